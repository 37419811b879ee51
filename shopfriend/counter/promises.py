"""Promises: made at the counter, kept step by step, or let go with a reason."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.counter.said.days import due_day
from shopfriend.counter.said.months import months_later
from shopfriend.counter.said.promise_kind import kind_of, renewal_months
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.kinds import PromiseKind, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.records.typed_words import clean
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

STEPS = ("ordered_on", "come_on", "told_on", "handed_over_on")
"""The days of an order, in their order."""


@dataclass(frozen=True, slots=True)
class NewPromise:
    """What was promised; by when, and of what kind, may stand in its own words. Blank text raises "empty-promise"."""

    text: str
    due: date | None = None
    kind: PromiseKind | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Problem("empty-promise", _("What was promised? Please write it down."))


def new_promise(new: NewPromise, today: date, region: str) -> Promise:
    """The promise as it is stored, made today and not yet anybody's; what is not given is read from its words."""
    kind, months = new.kind or kind_of(new.text), renewal_months(new.text)
    due = new.due or due_day(new.text, today, region)
    if kind is PromiseKind.RENEWAL and due is None and months is not None:
        due = months_later(today, months)
    every = months if kind is PromiseKind.RENEWAL else None
    return Promise(kind=kind, text=clean(new.text), due=due, made_on=today, every_months=every)


def next_step(database: Database, promise: str, today: date, seen: int | None = None) -> Changes:
    """An order goes on: ordered, come, told, handed over; with the last it is kept. Anything else is kept at once.

    What had to be told, since it will not be, is let go. Here as below `seen` is the version of the promise that the
    owner has before her, where she has: raises Problem "promise-changed" if it is another one by now, and
    "promise-settled" if it is open no more.
    """
    with database.writing() as session:
        found = _open(session, promise, seen)
        is_on_its_way = found.kind is PromiseKind.ORDER and not found.why
        steps = [step for step in STEPS if getattr(found, step) is None] if is_on_its_way else []
        if steps:
            setattr(found, steps[0], today)
        if len(steps) <= 1:
            _fulfil(session, found, today)
    return changes_of(session)


def keep(database: Database, promise: str, today: date) -> Changes:
    """A promise was kept. A renewal comes again after its months."""
    with database.writing() as session:
        _fulfil(session, _open(session, promise), today)
    return changes_of(session)


def let_go(database: Database, promise: str, today: date, why: str, seen: int | None = None) -> Changes:
    """A promise will not be kept, and why."""
    with database.writing() as session:
        found = _open(session, promise, seen)
        found.why = clean(why) or found.why
        _settle(session, found, PromiseState.LET_GO, today)
    return changes_of(session)


def tell_first(database: Database, promise: str, today: date, why: str, seen: int | None = None) -> Changes:
    """A promise will not be kept, and they do not know yet: it stays open, to be told from today on, and then goes."""
    with database.writing() as session:
        found = _open(session, promise, seen)
        found.why, found.due = clean(why) or _("It will not be."), today
    return changes_of(session)


def put_off(database: Database, promise: str, due: date | None, seen: int | None = None) -> Changes:
    """A promise gets another day, or none."""
    with database.writing() as session:
        _open(session, promise, seen).due = due
    return changes_of(session)


def day_said(said: str, today: date, region: str) -> date:
    """The day that is meant for a promise, in the owner's words ("Friday"). Raises Problem "day-unclear"."""
    found = due_day(said, today, region)
    if found is None:
        raise Problem(
            "day-unclear", _("Which day is “{said}”? Try “Friday”, “in two weeks” or “12 May”."), said=said[:40]
        )
    return found


def has_come(order: Promise, today: date) -> None:
    """An order is in; where nobody noted that it was ordered, it was by today."""
    order.ordered_on = order.ordered_on or today
    order.come_on = today


def _open(session: Session, uid: str, seen: int | None = None) -> Promise:
    found = session.scalars(select(Promise).where(Promise.uid == uid, Promise.state == PromiseState.OPEN)).one_or_none()
    if found is None:
        raise Problem("promise-settled", _("This promise has been settled already."))
    if seen is not None and found.version != seen:
        raise Problem(
            "promise-changed", _("This promise was changed in another window meanwhile. Here it is as it stands now.")
        )
    return found


def _fulfil(session: Session, promise: Promise, today: date) -> None:
    if promise.why or promise.come_on:
        promise.told_on = promise.told_on or today
    _settle(session, promise, PromiseState.LET_GO if promise.why else PromiseState.KEPT, today)


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
