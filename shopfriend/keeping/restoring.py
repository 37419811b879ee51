"""Putting a backup in the shop's place: what it holds is shown first, and what lay there is kept aside.

A shop that opens takes the backup in as one transaction, so that other windows on it simply see another state. One
that is too damaged for that is copied aside with all its files, and replaced by name.
"""

import contextlib
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from shopfriend.keeping.checking import Health, health_of
from shopfriend.keeping.forgetting import forget_all_listed
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.backup import Sheet, Why
from shopfriend.store import cipher, copies, forgotten_list, upgrade
from shopfriend.store.sheet import name_sheet, sheet_of

_LATEST = 5


@dataclass(frozen=True, slots=True)
class Holds:
    """What a whole backup holds: how much, and the days of its latest conversations, never their words."""

    health: Health
    latest: tuple[date, ...]
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in the shop now, and where that lies which was in it before; None where there was nothing.

    `forgot_all` is False where a list of the forgotten lay beside the backup that no key opened.
    """

    health: Health
    aside: Path | None
    forgot_all: bool = True


def look(file: Path, key: str) -> Holds:
    """What a backup holds, having read all of it; nothing is changed or written.

    Raises Problem "wrong-key", "damaged", "newer-file" or what else opening refuses.
    """
    with _opened(file, key) as backup:
        upgrade.refuse_newer(backup, file)
        health = health_of(backup, file)
        days = backup.execute(f"SELECT DISTINCT day FROM conversation ORDER BY day DESC LIMIT {_LATEST}").fetchall()
        return Holds(health, tuple(date.fromisoformat(day) for (day,) in days), sheet_of(backup))


def restore(file: Path, key: str, path: Path, today: date, *, shop_key: str | None = None) -> Restored:
    """Put a backup, which `key` opens, in the place of the shop; the shop keeps the key that opens it today.

    `shop_key` is that key where it is another. Killed at any moment, the shop is as before or as in the backup. Raises
    Problem as `look`, "another-shop" where the backup is of another shop, "no-room" or "backup-refused".
    """
    if path.exists() and _id_of(path) not in (cipher.salt_of(file), None):
        raise Problem(
            "another-shop",
            _("{file} is a backup of another shop than {shop}. Nothing was changed."),
            file=file.name,
            shop=path.name,
        )
    shop = _sound_shop(path, shop_key or key) if path.exists() else None
    ready = path.with_name(path.name + ".restored")
    keys = [key, *([shop_key] if shop_key else [])]
    lists = forgotten_list.found_in((file.parent, copies.folder_of(path)), cipher.salt_of(file), keys)
    try:
        if shop is None:
            health = _make_ready(file, key, ready, key, None, lists.rows)
            aside = _keep_aside(path, today) if path.exists() else None
            copies.discard_beside(path)
            copies.put_in_place(ready, path)
            return Restored(health, aside, lists.is_whole)
        with closing(shop):
            current = shop_key or key
            listed = lists.rows | forgotten_list.rows_of(shop)
            health = _make_ready(file, key, ready, current, sheet_of(shop), listed)
            aside = copies.back_up(shop, path, current, today, Why.RESTORE).file
            with closing(cipher.connect(ready, current, at_rest=True)) as copy:
                _take_in(copy, shop, path)
            return Restored(health, aside, lists.is_whole)
    except OSError as fault:
        raise copies.refused(path.parent, fault) from fault
    finally:
        with contextlib.suppress(OSError):
            copies.discard(ready)


def restore_newest(path: Path, key_of: Callable[[Path], str], today: date) -> Restored:
    """Put the newest backup that is whole in the place of a shop that cannot be opened, also where its id is gone.

    `key_of` gives the key of a backup. Raises Problem "no-good-backup", or as `restore`.
    """
    for backup in copies.backups_in(copies.folder_of(path), None):
        try:
            key = key_of(backup.file)
            look(backup.file, key)
        except Problem:
            continue
        return restore(backup.file, key, path, today)
    raise Problem("no-good-backup", _("No backup beside {file} can be opened with this code."), file=path.name)


def _make_ready(
    file: Path, key: str, ready: Path, shop_key: str, sheet: Sheet | None, listed: set[forgotten_list.Row]
) -> Health:
    """A copy of the backup as the shop shall be: brought up to date, under the shop's key and sheet, and whole.

    Whoever is on the list of the forgotten, its own or one that was found, is not in it any more.
    """

    def prepare(copy: Path) -> None:
        with closing(cipher.connect(copy, shop_key)) as connection:
            upgrade.bring_copy_up_to_date(connection, copy, shop_key)
            forgotten_list.take_over(connection, sorted(listed))
            forget_all_listed(connection, copy)
            if sheet is not None and sheet != sheet_of(connection):
                name_sheet(connection, sheet)

    ready.parent.mkdir(parents=True, exist_ok=True)
    with _opened(file, key) as backup:
        upgrade.refuse_newer(backup, file)
        copies.write_copy(backup, file, ready, shop_key, prepare=prepare)
    with closing(cipher.connect(ready, shop_key, at_rest=True)) as copy:
        return health_of(copy, file)


def _id_of(path: Path) -> bytes | None:
    """The id of the shop in a file; None where so little of it is left that it has none."""
    try:
        return cipher.salt_of(path)
    except Problem:
        return None


def _sound_shop(path: Path, key: str) -> Any | None:
    """The open shop, where it is whole enough to take a backup in; else None."""
    connection = None
    try:
        connection = cipher.connect(path, key)
        cipher.check_opens(connection, path)
        health_of(connection, path)
    except Problem as problem:
        if connection is not None:
            connection.close()
        if problem.code == "busy":
            raise
        return None
    return connection


@contextlib.contextmanager
def _opened(file: Path, key: str) -> Any:
    """A backup that is only read. One with a journal beside it was a living shop, and is read with that journal."""
    living = any(file.with_name(file.name + ending).exists() for ending in ("-wal", "-journal"))
    with closing(cipher.connect(file, key, at_rest=not living)) as connection:
        cipher.check_opens(connection, file)
        yield connection


def _take_in(copy: Any, shop: Any, path: Path) -> None:
    try:
        copy.backup(shop)
    except sqlcipher.Error as fault:
        raise cipher.problem_of(fault, path) from fault


def _keep_aside(path: Path, today: date) -> Path:
    """Copy a damaged shop, and what lies beside it, into the folder of its backups, as it is.

    Raises Problem "no-room" or "backup-refused".
    """
    folder = copies.folder_of(path)
    try:
        folder.mkdir(exist_ok=True)
        number = 1
        while (aside := folder / f"{path.stem} damaged {today.isoformat()} {number}{path.suffix}").exists():
            number += 1
        for ending in ("-wal", ""):
            source = path.with_name(path.name + ending)
            if source.exists():
                partial = aside.with_name(aside.name + ".partial")
                shutil.copyfile(source, partial)
                copies.put_in_place(partial, aside.with_name(aside.name + ending))
    except OSError as fault:
        raise copies.refused(folder, fault) from fault
    return aside
