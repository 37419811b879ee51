from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from shopfriend.counter import promises
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.page import page_of
from shopfriend.counter.promise_list import open_promises, promise_list, when_due
from shopfriend.counter.today import today_at_the_counter
from shopfriend.counter.views import OpenPromise, ToTell, When
from shopfriend.problem import Problem
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import PromiseKind, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo

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


def listed(database: Database) -> list[OpenPromise]:
    with database.reading() as session:
        return open_promises(session, TODAY)


def test_an_order_that_has_come_is_to_be_told_today_whatever_its_day(database: Database) -> None:
    uid = promised(database, kind=PromiseKind.ORDER, text="Blue scarf", due=TODAY + timedelta(days=20))
    promised(database, text="This week", due=TODAY + timedelta(days=2))
    for _step in range(2):
        promises.next_step(database, uid, TODAY)
    first = listed(database)[0]
    assert (first.uid, first.when, first.steps, first.telling) == (uid, When.TODAY, 2, ToTell.HAS_COME)
    assert first.standing == "came in today, not told yet"
    with database.reading() as session:
        assert [words for _uid, words in today_at_the_counter(session, TODAY).promises] == [
            "Tell Margit, it is in: Blue scarf"
        ]
    promises.next_step(database, uid, TODAY)
    again = next(each for each in listed(database) if each.uid == uid)
    assert (again.when, again.telling, again.standing) == (
        When.LATER,
        None,
        "told today, waits to be handed over",
    )


def test_what_is_let_go_before_they_know_waits_to_be_told_and_then_goes(database: Database) -> None:
    uid = promised(database, text="The brass lamp", due=TODAY + timedelta(days=9))
    promises.tell_first(database, uid, TODAY, " out of print ")
    (waits,) = listed(database)
    assert (waits.when, waits.due, waits.telling) == (When.TODAY, TODAY, ToTell.WILL_NOT_BE)
    assert waits.will_not_be
    with database.reading() as session:
        assert [words for _uid, words in today_at_the_counter(session, TODAY).promises] == [
            "Tell Margit, it will not be: The brass lamp"
        ]
        assert page_of(session, session.scalars(select(Customer)).one(), TODAY).lines[0] == (
            "Tell: it will not be: The brass lamp"
        )
    promises.next_step(database, uid, TODAY)
    gone = stored(database, uid)
    assert (gone.state, gone.why, gone.told_on) == (PromiseState.LET_GO, "out of print", TODAY)


@pytest.mark.parametrize("kind", list(PromiseKind))
def test_each_change_can_be_undone_and_leaves_the_promise_as_it_was(database: Database, kind: PromiseKind) -> None:
    uid = promised(database, kind=kind, due=TODAY, every_months=3 if kind is PromiseKind.RENEWAL else None)
    before = listed(database)
    changes = (
        lambda: promises.next_step(database, uid, TODAY),
        lambda: promises.keep(database, uid, TODAY),
        lambda: promises.let_go(database, uid, TODAY, "why"),
        lambda: promises.tell_first(database, uid, TODAY, ""),
        lambda: promises.put_off(database, uid, TODAY + timedelta(days=3)),
    )
    for change in changes:
        done = change()
        undo(database, done.action)
        assert [replace(each, version=0) for each in listed(database)] == [replace(each, version=0) for each in before]


def test_whoever_saw_an_older_promise_is_refused_and_nothing_is_skipped(database: Database) -> None:
    uid = promised(database, kind=PromiseKind.ORDER)
    (seen,) = listed(database)
    promises.next_step(database, uid, TODAY, seen.version)
    for change in (
        lambda: promises.next_step(database, uid, TODAY, seen.version),
        lambda: promises.let_go(database, uid, TODAY, "", seen.version),
        lambda: promises.tell_first(database, uid, TODAY, "", seen.version),
        lambda: promises.put_off(database, uid, TODAY, seen.version),
    ):
        with pytest.raises(Problem) as problem:
            change()
        assert problem.value.code == "promise-changed"
    assert stored(database, uid).ordered_on == TODAY
    assert stored(database, uid).come_on is None


@pytest.mark.parametrize(("said", "day"), [("Friday", 27), ("tomorrow", 25), ("in drei Tagen", 27), ("30.11.", 30)])
def test_another_day_is_said_in_words(said: str, day: int) -> None:
    assert promises.day_said(said, TODAY, "GB") == date(2026, 11, day)


def test_words_that_name_no_day_are_refused() -> None:
    with pytest.raises(Problem) as problem:
        promises.day_said("when the moon is blue", TODAY, "GB")
    assert problem.value.code == "day-unclear"


def test_words_between_us_are_not_on_the_list_only_that_there_is_a_promise(database: Database) -> None:
    promised(database)
    with database.reading() as session:
        uid = session.scalars(select(Customer.uid)).one()
    remember(database, [uid], Talk("words", "", promises.NewPromise("the zebra"), between_us=True), TODAY)
    hidden = [each for each in listed(database) if each.unsaid]
    assert [each.text for each in hidden] == ["a promise"]
    assert "zebra" not in repr(listed(database))


def test_how_late_those_were_that_were_kept_is_counted_in_days(database: Database) -> None:
    for days in (0, 2, -3):
        uid = promised(database, due=TODAY - timedelta(days=days))
        promises.keep(database, uid, TODAY)
    promises.keep(database, promised(database), TODAY)
    promises.let_go(database, promised(database, due=TODAY), TODAY, "")
    with database.reading() as session:
        found = promise_list(session, TODAY)
    assert (found.late_by, found.in_time) == ((0, 2, 0), 2)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Margit Sørensen", "Margit Sørensen: Keep a stollen"),
        ("Wilhelmine-Charlotte von Hohenstein-Łódzkowska", "Wilhelmine-Charlotte H.: Keep a stollen"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsgesellschaft: Keep a stollen"),
    ],
)
def test_beside_a_long_name_today_still_tells_what_was_promised(database: Database, name: str, told: str) -> None:
    uid = promised(database, due=TODAY)
    with database.writing() as session:
        key = session.scalars(select(Promise).where(Promise.uid == uid)).one().customer_id
        session.get_one(Customer, key).name = name
    with database.reading() as session:
        assert [words for _uid, words in today_at_the_counter(session, TODAY).promises] == [told]
