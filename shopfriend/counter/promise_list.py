"""The list of promises: what is open, the most urgent first, in words that may stand where customers look on."""

from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from shopfriend.counter.promises import STEPS
from shopfriend.counter.quiet import silent_of_each
from shopfriend.counter.views import OpenPromise, PromiseList, ToTell, When
from shopfriend.language import _, day_in_words, ngettext
from shopfriend.records.conversation import Conversation
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import PromiseKind, PromiseState
from shopfriend.records.private_words import is_private
from shopfriend.records.promise import Promise
from shopfriend.records.silence import names_one

_KEPT_COUNTED_FOR = timedelta(days=92)
_URGENCY = (When.OVERDUE, When.TODAY, When.THIS_WEEK, When.LATER, When.SOME_DAY)


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

    With `due_now` only those that are due on `today` or late. What has come and was not told is due at once.
    """
    wanted = (
        select(Promise, Customer.id, Customer.name, Customer.uid, Conversation.between_us)
        .join(Customer, Customer.id == Promise.customer_id)
        .join(Conversation, Conversation.id == Promise.conversation_id, isouter=True)
        .where(*_open_on(today if due_now else None))
        .order_by(Promise.due.is_(None), Promise.due, Promise.id)
    )
    silent = silent_of_each(session, select(Promise.customer_id).where(Promise.state == PromiseState.OPEN))
    found = [
        _as_listed(promise, name, customer, today, is_unsaid(bool(between_us), promise.text, silent.get(key)))
        for promise, key, name, customer, between_us in session.execute(wanted)
    ]
    return sorted(found, key=lambda promise: _URGENCY.index(promise.when))


@lru_cache(maxsize=4096)
def _is_private(text: str) -> bool:
    """Asked of the same promises again and again: each time it would cost 60 microseconds a promise."""
    return is_private(text)


def is_unsaid(between_us: bool, text: str, silent: frozenset[str] | None) -> bool:
    """Whether words may not stand where customers look on: between us, private, or naming somebody who is no longer."""
    return between_us or _is_private(text) or names_one(silent or frozenset(), text)


def how_many_are_due(session: Session, today: date) -> int:
    """How many open promises are due on `today` or late; counted, without reading them."""
    joined = select(func.count()).select_from(Promise).join(Customer, Customer.id == Promise.customer_id)
    return session.scalar(joined.where(*_open_on(today))) or 0


def promise_list(session: Session, today: date) -> PromiseList:
    """The open promises, and by how many days those of the last three months that had a day were late."""
    settled = session.execute(
        select(Promise.due, Promise.settled_on)
        .where(
            Promise.state == PromiseState.KEPT,
            Promise.due.is_not(None),
            Promise.settled_on >= today - _KEPT_COUNTED_FOR,
        )
        .order_by(Promise.settled_on, Promise.id)
    )
    late = tuple(max(0, (day - due).days) for due, day in settled if due is not None and day is not None)
    return PromiseList(tuple(open_promises(session, today)), late)


def _open_on(due_by: date | None) -> list[ColumnElement[bool]]:
    wanted = [Promise.state == PromiseState.OPEN, Customer.gone.is_(None)]
    if due_by is None:
        return wanted
    return [*wanted, or_(Promise.due <= due_by, and_(Promise.come_on.is_not(None), Promise.told_on.is_(None)))]


def to_tell(promise: Promise) -> ToTell | None:
    """What is to be told of an open promise, where something is."""
    if promise.why:
        return ToTell.WILL_NOT_BE
    return ToTell.HAS_COME if promise.come_on and not promise.told_on else None


def _as_listed(promise: Promise, name: str, customer: str, today: date, unsaid: bool) -> OpenPromise:
    telling, when = to_tell(promise), when_due(promise.due, today)
    if telling is not None and when not in (When.OVERDUE, When.TODAY):
        when = When.TODAY
    return OpenPromise(
        uid=promise.uid,
        customer=name,
        customer_uid=customer,
        kind=promise.kind,
        text=_("a promise") if unsaid else promise.text,
        due=promise.due,
        when=when,
        steps=sum(getattr(promise, step) is not None for step in STEPS) if promise.kind is PromiseKind.ORDER else 0,
        telling=telling,
        standing=_standing(promise, today),
        version=promise.version,
        unsaid=unsaid,
    )


def _standing(promise: Promise, today: date) -> str:
    """How far it has come, in a few words; "" where there is nothing to say."""
    if promise.why:
        return _("will not be, and has not been told")
    if promise.come_on and not promise.told_on:
        return _("came in {day}, not told yet").format(day=_lately(promise.come_on, today))
    if promise.kind is PromiseKind.ORDER:
        if promise.told_on:
            return _("told {day}, waits to be handed over").format(day=_lately(promise.told_on, today))
        if promise.ordered_on:
            return _("ordered {day}").format(day=_lately(promise.ordered_on, today))
        return _("to be ordered")
    if promise.kind is PromiseKind.RENEWAL and promise.every_months:
        months = promise.every_months
        return ngettext("comes again every month", "comes again every {n} months", months).format(n=months)
    return ""


def _lately(day: date, today: date) -> str:
    days = (today - day).days
    return (_("today"), _("yesterday"))[days] if days in (0, 1) else day_in_words(day, today, weekday=False)
