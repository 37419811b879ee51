from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from shopfriend.cards.queue import take
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import CardState, SubjectKind
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add

OTHERWISE = replace(MAKING, hand="mynerve", seed=9)


@pytest.fixture
def ann(database: Database) -> int:
    add(database, a_shop())
    return add(database, Customer(name="Ann Lee", given="Ann", birth_day=4, birth_month=12))[0]


def the_card(database: Database) -> Card:
    with database.reading() as session:
        return session.scalars(select(Card)).one()


def test_a_taken_birthday_waits_under_its_yearly_key(database: Database, ann: int) -> None:
    take(database, NOVEMBER, MAKING)
    card = the_card(database)
    assert (card.state, card.subject, card.subject_uid, card.day, card.year) == (
        CardState.WAITING,
        SubjectKind.PERSON,
        card.recipient_uid,
        date(2026, 12, 4),
        2026,
    )
    assert 0 <= card.seed < 2**63


@pytest.mark.parametrize("state", [CardState.SUGGESTED, CardState.WAITING, CardState.PRINTED])
def test_run_again_it_keeps_words_and_follows_hand_and_seed(database: Database, ann: int, state: CardState) -> None:
    take(database, NOVEMBER, MAKING)
    before = the_card(database)
    with database.writing() as session:
        session.scalars(select(Card)).one().state = state
    assert take(database, NOVEMBER, OTHERWISE).cards == (before.uid,)
    card = the_card(database)
    assert (card.paragraphs, card.beginning, card.ending) == (before.paragraphs, before.beginning, before.ending)
    assert card.hand == "mynerve"
    assert card.seed != before.seed
    assert card.state is (CardState.PRINTED if state is CardState.PRINTED else CardState.WAITING)


def test_a_card_on_the_printer_stays_as_it_is(database: Database, ann: int) -> None:
    take(database, NOVEMBER, MAKING)
    with database.writing() as session:
        session.scalars(select(Card)).one().state = CardState.PRINTING
    taken = take(database, NOVEMBER, OTHERWISE)
    card = the_card(database)
    assert taken.cards == (card.uid,)
    assert (card.hand, card.state, taken.changes.sequence) == (MAKING.hand, CardState.PRINTING, 0)


def test_a_corrected_birthday_moves_its_waiting_card(database: Database, ann: int) -> None:
    take(database, NOVEMBER, MAKING)
    with database.writing() as session:
        session.get_one(Customer, ann).birth_day = 14
    take(database, NOVEMBER, MAKING)
    assert the_card(database).day == date(2026, 12, 14)


def test_the_same_pile_twice_writes_nothing(database: Database, ann: int) -> None:
    assert take(database, NOVEMBER, MAKING).changes.sequence > 0
    assert take(database, NOVEMBER, MAKING).changes.sequence == 0
