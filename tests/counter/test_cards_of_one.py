"""The cards on a customer's page: all that went to paper, to her or her house, and what she would rather not have."""

from datetime import date

import pytest
from sqlalchemy import select

from shopfriend.cards.queue import lay_out
from shopfriend.counter.cards_of_one import cards_kept, declined, take_back
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer, Wish
from shopfriend.records.household import Household
from shopfriend.records.kinds import CardState, Occasion, Stage
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add


@pytest.fixture
def ann(database: Database) -> int:
    (house,) = add(database, a_shop(), Household(envelope_name="Ann & Bert Lee"))[1:]
    (key,) = add(database, Customer(name="Ann", birth_day=4, birth_month=12, household_id=house, stage=Stage.PARTNER))
    add(database, Customer(name="Bert", household_id=house))
    lay_out(database, NOVEMBER, MAKING)
    return key


def states(database: Database, state: CardState, *occasions: Occasion) -> None:
    with database.writing() as session:
        for card in session.scalars(select(Card).where(Card.occasion.in_(occasions))):
            card.state, card.sent_on = state, date(2026, 12, 1) if state is CardState.SENT else None


def test_all_cards_on_paper_are_kept_with_their_words_newest_first(database: Database, ann: int) -> None:
    with database.reading() as session:
        assert cards_kept(session, session.get_one(Customer, ann)) == ()
    states(database, CardState.SENT, Occasion.BIRTHDAY)
    states(database, CardState.PRINTED, Occasion.CHRISTMAS)
    with database.reading() as session:
        christmas, birthday = cards_kept(session, session.get_one(Customer, ann))
        words = session.scalars(select(Card.paragraphs).where(Card.occasion == Occasion.BIRTHDAY)).one()
    assert (christmas.title, christmas.is_away, birthday.title, birthday.is_away) == (
        "Christmas",
        False,
        "Birthday",
        True,
    )
    assert birthday.words[1:-1] == tuple(words)
    assert birthday.day == date(2026, 12, 1)


def test_what_is_not_wanted_is_told_and_taken_back(database: Database, ann: int) -> None:
    states(database, CardState.PRINTED, Occasion.BIRTHDAY, Occasion.CHRISTMAS)
    add(database, Wish(customer_id=ann, occasion=Occasion.BIRTHDAY, year=2026, said="Not forty"))
    add(database, Wish(customer_id=ann))
    with database.reading() as session:
        customer = session.get_one(Customer, ann)
        told = declined(session, customer)
        assert all(card.unwanted for card in cards_kept(session, customer))
    assert [(one.words, one.every) for one in told] == [
        ("No card: Birthday, in 2026 · “Not forty”", False),
        ("No cards", True),
    ]
    for one in (told[1], told[1]):
        take_back(database, one.uid)
    with database.reading() as session:
        customer = session.get_one(Customer, ann)
        assert len(declined(session, customer)) == 1
        assert {card.title: card.unwanted for card in cards_kept(session, customer)} == {
            "Birthday": True,
            "Christmas": False,
        }
