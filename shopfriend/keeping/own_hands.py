"""The owner's own handwritings: a font is learned once, and lies with what was made of it in the shop's file.

Learning takes seconds, so it happens before a transaction, never in one.
"""

import contextlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from shopfriend.handwriting.font_name import name_of, tidied
from shopfriend.handwriting.glyphs import Glyphs, loaded, saved
from shopfriend.handwriting.hand import Hand
from shopfriend.keeping.brought import content_of, free_name, named, shown
from shopfriend.keeping.views import Learned
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.own_hand import OwnHand
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

LARGEST = 32_000_000
"""Bytes of a font: the largest handwritings have a tenth of it."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A hand that was taken out, whole, for as long as it may be wanted back."""

    name: str
    joined: bool
    font: bytes
    compiled: bytes
    changes: Changes


def add(database: Database, file: Path, taken: Collection[str] = ()) -> Learned:
    """Learn the hand of a TrueType font and keep it; one of the same name that the shop has already is replaced.

    Its name is the font's, or else the file's; names that are `taken` by other hands get a number. Raises Problem
    `folder`, `no-file`, `unreadable-file`, `too-large`, or what `handwriting.compiling.compiled` refuses; nothing is
    stored then.
    """
    font = _read(file)
    glyphs = _learned(font)
    name = free_name(name_of(font) or tidied(file.stem) or _("My handwriting"), taken)
    with database.writing() as session:
        row = named(session, OwnHand, name)
        replaced = row is not None
        if row is None:
            row = OwnHand(name=name)
            session.add(row)
        row.name, row.joined, row.font, row.compiled = name, glyphs.joined, font, saved(glyphs)
        hand = Hand(name, glyphs.joined, row.compiled)
    return Learned(name, hand.joined, len(hand.coverage), hand.languages, replaced, changes_of(session))


def own_hands(database: Database) -> tuple[Hand, ...]:
    """The hands that the owner added, by name; what was made for an older Shopfriend is made anew.

    A hand whose font cannot be read any more is left out: its cards are written in the usual hand.
    """
    with database.reading() as session:
        rows = session.execute(select(OwnHand.name, OwnHand.joined, OwnHand.compiled).order_by(OwnHand.name)).all()
    found = []
    for name, joined, compiled in rows:
        fitting = compiled if _is_readable(compiled) else _learned_anew(database, name)
        if fitting is not None:
            found.append(Hand(name, joined, fitting))
    return tuple(sorted(found, key=lambda hand: hand.name.casefold()))


def remove(database: Database, name: str) -> Removed:
    """Take out a hand of the owner's; cards that were to be written in it are written in the usual one.

    Raises Problem `hand-not-own`.
    """
    with database.writing() as session:
        row = named(session, OwnHand, name)
        if row is None:
            raise Problem("hand-not-own", _("You have added no hand called {name}."), name=tidied(name))
        whole = row.name, row.joined, row.font, row.compiled
        session.delete(row)
    return Removed(*whole, changes_of(session))


def put_back(database: Database, removed: Removed) -> Changes:
    """A hand that was taken out is there again, unless another of its name has come meanwhile."""
    with database.writing() as session:
        if named(session, OwnHand, removed.name) is None:
            session.add(OwnHand(name=removed.name, joined=removed.joined, font=removed.font, compiled=removed.compiled))
    return changes_of(session)


def editions(database: Database) -> frozenset[tuple[str, int]]:
    """Which hands there are, each with its version: another answer means that `own_hands` has another."""
    with database.reading() as session:
        return frozenset((uid, version) for uid, version in session.execute(select(OwnHand.uid, OwnHand.version)))


def _read(path: Path) -> bytes:
    font = content_of(path, LARGEST)
    if len(font) > LARGEST:
        raise Problem("too-large", _("The file {file} is too large to be a handwriting."), file=shown(path))
    return font


def _is_readable(compiled: bytes) -> bool:
    try:
        loaded(compiled)
    except Problem:
        return False
    return True


def _learned(font: bytes) -> Glyphs:
    # fontTools and what redraws letters are wanted by those who add a hand, never by those who write in one.
    from shopfriend.handwriting.compiling import compiled

    return compiled(font)


def _learned_anew(database: Database, name: str) -> bytes | None:
    """The compiled form made from the font again, and stored where the file can be written."""
    with database.reading() as session:
        row = named(session, OwnHand, name)
        if row is None:
            return None
        font = row.font
    try:
        anew = saved(_learned(font))
    except Problem:
        return None
    with contextlib.suppress(Problem), database.writing() as session:
        row = named(session, OwnHand, name)
        if row is not None and row.font == font:
            row.compiled = anew
    return anew
