"""What is counted before printing agrees with what is then printed, and nothing is laid out for it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shopfriend.cards.counts import before_print
from shopfriend.cards.month_end import Order, paper_for
from shopfriend.cards.queue import take
from shopfriend.printing.formats import FORMATS, ready_cut
from shopfriend.printing.letter_post import load_letter_post
from shopfriend.records.customer import Address, Customer
from shopfriend.records.household import Household
from shopfriend.records.kinds import Reach
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add
from tests.cards.test_month_end import WORKSHOP

POST = load_letter_post(Path(__file__).parents[2] / "resources" / "post.toml")
SHOP = replace(WORKSHOP, letter_post=POST)


@pytest.fixture
def cards(database: Database) -> tuple[str, ...]:
    """Four to post, one of them abroad and one by the address of her house; one by her wish and one without address."""
    add(database, a_shop())

    def home(**more: str) -> Address:
        return Address(street="3 Mill Lane", town="Wyebridge", postcode="HR9 4TQ", postal=True, **more)

    (house,) = add(database, Household(envelope_name="The Linds"))
    december = {"birth_month": 12}
    add(
        database,
        Customer(
            name="Ada", birth_day=1, addresses=[home()], household_id=house, takes_household_post=True, **december
        ),
        Customer(name="Ben", birth_day=2, household_id=house, **december),
        Customer(name="Cora", birth_day=3, addresses=[home()], **december),
        Customer(name="Dirk", birth_day=4, addresses=[home(country="Deutschland")], **december),
        Customer(name="Eve", birth_day=5, addresses=[home()], reach=Reach.HAND_OVER, **december),
        Customer(name="Finn", birth_day=6, **december),
    )
    return take(database, NOVEMBER, MAKING).cards


def test_sheets_envelopes_and_stamps_are_those_that_printing_needs(database: Database, cards: tuple[str, ...]) -> None:
    told = before_print(database, cards, SHOP)
    assert (told.sheets, told.envelopes, told.stamps, told.handed_over) == (3, 6, 4, 2)
    assert told.kind == "Letter"
    assert told.note == (
        "Within Letter: about 12 g of 100 g, 162 × 114 mm. One of them goes abroad and wants another stamp."
    )
    stack = paper_for(database, cards, Order(NOVEMBER, Path(), date(2026, 11, 24)), SHOP)
    assert stack.sheets == told.sheets
    assert len(stack.names) == told.envelopes


def test_the_format_and_its_stock_decide(database: Database, cards: tuple[str, ...]) -> None:
    cut = before_print(database, cards, replace(SHOP, form=ready_cut(FORMATS["a6"])))
    assert (cut.sheets, cut.envelopes) == (6, 6)
    assert cut.grams > before_print(database, cards, SHOP).grams > before_print(database, cards, SHOP, paper=120).grams
    alone = before_print(database, cards, replace(SHOP, form=FORMATS["us-postcard"]))
    assert (alone.sheets, alone.envelopes, alone.stamps) == (3, 0, 4)


def test_nothing_to_print_needs_nothing(database: Database) -> None:
    add(database, a_shop())
    told = before_print(database, (), SHOP)
    assert (told.sheets, told.envelopes, told.stamps, told.handed_over) == (0, 0, 0, 0)


def test_a_country_that_is_not_in_the_table_is_told_weight_and_size(database: Database, cards: tuple[str, ...]) -> None:
    told = before_print(database, cards, replace(SHOP, letter_post={}))
    assert told.kind == ""
    assert told.note.startswith("Each weighs about 12 g and is 162 × 114 mm.")
