"""Of two who are made one the owner chooses what stays where both differ; nothing is lost, and all comes back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from shopfriend.exchange.doubles import doubles
from shopfriend.exchange.importing import store
from shopfriend.exchange.merging import merge
from shopfriend.exchange.taking_apart import joined, take_apart
from shopfriend.records.birthday import Birthday
from shopfriend.records.customer import Customer
from shopfriend.records.household import Household
from shopfriend.store.database import Database
from tests.exchange.test_merging import MAGGIE, MARGIT, customers, everything, of

OTHER_DAY = Birthday(12, 11, 1957)


@pytest.fixture
def two(database: Database) -> tuple[str, str]:
    store(database, of(MARGIT, replace(MAGGIE, reference="C-18", birthday=OTHER_DAY, called="Mags")))
    with database.writing() as session:
        kept, gone = session.scalars(select(Customer).order_by(Customer.id))
        kept.reference, kept.called = "C-17", "Maggie"
    return kept.uid, gone.uid


def test_what_was_chosen_stands_and_the_other_is_in_the_notes(database: Database, two: tuple[str, str]) -> None:
    merge(database, *two, chosen=("name", "birthday", "called"))
    (one,) = customers(database)
    assert (one.uid, one.name, one.birthday, one.called) == (two[0], "Maggie Sorensen", OTHER_DAY, "Mags")
    assert one.reference == "C-17"
    lines = one.notes.split("\n")
    assert any(line.endswith(": Margit Sørensen") for line in lines)
    assert any(line.endswith(": Maggie") for line in lines)
    assert any(line.endswith("12-10") for line in lines)
    assert any(line.endswith(": C-18") for line in lines)


@pytest.mark.parametrize("chosen", [(), ("name",), ("name", "called", "reference", "birthday")])
def test_taken_apart_both_are_as_they_were(database: Database, two: tuple[str, str], chosen: tuple[str, ...]) -> None:
    with database.writing() as session:
        house = Household(envelope_name="The Sørensens")
        session.add(house)
        session.flush()
        kept, gone = session.scalars(select(Customer).order_by(Customer.id))
        kept.household_id = gone.household_id = house.id
        gone.takes_household_post = True
    before = everything(database)
    merge(database, *two, chosen=chosen)
    (told,) = joined(database)
    assert (told.gone_uid, told.name) == (two[1], "Maggie Sorensen")
    assert told.day == datetime(2026, 11, 24, 9, 30, tzinfo=UTC).astimezone().date()
    take_apart(database, two[1])
    assert everything(database) == before
    assert joined(database) == ()


def test_what_can_be_chosen_and_what_is_alike_is_told(database: Database) -> None:
    store(database, of(MARGIT, MAGGIE))
    with database.writing() as session:
        for customer in session.scalars(select(Customer)):
            customer.since = date(2020, 1, 1)
    (pair,) = doubles(database)
    by_name = {each.label: each for each in pair.differs}
    assert {each.fact for each in pair.differs if each.to_choose} == {"name", "birthday"}
    assert by_name["Tags"].fact == ""
    assert pair.same == ()
