"""A customer's page on goodwill: through whom they came, whom they sent, what we gave, what came back."""

from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from shopfriend.goodwill.year import YEAR
from shopfriend.language import _, day_in_words, ngettext
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import CardState, Direction, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.visit import Visit
from shopfriend.store.by_uid import customer_of

_NAMED = 3


def goodwill_of(session: Session, uid: str, today: date) -> tuple[str, ...]:
    """A line each; none of it where nothing is known. Nobody who is no longer is named."""
    customer = customer_of(session, uid)
    if customer.gone is not None:
        return ()
    key = customer.id
    lines = [*_came_through(session, key), *_sent(session, key)]
    gestures = session.execute(
        select(Gesture.text, Gesture.day).where(Gesture.customer_id == key).order_by(Gesture.day.desc()).limit(2)
    )
    for text, day in gestures:
        lines.append(f"{text} · {day_in_words(day, today, weekday=False)}")
    return (*lines, *_year(session, key, today))


def _came_through(session: Session, key: int) -> list[str]:
    sender = session.scalar(
        select(Customer.name)
        .join(Referral, Referral.customer_id == Customer.id)
        .where(Referral.other_id == key, Referral.direction == Direction.TO_US, Customer.gone.is_(None))
        .order_by(Referral.day, Referral.id)
        .limit(1)
    )
    return [_("Came through {name}").format(name=sender)] if sender else []


def _sent(session: Session, key: int) -> list[str]:
    rows = session.execute(
        select(Referral.direction, Referral.other_name, Customer.name)
        .outerjoin(Customer, Customer.id == Referral.other_id)
        .where(Referral.customer_id == key, or_(Customer.id.is_(None), Customer.gone.is_(None)))
        .order_by(Referral.day.desc(), Referral.id.desc())
    ).all()
    lines = []
    for direction, words in (
        (Direction.TO_US, _("Sent us {names}")),
        (Direction.FROM_US, _("We sent them to {names}")),
    ):
        names = list(dict.fromkeys(name or other for which, other, name in rows if which is direction))
        if names:
            more = len(names) - _NAMED
            shown = ", ".join(names[:_NAMED])
            if more > 0:
                shown = ngettext("{names} and one more", "{names} and {number} more", more).format(
                    names=shown, number=more
                )
            lines.append(words.format(names=shown))
    return lines


def _year(session: Session, key: int, today: date) -> list[str]:
    """In 365 days; not yet, where nothing was given and nobody was in."""
    since = today - YEAR
    gave = sum(
        session.scalar(select(func.count()).where(*which)) or 0
        for which in (
            (Gesture.customer_id == key, Gesture.day > since),
            (Card.customer_id == key, Card.state == CardState.SENT, Card.sent_on > since),
            (Promise.customer_id == key, Promise.state == PromiseState.KEPT, Promise.settled_on > since),
        )
    )
    came = session.scalar(select(func.count()).where(Visit.customer_id == key, Visit.day > since)) or 0
    given = ngettext("one thing given", "{number} things given", gave).format(number=gave) if gave else ""
    visits = ngettext("one visit", "{number} visits", came).format(number=came) if came else ""
    said = ", ".join(filter(None, (given, visits)))
    return [_("In a year: {what}").format(what=said)] if said else []
