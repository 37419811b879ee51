"""The owner's own pictures and logos for the fronts of cards: what a card shows of them lies in the shop's file.

Reading a photograph takes a moment, so it happens before a transaction, never in one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from shopfriend.handwriting.font_name import tidied
from shopfriend.keeping.brought import content_of, free_name, named, shown
from shopfriend.keeping.views import AddedPicture
from shopfriend.language import _
from shopfriend.printing.own_picture import MOST_BYTES, FrontPicture, to_keep
from shopfriend.problem import Problem
from shopfriend.records.own_picture import OwnPicture
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


@dataclass(frozen=True, slots=True)
class Removed:
    """A picture that was taken out, whole, for as long as it may be wanted back."""

    picture: FrontPicture
    changes: Changes


def add(database: Database, file: Path, taken: Collection[str] = ()) -> AddedPicture:
    """Keep a PNG or JPEG, called as its file; one of the same name that the shop has already is replaced.

    Names that are `taken` by other fronts get a number. Raises Problem `folder`, `no-file`, `unreadable-file`, or what
    `printing.own_picture.to_keep` refuses; nothing is stored then.
    """
    content = to_keep(content_of(file, MOST_BYTES), shown(file))
    name = free_name(tidied(file.stem) or _("My picture"), taken)
    with database.writing() as session:
        row = named(session, OwnPicture, name)
        replaced = row is not None
        if row is None:
            row = OwnPicture(name=name)
            session.add(row)
        row.name, row.content = name, content
    return AddedPicture(name, replaced, changes_of(session))


def own_pictures(database: Database) -> tuple[FrontPicture, ...]:
    """The pictures that the owner added, by name."""
    with database.reading() as session:
        found = [FrontPicture(*row) for row in session.execute(select(OwnPicture.name, OwnPicture.content))]
    return tuple(sorted(found, key=lambda picture: picture.name.casefold()))


def remove(database: Database, name: str) -> Removed:
    """Take out a picture of the owner's; cards that were to bear it get a usual drawing of their occasion.

    Raises Problem `picture-not-own`.
    """
    with database.writing() as session:
        row = named(session, OwnPicture, name)
        if row is None:
            raise Problem("picture-not-own", _("You have added no picture called {name}."), name=tidied(name))
        whole = FrontPicture(row.name, row.content)
        session.delete(row)
    return Removed(whole, changes_of(session))


def put_back(database: Database, removed: Removed) -> Changes:
    """A picture that was taken out is there again, unless another of its name has come meanwhile."""
    picture = removed.picture
    with database.writing() as session:
        if named(session, OwnPicture, picture.name) is None:
            session.add(OwnPicture(name=picture.name, content=picture.content))
    return changes_of(session)


def editions(database: Database) -> frozenset[tuple[str, int]]:
    """Which pictures there are, each with its version: another answer means that `own_pictures` has another."""
    with database.reading() as session:
        rows = session.execute(select(OwnPicture.uid, OwnPicture.version))
        return frozenset((uid, version) for uid, version in rows)
