"""Reading a customer's page and today's list for the screen, in a few statements each."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from shopfriend.counter.greeting import greet
from shopfriend.counter.page import known_of
from shopfriend.counter.promises import open_promises
from shopfriend.counter.views import Fact, Opened, Promised, Said, Today
from shopfriend.language import _, day_in_words, ngettext
from shopfriend.records.birthday import Birthday, next_birthday
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.records.staff import Staff

TALKS_SHOWN = 3
_KEPT_SHOWN_FOR = timedelta(days=14)
_BIRTHDAY_SHOWN_FROM = 21


def opened(session: Session, uid: str, today: date) -> Opened:
    """The page of one customer. Talks between us stand in it: it is the opened page, not a hit or a greeting."""
    customer = session.scalars(select(Customer).where(Customer.uid == uid)).one()
    details = session.scalars(select(Detail).where(Detail.customer_id == customer.id).order_by(Detail.id)).all()
    named = [detail for detail in details if detail.gone is None]
    talks = _talks(session, customer)
    count = session.scalar(select(func.count()).where(Present.customer_id == customer.id)) or 0
    known = known_of(session, customer, today)
    asking = (talk for talk in talks if talk.ask and not talk.asked and not talk.between_us)
    ask = None if customer.gone is not None else next(asking, None)
    return Opened(
        uid=uid,
        name=customer.name,
        called=customer.called_or_given,
        about=_about(session, customer, today),
        birthday=_birthday(customer, today),
        gone=customer.gone is not None,
        lines=greet(known, today).lines,
        ask=ask,
        talks=tuple(talks[:TALKS_SHOWN]),
        more_talks=max(0, count - TALKS_SHOWN),
        likes=_texts(named, DetailKind.FAVOURITE, DetailKind.SEAT, DetailKind.SIZE),
        minds=_texts(named, DetailKind.ALLERGY),
        promises=_promises(session, customer, today),
        around=tuple(_who(detail) for detail in named if detail.kind in (DetailKind.FAMILY, DetailKind.PET)),
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


def _talks(session: Session, customer: Customer) -> list[Said]:
    rows = session.execute(
        select(Conversation, Staff.name)
        .join(Present, Present.conversation_id == Conversation.id)
        .join(Staff, Staff.id == Conversation.staff_id, isouter=True)
        .where(Present.customer_id == customer.id)
        .order_by(Conversation.day.desc(), Conversation.id.desc())
        .limit(30)
    )
    return [
        Said(
            talk.uid,
            talk.day,
            talk.text,
            talk.ask,
            talk.asked_on is not None,
            (staff or "").split(" ")[0],
            talk.between_us,
        )
        for talk, staff in rows
    ]


def _promises(session: Session, customer: Customer, today: date) -> tuple[Promised, ...]:
    rows = session.scalars(
        select(Promise)
        .where(Promise.customer_id == customer.id, Promise.state != PromiseState.LET_GO)
        .order_by(Promise.settled_on, Promise.due.is_(None), Promise.due, Promise.id)
    )
    return tuple(
        Promised(promise.uid, promise.text, promise.due, promise.state is PromiseState.KEPT)
        for promise in rows
        if promise.settled_on is None or today - promise.settled_on <= _KEPT_SHOWN_FOR
    )


def today_at_the_counter(session: Session, today: date) -> Today:
    """Promises due or late, and whose birthday it is: names alone, since customers look on."""
    due = open_promises(session, today, due_now=True)
    born = select(Customer.uid, Customer.name).where(
        Customer.gone.is_(None), Customer.birth_month == today.month, Customer.birth_day == today.day
    )
    count = session.scalar(select(func.count()).select_from(Customer).where(Customer.gone.is_(None)))
    return Today(
        day_in_words(today, today),
        tuple((promise.customer_uid, f"{promise.customer}: {promise.text}") for promise in due),
        tuple((uid, name) for uid, name in session.execute(born.order_by(Customer.name))),
        count or 0,
    )
