"""Reading what the shop gave in a month, and what came back in it."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from shopfriend.goodwill.giving import Given, Records, given
from shopfriend.records.card import Card
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import CardState, Direction, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.visit import Visit


def month_and_the_one_before(session: Session, today: date) -> tuple[Given, Given]:
    """What was given in the month of `today`, and in the whole month before. Nobody is named by it."""
    month = today.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    after = (month + timedelta(days=31)).replace(day=1)

    def days(day: InstrumentedAttribute[date] | InstrumentedAttribute[date | None], *which: object) -> tuple[date, ...]:
        wanted: list[ColumnElement[bool]] = [each for each in which if isinstance(each, ColumnElement)]
        return tuple(each for each in session.scalars(select(day).where(day >= before, day < after, *wanted)) if each)

    rows = session.execute(select(Gesture.kind, Gesture.day).where(Gesture.day >= before, Gesture.day < after))
    records = Records(
        gestures=tuple((kind, day) for kind, day in rows),
        cards=days(Card.sent_on, Card.state == CardState.SENT),
        promises=days(Promise.settled_on, Promise.state == PromiseState.KEPT),
        sent_on=days(Referral.day, Referral.direction == Direction.FROM_US),
        visits=days(Visit.day),
        sent_to_us=days(Referral.day, Referral.direction == Direction.TO_US),
    )
    return given(records, month, after), given(records, before, month)
