"""Pasted notes: lines such as "Maria: daughter got married" find their customer, are shown, and are stored together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.counter.conversations import Talk, remember_all
from shopfriend.counter.lookup import Index
from shopfriend.counter.pasted_views import MOST_LINES, PastedLine, PastedNote
from shopfriend.counter.understanding import understood, would_offer
from shopfriend.counter.views import Hit, Stored
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.typed_words import clean
from shopfriend.store.database import Database

_OFFERED = 8
"""Whom one can choose from where a name is not clear."""
_NAMED = re.compile(r"\s*(?:[-*•·–—]\s+)?(?P<name>[^:\t]{1,80}?)\s*(?::|\t|\s[-–—]\s)\s*(?P<words>\S.*)")
"""A name, a colon (or a tab, or a dash between blanks), and what was said; a mark of a list may stand before it."""


def read_notes(index: Index, pasted: str) -> list[PastedLine]:
    """Each line with whom it may mean, in order, without blank ones and repetitions; nothing is stored.

    At most `MOST_LINES` are read.

    Sure is who alone has every word of the name in the names she is known by; nobody who is gone is ever meant.
    """
    lines = list(dict.fromkeys(line.strip() for line in pasted.split("\n") if line.strip()))[:MOST_LINES]
    known: dict[str, tuple[tuple[Hit, ...], bool]] = {}
    found = []
    for line in lines:
        match = _NAMED.fullmatch(line)
        name, words = (match["name"].strip(), match["words"]) if match else ("", line)
        if name not in known:
            known[name] = _whom(index, name)
        who, sure = known[name]
        found.append(PastedLine(line, name, words, who, who[0].uid if sure else ""))
    return found


def _whom(index: Index, name: str) -> tuple[tuple[Hit, ...], bool]:
    """Whom a name may mean, the most likely first, and whether the first is meant for sure."""
    hits = index.find(name, _OFFERED) if name else []
    wanted = set(fold(name).split())
    if any(hit.reference.casefold() == name.casefold() for hit in hits if hit.reference):
        meant = [hit for hit in hits if hit.reference.casefold() == name.casefold()]
    else:
        meant = [hit for hit in hits if wanted and wanted <= _names_of(index, hit)]
    whole = [hit for hit in meant if fold(hit.name).split() == fold(name).split()]
    if len(wanted) > 1 and len(whole) == 1:
        meant = whole
    others = [hit for hit in hits if hit not in meant]
    return (*meant, *others), len(meant) == 1


def _names_of(index: Index, hit: Hit) -> set[str]:
    person = index.person(hit.uid)
    return set() if person is None else {*fold(person.name).split(), *person.also.split()}


def with_what_is_known(session: Session, lines: Sequence[PastedLine], today: date) -> list[PastedLine]:
    """The lines with whom they were remembered with already, and what their words will offer
    to be kept of those who are meant for sure.
    """
    texts = {clean(line.words) for line in lines}
    rows = session.execute(
        select(Conversation.text, Customer.uid)
        .join(Present, Present.conversation_id == Conversation.id)
        .join(Customer, Customer.id == Present.customer_id)
        .where(Conversation.text.in_(texts))
    )
    stored: dict[str, set[str]] = {}
    for text, uid in rows:
        stored.setdefault(text, set()).add(uid)
    return [
        replace(
            line,
            already=frozenset(stored.get(clean(line.words), ())),
            offers=would_offer(session, line.sure, line.words, today, today) if line.sure else (),
        )
        for line in lines
    ]


def remember_notes(
    database: Database, notes: Sequence[PastedNote], day: date, staff_uid: str | None = None
) -> list[Stored]:
    """Store these notes as talks of that day in one action, which undoes them all; what each offers to be kept.

    Raises Problem as `conversations.remember`; then none of them is stored.
    """
    done = remember_all(database, [(note.customer, Talk(note.words)) for note in notes], day, staff_uid)
    with database.reading() as session:
        return [
            Stored(
                talk.uid,
                talk.changes.action,
                understood(session, note.customer, talk.uid, day),
                talk.also,
                talk.unclear,
            )
            for note, talk in zip(notes, done, strict=True)
        ]
