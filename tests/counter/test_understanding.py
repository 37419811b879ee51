"""Keeping what a talk offered, on a real file: only once the owner has said so, and nothing of those who are gone."""

from datetime import date

import pytest
from sqlalchemy import select

from shopfriend.counter import understanding
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.promises import NewPromise
from shopfriend.counter.said.offer import Kind, Offer
from shopfriend.problem import Problem
from shopfriend.records.birthday import Birthday
from shopfriend.records.conversation import Conversation
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Gone, PromiseKind
from shopfriend.records.need import Need
from shopfriend.records.promise import Promise
from shopfriend.records.shop import Shop
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)


@pytest.fixture
def maggie(database: Database) -> str:
    with database.writing() as session:
        session.add(Shop(name="Corner", region="GB"))
    return add(database, NewCustomer("Margit Sørensen", "Margit", "Sørensen", "Maggie"), TODAY).uid


def talk(database: Database, maggie: str, text: str, **more: object) -> str:
    return remember(database, [maggie], Talk(text, **more), TODAY).uid  # type: ignore[arg-type]


def offered(database: Database, maggie: str, uid: str) -> list[Offer]:
    with database.reading() as session:
        return list(understanding.understood(session, maggie, uid, TODAY))


def rows(database: Database, noun: type) -> list[object]:
    with database.reading() as session:
        return list(session.scalars(select(noun)))


def keep_all(database: Database, maggie: str, uid: str, allowed_by: str = "") -> None:
    for offer in offered(database, maggie, uid):
        understanding.keep(database, maggie, uid, offer, TODAY, allowed_by)


def test_nothing_is_taken_before_it_is_kept_and_nothing_is_offered_twice(database: Database, maggie: str) -> None:
    uid = talk(database, maggie, "Her grandson Emil came. She would like Kenyan beans. Her dog Plet too.")
    assert rows(database, Detail) == rows(database, Need) == []
    assert [offer.kind for offer in offered(database, maggie, uid)] == [Kind.FAMILY, Kind.PET, Kind.NEED]
    keep_all(database, maggie, uid)
    assert [(one.kind, one.name, one.relation) for one in rows(database, Detail)] == [
        (DetailKind.FAMILY, "Emil", "grandson"),
        (DetailKind.PET, "Plet", "dog"),
    ]
    assert [(need.text, need.since, need.met_on) for need in rows(database, Need)] == [("Kenyan beans", TODAY, None)]
    assert offered(database, maggie, uid) == []


def test_birthdays_come_to_the_customer_or_to_the_one_they_are_of(database: Database, maggie: str) -> None:
    uid = talk(database, maggie, "Her birthday is on 12 March 1956. Her grandson Emil turns 18 on 3 May.")
    keep_all(database, maggie, uid)
    with database.reading() as session:
        customer = named(session, maggie)
        assert customer.birthday == Birthday(3, 12, 1956)
        assert customer.sources["birth_day"] == "from a talk"
    (emil,) = rows(database, Detail)
    assert (emil.name, emil.relation, emil.date) == ("Emil", "grandson", Birthday(5, 3))
    assert offered(database, maggie, uid) == []


def test_a_promise_is_kept_with_its_day_and_kind(database: Database, maggie: str) -> None:
    uid = talk(database, maggie, "I'll order the blue scarf by Friday")
    keep_all(database, maggie, uid)
    (promise,) = rows(database, Promise)
    assert (promise.text, promise.due, promise.kind) == (
        "Order the blue scarf by Friday",
        date(2026, 11, 27),
        PromiseKind.ORDER,
    )
    assert offered(database, maggie, uid) == []
    typed = talk(database, maggie, "I'll order the blue scarf", promise=NewPromise("Blue scarf"))
    assert offered(database, maggie, typed) == []


def test_what_will_happen_is_asked_after_unless_a_question_stands_there(database: Database, maggie: str) -> None:
    uid = talk(database, maggie, "Her exam is on Friday")
    keep_all(database, maggie, uid)
    with database.reading() as session:
        stored = session.scalars(select(Conversation)).one()
        assert stored.ask == "Her exam is on Friday: how was it?"
        assert "how was it" in stored.folded
    asked = talk(database, maggie, "Her exam is on Friday", ask="How was the exam?")
    assert offered(database, maggie, asked) == []


def test_an_allergy_is_kept_only_with_who_allowed_it(database: Database, maggie: str) -> None:
    uid = talk(database, maggie, "She is allergic to walnuts")
    (offer,) = offered(database, maggie, uid)
    for nobody in ("", "  "):
        with pytest.raises(Problem) as problem:
            understanding.keep(database, maggie, uid, offer, TODAY, nobody)
        assert problem.value.code == "nobody-allowed"
    assert rows(database, Detail) == []
    understanding.keep(database, maggie, uid, offer, TODAY, "Maggie herself")
    (allergy,) = rows(database, Detail)
    assert (allergy.kind, allergy.text, allergy.allowed_by) == (DetailKind.ALLERGY, "walnuts", "Maggie herself")


def test_a_talk_between_us_offers_nothing(database: Database, maggie: str) -> None:
    uid = talk(database, maggie, "Her grandson Emil came", between_us=True)
    assert offered(database, maggie, uid) == []


def test_nothing_that_names_somebody_who_is_no_longer_is_offered(database: Database, maggie: str) -> None:
    uid = talk(database, maggie, "Her husband Jens sang. She likes the tune of Jens. Her niece Lena laughed.")
    with database.writing() as session:
        key = named(session, maggie).id
        session.add(Detail(customer_id=key, kind=DetailKind.FAMILY, name="Jens", gone=Gone.DIED))
    assert [offer.name for offer in offered(database, maggie, uid)] == ["Lena"]
    with database.writing() as session:
        named(session, maggie).gone = Gone.DIED
    assert offered(database, maggie, uid) == []


def test_nothing_is_kept_of_a_talk_that_is_not_there(database: Database, maggie: str) -> None:
    other = add(database, NewCustomer("Omar Haddad"), TODAY).uid
    uid = talk(database, maggie, "Her grandson Emil came")
    for customer, where in ((maggie, "nothing"), ("nobody", uid), (other, uid)):
        with pytest.raises(Problem):
            understanding.keep(database, customer, where, Offer(Kind.FAMILY, "Emil", "Emil"), TODAY)
    assert rows(database, Detail) == []


def test_what_another_window_noted_meanwhile_is_not_overwritten(database: Database, maggie: str) -> None:
    uid = talk(database, maggie, "Her birthday is on 12 March 1956.")
    birthday, *_others = offered(database, maggie, uid)
    assert birthday.kind is Kind.BIRTHDAY
    with database.writing() as session:
        customer = named(session, maggie)
        customer.birth_day, customer.birth_month = 13, 3
    with pytest.raises(Problem, match="noted meanwhile"):
        understanding.keep(database, maggie, uid, birthday, TODAY)
    with database.reading() as session:
        assert named(session, maggie).birthday == Birthday(3, 13)
