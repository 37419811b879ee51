"""What an export holds beside its tables: customers for a telephone, days for a calendar, talks for a browser.

Whoever died or parted is in neither vCards nor calendar: no telephone shall show a birthday that hurts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from shopfriend.exchange.calendar_writing import Entry, calendar_of
from shopfriend.exchange.talk_pages import Promised, Talk, as_json, as_page
from shopfriend.exchange.vcard_writing import card_of
from shopfriend.language import _
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer, Photo
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.records.shop import Shop

_AT_ONCE = 200
_BORN = (DetailKind.FAMILY, DetailKind.PET)
_WAYS = (Customer.phones, Customer.emails, Customer.addresses, Customer.tags, Customer.wishes)
Tell = Callable[[float], None]


def write(session: Session, folder: Path, today: date, tell: Tell) -> Iterator[str]:
    """Write the files, and yield the name of each; `tell` hears which share of the way is done."""
    names = dict(iter(session.execute(select(Customer.uid, Customer.name).order_by(Customer.name, Customer.id))))
    written = (
        ("customers.vcf", _cards(session, len(names), tell)),
        ("calendar.ics", _calendar(session)),
        ("conversations.json", as_json(talk for some in _talks(session) for talk in some)),
        ("conversations.html", _page(session, names, today)),
    )
    for place, (name, pieces) in enumerate(written, 1):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        tell((1 + place) / (1 + len(written)))
        yield name


def _cards(session: Session, customers: int, tell: Tell) -> Iterator[str]:
    keys = session.scalars(select(Customer.id).where(Customer.gone.is_(None)).order_by(Customer.id)).all()
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        rows = session.scalars(
            select(Customer).where(Customer.id.in_(some)).options(*map(selectinload, _WAYS)).order_by(Customer.id)
        ).all()
        details: dict[int, list[Detail]] = defaultdict(list)
        for detail in session.scalars(select(Detail).where(Detail.customer_id.in_(some)).order_by(Detail.id)):
            details[detail.customer_id].append(detail)
        pictures = select(Photo.customer_id, Photo.picture).where(Photo.customer_id.in_(some))
        photos = dict(iter(session.execute(pictures)))
        for row in rows:
            yield card_of(row, details[row.id], photos.get(row.id))
        session.expunge_all()
        tell(start / max(customers, 1) / 5)


def _calendar(session: Session) -> Iterator[str]:
    shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one_or_none()
    title = shop.name if shop is not None and shop.name else _("Your regulars")
    leap = shop is not None and shop.leap_day_to_march
    return calendar_of(_entries(session), title, leap_day_to_march=leap)


def _entries(session: Session) -> Iterator[Entry]:
    living = Customer.gone.is_(None)
    for customer in session.scalars(select(Customer).where(living).order_by(Customer.id)):
        if customer.birthday is not None:
            words = _("Birthday of {name}").format(name=customer.name)
            yield Entry(customer.uid, customer.birthday, words, customer.changed, "birthday")
    dated = select(Detail, Customer.name).join(Customer, Customer.id == Detail.customer_id)
    for detail, name in session.execute(
        dated.where(living, Detail.gone.is_(None), Detail.day.is_not(None)).order_by(Detail.id)
    ):
        day = detail.date
        if day is None:
            continue
        if detail.kind in _BORN:
            who = detail.name or detail.relation
            words = _("Birthday of {who}, who belongs to {name}").format(who=who, name=name)
            yield Entry(detail.uid, day, words, detail.changed, "birthday")
        else:
            what = detail.text or detail.name or _("Anniversary")
            yield Entry(detail.uid, day, f"{name}: {what}", detail.changed, "anniversary")
    due = select(Promise, Customer.name).join(Customer, Customer.id == Promise.customer_id)
    due = due.where(living, Promise.state == PromiseState.OPEN, Promise.due.is_not(None)).order_by(Promise.id)
    for promise, name in session.execute(due):
        assert promise.due is not None
        words = _("Promised to {name}: {what}").format(name=name, what=promise.text)
        yield Entry(promise.uid, promise.due, words, promise.changed, "promise")


def _page(session: Session, names: dict[str, str], today: date) -> Iterator[str]:
    """Conversations under each customer who was there, by name, the latest first."""
    talks: dict[str, list[Talk]] = defaultdict(list)
    for some in _talks(session):
        for talk in some:
            for uid, _name in talk.customers:
                talks[uid].append(talk)
    people = (
        (name, sorted(talks[uid], key=lambda talk: talk.day, reverse=True))
        for uid, name in sorted(names.items(), key=lambda each: each[1].casefold())
        if uid in talks
    )
    return as_page(people, _("Conversations"), today)


def _talks(session: Session) -> Iterator[list[Talk]]:
    keys = session.scalars(select(Conversation.id).order_by(Conversation.day, Conversation.id)).all()
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        there: dict[int, list[tuple[str, str]]] = defaultdict(list)
        present = select(Present.conversation_id, Customer.uid, Customer.name)
        present = present.join(Customer, Customer.id == Present.customer_id).where(Present.conversation_id.in_(some))
        for talk, uid, name in session.execute(present.order_by(Present.id)):
            there[talk].append((uid, name))
        promised: dict[int, list[Promised]] = defaultdict(list)
        for promise in session.scalars(select(Promise).where(Promise.conversation_id.in_(some)).order_by(Promise.id)):
            assert promise.conversation_id is not None
            promised[promise.conversation_id].append(
                Promised(promise.uid, promise.text, promise.due, promise.state.value)
            )
        wanted = select(Conversation).where(Conversation.id.in_(some)).order_by(Conversation.day, Conversation.id)
        yield [_talk(row, there[row.id], promised[row.id]) for row in session.scalars(wanted)]
        session.expunge_all()


def _talk(row: Conversation, there: Iterable[tuple[str, str]], promised: Sequence[Promised]) -> Talk:
    return Talk(
        row.uid,
        row.day,
        tuple(there),
        row.text,
        row.ask,
        row.asked_on,
        row.between_us,
        row.kindness,
        tuple(promised),
    )
