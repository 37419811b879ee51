"""The shop's own beginnings, endings and texts for cards: kept, changed, removed, and offered before all others."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from shopfriend.cards.views import OwnNew, OwnShown
from shopfriend.cards.wording import OWN, PLACEHOLDERS, Own, Text, Texts, Tone
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.kinds import OwnKind
from shopfriend.records.own_words import OwnWords
from shopfriend.records.staff import Staff
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_HOLE = re.compile(r"\{(\w*)\}")
_LONGEST = 1200
"""Characters: what fits no card is no text for one."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Own words that were kept: their uid, and the text where they are one."""

    uid: str
    text: Text | None
    changes: Changes


class OwnFirst:
    """The shop's own words before these texts; for each card first those of whoever knows that customer best.

    A beginning or ending of that one stands in the place of the others' own. Nobody's words are left out among the
    texts but those of somebody who does not work here any more.
    """

    def __init__(self, session: Session, texts: Texts) -> None:
        self._texts = texts
        self._rows: dict[str, list[OwnWords]] = defaultdict(list)
        of_cards = select(OwnWords).outerjoin(Staff, Staff.id == OwnWords.staff_id).where(OwnWords.kind != OwnKind.WORD)
        of_cards = of_cards.where(or_(Staff.id.is_(None), Staff.left.is_(False)))
        for row in session.scalars(of_cards.order_by(OwnWords.id.desc())):
            self._rows[texts.used_for(row.language)].append(row)
        self._known: dict[int | None, Texts] = {}

    def texts(self, known_best_by: int | None) -> Texts:
        """The texts for a customer whom that one on the staff, by key, knows best; None for nobody."""
        if known_best_by not in self._known:
            rows = [row for of_language in self._rows.values() for row in of_language]
            first = frozenset(
                f"{OWN}{row.uid}" for row in rows if known_best_by is not None and row.staff_id == known_best_by
            )
            own = _by_language(self._rows, known_best_by)
            self._known[known_best_by] = replace(self._texts, own=own, first=first)
        return self._known[known_best_by]


def _by_language(found: Mapping[str, list[OwnWords]], known_best_by: int | None) -> tuple[tuple[str, Own], ...]:
    def words(rows: list[OwnWords], kind: OwnKind) -> tuple[str, ...]:
        of_kind = [row for row in rows if row.kind is kind]
        theirs = [row for row in of_kind if known_best_by is not None and row.staff_id == known_best_by]
        return tuple(row.words for row in theirs or of_kind)

    def texts(language: str, rows: list[OwnWords]) -> tuple[Text, ...]:
        return tuple(_text(row, language) for row in rows if row.kind is OwnKind.TEXT)

    return tuple(
        (language, Own(texts(language, rows), words(rows, OwnKind.BEGINNING), words(rows, OwnKind.ENDING)))
        for language, rows in found.items()
    )


def _text(row: OwnWords, language: str) -> Text:
    assert row.occasion is not None
    needs = frozenset(_HOLE.findall(row.words)) - {"personal"}
    return Text(f"{OWN}{row.uid}", language, row.occasion, "", Tone.WARM, row.words, needs)


def own_words(session: Session) -> tuple[OwnShown, ...]:
    """All own words for cards, the newest first, with whose they are."""
    rows = select(OwnWords, Staff.name).outerjoin(Staff, Staff.id == OwnWords.staff_id)
    rows = rows.where(OwnWords.kind != OwnKind.WORD).order_by(OwnWords.id.desc())
    return tuple(
        OwnShown(row.uid, row.kind, row.occasion, row.language, row.words, staff or "")
        for row, staff in session.execute(rows)
    )


def serving(session: Session) -> tuple[tuple[str, str], ...]:
    """Who works here, by uid and name."""
    found = select(Staff.uid, Staff.name).where(Staff.left.is_(False)).order_by(Staff.id)
    return tuple((uid, name) for uid, name in session.execute(found))


def keep(database: Database, new: OwnNew) -> Kept:
    """Keep words as one's own, in the place of others if so wanted.

    Changed words are new ones: what was written with the old ones stays as it is. Raises Problem "no-words",
    "too-long", or "hole-unknown" for a placeholder that nobody fills; then nothing is stored.
    """
    words = "\n".join(line for line in (" ".join(line.split()) for line in new.words.splitlines()) if line)
    _check(words)
    with database.writing() as session:
        for row in session.scalars(select(OwnWords).where(OwnWords.uid == new.instead_of)):
            session.delete(row)
        whose = session.scalar(select(Staff.id).where(Staff.uid == new.staff)) if new.staff else None
        occasion = new.occasion if new.kind is OwnKind.TEXT else None
        made = OwnWords(staff_id=whose, kind=new.kind, occasion=occasion, language=new.language, words=words)
        session.add(made)
        session.flush()
        kept = made.uid, _text(made, new.language) if new.kind is OwnKind.TEXT else None
    return Kept(*kept, changes_of(session))


def remove(database: Database, uid: str) -> Changes:
    """Offer these words no longer; cards that were written with them stay as they are."""
    with database.writing() as session:
        for row in session.scalars(select(OwnWords).where(OwnWords.uid == uid)):
            session.delete(row)
    return changes_of(session)


def _check(words: str) -> None:
    if not any(letter.isalnum() for letter in _HOLE.sub("", words)):
        raise Problem("no-words", _("There are no words to keep yet."))
    if len(words) > _LONGEST:
        raise Problem("too-long", _("These are more words than a card has room for."))
    unknown = [hole for hole in _HOLE.findall(words) if hole not in PLACEHOLDERS]
    if unknown or set("{}") & set(_HOLE.sub("", words)):
        raise Problem(
            "hole-unknown",
            _("Only {holes} may stand between curly brackets."),
            holes=", ".join(f"{{{hole}}}" for hole in sorted(PLACEHOLDERS)),
        )
