"""What the figures of a check-up are computed from: cases out of the records, with whoever may be named."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shopfriend.our_shop import figures
from shopfriend.our_shop.figures import WINDOW, Case, Figure, Person
from shopfriend.records.audience import Heard
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import CardState, Direction, Gone, Occasion, PromiseState, Stage
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.visit import Visit

_YEAR = timedelta(days=365)
_REGULAR_FROM = 3
"""Whoever was seen so often in a year comes here."""
_THERE_SINCE = timedelta(days=30)
"""Whoever is newer than this was no customer already."""
_LATEST = 50
_CLOSE = (Stage.CLIENT, Stage.PARTNER)


def figures_until(session: Session, until: date) -> tuple[Figure, ...]:
    """Every figure of the three months up to a day."""
    after = until - WINDOW
    clients = select(func.count()).select_from(Customer).where(Customer.stage.in_(_CLOSE), Customer.gone.is_(None))
    return (
        figures.newcomers_sent(_newcomers(session, after, until), until),
        figures.complaints_answered(_complaints(session, after, until), until),
        figures.promises_in_time(_promises(session, after, until), until),
        figures.reason_to_come(_reasons(session, until), until),
        figures.talked_with(_regulars(session, until), until),
        figures.personal_lines(_cards(session, after, until), until),
        figures.given(_gestures(session, after, until), session.scalar(clients) or 0, until),
    )


def _person(uid: str | None, name: str | None, gone: Gone | None = None) -> Person | None:
    return None if uid is None or name is None or gone is not None else (uid, name)


def _newcomers(session: Session, after: date, until: date) -> Iterator[Case]:
    sent = select(Referral.other_id).where(Referral.direction == Direction.TO_US, Referral.other_id.is_not(None))
    rows = session.execute(
        select(Customer.uid, Customer.name, Customer.since, Customer.id.in_(sent))
        .where(Customer.gone.is_(None), Customer.stage != Stage.PROSPECT)
        .where(Customer.since > after, Customer.since <= until)
    )
    for uid, name, since, was_sent in rows:
        yield Case(since or until, bool(was_sent), (uid, name))


def _complaints(session: Session, after: date, until: date) -> Iterator[Case]:
    rows = session.execute(
        select(
            Heard.day, Heard.answered_on, Promise.state, Promise.settled_on, Customer.uid, Customer.name, Customer.gone
        )
        .outerjoin(Promise, Promise.uid == Heard.promise_uid)
        .outerjoin(Customer, Customer.id == Heard.customer_id)
        .where(Heard.is_complaint.is_(True), Heard.day > after, Heard.day <= until)
    )
    for day, answered_on, state, settled_on, uid, name, gone in rows:
        put_right = state is PromiseState.KEPT and settled_on is not None and settled_on <= until
        answered = answered_on is not None and answered_on <= until
        yield Case(day, put_right or answered, _person(uid, name, gone))


def _promises(session: Session, after: date, until: date) -> Iterator[Case]:
    rows = session.execute(
        select(Promise.due, Promise.state, Promise.settled_on, Customer.uid, Customer.name)
        .join(Customer, Customer.id == Promise.customer_id)
        .where(Customer.gone.is_(None), Promise.state != PromiseState.LET_GO)
        .where(Promise.due > after, Promise.due <= until)
    )
    for due, state, settled_on, uid, name in rows:
        if due is not None:
            in_time = state is PromiseState.KEPT and settled_on is not None and settled_on <= due
            yield Case(due, in_time, (uid, name))


def _regulars(session: Session, until: date) -> Iterator[Case]:
    seen = (
        select(Visit.customer_id)
        .where(Visit.day > until - _YEAR, Visit.day <= until)
        .group_by(Visit.customer_id)
        .having(func.count() >= _REGULAR_FROM)
    )
    talks = (
        select(Present.customer_id, func.max(Conversation.day).label("last"))
        .join(Conversation, Conversation.id == Present.conversation_id)
        .where(Conversation.day <= until)
        .group_by(Present.customer_id)
        .subquery()
    )
    rows = session.execute(
        select(Customer.uid, Customer.name, talks.c.last)
        .outerjoin(talks, talks.c.customer_id == Customer.id)
        .where(Customer.gone.is_(None), Customer.id.in_(seen))
    )
    for uid, name, last in rows:
        yield Case(last or date.min, last is not None, (uid, name))


def _sent(*columns: Any) -> Any:
    return (
        select(*columns)
        .select_from(Card)
        .outerjoin(Customer, Customer.id == Card.customer_id)
        .where(Card.state == CardState.SENT, Card.sent_on.is_not(None))
    )


def _cards(session: Session, after: date, until: date) -> Iterator[Case]:
    wanted = _sent(Card.sent_on, Card.personal_line, Customer.uid, Customer.name, Customer.gone)
    for day, line, uid, name, gone in session.execute(wanted.where(Card.sent_on > after, Card.sent_on <= until)):
        yield Case(day, bool(line.strip()), _person(uid, name, gone))


def _gestures(session: Session, after: date, until: date) -> Iterator[Case]:
    rows = session.execute(
        select(Gesture.day, Customer.uid, Customer.name)
        .join(Customer, Customer.id == Gesture.customer_id)
        .where(Customer.gone.is_(None), Customer.stage.in_(_CLOSE))
        .where(Gesture.day > after, Gesture.day <= until)
    )
    for day, uid, name in rows:
        yield Case(day, True, (uid, name))


def _reasons(session: Session, until: date) -> Iterator[Case]:
    """The latest gestures, cards and messages that something has come; a card of sympathy is no reason to come."""
    there = Customer.since.is_(None) | (Customer.since <= until - _THERE_SINCE)
    who = (Customer.uid, Customer.name)
    cards = _sent(Card.sent_on, *who).where(Card.occasion != Occasion.SYMPATHY, Customer.id.is_not(None))
    gestures = select(Gesture.day, *who).join(Customer, Customer.id == Gesture.customer_id)
    told = select(Promise.told_on, *who).join(Customer, Customer.id == Promise.customer_id)
    for wanted, day in (
        (cards, Card.sent_on),
        (gestures, Gesture.day),
        (told.where(Promise.come_on.is_not(None)), Promise.told_on),
    ):
        latest = wanted.where(Customer.gone.is_(None), there, day.is_not(None), day <= until)
        for when, uid, name in session.execute(latest.order_by(day.desc()).limit(_LATEST)):
            yield Case(when, True, (uid, name))
