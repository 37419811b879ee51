"""Conversations: what was said is stored at once, with its question, its promise and the visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from shopfriend.counter.promises import NewPromise, new_promise
from shopfriend.counter.said import marks
from shopfriend.counter.typed_face import with_capitals
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.folding import fold
from shopfriend.records.kinds import DetailKind
from shopfriend.records.shop import Shop
from shopfriend.records.staff import Staff
from shopfriend.records.typed_words import clean
from shopfriend.records.visit import Visit
from shopfriend.store.by_uid import talk_of
from shopfriend.store.change_log import already_known
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_TOLD_AT_MOST = 120


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said: `ask` is the question for next time; `between_us` keeps it from hits, greetings and cards.

    `told`: the shop told it, and need not tell it to the same people again.
    """

    text: str
    ask: str = ""
    promise: NewPromise | None = None
    between_us: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class Remembered:
    """The uid of the stored conversation, and what was written.

    `also` are the customers whom an "@" in the text added, by name; `unclear` what stands behind an "@" and is nobody's
    name, or that of several.
    """

    uid: str
    changes: Changes
    also: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def remember(
    database: Database, customers: Sequence[str], talk: Talk, today: date, staff_uid: str | None = None
) -> Remembered:
    """Store a conversation with one or several customers (uids), its promise, and their visit of today.

    "@Anna Berg" in the text adds another customer; "#roses" notes a topic for those of `customers`, unless it is
    between us. Raises Problem "no-words" for blank text, "nobody-named" where a uid is unknown; then nothing is stored.
    """
    with database.writing(staff_uid) as session:
        put = _put(session, customers, talk, today, staff_uid)
    return _told(put, changes_of(session))


def remember_all(
    database: Database, talks: Sequence[tuple[str, Talk]], day: date, staff_uid: str | None = None
) -> list[Remembered]:
    """Store several talks of one day, each with a customer (uid), in one action: all of them or none.

    Raises Problem as `remember`.
    """
    with database.writing(staff_uid) as session:
        put = [_put(session, [customer], talk, day, staff_uid) for customer, talk in talks]
    return [_told(each, changes_of(session)) for each in put]


class _Put(NamedTuple):
    talk: Conversation
    also: tuple[str, ...]
    unclear: tuple[str, ...]


def _told(put: _Put, changes: Changes) -> Remembered:
    return Remembered(put.talk.uid, changes, put.also, put.unclear)


def _put(session: Session, customers: Sequence[str], talk: Talk, today: date, staff_uid: str | None) -> _Put:
    text, ask = clean(talk.text), clean(talk.ask)
    if not text:
        raise Problem("no-words", _("There are no words to remember."))
    keys = _keys(session, customers)
    staff_id = session.scalar(select(Staff.id).where(Staff.uid == staff_uid)) if staff_uid else None
    others, unclear = _mentioned(session, text)
    # Read before anything is written: each look-up after a write would write the rest first.
    promise = new_promise(talk.promise, today, region_of(session)) if talk.promise is not None else None
    present = list(dict.fromkeys([*keys, *others]))
    conversation = Conversation(
        day=today,
        text=text,
        ask=ask,
        between_us=talk.between_us,
        staff_id=staff_id,
        present=[Present(customer_id=key, told=talk.told) for key in present],
    )
    session.add(conversation)
    session.flush()
    note_visits(session, present, today, staff_id)
    if not talk.between_us:
        _note_topics(session, keys, marks.topics(text))
    if promise is not None:
        promise.customer_id, promise.conversation_id, promise.staff_id = keys[0], conversation.id, staff_id
        session.add(promise)
    return _Put(conversation, tuple(name for key, name in others.items() if key not in keys), unclear)


def _mentioned(session: Session, text: str) -> tuple[dict[int, str], tuple[str, ...]]:
    """Names by key of those who are named with an "@", and the words that name nobody or several."""
    found: dict[int, str] = {}
    unclear = []
    for names in marks.people(text):
        for name in names:
            spelt = {name, with_capitals(name)}
            is_called = or_(*(column.in_(spelt) for column in (Customer.name, Customer.called, Customer.given)))
            meant = session.execute(
                select(Customer.id, Customer.name).where(Customer.gone.is_(None), is_called).limit(2)
            ).all()
            if len(meant) == 1:
                found[meant[0].id] = meant[0].name
            if meant:
                break
        if len(meant) != 1:
            unclear.append(name)
    return found, tuple(dict.fromkeys(unclear))


