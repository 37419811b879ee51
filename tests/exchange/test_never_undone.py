"""What was decided in the shop no list undoes: no cards, a death, a merge, a deletion."""

from datetime import date

import pytest
from sqlalchemy import func, select

from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.no_longer import silence_customer
from shopfriend.exchange import importing, planning, reading
from shopfriend.exchange.merging import merge
from shopfriend.exchange.person import Person, PersonPhone, Reading
from shopfriend.exchange.views import Met
from shopfriend.keeping import deleting
from shopfriend.records.birthday import Birthday
from shopfriend.records.customer import Customer, Phone, Wish
from shopfriend.records.kinds import Gone, Occasion
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)
ROW = Person(
    "Margit Sørensen",
    phones=(PersonPhone("07700 900112"), PersonPhone("0161 496 0000")),
    birthday=Birthday(12, 10),
    notes="Newsletter: yes",
)


@pytest.fixture
def maggie(database: Database) -> str:
    return add(database, NewCustomer("Margit Sørensen", phone="07700 900112"), TODAY).uid


def bring(database: Database, *people: Person) -> list[Met]:
    rows = Reading("till.csv", "table", "utf-8", people, ())
    met = [each.met for each in planning.plan(database, rows).people]
    for _time in range(2):
        importing.store(database, rows)
    return met


def count(database: Database, noun: type) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(noun)) or 0


@pytest.mark.parametrize(("occasion", "year"), [(None, None), (Occasion.BIRTHDAY, None), (None, 2026)])
def test_no_cards_stays_no_cards(database: Database, maggie: str, occasion: Occasion | None, year: int | None) -> None:
    with database.writing() as session:
        session.add(Wish(customer_id=named(session, maggie).id, occasion=occasion, year=year, said="No, thank you"))
    assert bring(database, ROW) == [Met.KNOWN]
    with database.reading() as session:
        wish = session.scalars(select(Wish)).one()
    assert (wish.occasion, wish.year, wish.said) == (occasion, year, "No, thank you")


LIST = (
    "Name,Phone,Opt-out,Accepts Marketing\nMargit Sørensen,07700 900112,{said},{accepts}\nAnn One,,{said},{accepts}\n"
)


@pytest.mark.parametrize(
    ("said", "accepts", "wishes"), [("Yes", "yes", 2), ("x", "", 2), ("ja", "no", 2), ("no", "no", 0), ("", "no", 0)]
)
def test_a_refusal_in_a_list_becomes_a_wish_and_no_consent_is_none(
    database: Database, maggie: str, said: str, accepts: str, wishes: int
) -> None:
    read = reading.read_bytes(LIST.format(said=said, accepts=accepts).encode(), "till.csv", "GB", today=TODAY)
    for _time in range(2):
        importing.store(database, read)
    with database.reading() as session:
        found = session.scalars(select(Wish)).all()
    assert [(wish.occasion, wish.year, wish.said) for wish in found] == [(None, None, "Opt-out")] * wishes


def test_a_wish_that_the_owner_took_away_is_not_brought_again(database: Database, maggie: str) -> None:
    read = reading.read_bytes(LIST.format(said="yes", accepts="").encode(), "till.csv", "GB", today=TODAY)
    importing.store(database, read)
    with database.writing() as session:
        for wish in session.scalars(select(Wish)):
            session.delete(wish)
    importing.store(database, read)
    assert count(database, Wish) == 0


@pytest.mark.parametrize("gone", list(Gone))
def test_whoever_is_no_longer_stays_so_and_gains_nothing(database: Database, maggie: str, gone: Gone) -> None:
    silence_customer(database, maggie, gone, TODAY)
    assert bring(database, ROW) == [Met.LEFT_OUT]
    with database.reading() as session:
        customer = session.scalars(select(Customer)).one()
    assert (customer.gone, customer.birthday, customer.notes) == (gone, None, "")
    assert count(database, Phone) == 1


def test_whoever_became_one_with_somebody_stays_one(database: Database, maggie: str) -> None:
    twice = add(database, NewCustomer("Maggie Sorensen", phone="07700 900113"), TODAY).uid
    merge(database, maggie, twice)
    row = Person("Maggie Sorensen", phones=(PersonPhone("07700 900113"),))
    bring(database, row, ROW)
    assert count(database, Customer) == 1


def test_whoever_was_deleted_stays_deleted(database: Database, maggie: str) -> None:
    deleting.delete_customer(database, maggie)
    assert bring(database, ROW) == [Met.LEFT_OUT]
    assert count(database, Customer) == 0
