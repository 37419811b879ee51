"""What a talk offers to be kept, without what is known already; and keeping it, once the owner has said so."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.counter.conversations import region_of
from shopfriend.counter.promises import NewPromise, new_promise
from shopfriend.counter.quiet import silent_for
from shopfriend.counter.said.offer import Kind, Offer
from shopfriend.counter.said.offers import offers
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.birthday import Birthday
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.folding import fold
from shopfriend.records.kinds import DetailKind
from shopfriend.records.need import Need
from shopfriend.records.promise import Promise
from shopfriend.records.silence import names_one
from shopfriend.records.typed_words import tidy
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_THINGS = {
    Kind.FAVOURITE: DetailKind.FAVOURITE,
    Kind.DISLIKE: DetailKind.DISLIKE,
    Kind.ALLERGY: DetailKind.ALLERGY,
}


def understood(session: Session, customer_uid: str, talk_uid: str, today: date) -> tuple[Offer, ...]:
    """What this talk offers to be kept of this customer: nothing of a talk between us, nor of somebody who is gone.

    What is known already is left out, and whatever names a relation or a pet that is no longer.
    """
    customer, talk = _both(session, customer_uid, talk_uid)
    if customer is None or talk is None or talk.between_us:
        return ()
    promised = session.scalar(select(Promise.id).where(Promise.conversation_id == talk.id).limit(1)) is not None
    asks = bool(talk.ask)
    return tuple(
        offer
        for offer in would_offer(session, customer_uid, talk.text, talk.day, today)
        if not (offer.kind is Kind.PROMISE and promised) and not (offer.kind is Kind.ASK and asks)
    )


def would_offer(session: Session, customer_uid: str, text: str, day: date, today: date) -> tuple[Offer, ...]:
    """What a talk of that day with these words would offer to be kept of this customer, where nothing goes with it."""
    customer = session.scalars(select(Customer).where(Customer.uid == customer_uid)).one_or_none()
    if customer is None or customer.gone is not None:
        return ()
    details = list(session.scalars(select(Detail).where(Detail.customer_id == customer.id)))
    needs = session.scalars(select(Need.text).where(Need.customer_id == customer.id, Need.met_on.is_(None)))
    wished = {fold(need) for need in needs}
    silent = silent_for(session, customer, details)
    return tuple(
        offer
        for offer in offers(text, day, region_of(session))
        if not names_one(silent, f"{offer.words} {offer.name}")
        and not (offer.kind is Kind.ASK and (offer.day is None or offer.day < today))
        and not (offer.kind is Kind.NEED and fold(offer.words) in wished)
        and not _is_known(offer, customer, details)
    )


def _is_known(offer: Offer, customer: Customer, details: Collection[Detail]) -> bool:
    if offer.kind is Kind.BIRTHDAY and not offer.name:
        return customer.birthday is not None
    if offer.kind is Kind.ANNIVERSARY:
        return any(detail.kind is DetailKind.ANNIVERSARY for detail in details)
    if offer.name:
        same = [detail for detail in details if fold(detail.name) == fold(offer.name)]
        return any(offer.kind is not Kind.BIRTHDAY or detail.month for detail in same)
    return offer.kind in _THINGS and any(fold(detail.text) == fold(offer.words) for detail in details)


def keep(
    database: Database, customer_uid: str, talk_uid: str, offer: Offer, today: date, allowed_by: str = ""
) -> Changes:
    """Keep what a talk offered.

    Raises Problem "nobody-allowed" for an allergy without a word on who allowed it, "no-talk" where the talk or the
    customer is no longer there, "known-by-now" where another window has stored such a thing meanwhile; then nothing is
    stored.
    """
    if offer.needs_leave and not tidy(allowed_by):
        raise Problem("nobody-allowed", _("Who allowed this to be noted? An allergy is only kept with that."))
    with database.writing() as session:
        customer, talk = _both(session, customer_uid, talk_uid)
        if customer is None or talk is None:
            raise Problem("no-talk", _("This talk is no longer there. Nothing was stored."))
        details = list(session.scalars(select(Detail).where(Detail.customer_id == customer.id)))
        is_day = offer.kind in (Kind.BIRTHDAY, Kind.ANNIVERSARY)
        if (offer.kind is Kind.ASK and talk.ask) or (is_day and _is_known(offer, customer, details)):
            raise Problem("known-by-now", _("Something of the sort was noted meanwhile; it stays as it is."))
        if offer.kind is Kind.PROMISE:
            promise = new_promise(NewPromise(offer.words, offer.day), today, region_of(session))
            promise.customer_id, promise.conversation_id = customer.id, talk.id
            session.add(promise)
        elif offer.kind is Kind.NEED:
            session.add(Need(customer_id=customer.id, text=offer.words, since=today))
        elif offer.kind is Kind.ASK:
            talk.ask, talk.asked_on = _("{what}: how was it?").format(what=offer.words), None
            talk.folded = fold(f"{talk.text} {talk.ask}")
        elif offer.kind is Kind.BIRTHDAY and not offer.name:
            _put_birthday(customer, offer.yearly)
        else:
            _put_detail(session, customer, offer, allowed_by)
    return changes_of(session)


def _both(session: Session, customer_uid: str, talk_uid: str) -> tuple[Customer | None, Conversation | None]:
    customer = session.scalars(select(Customer).where(Customer.uid == customer_uid)).one_or_none()
    there = (
        select(Conversation)
        .join(Present, Present.conversation_id == Conversation.id)
        .where(Conversation.uid == talk_uid, Present.customer_id == (customer.id if customer else None))
    )
    return customer, session.scalars(there).one_or_none()


def _put_birthday(customer: Customer, yearly: Birthday | None) -> None:
    if yearly is None:
        return
    customer.birth_day, customer.birth_month, customer.birth_year = yearly.day, yearly.month, yearly.year
    told = dict.fromkeys(("birth_day", "birth_month", "birth_year"), _("from a talk"))
    customer.sources = {**customer.sources, **told}


def _put_detail(session: Session, customer: Customer, offer: Offer, allowed_by: str) -> None:
    """A relation or pet that is known by name already gets what is new; else there is one more detail."""
    mine = session.scalars(select(Detail).where(Detail.customer_id == customer.id, Detail.gone.is_(None)))
    known = next((one for one in mine if offer.name and fold(one.name) == fold(offer.name)), None)
    detail = known or Detail(customer_id=customer.id, kind=_kind_of(offer), source=_("from a talk"))
    if offer.name:
        detail.name, detail.relation = detail.name or offer.name, detail.relation or offer.relation
    elif offer.kind in _THINGS:
        detail.text, detail.allowed_by = offer.words, tidy(allowed_by)[:200]
    if offer.yearly is not None:
        detail.day, detail.month, detail.year = offer.yearly.day, offer.yearly.month, offer.yearly.year
    session.add(detail)


def _kind_of(offer: Offer) -> DetailKind:
    if offer.kind is Kind.ANNIVERSARY:
        return DetailKind.ANNIVERSARY
    return _THINGS.get(offer.kind, DetailKind.PET if offer.is_pet else DetailKind.FAMILY)
