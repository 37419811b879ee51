"""Backups of the shop: made by themselves each day and before great changes, and carried to a second place."""

import contextlib
import errno
import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from shopfriend.keeping.checking import Health, health_of
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.backup import Backup, Why, name_of
from shopfriend.records.customer import Customer
from shopfriend.store import cipher, copies, forgotten_list
from shopfriend.store.database import Database
from shopfriend.store.sheet import sheet_of

LONGEST_AWAY = 14
"""Days without the second place, after which the owner is reminded."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup in a place of the owner's choice, and what is in it."""

    file: Path
    health: Health


def of_shop(path: Path) -> list[Backup]:
    """The backups that lie beside a shop, newest first."""
    return copies.backups_in(copies.folder_of(path), cipher.salt_of(path))


def is_due(path: Path, today: date) -> bool:
    """Whether the newest backup is of another day: also of a later one, where the clock has been set back."""
    newest = next(iter(of_shop(path)), None)
    return newest is None or newest.day != today


def before_import(database: Database, today: date) -> Backup | None:
    """The backup before many customers come at once; none where there is nobody yet. Raises as `copies.back_up`."""
    with database.reading() as session:
        if session.scalars(select(Customer.id).limit(1)).first() is None:
            return None
    return database.back_up(today, Why.IMPORT)


def back_up_to(path: Path, key: str, today: date, target: Path) -> Made:
    """A checked backup in a file, or in a folder under a name of its own.

    An older backup of the same shop is replaced, any other file left alone. Raises Problem "not-replaced", or as
    `copies.back_up`.
    """
    with closing(cipher.connect(path, key)) as connection:
        cipher.check_opens(connection, path)
        shop = cipher.salt_of(path)
        if target.is_dir():
            number = max((backup.number for backup in copies.backups_in(target, shop)), default=0) + 1
            target /= name_of(path.stem, number, today, Why.DAY, sheet_of(connection))
        _may_be_replaced(target, path, shop)
        copies.write_copy(connection, path, target, key)
        forgotten_list.lay_in(target.parent, path.stem, key, forgotten_list.rows_of(connection))
    with closing(cipher.connect(target, key, at_rest=True)) as copy:
        return Made(target, health_of(copy, target))


def _may_be_replaced(target: Path, path: Path, shop: bytes) -> None:
    if not target.parent.is_dir():
        raise Problem("no-folder", _("There is no folder {folder}."), folder=target.parent)
    if not target.exists():
        return
    if target.samefile(path):
        raise Problem("not-replaced", _("{file} is the shop itself. Please name another file."), file=target.name)
    with contextlib.suppress(Problem):
        if cipher.salt_of(target) == shop:
            return
    raise Problem(
        "not-replaced", _("{file} is no backup of this shop, and is left as it is. Please name another."), file=target
    )


def carry(path: Path, place: Path) -> Path | None:
    """Carry the newest backup to a second place as well; the file there, or None where the place is not there.

    What is there is thinned out as at home. Raises Problem "no-room" or "backup-refused".
    """
    newest = next(iter(of_shop(path)), None)
    if newest is None or not place.is_dir():
        return None
    target = place / newest.file.name
    partial = copies.partial_of(target)
    try:
        if not (target.exists() and target.stat().st_size == newest.file.stat().st_size):
            shutil.copyfile(newest.file, partial)
            if not _alike(partial, newest.file):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            copies.put_in_place(partial, target)
        copies.thin_out(place, cipher.salt_of(path))
        _carry_list(path, place)
    except OSError as fault:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise copies.refused(place, fault) from fault
    return target


def _carry_list(path: Path, place: Path) -> None:
    """The list of the forgotten lies wherever backups lie."""
    listed = forgotten_list.file_in(copies.folder_of(path), path.stem)
    target = place / listed.name
    if listed.exists() and not (target.exists() and _alike(target, listed)):
        partial = copies.partial_of(target)
        shutil.copyfile(listed, partial)
        copies.put_in_place(partial, target)


def _alike(one: Path, other: Path) -> bool:
    """Whether two files hold the same: a backup is checked at home, so its copy need only be the same."""
    with one.open("rb") as first, other.open("rb") as second:
        while True:
            piece = first.read(1 << 20)
            if piece != second.read(1 << 20):
                return False
            if not piece:
                return True
