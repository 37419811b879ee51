from datetime import date

import pytest

from shopfriend.cards.pile import called_on, pile, row_of
from shopfriend.cards.queue import take
from shopfriend.cards.views import PileCard
from shopfriend.records.customer import Address, Customer
from shopfriend.records.household import Household
from shopfriend.records.kinds import Gone, Reach
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add, order

DECEMBER = {"birth_day": 4, "birth_month": 12}


@pytest.fixture(autouse=True)
def _a_shop(database: Database) -> None:
    add(database, a_shop())


def the_pile(database: Database) -> list[PileCard]:
    taken = take(database, NOVEMBER, MAKING)
    with database.reading() as session:
        return pile(session, taken.cards)


def home(**more: object) -> Address:
    return Address(**{"street": "3 Mill Lane", "town": "Wyebridge", "postcode": "HR9 4TQ", "postal": True, **more})


@pytest.mark.parametrize(
    ("beginning", "called", "said"),
    [
        ("Dear Maggie,", "Maggie", "Maggie"),
        ("Dear Alison,", "Al", "Alison"),
        ("Lieber Herr Müller,", "Jürgen", "Herr Müller"),
        ("Dear J. (Jo),", "Jo", "Jo"),
        ("Maggie", "Margit", "Maggie"),
    ],
)
def test_how_a_card_addresses_somebody_is_read_from_its_beginning(beginning: str, called: str, said: str) -> None:
    assert called_on(beginning, called) == said


@pytest.mark.parametrize(
    ("country", "place", "last_day"),
    [
        ("", ("Wyebridge", "HR9 4TQ"), date(2026, 12, 1)),
        ("United Kingdom", ("Wyebridge", "HR9 4TQ"), date(2026, 12, 1)),
        ("Deutschland", ("HR9 4TQ Wyebridge", "Deutschland"), date(2026, 11, 20)),
        ("Ruritania", ("Ruritania",), date(2026, 11, 20)),
    ],
)
def test_a_country_is_named_abroad_alone_and_needs_more_days(
    database: Database, country: str, place: tuple[str, ...], last_day: date
) -> None:
    add(database, Customer(name="Ann", addresses=[home(country=country)], **DECEMBER))
    (card,) = the_pile(database)
    assert card.address is not None
    assert card.address.place[-len(place) :] == place
    assert card.post_by == last_day


def test_without_an_address_or_by_her_wish_a_card_is_handed_over(database: Database) -> None:
    add(database, Customer(name="Ann", **DECEMBER))
    add(database, Customer(name="Bea", reach=Reach.HAND_OVER, addresses=[home()], **DECEMBER))
    for card in the_pile(database):
        assert (card.address, card.post_by) == (None, None)
        assert row_of(card, date(2026, 11, 24)) == ("Birthday, 4 December", "Hand over", "")


@pytest.mark.parametrize(("gone", "used"), [(None, True), (Gone.DIED, True), (Gone.PARTED, False)])
def test_the_house_has_one_address_but_not_that_of_one_who_has_parted(
    database: Database, gone: Gone | None, used: bool
) -> None:
    (house,) = add(database, Household(envelope_name="The Lees"))
    member = {"household_id": house, "takes_household_post": True, "gone": gone, "gone_on": date(2020, 1, 1)}
    add(database, Customer(name="Other", addresses=[home()], **member))
    add(database, Customer(name="Ann", household_id=house, **DECEMBER))
    (card,) = the_pile(database)
    assert (card.address is not None) is used


def test_the_list_names_only_the_month_where_no_day_is_known(database: Database) -> None:
    add(database, Customer(name="Ann", birth_month=12, addresses=[home()]))
    (card,) = the_pile(database)
    assert row_of(card, date(2026, 11, 24)) == ("Birthday in December 2026", "Post", "26 November")


def test_thanks_have_no_last_day_to_post(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann", addresses=[home()]))
    add(database, order(ann))
    (card,) = the_pile(database)
    assert row_of(card, date(2026, 11, 24)) == ("Thank you, 20 November", "Post", "")
