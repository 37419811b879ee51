"""Those of whom nothing was noted for years: offered for forgetting once a year, never forgotten by themselves."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shopfriend.keeping.bin_views import YEARS, Silent
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import CardState, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.records.shop import Shop
from shopfriend.records.visit import Visit
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


def years(database: Database) -> int:
    """After how many silent years customers are offered for forgetting; 0 for never."""
    with database.reading() as session:
        return session.scalar(select(Shop.forget_after).order_by(Shop.id).limit(1)) or 0


def choose_years(database: Database, chosen: int) -> Changes:
    """Offer them after so many years from now on. Raises ValueError for a number that is none of YEARS."""
    if chosen not in YEARS:
        raise ValueError(f"{chosen} years are not offered")
    with database.writing() as session:
        for shop in session.scalars(select(Shop)):
            shop.forget_after = chosen
    return changes_of(session)


def is_due(database: Database, today: date) -> bool:
    """Whether a year has gone by since the owner was asked, and there is somebody to ask about."""
    with database.reading() as session:
        asked = session.scalar(select(Shop.forget_asked_on).order_by(Shop.id).limit(1))
        if asked is not None and asked > _years_before(today, 1):
            return False
        return bool(_silent(session, today))


def asked(database: Database, today: date) -> Changes:
    """The owner was asked today."""
    with database.writing() as session:
        for shop in session.scalars(select(Shop)):
            shop.forget_asked_on = today
    return changes_of(session)


def silent(database: Database, today: date) -> tuple[Silent, ...]:
    """Those of whom nothing was noted for the years that the owner chose, the longest silent first."""
    with database.reading() as session:
        return tuple(sorted(_silent(session, today), key=lambda each: (each.last, each.name)))


def _silent(session: Session, today: date) -> list[Silent]:
    after = session.scalar(select(Shop.forget_after).order_by(Shop.id).limit(1)) or 0
    if not after:
        return []
    before = _years_before(today, after)
    waiting = set(session.scalars(select(Promise.customer_id).where(Promise.state == PromiseState.OPEN)))
    last: dict[int, date] = {}
    rows = (
        select(Visit.customer_id, func.max(Visit.day)).group_by(Visit.customer_id),
        select(Present.customer_id, func.max(Conversation.day))
        .join(Conversation, Conversation.id == Present.conversation_id)
        .group_by(Present.customer_id),
        select(Gesture.customer_id, func.max(Gesture.day)).group_by(Gesture.customer_id),
        select(Card.customer_id, func.max(Card.day))
        .where(Card.state.in_((CardState.PRINTED, CardState.SENT)), Card.customer_id.is_not(None))
        .group_by(Card.customer_id),
        select(Promise.customer_id, func.max(Promise.made_on)).group_by(Promise.customer_id),
        select(Detail.customer_id, func.date(func.max(Detail.changed))).group_by(Detail.customer_id),
        select(Customer.id, func.date(Customer.changed)),
    )
    for statement in rows:
        for key, day in session.execute(statement):
            noted = date.fromisoformat(day) if isinstance(day, str) else day
            if noted is not None and (key not in last or noted > last[key]):
                last[key] = noted
    found = session.execute(select(Customer.id, Customer.uid, Customer.name)).all()
    return [
        Silent(uid, name, last[key]) for key, uid, name in found if key not in waiting and last.get(key, today) < before
    ]


def _years_before(day: date, many: int) -> date:
    try:
        return day.replace(year=day.year - many)
    except ValueError:
        return day.replace(year=day.year - many, day=28)
