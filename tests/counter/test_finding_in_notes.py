"""Whoever is remembered by her pet, her family or a hobby: on a real, encrypted shop."""

from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from shopfriend.counter import details, people_index
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.views import Hit
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Gone, PromiseKind
from shopfriend.records.promise import Promise
from shopfriend.store import cipher
from shopfriend.store.change_log import insert_rows
from shopfriend.store.database import Database
from tests.conftest import SALT, SECRET

TODAY = date(2026, 11, 24)


@pytest.fixture
def maggie(database: Database) -> str:
    return add(database, NewCustomer("Margit Sørensen"), TODAY).uid


def hits(database: Database, query: str) -> list[Hit]:
    with closing(cipher.connect(database.path, cipher.raw_key(SECRET, SALT))) as connection:
        index = people_index.read_index(connection, TODAY)
        named_well = people_index.names(index, connection, query, TODAY)
        found = people_index.find(index, connection, query, TODAY)
        assert tuple(found[: len(named_well.hits)]) == named_well.hits
        return found


def found(database: Database, query: str) -> list[str]:
    return [hit.name for hit in hits(database, query)]


@pytest.mark.parametrize(
    "query",
    [
        "bella",
        "BEL",
        "two dachshunds",
        "the lady with the two dachshunds",
        "dachshund bella",
        "Margit with the Bella",
        "emil",
        "grandson",
        "emil grandson",
        "skiløb",
        "skilob",
    ],
)
def test_a_pet_a_relation_or_a_hobby_leads_to_whose_it_is(database: Database, maggie: str, query: str) -> None:
    details.add(database, maggie, DetailKind.PET, "Bella, dachshund")
    details.add(database, maggie, DetailKind.PET, "Max, dachshund")
    details.add(database, maggie, DetailKind.FAMILY, "Emil, grandson")
    details.add(database, maggie, DetailKind.TOPIC, "Skiløb")
    assert found(database, query) == ["Margit Sørensen"]


def test_names_come_first_then_notes_then_talks(database: Database, maggie: str) -> None:
    named_so, told, lately = (add(database, NewCustomer(name), TODAY).uid for name in ("Bella Quist", "Ann", "Bo"))
    details.add(database, maggie, DetailKind.PET, "Bella, dachshund")
    details.add(database, lately, DetailKind.PET, "Bella, cat")
    remember(database, [told], Talk("Met Bella in the park"), TODAY)
    remember(database, [lately], Talk("Rye as always"), TODAY)
    remember(database, [maggie], Talk("Rye as always"), TODAY - timedelta(3))
    remember(database, [named_so], Talk("Rye as always"), TODAY - timedelta(30))
    assert found(database, "bella") == ["Bella Quist", "Bo", "Margit Sørensen", "Ann"]
    assert [hit.why for hit in hits(database, "bella")] == ["", "in your notes", "in your notes", "mentioned in a talk"]


def test_of_many_with_such_a_pet_whoever_is_named_too_comes_first(database: Database, maggie: str) -> None:
    for number in range(5):
        other = add(database, NewCustomer(f"Ann Number{number}"), TODAY).uid
        details.add(database, other, DetailKind.PET, "Bella")
    details.add(database, maggie, DetailKind.PET, "Bella")
    assert found(database, "margit with bella")[0] == "Margit Sørensen"


def test_the_longest_word_alone_is_tried_only_where_nobody_is_called_so(database: Database, maggie: str) -> None:
    add(database, NewCustomer("Ann Dachshund"), TODAY)
    details.add(database, maggie, DetailKind.PET, "Bella, dachshund")
    assert found(database, "ann dachshunds")[0] == "Ann Dachshund"
    assert found(database, "the dachshund") == ["Margit Sørensen", "Ann Dachshund"]
    assert found(database, "the cormorants") == []


