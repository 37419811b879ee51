"""Conversations: what was said is stored at once, with its question, its promise and the visit."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.counter.promises import NewPromise
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.promise import Promise
from shopfriend.records.staff import Staff
from shopfriend.records.visit import Visit
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said: `ask` is the question for next time; `between_us` keeps it from hits, greetings and cards."""

    text: str
    ask: str = ""
    promise: NewPromise | None = None
    between_us: bool = False


@dataclass(frozen=True, slots=True)
class Remembered:
    """The uid of the stored conversation, and what was written."""

    uid: str
    changes: Changes


def clean(text: str) -> str:
    """Words as they are stored: composed letters, line breaks kept, no other control characters."""
    composed = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    lines = composed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(letter if letter.isprintable() else " " for letter in line).rstrip() for line in lines)
    return "\n".join(kept).strip()


def remember(
    database: Database, customers: Sequence[str], talk: Talk, today: date, staff_uid: str | None = None
) -> Remembered:
    """Store a conversation with one or several customers (uids), its promise, and their visit of today.

    Raises Problem "no-words" for blank text, "nobody-named" where a uid is unknown; then nothing is stored.
    """
    text, ask = clean(talk.text), clean(talk.ask)
    if not text:
        raise Problem("no-words", _("There are no words to remember."))
    with database.writing(staff_uid) as session:
        keys = _keys(session, customers)
        staff_id = session.scalar(select(Staff.id).where(Staff.uid == staff_uid)) if staff_uid else None
        conversation = Conversation(
            day=today,
            text=text,
            ask=ask,
            between_us=talk.between_us,
            folded=fold(f"{text} {ask}"),
            staff_id=staff_id,
            present=[Present(customer_id=key) for key in keys],
        )
        session.add(conversation)
        session.flush()
        note_visits(session, keys, today, staff_id)
        if talk.promise is not None:
            session.add(_promised(talk.promise, keys[0], conversation.id, today, staff_id))
    return Remembered(conversation.uid, changes_of(session))


def _promised(new: NewPromise, customer_id: int, talk_id: int, today: date, staff_id: int | None) -> Promise:
    return Promise(
        customer_id=customer_id,
        conversation_id=talk_id,
        staff_id=staff_id,
        kind=new.kind,
        text=clean(new.text),
        due=new.due,
        made_on=today,
    )


def asked(database: Database, conversation: str, today: date) -> Changes:
    """The question that this conversation left behind has been asked."""
    with database.writing() as session:
        session.scalars(select(Conversation).where(Conversation.uid == conversation)).one().asked_on = today
    return changes_of(session)


def reword(database: Database, conversation: str, text: str | None = None, ask: str | None = None) -> Changes:
    """Mend what was said, or the question it left; what is None stays. Another question waits to be asked anew.

    Raises Problem "no-words" where the text would be blank; then nothing is stored.
    """
    with database.writing() as session:
        found = session.scalars(select(Conversation).where(Conversation.uid == conversation)).one_or_none()
        if found is None:
            raise Problem("no-talk", _("This talk is no longer there. Nothing was stored."))
        if text is not None:
            if not clean(text):
                raise Problem("no-words", _("There are no words to remember."))
            found.text = clean(text)
        if ask is not None and clean(ask) != found.ask:
            found.ask, found.asked_on = clean(ask), None
        found.folded = fold(f"{found.text} {found.ask}")
    return changes_of(session)


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
    return [found[uid] for uid in wanted]
