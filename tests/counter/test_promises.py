from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.counter import promises
from shopfriend.counter.promises import months_later, open_promises, when_due
from shopfriend.counter.views import When
from shopfriend.problem import Problem
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import PromiseKind, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)


def promised(database: Database, **values: object) -> str:
    with database.writing() as session:
        customer = Customer(name="Margit")
        session.add(customer)
        session.flush()
        promise = Promise(customer_id=customer.id, made_on=TODAY, **{"text": "Keep a stollen", **values})
        session.add(promise)
    return promise.uid


def stored(database: Database, uid: str) -> Promise:
    with database.reading() as session:
        return session.scalars(select(Promise).where(Promise.uid == uid)).one()


@pytest.mark.parametrize(
    ("days", "when"),
    [
        (-1, When.OVERDUE),
        (0, When.TODAY),
        (1, When.THIS_WEEK),
        (6, When.THIS_WEEK),
        (7, When.LATER),
        (None, When.SOME_DAY),
    ],
)
def test_a_promise_stands_under_its_day(days: int | None, when: When) -> None:
    assert when_due(None if days is None else TODAY + timedelta(days=days), TODAY) is when


def test_the_list_begins_with_what_is_late(database: Database) -> None:
    for text, days in (("later", 30), ("late", -2), ("today", 0)):
        promised(database, text=text, due=TODAY + timedelta(days=days))
    promised(database, text="some day")
    with database.reading() as session:
        assert [found.text for found in open_promises(session, TODAY)] == ["late", "today", "later", "some day"]


def test_an_order_goes_its_four_steps_and_is_kept(database: Database) -> None:
    uid = promised(database, kind=PromiseKind.ORDER)
    for step in ("ordered_on", "come_on", "told_on"):
        promises.next_step(database, uid, TODAY)
        assert getattr(stored(database, uid), step) == TODAY
        assert stored(database, uid).state is PromiseState.OPEN
    promises.next_step(database, uid, TODAY)
    assert stored(database, uid).handed_over_on == TODAY
    assert stored(database, uid).state is PromiseState.KEPT
    with pytest.raises(Problem):
        promises.keep(database, uid, TODAY)


def test_a_favour_is_kept_at_once_and_a_promise_let_go_with_its_reason(database: Database) -> None:
    favour, other = promised(database), promised(database)
    promises.next_step(database, favour, TODAY)
    assert stored(database, favour).state is PromiseState.KEPT
    promises.let_go(database, other, TODAY, " out of print ")
    assert (stored(database, other).state, stored(database, other).why) == (PromiseState.LET_GO, "out of print")


def test_a_renewal_comes_again(database: Database) -> None:
    uid = promised(database, kind=PromiseKind.RENEWAL, every_months=3, due=date(2026, 11, 30))
    promises.keep(database, uid, TODAY)
    with database.reading() as session:
        (again,) = open_promises(session, TODAY)
    assert (again.kind, again.due) == (PromiseKind.RENEWAL, date(2027, 2, 28))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_later_is_in_that_month_and_never_on_a_later_day(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
