"""A promise that no talk brought along: made on the list of promises, to whoever is named there."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from shopfriend.counter.conversations import region_of
from shopfriend.counter.promises import NewPromise, day_said, new_promise
from shopfriend.counter.said.months import months_later
from shopfriend.counter.said.promise_kind import kind_of, renewal_months
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import PromiseKind
from shopfriend.records.staff import Staff
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


@dataclass(frozen=True, slots=True)
class Promising:
    """The new promise by uid, by when it is due, and what was written."""

    promise: str
    due: date | None
    changes: Changes


def promise(
    database: Database, customer: str, new: NewPromise, today: date, by: str = "", staff_uid: str | None = None
) -> Promising:
    """Promise something to a customer (uid); `by` is the day in the owner's words, blank where it has none of its own.

    Kind, day and rhythm that are not given are read from the words. Raises Problem "nobody-named" where the customer is
    no longer there, "is-gone" where nothing may name them again, "day-unclear" where `by` names no day, and "how-often"
    where something shall come again and nothing says when; then nothing is stored.
    """
    said = f"{new.text} {by}"
    months = renewal_months(said)
    kind = new.kind or kind_of(said)
    if kind is PromiseKind.RENEWAL and months is None:
        raise Problem("how-often", _("How often does it come again? Add “every month” or “every three months”, say."))
    with database.writing(staff_uid) as session:
        whom = session.scalars(select(Customer).where(Customer.uid == customer)).one_or_none()
        if whom is None:
            raise Problem("nobody-named", _("This customer is no longer there. Nothing was stored."))
        if whom.gone is not None:
            raise Problem("is-gone", _("{name} is no longer with us; nothing was stored."), name=whom.name)
        region = region_of(session)
        due = new.due
        if by.strip() and months is not None and renewal_months(by) == months:
            due = months_later(today, months)
        elif by.strip():
            due = day_said(by, today, region)
        made = new_promise(replace(new, kind=kind, due=due), today, region)
        made.customer_id = whom.id
        made.every_months = months if kind is PromiseKind.RENEWAL else None
        made.staff_id = session.scalar(select(Staff.id).where(Staff.uid == staff_uid)) if staff_uid else None
        session.add(made)
    return Promising(made.uid, made.due, changes_of(session))
