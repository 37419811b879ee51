"""What Today says of cards: those to post by today or hand over, those to take out of the drawer, and one too late."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from shopfriend.cards.occasions import next_month
from shopfriend.cards.pile import pile
from shopfriend.cards.unwelcome import unwelcome
from shopfriend.cards.views import InDrawer, PileCard
from shopfriend.cards.welcome import YEARLY, Welcome
from shopfriend.cards.yearly import birthdays
from shopfriend.language import _, day_in_words
from shopfriend.records.card import Card
from shopfriend.records.change import Change
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import CardState, Occasion
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_BORN = (Customer.__tablename__, Detail.__tablename__)
_BIRTHDAY = ("birth_day", "birth_month", "day", "month", "gets_cards")
_HANDED_OVER_FROM = timedelta(days=7)
"""So many days before its day a card is given to somebody who may not come again before."""


def for_today(session: Session, today: date) -> list[InDrawer]:
    """What to do with cards today: take out whose recipient has died, parted or declined since; post; hand over.

    Last come the birthdays of this month that were learnt when its cards had been laid out already.
    """
    printed = select(Card.uid).where(Card.state == CardState.PRINTED).order_by(Card.day, Card.id)
    cards = session.scalars(printed).all()
    out = unwelcome(session, Card.state == CardState.PRINTED)
    whose = _one_of_each(session)
    found: list[tuple[int, InDrawer]] = []
    for card in pile(session, cards):
        if card.uid in out:
            words = _("Take out: {name}’s card")
            found.append((0, InDrawer(card.uid, whose[card.uid], words.format(name=card.name))))
        elif _is_time(card, today):
            order, words = (1, _("Post today: {name}")) if card.address else (2, _("Hand over a card: {name}"))
            found.append((order, InDrawer(card.uid, whose[card.uid], words.format(name=card.name))))
    return [*(row for _order, row in sorted(found, key=lambda one: one[0])), *_learnt_late(session, today)]


def done(database: Database, card: str, today: date) -> Changes:
    """A printed card is posted or handed over, or out of the drawer where nobody may have it; its words are kept.

    One that is not printed stays as it is.
    """
    with database.writing() as session:
        for row in session.scalars(select(Card).where(Card.uid == card, Card.state == CardState.PRINTED)):
            if row.uid in unwelcome(session, Card.state == CardState.PRINTED):
                row.state = CardState.SKIPPED
            else:
                row.state, row.sent_on = CardState.SENT, today
    return changes_of(session)


def _is_time(card: PileCard, today: date) -> bool:
    """Thanks may be posted on any day: how many wait is told by their number."""
    if card.address is not None:
        return card.post_by is not None and card.post_by <= today
    return card.occasion not in YEARLY or card.day - _HANDED_OVER_FROM <= today


def _one_of_each(session: Session) -> dict[str, str]:
    """Whose page tells of each printed card: the customer's, or that of one of the household."""
    rows = (
        select(Card.uid, Customer.uid)
        .outerjoin(Household, Household.id == Card.household_id)
        .join(Customer, or_(Customer.id == Card.customer_id, Customer.household_id == Household.id))
        .where(Card.state == CardState.PRINTED)
        .order_by(Customer.gone.is_(None), Customer.id.desc())
    )
    return {card: customer for card, customer in session.execute(rows)}  # noqa: C416 (mypy knows no Row as a pair)


def _learnt_late(session: Session, today: date) -> Iterator[InDrawer]:
    """Birthdays still to come this month that have no card, since they were learnt after the month's were laid out."""
    first = today.replace(day=1)
    of_month = (Card.occasion == Occasion.BIRTHDAY, Card.day >= first, Card.day < next_month(first))
    laid = session.scalar(select(func.min(Card.created)).where(*of_month))
    if laid is None:
        return
    there = set(session.scalars(select(Card.subject_uid).where(*of_month)))
    month_before = (first - timedelta(days=1)).replace(day=1)
    welcome = Welcome(session, month_before)
    late = [found for found in birthdays(session, month_before) if found.day >= today]
    late = [found for found in late if found.subject_uid not in there and welcome.takes(found)]
    learnt = _learnt_since(session, laid, [found.subject_uid for found in late])
    for found in late:
        if found.subject_uid in learnt:
            words = _("Write a card: {name}, birthday on {day}")
            day = day_in_words(found.day, today, weekday=False)
            yield InDrawer("", found.customer_uid, words.format(name=found.name, day=day))


def _learnt_since(session: Session, instant: datetime, people: Collection[str]) -> set[str]:
    """Of these customers and relations those whose birthday was written down, or corrected, after that instant."""
    changes = select(Change.row_uid, Change.before, Change.after).where(
        Change.row_uid.in_(people), Change.table_name.in_(_BORN), Change.at > instant
    )
    return {
        uid
        for uid, before, after in session.execute(changes)
        if after and any((before or {}).get(column) != after.get(column) for column in _BIRTHDAY)
    }
