"""Promises: made at the counter, kept step by step, or let go with a reason."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from shopfriend.counter.views import OpenPromise, PromiseList, When
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import PromiseKind, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_KEPT_COUNTED_FOR = timedelta(days=92)
_STEPS = ("ordered_on", "come_on", "told_on", "handed_over_on")


@dataclass(frozen=True, slots=True)
class NewPromise:
    """What was promised, and by when if a day was named. Raises Problem "empty-promise" for blank text."""

    text: str
    due: date | None = None
    kind: PromiseKind = PromiseKind.FAVOUR

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Problem("empty-promise", _("What was promised? Please write it down."))


def when_due(due: date | None, today: date) -> When:
    """Where a promise stands on `today`; this week are the next six days."""
    if due is None:
        return When.SOME_DAY
    if due < today:
        return When.OVERDUE
    if due == today:
        return When.TODAY
    return When.THIS_WEEK if due - today < timedelta(days=7) else When.LATER


def open_promises(session: Session, today: date, *, due_now: bool = False) -> list[OpenPromise]:
    """All open promises of those who may be named, the most urgent first, those without a day last.

    With `due_now` only those that are due on `today` or late.
    """
    wanted = (
        select(Promise, Customer.name, Customer.uid)
        .join(Customer, Customer.id == Promise.customer_id)
        .where(*_open_on(today if due_now else None))
        .order_by(Promise.due.is_(None), Promise.due, Promise.id)
    )
    rows = session.execute(wanted)
    return [
        OpenPromise(
            promise.uid,
            name,
            customer,
            promise.kind,
            promise.text,
            promise.due,
            when_due(promise.due, today),
            sum(getattr(promise, step) is not None for step in _STEPS),
        )
        for promise, name, customer in rows
    ]


def how_many_are_due(session: Session, today: date) -> int:
    """How many open promises are due on `today` or late; counted, without reading them."""
    joined = select(func.count()).select_from(Promise).join(Customer, Customer.id == Promise.customer_id)
    return session.scalar(joined.where(*_open_on(today))) or 0


def _open_on(due_by: date | None) -> list[ColumnElement[bool]]:
    wanted = [Promise.state == PromiseState.OPEN, Customer.gone.is_(None)]
    return wanted if due_by is None else [*wanted, Promise.due <= due_by]


def promise_list(session: Session, today: date) -> PromiseList:
    """The open promises, and how many of the last three months' were kept by their day."""
    settled = session.execute(
        select(Promise.due, Promise.settled_on).where(
            Promise.state == PromiseState.KEPT,
            Promise.due.is_not(None),
            Promise.settled_on >= today - _KEPT_COUNTED_FOR,
        )
    ).all()
    in_time = sum(1 for due, day in settled if due is not None and day is not None and day <= due)
    return PromiseList(tuple(open_promises(session, today)), in_time, len(settled))


def next_step(database: Database, promise: str, today: date) -> Changes:
    """An order goes on: ordered, come, told, handed over; with the last it is kept. Anything else is kept at once."""
    with database.writing() as session:
        found = _open(session, promise)
        steps = [step for step in _STEPS if getattr(found, step) is None] if found.kind is PromiseKind.ORDER else []
        if steps:
            setattr(found, steps[0], today)
        if len(steps) <= 1:
            _settle(session, found, PromiseState.KEPT, today)
    return changes_of(session)


def keep(database: Database, promise: str, today: date) -> Changes:
    """A promise was kept. A renewal comes again after its months."""
    with database.writing() as session:
        _settle(session, _open(session, promise), PromiseState.KEPT, today)
    return changes_of(session)


def let_go(database: Database, promise: str, today: date, why: str) -> Changes:
    """A promise will not be kept, and why."""
    with database.writing() as session:
        found = _open(session, promise)
        found.why = why.strip()
        _settle(session, found, PromiseState.LET_GO, today)
    return changes_of(session)


def _open(session: Session, uid: str) -> Promise:
    found = session.scalars(select(Promise).where(Promise.uid == uid, Promise.state == PromiseState.OPEN)).one_or_none()
    if found is None:
        raise Problem("promise-settled", _("This promise has been settled already."))
    return found


def _settle(session: Session, promise: Promise, state: PromiseState, today: date) -> None:
    promise.state = state
    promise.settled_on = today
    if promise.kind is PromiseKind.RENEWAL and promise.every_months and state is PromiseState.KEPT:
        session.add(
            Promise(
                customer_id=promise.customer_id,
                kind=PromiseKind.RENEWAL,
                text=promise.text,
                made_on=today,
                due=months_later(promise.due or today, promise.every_months),
                every_months=promise.every_months,
            )
        )


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    longest = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, longest))