def test_who_has_died_is_never_named_nor_is_an_illness(database: Database, maggie: str) -> None:
    pet = details.add(database, maggie, DetailKind.PET, "Bella, dachshund").uid
    with database.writing() as session:
        key = named(session, maggie).id
        session.add(Detail(customer_id=key, kind=DetailKind.ALLERGY, text="walnuts", allowed_by="herself"))
        session.add(Detail(customer_id=key, kind=DetailKind.PET, name="Rex", gone=Gone.DIED))
    assert found(database, "walnuts") == found(database, "rex") == []
    assert found(database, "bella") == ["Margit Sørensen"]
    with database.writing() as session:
        session.scalars(select(Detail).where(Detail.uid == pet)).one().gone = Gone.DIED
    assert found(database, "bella") == found(database, "dachshund") == []


def test_whoever_is_no_longer_there_is_not_found_by_her_notes(database: Database, maggie: str) -> None:
    details.add(database, maggie, DetailKind.PET, "Bella, dachshund")
    with database.writing() as session:
        named(session, maggie).gone = Gone.PARTED
    assert found(database, "bella") == []


def test_between_us_leads_to_nobody_whatever_is_tried(database: Database, maggie: str) -> None:
    remember(database, [maggie], Talk("The clinic in Swansea", between_us=True), TODAY)
    for query in ("clinic", "clinics", "the lady with the clinic", "swansea clinic", "margit clinic swansea"):
        assert "talk" not in " ".join(hit.why for hit in hits(database, query))
    assert found(database, "the clinics") == []


def test_a_note_is_followed_through_every_change(database: Database, maggie: str) -> None:
    pet = details.add(database, maggie, DetailKind.PET, "Bella, dachshund").uid
    with database.writing() as session:
        session.scalars(select(Detail).where(Detail.uid == pet)).one().name = "Łódka"
    assert found(database, "bella") == []
    assert found(database, "lodka") == ["Margit Sørensen"]
    removed = details.remove(database, pet)
    assert found(database, "lodka") == []
    details.put_back(database, removed.action)
    assert found(database, "lodka dachshund") == ["Margit Sørensen"]


def test_notes_in_bulk_are_found_too(database: Database, maggie: str) -> None:
    with database.writing() as session:
        key = named(session, maggie).id
        rows = [{"customer_id": key, "kind": DetailKind.PET, "name": "Zoë", "relation": "tortoise"}]
        insert_rows(session, Detail, rows)
    assert found(database, "zoe tortoise") == ["Margit Sørensen"]


def test_those_who_would_look_alike_are_told_apart_by_more(database: Database) -> None:
    with database.writing() as session:
        keys = insert_rows(session, Customer, [{"name": "Ann Lee", "since": date(year, 5, 1)} for year in (1999, 2004)])
        insert_rows(
            session, Detail, [{"customer_id": key, "kind": DetailKind.PET, "name": "Bo"} for key in keys.values()]
        )
    assert sorted(hit.why for hit in hits(database, "ann")) == ["since 1999", "since 2004"]
    assert sorted(hit.why for hit in hits(database, "bo")) == [
        "since 1999 · in your notes",
        "since 2004 · in your notes",
    ]


def reason(database: Database, maggie: str, **promised: object) -> str:
    with database.writing() as session:
        session.add(Promise(customer_id=named(session, maggie).id, made_on=TODAY, text="Blue pills", **promised))
    (hit,) = hits(database, "margit")
    assert "pills" not in f"{hit.why} {hit.reason}"
    return hit.reason


def test_a_reason_says_that_an_order_has_come_and_never_which(database: Database, maggie: str) -> None:
    assert reason(database, maggie) == ""
    assert reason(database, maggie, due=TODAY + timedelta(1)) == ""
    assert reason(database, maggie, kind=PromiseKind.ORDER, ordered_on=TODAY) == ""
    assert reason(database, maggie, due=TODAY) == "promise due"
    assert reason(database, maggie, due=TODAY, why="out of print") == "promise due"
    assert reason(database, maggie, kind=PromiseKind.CALL_BACK, come_on=TODAY) == "something is in"
    assert reason(database, maggie, kind=PromiseKind.ORDER, come_on=TODAY) == "order is in"


def test_an_order_that_was_handed_over_is_no_reason(database: Database, maggie: str) -> None:
    assert reason(database, maggie, kind=PromiseKind.ORDER, come_on=TODAY, handed_over_on=TODAY) == ""
