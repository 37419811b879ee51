"""Noting on a customer's page who sent whom and what was given, so lightly that it is done while they pack up.

A name that is passed on is no customer: it has neither address nor card until that person comes in.
"""

from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from shopfriend.goodwill.noting_views import NotedDown, Noting, What
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import Direction
from shopfriend.records.referral import Referral
from shopfriend.records.staff import Staff
from shopfriend.store.by_uid import customer_of
from shopfriend.store.database import Database, changes_of

_LONGEST_NAME = 200


def note(database: Database, uid: str, noting: Noting, today: date) -> NotedDown:
    """Note it for the customer whose page is open.

    A referral that is there already becomes as strong as is said now. Raises Problem "nothing-said" for blank words,
    "not-known" where nobody is called like whoever sent them, "several-named", and "sent-themselves".
    """
    words = " ".join(noting.words.split())[:_LONGEST_NAME]
    with database.writing(noting.by or None) as session:
        customer = customer_of(session, uid)
        if noting.what is What.GAVE:
            said = _given(session, customer, noting, today)
        else:
            if not words:
                raise Problem("nothing-said", _("Whom? A name is enough."))
            other = _meant(session, noting.whom, words)
            if other is customer:
                raise Problem("sent-themselves", _("That is the same person. Who is the other one?"))
            if noting.what is What.SENT_BY:
                said = _sent_by(session, customer, other, words, noting, today)
            else:
                said = _sent(session, customer, other, words, noting, today)
    return NotedDown(said, changes_of(session).action)


def _given(session: Session, customer: Customer, noting: Noting, today: date) -> str:
    text = noting.words.strip()
    if not text:
        raise Problem("nothing-said", _("What was it? A few words are enough."))
    staff = session.scalar(select(Staff.id).where(Staff.uid == noting.by)) if noting.by else None
    session.add(Gesture(customer_id=customer.id, kind=noting.kind, text=text, day=today, staff_id=staff))
    return _("Noted: {what}").format(what=text)


def _sent_by(
    session: Session, customer: Customer, sender: Customer | None, words: str, noting: Noting, today: date
) -> str:
    if sender is None:
        raise Problem(
            "not-known",
            _("Nobody here is called {name}. Note them as a new face first (Ctrl N), then say whom they sent."),
            name=words[:60],
        )
    _keep(session, sender, customer, "", Direction.TO_US, noting, today)
    return _("Noted: {sender} sent {name}.").format(sender=sender.name, name=customer.name)


def _sent(session: Session, customer: Customer, other: Customer | None, words: str, noting: Noting, today: date) -> str:
    direction = Direction.TO_US if noting.what is What.SENT_US else Direction.FROM_US
    _keep(session, customer, other, words if other is None else "", direction, noting, today)
    name = words if other is None else other.name
    if direction is Direction.TO_US:
        return _("Noted: {sender} sent {name}.").format(sender=customer.name, name=name)
    return _("Noted: we sent {name} to {other}.").format(name=customer.name, other=name)


def _keep(
    session: Session,
    customer: Customer,
    other: Customer | None,
    name: str,
    direction: Direction,
    noting: Noting,
    today: date,
) -> None:
    """A new referral; or the one that is there, also where only the name had been passed on until now."""
    rows = session.scalars(
        select(Referral).where(Referral.customer_id == customer.id, Referral.direction == direction)
    ).all()
    called = fold(name if other is None else other.name)
    for row in rows:
        same = row.other_id == other.id if other is not None and row.other_id is not None else False
        if same or (row.other_id is None and fold(row.other_name) == called):
            row.step = noting.step
            if other is not None:
                row.other_id = other.id
            return
    session.add(
        Referral(
            customer_id=customer.id,
            other_id=None if other is None else other.id,
            other_name=name,
            direction=direction,
            step=noting.step,
            day=today,
        )
    )


def _meant(session: Session, uid: str, words: str) -> Customer | None:
    """Who is meant: whoever was chosen, else the one customer of that very name; None where nobody has it."""
    if uid:
        return session.scalars(select(Customer).where(Customer.uid == uid)).one_or_none()
    called = or_(func.lower(Customer.name) == words.lower(), Customer.name == words, Customer.called == words)
    found = session.scalars(select(Customer).where(called, Customer.gone.is_(None)).limit(2)).all()
    if len(found) > 1:
        raise Problem(
            "several-named", _("Several are called {name}. Please pick one below the field."), name=words[:60]
        )
    return found[0] if found else None
