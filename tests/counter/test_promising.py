"""A promise made on the list of promises: kind, day and rhythm as they were said; nothing where they are unclear."""

from datetime import date

import pytest
from sqlalchemy import func, select

from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.promises import NewPromise
from shopfriend.counter.promising import promise
from shopfriend.problem import Problem
from shopfriend.records.kinds import Gone, PromiseKind
from shopfriend.records.promise import Promise
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo

TODAY = date(2026, 11, 24)


@pytest.fixture
def maggie(database: Database) -> str:
    return add(database, NewCustomer("Margit Sørensen", "Margit"), TODAY).uid


def how_many(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Promise)) or 0


@pytest.mark.parametrize(
    ("what", "kind", "by", "expected"),
    [
        ("Keep a stollen aside", None, "", (PromiseKind.FAVOUR, None, None)),
        ("Keep a stollen aside", None, "Friday", (PromiseKind.FAVOUR, date(2026, 11, 27), None)),
        ("Keep a stollen by Friday", None, "", (PromiseKind.FAVOUR, date(2026, 11, 27), None)),
        ("Keep a stollen by Friday", None, "12 December", (PromiseKind.FAVOUR, date(2026, 12, 12), None)),
        ("Order the blue scarf", None, "in two weeks", (PromiseKind.ORDER, date(2026, 12, 8), None)),
        ("The blue scarf", PromiseKind.ORDER, "", (PromiseKind.ORDER, None, None)),
        ("Call about the lamp", None, "tomorrow", (PromiseKind.CALL_BACK, date(2026, 11, 25), None)),
        ("Mountain tea", None, "every three months", (PromiseKind.RENEWAL, date(2027, 2, 24), 3)),
        ("Mountain tea every month", PromiseKind.RENEWAL, "1 December", (PromiseKind.RENEWAL, date(2026, 12, 1), 1)),
        ("Order tea every month", PromiseKind.ORDER, "", (PromiseKind.ORDER, None, None)),
    ],
)
def test_what_is_promised_is_stored_as_it_was_said(
    database: Database,
    maggie: str,
    what: str,
    kind: PromiseKind | None,
    by: str,
    expected: tuple[PromiseKind, date | None, int | None],
) -> None:
    made = promise(database, maggie, NewPromise(what, kind=kind), TODAY, by)
    with database.reading() as session:
        found = session.scalars(select(Promise).where(Promise.uid == made.promise)).one()
        assert (found.kind, found.due, found.every_months) == expected
        assert (found.text, found.made_on, made.due) == (what, TODAY, found.due)
        assert found.customer_id == named(session, maggie).id


def test_it_is_taken_back_whole(database: Database, maggie: str) -> None:
    made = promise(database, maggie, NewPromise("Keep a stollen"), TODAY)
    undo(database, made.changes.action)
    assert how_many(database) == 0


@pytest.mark.parametrize(
    ("what", "kind", "by", "code"),
    [
        ("Keep a stollen", None, "when the moon is blue", "day-unclear"),
        ("Mountain tea", PromiseKind.RENEWAL, "12 May", "how-often"),
    ],
)
def test_what_is_unclear_is_asked_and_nothing_is_stored(
    database: Database, maggie: str, what: str, kind: PromiseKind | None, by: str, code: str
) -> None:
    with pytest.raises(Problem) as refused:
        promise(database, maggie, NewPromise(what, kind=kind), TODAY, by)
    assert refused.value.code == code
    assert how_many(database) == 0


def test_nothing_is_promised_to_somebody_who_is_not_there(database: Database, maggie: str) -> None:
    with pytest.raises(Problem, match="no longer there"):
        promise(database, "nobody", NewPromise("Keep a stollen"), TODAY)
    with database.writing() as session:
        named(session, maggie).gone = Gone.DIED
    with pytest.raises(Problem, match="no longer with us"):
        promise(database, maggie, NewPromise("Keep a stollen"), TODAY)
    assert how_many(database) == 0
