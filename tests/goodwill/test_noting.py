"""Who sent whom, and what was given, noted on a page: what is kept, what is refused, and what a name alone is."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.counter.customers import NewCustomer
from shopfriend.counter.customers import add as add_customer
from shopfriend.goodwill.noting import note
from shopfriend.goodwill.noting_views import Noting, What
from shopfriend.goodwill.of_one import goodwill_of
from shopfriend.problem import Problem
from shopfriend.records.customer import Address, Customer
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import Direction, GestureKind, Gone, ReferralStep
from shopfriend.records.referral import Referral
from shopfriend.records.staff import Staff
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo

TODAY = date(2026, 11, 24)


def new(database: Database, name: str) -> str:
    return add_customer(database, NewCustomer(name), TODAY).uid


def rows(database: Database) -> list[Referral]:
    with database.reading() as session:
        return list(session.scalars(select(Referral).order_by(Referral.id)))


def key(database: Database, uid: str) -> int:
    with database.reading() as session:
        return session.scalars(select(Customer.id).where(Customer.uid == uid)).one()


def page(database: Database, uid: str) -> tuple[str, ...]:
    with database.reading() as session:
        return goodwill_of(session, uid, TODAY)


def test_a_friend_who_is_known_is_pointed_to(database: Database) -> None:
    margit, oksana = new(database, "Margit Sørensen"), new(database, "Oksana Kovalenko")
    done = note(database, margit, Noting(What.SENT_US, "oksana kovalenko"), TODAY)
    (row,) = rows(database)
    assert (row.customer_id, row.other_id, row.other_name) == (key(database, margit), key(database, oksana), "")
    assert (row.direction, row.step, row.day) == (Direction.TO_US, ReferralStep.INTRODUCED, TODAY)
    assert done.said == "Noted: Margit Sørensen sent Oksana Kovalenko."
    assert page(database, margit) == ("Sent us Oksana Kovalenko",)
    assert page(database, oksana) == ("Came through Margit Sørensen",)
    undo(database, done.action)
    assert rows(database) == []


def test_it_is_the_same_from_the_friends_page(database: Database) -> None:
    margit, oksana = new(database, "Margit Sørensen"), new(database, "Oksana Kovalenko")
    note(database, oksana, Noting(What.SENT_BY, "Margit", margit, ReferralStep.READY_TO_BUY), TODAY)
    (row,) = rows(database)
    assert (row.customer_id, row.other_id) == (key(database, margit), key(database, oksana))
    assert row.step is ReferralStep.READY_TO_BUY


def test_a_name_that_is_passed_on_is_no_customer_until_that_person_comes_in(database: Database) -> None:
    margit = new(database, "Margit Sørensen")
    note(database, margit, Noting(What.SENT_US, "  Birthe   Lund ", step=ReferralStep.NAME_PASSED), TODAY)
    with database.reading() as session:
        assert session.scalars(select(Customer.name)).all() == ["Margit Sørensen"]
        assert session.scalars(select(Address)).all() == []
    assert page(database, margit) == ("Sent us Birthe Lund",)
    birthe = new(database, "birthe lund")
    (row,) = rows(database)
    assert row.other_id == key(database, birthe)
    assert page(database, birthe) == ("Came through Margit Sørensen",)


def test_a_referral_becomes_as_strong_as_is_said_now(database: Database) -> None:
    margit = new(database, "Margit Sørensen")
    note(database, margit, Noting(What.SENT_US, "Birthe Lund", step=ReferralStep.NAME_PASSED), TODAY)
    note(database, margit, Noting(What.SENT_US, "birthe lund", step=ReferralStep.READY_TO_BUY), TODAY)
    (row,) = rows(database)
    assert row.step is ReferralStep.READY_TO_BUY


def test_whom_we_sent_on_is_told_apart(database: Database) -> None:
    margit = new(database, "Margit Sørensen")
    done = note(database, margit, Noting(What.SENT_ON, "The florist"), TODAY)
    (row,) = rows(database)
    assert (row.direction, row.other_name) == (Direction.FROM_US, "The florist")
    assert done.said == "Noted: we sent Margit Sørensen to The florist."
    assert page(database, margit) == ("We sent them to The florist",)


def test_what_was_given_is_kept_with_who_noted_it(database: Database) -> None:
    margit = new(database, "Margit Sørensen")
    with database.writing() as session:
        session.add(nadia := Staff(name="Nadia Aziz"))
    done = note(database, margit, Noting(What.GAVE, "Rang a taxi", kind=GestureKind.FAVOUR, by=nadia.uid), TODAY)
    with database.reading() as session:
        gesture = session.scalars(select(Gesture)).one()
    assert (gesture.kind, gesture.text, gesture.day, gesture.staff_id) == (
        GestureKind.FAVOUR,
        "Rang a taxi",
        TODAY,
        nadia.id,
    )
    assert page(database, margit) == ("Rang a taxi · 24 November", "In a year: one thing given")
    undo(database, done.action)
    assert page(database, margit) == ()


@pytest.mark.parametrize(
    ("noting", "code"),
    [
        (Noting(What.GAVE, "  "), "nothing-said"),
        (Noting(What.SENT_US, "  "), "nothing-said"),
        (Noting(What.SENT_BY, "Nobody Known"), "not-known"),
        (Noting(What.SENT_US, "Margit Sørensen"), "sent-themselves"),
        (Noting(What.SENT_US, "Ann Bell"), "several-named"),
    ],
)
def test_what_cannot_be_noted_is_refused_in_a_sentence(database: Database, noting: Noting, code: str) -> None:
    margit = new(database, "Margit Sørensen")
    for _twice in range(2):
        new(database, "Ann Bell")
    with pytest.raises(Problem) as refused:
        note(database, margit, noting, TODAY)
    assert refused.value.code == code
    assert rows(database) == []


def test_nobody_who_is_no_longer_is_named(database: Database) -> None:
    margit, jens = new(database, "Margit Sørensen"), new(database, "Jens Holm")
    note(database, margit, Noting(What.SENT_US, "Jens", jens), TODAY)
    note(database, margit, Noting(What.SENT_BY, "Jens", jens), TODAY)
    with database.writing() as session:
        session.scalars(select(Customer).where(Customer.uid == jens)).one().gone = Gone.DIED
    assert page(database, margit) == ()
    assert page(database, jens) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.sampled_from(list(What)), st.text(max_size=300))
def test_whatever_is_typed_is_kept_or_refused_in_a_sentence(database: Database, what: What, words: str) -> None:
    margit = new(database, "Margit Sørensen")
    try:
        done = note(database, margit, Noting(what, words), TODAY)
    except Problem as refused:
        assert str(refused)
    else:
        assert done.action
        assert done.said
