"""Two rows become one customer with nothing lost, and two again whenever the owner says so."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from shopfriend.exchange.importing import store
from shopfriend.exchange.merging import merge
from shopfriend.exchange.person import Person, PersonAddress, PersonPhone, Reading
from shopfriend.exchange.taking_apart import take_apart
from shopfriend.problem import Problem
from shopfriend.records.birthday import Birthday
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer, Phone, Wish
from shopfriend.records.double import Apart, Merged
from shopfriend.records.everything import METADATA
from shopfriend.records.kinds import Direction, Gone, Stage
from shopfriend.records.references import references
from shopfriend.records.referral import Referral
from shopfriend.records.visit import Visit
from shopfriend.store.database import Database

PHONE = PersonPhone("020 7946 0000", "+442079460000")
MARGIT = Person(
    "Margit Sørensen",
    birthday=Birthday(12, 10),
    phones=(PHONE,),
    tags=("tea",),
    addresses=(PersonAddress("3 Mill Lane", "HR9 4TQ", "Wyebridge"),),
    notes="Likes rye",
)
MAGGIE = Person(
    "Maggie Sorensen",
    called="Maggie",
    reference="C-17",
    birthday=Birthday(12, 10, 1956),
    phones=(PHONE, PersonPhone("07700 900112")),
    emails=("margit@example.org",),
    addresses=(PersonAddress("9 High Street", "", "Ross"),),
    tags=("tea", "rye"),
    notes="Likes rye\nComes on Mondays",
    partner="Jens",
)
OWNED = (Customer.phones, Customer.emails, Customer.addresses, Customer.tags, Customer.wishes)


def of(*people: Person) -> Reading:
    return Reading("list.csv", "table", "utf-8", people, ())


@pytest.fixture
def two(database: Database) -> tuple[str, str]:
    store(database, of(MARGIT, MAGGIE))
    with database.writing() as session:
        kept, gone = session.scalars(select(Customer).order_by(Customer.id))
        talk = Conversation(text="Her trip", day=date(2026, 11, 1))
        session.add(talk)
        session.flush()
        session.add_all([Present(conversation_id=talk.id, customer_id=each.id) for each in (kept, gone)])
        session.add_all([Visit(customer_id=each.id, day=date(2026, 11, 1)) for each in (kept, gone)])
        session.add(Visit(customer_id=gone.id, day=date(2026, 11, 2)))
        session.add(Wish(customer_id=gone.id))
        session.add(Referral(customer_id=gone.id, other_id=kept.id, direction=Direction.TO_US, day=date(2026, 11, 1)))
        gone.stage = Stage.CLIENT
    return kept.uid, gone.uid


def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """All rows but the log and what stands for keeping it: customers' keys by uid."""
    with database.reading() as session:
        connection = session.connection()
        uids = dict(iter(connection.execute(select(Customer.id, Customer.uid))))
        pointing = {(noun.__tablename__, column) for noun, column in references()}
        told = {}
        for table in METADATA.sorted_tables:
            if table.name in ("change", "apart"):
                continue
            rows = connection.execute(select(table)).mappings()
            told[table.name] = sorted(
                (
                    {
                        name: uids.get(value) if (table.name, name) in pointing else value
                        for name, value in row.items()
                        if name not in ("id", "version", "changed", "created")
                    }
                    for row in rows
                ),
                key=lambda row: str(row["uid"]),
            )
        return told


def customers(database: Database) -> list[Customer]:
    with database.reading() as session:
        return list(session.scalars(select(Customer).options(*map(selectinload, OWNED)).order_by(Customer.id)))


def test_all_that_either_had_is_hers(database: Database, two: tuple[str, str]) -> None:
    done = merge(database, *two)
    (her,) = customers(database)
    assert two[0] in done.customers
    assert (her.name, her.called, her.reference, her.stage) == ("Margit Sørensen", "Maggie", "C-17", Stage.CLIENT)
    assert her.birthday == Birthday(12, 10, 1956)
    assert [phone.number for phone in her.phones] == ["020 7946 0000", "07700 900112"]
    assert [email.address for email in her.emails] == ["margit@example.org"]
    assert [(each.street, each.postal) for each in her.addresses] == [("3 Mill Lane", True), ("9 High Street", False)]
    assert sorted(tag.word for tag in her.tags) == ["rye", "tea"]
    assert her.notes == "Likes rye\nName: Maggie Sorensen\nComes on Mondays"
    assert len(her.wishes) == 1
    with database.reading() as session:
        assert len(session.scalars(select(Present)).all()) == 1
        assert len(session.scalars(select(Visit)).all()) == 2
        assert session.scalars(select(Referral)).all() == []
        assert session.scalars(select(Merged.name)).all() == ["Maggie Sorensen"]


def test_taken_apart_everything_is_as_it_was(database: Database, two: tuple[str, str]) -> None:
    before = everything(database)
    merge(database, *two)
    take_apart(database, two[1])
    assert everything(database) == before
    with database.reading() as session:
        assert len(session.scalars(select(Apart)).all()) == 1


def test_what_was_written_since_stays(database: Database, two: tuple[str, str]) -> None:
    merge(database, *two)
    with database.writing() as session:
        her = session.scalars(select(Customer)).one()
        her.called = "Mags"
        session.add(Phone(customer_id=her.id, number="01989 1"))
    take_apart(database, two[1])
    kept, gone = customers(database)
    assert (kept.called, gone.called) == ("Mags", "Maggie")
    assert [phone.number for phone in kept.phones] == ["020 7946 0000", "01989 1"]


def test_a_list_brings_nobody_back_who_was_merged(database: Database, two: tuple[str, str]) -> None:
    merge(database, *two)
    done = store(database, of(MARGIT, MAGGIE))
    assert (done.stored, len(customers(database))) == (0, 1)
    assert customers(database)[0].name == "Margit Sørensen"


def test_whoever_has_died_is_dead_after_a_merge(database: Database, two: tuple[str, str]) -> None:
    with database.writing() as session:
        session.scalars(select(Customer).where(Customer.uid == two[1])).one().gone = Gone.DIED
    merge(database, *two)
    assert customers(database)[0].gone is Gone.DIED


def test_only_two_customers_can_be_merged_and_only_once(database: Database, two: tuple[str, str]) -> None:
    with pytest.raises(Problem, match="not two customers"):
        merge(database, two[0], two[0])
    merge(database, *two)
    with pytest.raises(Problem, match="not two customers"):
        merge(database, *two)
    take_apart(database, two[1])
    with pytest.raises(Problem, match="never merged"):
        take_apart(database, two[1])
