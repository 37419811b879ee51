"""Today, beside the empty search box: what wants doing, in words that anybody may read who stands there."""

from datetime import date

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from shopfriend.counter.promise_list import open_promises
from shopfriend.counter.views import OpenPromise, Today, ToTell
from shopfriend.language import _, day_in_words
from shopfriend.records.birthday import Birthday, day_in
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import CardState, Reach
from shopfriend.records.shop import Shop

_LEAP_DAY = Birthday(2, 29)
_LONG = 24
"""Letters of a name beside which nothing else would be seen."""


def today_at_the_counter(session: Session, today: date) -> Today:
    """Promises due or late, how many cards are to be posted, birthdays by name alone: customers look on."""
    due = open_promises(session, today, due_now=True)
    days = tuple_(Customer.birth_month, Customer.birth_day).in_(_born_today(session, today))
    born = select(Customer.uid, Customer.name).where(Customer.gone.is_(None), days)
    count = session.scalar(select(func.count()).select_from(Customer).where(Customer.gone.is_(None)))
    return Today(
        day_in_words(today, today),
        tuple((promise.customer_uid, _in_words(promise)) for promise in due),
        tuple((uid, name) for uid, name in session.execute(born.order_by(Customer.name))),
        count or 0,
        to_post=_to_post(session),
    )


def _born_today(session: Session, today: date) -> list[tuple[int, int]]:
    """Whose birthday it is: month and day, and 29 February on the day that the shop keeps it on in other years."""
    to_march = bool(session.scalar(select(Shop.leap_day_to_march).order_by(Shop.id).limit(1)))
    days = [(today.month, today.day)]
    if day_in(_LEAP_DAY, today.year, leap_day_to_march=to_march) == today:
        days.append((_LEAP_DAY.month, 29))
    return days


def _in_words(promise: OpenPromise) -> str:
    said = {
        ToTell.HAS_COME: _("Tell {name}, it is in: {what}"),
        ToTell.WILL_NOT_BE: _("Tell {name}, it will not be: {what}"),
    }
    words = _("{name}: {what}") if promise.telling is None or promise.unsaid else said[promise.telling]
    return words.format(name=_short(promise.customer), what=promise.text)


def _short(name: str) -> str:
    """A long name by its first word and the letter of its last: in one line, what was promised must be seen, too."""
    words = name.split()
    return name if len(name) <= _LONG or len(words) < 2 else f"{words[0]} {words[-1][0]}."


def _to_post(session: Session) -> int:
    """How many printed cards wait for the letter box; those who are gone have none."""
    printed = select(func.count()).select_from(Customer).join(Card, Card.customer_id == Customer.id)
    living = printed.where(Card.state == CardState.PRINTED, Customer.gone.is_(None), Customer.reach != Reach.HAND_OVER)
    return session.scalar(living) or 0
