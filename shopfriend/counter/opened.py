"""Reading a customer's page for the screen, in a few statements."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from shopfriend.counter.cards_of_one import cards_kept, declined
from shopfriend.counter.greeting import greet
from shopfriend.counter.page import what_is_known
from shopfriend.counter.promise_list import to_tell
from shopfriend.counter.views import Fact, Opened, Promised, Said, ToTell
from shopfriend.language import _, day_in_words, ngettext
from shopfriend.records.birthday import Birthday, next_birthday
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.records.silence import names_one
from shopfriend.records.staff import Staff
from shopfriend.store.by_uid import customer_of

TALKS_SHOWN = 3
_KEPT_SHOWN_FOR = timedelta(days=14)
_BIRTHDAY_SHOWN_FROM = 21


def opened(session: Session, uid: str, today: date) -> Opened:
    """The page of one customer. Talks between us stand in it: it is the opened page, not a hit or a greeting."""
    customer = customer_of(session, uid)
    known, details, silent, open_question = what_is_known(session, customer, today)
    named = [detail for detail in details if detail.gone is None]
    count = session.scalar(select(func.count()).where(Present.customer_id == customer.id)) or 0
    spoken_of = [detail for detail in named if not names_one(silent, detail.text)]
    asking = None if customer.gone is not None else open_question
    return Opened(
        uid=uid,
        name=customer.name,
        called=customer.called_or_given,
        about=_about(session, customer, today),
        birthday=_birthday(customer, today),
        gone=customer.gone is not None,
        lines=greet(known, today).lines,
        ask=None
        if asking is None
        else Said(asking.uid, asking.day, asking.text, asking.ask, asked=False, with_whom=""),
        talks=_talks(session, customer),
        more_talks=max(0, count - TALKS_SHOWN),
        likes=_texts(spoken_of, DetailKind.FAVOURITE, DetailKind.SEAT, DetailKind.SIZE),
        minds=_texts(named, DetailKind.ALLERGY),
        promises=_promises(session, customer, today),
        around=tuple(_who(detail) for detail in named if detail.kind in (DetailKind.FAMILY, DetailKind.PET)),
        cards=cards_kept(session, customer),
        declined=declined(session, customer),
        missing=() if customer.gone is not None or known.mourning else _missing(session, customer),
    )


def _missing(session: Session, customer: Customer) -> tuple[Fact, ...]:
    home = or_(Address.street != "", Address.postcode != "", Address.town != "")
    mine = Customer.id == customer.id
    # Post for a household goes to one of its members, so nobody else of it needs an address.
    if customer.household_id is not None:
        mine = Customer.household_id == customer.household_id
    found = session.scalar(select(Address.id).join(Customer, Customer.id == Address.customer_id).where(mine, home))
    asks = (Fact.BIRTHDAY, customer.birthday is None), (Fact.STREET, found is None)
    return tuple(fact for fact, is_missing in asks if is_missing)


def _texts(details: Sequence[Detail], *kinds: DetailKind) -> tuple[str, ...]:
    return tuple(detail.text for detail in details if detail.kind in kinds and detail.text)


def _who(detail: Detail) -> str:
    return ", ".join(filter(None, (detail.name or detail.text, detail.relation)))


def _about(session: Session, customer: Customer, today: date) -> str:
    where = (
        select(Address.street, Address.town).where(Address.customer_id == customer.id).order_by(Address.postal.desc())
    )
    street, town = next(iter(session.execute(where.limit(1))), ("", ""))
    called = f"“{customer.called}”" if customer.called else ""
    since = _("since {year}").format(year=customer.since.year) if customer.since else ""
    return " · ".join(filter(None, (called, street or town, since)))


def _birthday(customer: Customer, today: date) -> str:
    birthday: Birthday | None = customer.birthday
    if birthday is None or customer.gone is not None:
        return ""
    coming = next_birthday(birthday, today)
    if coming is None or (coming - today).days > _BIRTHDAY_SHOWN_FROM:
        return ""
    days = (coming - today).days
    if days == 0:
        return _("Birthday today")
    said = ngettext("Birthday is tomorrow", "Birthday on {day}", days)
    return said.format(day=day_in_words(coming, today, weekday=False))


def _talks(session: Session, customer: Customer) -> tuple[Said, ...]:
    rows = session.execute(
        select(Conversation, Staff.name, Present.told)
        .join(Present, Present.conversation_id == Conversation.id)
        .join(Staff, Staff.id == Conversation.staff_id, isouter=True)
        .where(Present.customer_id == customer.id)
        .order_by(Conversation.day.desc(), Conversation.id.desc())
        .limit(TALKS_SHOWN)
    )
    return tuple(
        Said(
            talk.uid,
            talk.day,
            talk.text,
            talk.ask,
            talk.asked_on is not None,
            (staff or "").split(" ")[0],
            talk.between_us,
            told,
        )
        for talk, staff, told in rows
    )


def _promises(session: Session, customer: Customer, today: date) -> tuple[Promised, ...]:
    rows = session.scalars(
        select(Promise)
        .where(Promise.customer_id == customer.id, Promise.state != PromiseState.LET_GO)
        .order_by(Promise.settled_on, Promise.due.is_(None), Promise.due, Promise.id)
    )
    return tuple(
        Promised(promise.uid, _words_of(promise), promise.due, promise.state is PromiseState.KEPT)
        for promise in rows
        if promise.settled_on is None or today - promise.settled_on <= _KEPT_SHOWN_FOR
    )


def _words_of(promise: Promise) -> str:
    said = {
        ToTell.HAS_COME: _("{what}: has come, to be told"),
        ToTell.WILL_NOT_BE: _("{what}: will not be, to be told"),
    }
    telling = to_tell(promise) if promise.settled_on is None else None
    return promise.text if telling is None else said[telling].format(what=promise.text)
