"""Open needs: what somebody would like once it is in, who would be glad to know that it has come, and telling them."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shopfriend.counter.promise_list import is_unsaid
from shopfriend.counter.promises import has_come
from shopfriend.counter.quiet import silent_of_each
from shopfriend.counter.same_thing import same_thing
from shopfriend.counter.views import Glad
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.kinds import PromiseKind, PromiseState
from shopfriend.records.need import Need
from shopfriend.records.promise import Promise
from shopfriend.records.typed_words import clean
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


def who_would_be_glad(session: Session, what: str = "") -> list[Glad]:
    """Who wished for this or has it on order, whoever has waited longest first; for a blank text, whoever waits.

    Orders that have come already are not among these, nor anybody who is no longer, nor words that are private,
    between us, or name somebody who is no longer.
    """
    found = [glad for glad in (*_wishes(session), *_orders(session)) if not what.strip() or same_thing(what, glad.text)]
    return sorted(found, key=lambda glad: (glad.since, glad.customer))


def tell_later(database: Database, uid: str, what: str, today: date) -> Changes:
    """It has come, and is to be told from today on: the wish becomes a promise to tell, the order goes on to "come".

    `uid` is that of the wish or the order, `what` has come in, in the owner's words. Raises Problem "not-waiting".
    """
    with database.writing() as session:
        need, order = _both(session, uid)
        if need is not None:
            need.met_on = today
            text = _capital(clean(what) or need.text)
            session.add(
                Promise(
                    customer_id=need.customer_id,
                    kind=PromiseKind.CALL_BACK,
                    text=text,
                    made_on=today,
                    due=today,
                    come_on=today,
                )
            )
        elif order is not None:
            has_come(order, today)
    return changes_of(session)


def was_told(database: Database, uid: str, today: date) -> Changes:
    """It has come and was told: the wish is met, the order waits to be handed over. Raises Problem "not-waiting"."""
    with database.writing() as session:
        need, order = _both(session, uid)
        if need is not None:
            need.met_on = today
        elif order is not None:
            has_come(order, today)
            order.told_on = today
    return changes_of(session)


def no_longer_wished(database: Database, uid: str) -> Changes:
    """Nobody waits for this wish any more; it goes, and undo brings it back. Raises Problem "not-waiting"."""
    with database.writing() as session:
        need, _order = _both(session, uid)
        if need is not None:
            session.delete(need)
    return changes_of(session)


def _wishes(session: Session) -> Iterator[Glad]:
    silent = silent_of_each(session, select(Need.customer_id).where(Need.met_on.is_(None)))
    rows = session.execute(
        select(Need.uid, Need.text, Need.since, Customer.id, Customer.name, Customer.uid)
        .join(Customer, Customer.id == Need.customer_id)
        .where(Need.met_on.is_(None), Customer.gone.is_(None))
    ).all()
    for uid, text, since, key, name, customer in rows:
        if not is_unsaid(_was_between_us(session, key, text), text, silent.get(key)):
            yield Glad(uid, name, customer, text, since, is_order=False)


def _orders(session: Session) -> Iterator[Glad]:
    silent = silent_of_each(session, select(Promise.customer_id).where(Promise.state == PromiseState.OPEN))
    since = func.coalesce(Promise.ordered_on, Promise.made_on)
    rows = session.execute(
        select(Promise.uid, Promise.text, since, Customer.id, Customer.name, Customer.uid, Conversation.between_us)
        .join(Customer, Customer.id == Promise.customer_id)
        .outerjoin(Conversation, Conversation.id == Promise.conversation_id)
        .where(Promise.state == PromiseState.OPEN, Promise.kind == PromiseKind.ORDER, Customer.gone.is_(None))
        .where(Promise.come_on.is_(None), Promise.why == "")
    )
    for uid, text, day, key, name, customer, between_us in rows:
        if not is_unsaid(bool(between_us), text, silent.get(key)):
            yield Glad(uid, name, customer, text, day, is_order=True)


def _was_between_us(session: Session, customer_id: int, text: str) -> bool:
    """Whether a wish was told between us and nowhere else: a talk may be marked so after its wish was kept."""
    told = (
        select(Conversation.between_us)
        .join(Present, Present.conversation_id == Conversation.id)
        .where(Present.customer_id == customer_id, Conversation.folded.contains(fold(text), autoescape=True))
    )
    between_us = session.scalars(told).all()
    return bool(between_us) and all(between_us)


def _both(session: Session, uid: str) -> tuple[Need | None, Promise | None]:
    need = session.scalars(select(Need).where(Need.uid == uid, Need.met_on.is_(None))).one_or_none()
    order = session.scalars(
        select(Promise).where(Promise.uid == uid, Promise.state == PromiseState.OPEN, Promise.come_on.is_(None))
    ).one_or_none()
    if need is None and order is None:
        raise Problem("not-waiting", _("This is no longer waited for: it was told, or has come, already."))
    return need, order


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