def _note_topics(session: Session, customers: Sequence[int], topics: Sequence[str]) -> None:
    mine = select(Detail).where(Detail.customer_id.in_(customers), Detail.kind == DetailKind.TOPIC)
    known = {(detail.customer_id, fold(detail.text)) for detail in session.scalars(mine)} if topics else set()
    session.add_all(
        Detail(customer_id=key, kind=DetailKind.TOPIC, text=topic, source=_("at the counter"))
        for key in customers
        for topic in topics
        if (key, fold(topic)) not in known
    )


def region_of(session: Session) -> str:
    """The region (ISO 3166) by whose customs days are read in this shop; "" where it is not known."""
    return session.scalar(select(Shop.region).order_by(Shop.id).limit(1)) or ""


def asked(database: Database, conversation: str, today: date) -> Changes:
    """The question that this conversation left behind has been asked."""
    with database.writing() as session:
        talk_of(session, conversation).asked_on = today
    return changes_of(session)


def mark(database: Database, conversation: str, *, between_us: bool | None = None, told: bool | None = None) -> Changes:
    """Mark a talk as between us, or as told to all who were there, or not; what is None stays.

    Raises Problem "no-talk" where it is no longer there.
    """
    with database.writing() as session:
        found = talk_of(session, conversation, selectinload(Conversation.present))
        if between_us is not None:
            found.between_us = between_us
        for present in found.present if told is not None else ():
            present.told = bool(told)
    return changes_of(session)


def reword(
    database: Database,
    conversation: str,
    text: str | None = None,
    ask: str | None = None,
    seen: tuple[str, str] | None = None,
) -> Changes:
    """Mend what was said, or the question it left; what is None stays. Another question waits to be asked anew.

    `seen` is how text and question stood before. Raises Problem "changed-meanwhile" where somebody else has changed
    what is mended since, with `text` and `ask` as they are by now, and "no-words" where the text would be blank; then
    nothing is stored.
    """
    with database.writing() as session:
        found = talk_of(session, conversation)
        if seen is not None:
            _refuse_changed(found, (text, ask), seen)
        if text is not None:
            if not clean(text):
                raise Problem("no-words", _("There are no words to remember."))
            found.text = clean(text)
        if ask is not None and clean(ask) != found.ask:
            found.ask, found.asked_on = clean(ask), None
    return changes_of(session)


def _refuse_changed(talk: Conversation, typed: tuple[str | None, str | None], seen: tuple[str, str]) -> None:
    for words, before, now in zip(typed, seen, (talk.text, talk.ask), strict=True):
        if words is not None and now not in (before, clean(words)):
            raise Problem(
                "changed-meanwhile",
                _("This was changed in another window meanwhile. It is “{now}” now; Enter stores yours."),
                now=now if len(now) <= _TOLD_AT_MOST else now[:_TOLD_AT_MOST] + " …",
                text=talk.text,
                ask=talk.ask,
            )


def was_in(database: Database, customer: str, today: date, staff_uid: str | None = None) -> Changes:
    """She was in today, without words. Once a day is enough."""
    with database.writing(staff_uid) as session:
        staff_id = session.scalar(select(Staff.id).where(Staff.uid == staff_uid)) if staff_uid else None
        note_visits(session, _keys(session, [customer]), today, staff_id)
    return changes_of(session)


def note_visits(session: Session, customers: Sequence[int], day: date, staff_id: int | None) -> None:
    """A visit for each customer (key), unless it is noted already."""
    noted = set(session.scalars(select(Visit.customer_id).where(Visit.customer_id.in_(customers), Visit.day == day)))
    session.add_all(Visit(customer_id=key, day=day, staff_id=staff_id) for key in customers if key not in noted)


def _keys(session: Session, uids: Sequence[str]) -> list[int]:
    wanted = list(dict.fromkeys(uids))
    found = {
        uid: key for key, uid in session.execute(select(Customer.id, Customer.uid).where(Customer.uid.in_(wanted)))
    }
    if not wanted or len(found) < len(wanted):
        raise Problem("nobody-named", _("This customer is no longer there. Nothing was stored."))
    already_known(session, {key: uid for uid, key in found.items()})
    return [found[uid] for uid in wanted]
