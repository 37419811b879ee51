"""The same words to the same person never, and next door not within a year, unless a line makes them another card."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from shopfriend.cards import editing
from shopfriend.cards.month_pile import month_pile
from shopfriend.cards.queue import lay_out, take
from shopfriend.cards.repeats import said_before
from shopfriend.cards.wording import load_texts
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.customer import Address, Customer
from shopfriend.records.household import Household
from shopfriend.records.kinds import CardState, Occasion, SubjectKind
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add
from tests.cards.test_editing import LINE

TEXTS = load_texts(MAKING.words)
BIRTHDAYS = [text.key for text in TEXTS.spoken("en").texts if text.occasion is Occasion.BIRTHDAY and not text.kind]
DECEMBER = {"birth_day": 4, "birth_month": 12}


@pytest.fixture(autouse=True)
def _a_shop(database: Database) -> None:
    add(database, a_shop())


def home(street: str) -> Address:
    return Address(street=street, town="Wyebridge", postcode="HR9 4TQ", postal=True)


def card(database: Database, customer: int, key: str, day: date, **more: object) -> str:
    with database.reading() as session:
        uid = session.get_one(Customer, customer).uid
    values = {"customer_id": customer, "recipient_uid": uid, "subject": SubjectKind.PERSON, "subject_uid": uid, **more}
    row = Card(occasion=Occasion.BIRTHDAY, day=day, year=day.year, text_key=key, state=CardState.SENT, **values)
    add(database, row)
    return row.uid


def again(database: Database, *cards: str) -> frozenset[str]:
    with database.reading() as session:
        return said_before(session, cards)


@pytest.mark.parametrize(
    ("street", "days", "told"),
    [
        ("5 Mill Lane", 300, True),
        ("Flat 2, 12a MILL LANE", 300, True),
        ("5 Mill Lane", 366, False),
        ("5 High Street", 300, False),
    ],
)
def test_a_street_notices_the_same_words_within_a_year(database: Database, street: str, days: int, told: bool) -> None:
    ann, bea = add(
        database, Customer(name="Ann", addresses=[home("3 Mill Lane")]), Customer(name="Bea", addresses=[home(street)])
    )
    first = card(database, ann, "birthday-cake", date(2026, 12, 4) - timedelta(days=days))
    second = card(database, bea, "birthday-cake", date(2026, 12, 4))
    other = card(database, bea, "birthday-sun", date(2025, 12, 4))
    assert again(database, first, second, other) == (frozenset({second}) if told else frozenset())


def test_a_person_notices_after_years_and_reads_what_the_house_gets(database: Database) -> None:
    (house,) = add(database, Household(envelope_name="The Lees"))
    ann, bea = add(database, Customer(name="Ann", household_id=house), Customer(name="Bea", household_id=house))
    with database.reading() as session:
        of_house = session.get_one(Household, house).uid
    to_house = {"customer_id": None, "household_id": house, "recipient_uid": of_house, "subject_uid": of_house}
    long_ago = card(database, ann, "birthday-cake", date(2010, 12, 4))
    card(database, bea, "birthday-sun", date(2010, 12, 4), **to_house)
    again_ann = card(database, ann, "birthday-cake", date(2026, 12, 4))
    as_the_house = card(database, bea, "birthday-sun", date(2026, 12, 4))
    as_the_neighbour = card(database, bea, "birthday-cake", date(2025, 12, 4))
    cards = (long_ago, again_ann, as_the_house, as_the_neighbour)
    assert again(database, *cards) == {again_ann, as_the_house}


def test_when_all_words_were_told_the_oldest_come_marked_and_want_a_line(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann", **DECEMBER))
    for number, key in enumerate(BIRTHDAYS):
        card(database, ann, key, date(2000 + number, 12, 4))
    assert take(database, NOVEMBER, MAKING).cards == ()
    with database.reading() as session:
        found = month_pile(session, NOVEMBER, TEXTS)
    assert found is not None
    (shown,) = found.cards
    assert (shown.draft.text.key, shown.said_before, shown.state) == (BIRTHDAYS[0], True, CardState.SUGGESTED)
    with pytest.raises(Problem, match="line of your own"):
        editing.write(database, shown.uid, shown.draft, ready=True)
    editing.write(database, shown.uid, replace(shown.draft, personal_line=LINE), ready=True)
    assert take(database, NOVEMBER, MAKING).cards == (shown.uid,)


def test_of_words_that_all_neighbours_had_those_longest_ago_come_first(database: Database) -> None:
    add(database, Customer(name="Ann", addresses=[home("3 Mill Lane")], **DECEMBER))
    for number, key in enumerate(BIRTHDAYS):
        (near,) = add(database, Customer(name=f"Near {number}", addresses=[home(f"{number + 5} Mill Lane")]))
        card(database, near, key, date(2026, 2, 1) + timedelta(days=number))
    lay_out(database, NOVEMBER, MAKING)
    with database.reading() as session:
        found = session.scalars(select(Card).where(Card.state == CardState.SUGGESTED)).one()
        assert (found.text_key, said_before(session, [found.uid])) == (BIRTHDAYS[0], {found.uid})
