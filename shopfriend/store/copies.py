"""Copies of a shop's file: encrypted as it is, checked, and under their own name only once they are whole."""

import contextlib
import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.backup import Backup, Why, kept, name_of, read_name
from shopfriend.store import cipher, soundness
from shopfriend.store.sheet import sheet_of

_PARTIAL = ".partial"
BESIDE = "-wal", "-shm", "-journal"
"""Endings of the files that SQLite keeps beside an open one."""


def folder_of(path: Path) -> Path:
    """Where the backups of a shop lie: a folder beside its file."""
    return path.with_name(f"{path.stem} backups")


def backups_in(folder: Path, shop: bytes | None) -> list[Backup]:
    """The backups of the shop with this id, newest first; of any shop for None. None where the folder is not there."""
    found: list[Backup] = []
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            backup = read_name(file)
            if backup is not None and (shop is None or _is_of(file, shop)):
                found.append(backup)
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def _is_of(file: Path, shop: bytes) -> bool:
    try:
        return cipher.salt_of(file) == shop
    except Problem:
        return False


def back_up(connection: Any, path: Path, key: str, today: date, why: Why) -> Backup:
    """A checked copy of an open shop among its backups, of which those that are not worth their room go.

    Raises Problem "damaged", "no-room" or "backup-refused"; then nothing of it is left, and nothing went.
    """
    folder, shop = folder_of(path), cipher.salt_of(path)
    try:
        if not folder.is_dir():
            folder.mkdir()
            keep_name(folder.parent)
    except OSError as fault:
        raise refused(folder, fault) from fault
    number = max((backup.number for backup in backups_in(folder, shop)), default=0) + 1
    file = folder / name_of(path.stem, number, today, why, sheet_of(connection))
    write_copy(connection, path, file, key)
    thin_out(folder, shop)
    made = read_name(file)
    assert made is not None
    return made


def thin_out(folder: Path, shop: bytes) -> None:
    """Let the backups of a shop go that are not worth their room, and what was cut short; what cannot go stays."""
    backups = backups_in(folder, shop)
    with contextlib.suppress(OSError):
        for backup in set(backups) - kept(backups):
            backup.file.unlink(missing_ok=True)
        for file in list(folder.iterdir()):
            partial = read_name(file.with_suffix("")) if file.suffix == _PARTIAL else None
            if partial is not None and backups and partial.number < backups[0].number:
                discard(file)


def write_copy(
    connection: Any, path: Path, target: Path, key: str, *, prepare: Callable[[Path], None] | None = None
) -> None:
    """Copy an open file to `target` under a key, checked, whole or not at all; what lies there is replaced.

    `prepare` may still change the copy before it is checked. Raises Problem as `back_up`.
    """
    partial = partial_of(target)
    try:
        discard(partial)
        with contextlib.closing(cipher.connect(partial, key, create=True)) as copy:
            connection.backup(copy)
        if prepare is not None:
            prepare(partial)
        with contextlib.closing(cipher.connect(partial, key, at_rest=True)) as copy:
            cipher.check_opens(copy, partial)
            soundness.check_sound(copy, path)
        put_in_place(partial, target)
    except BaseException as fault:
        with contextlib.suppress(OSError):
            discard(partial)
        raise _why_not_copied(fault, path, target) from fault


def partial_of(target: Path) -> Path:
    """What a file is called while it is being written."""
    return target.with_name(target.name + _PARTIAL)


def put_in_place(partial: Path, target: Path) -> None:
    """Give a finished file its name, so that a power cut leaves either it or what had the name before."""
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    partial.replace(target)
    keep_name(target.parent)


def keep_name(folder: Path) -> None:
    """Have the disk write the names in a folder, where the system lets one ask for that."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def discard(path: Path) -> None:
    """Take a file away, and what SQLite left beside it."""
    path.unlink(missing_ok=True)
    discard_beside(path)


def discard_beside(path: Path) -> None:
    """Take away what SQLite left beside a file that is to be replaced."""
    for ending in BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def refused(folder: Path, fault: OSError) -> Problem:
    """The problem that a folder takes no backup."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return no_room_for_backup()
    return Problem(
        "backup-refused",
        _("No backup can be made in {folder}: {why}."),
        folder=folder,
        why=fault.strerror or type(fault).__name__,
    )


def no_room_for_backup() -> Problem:
    """The problem that a backup does not fit on the disk."""
    return Problem("no-room", _("The disk is full: no backup could be made. Please make some room and try again."))


def _why_not_copied(fault: BaseException, path: Path, target: Path) -> BaseException:
    if isinstance(fault, OSError):
        return refused(target.parent, fault)
    meaning = cipher.problem_of(fault, target) if isinstance(fault, sqlcipher.Error) else fault
    if not isinstance(meaning, Problem):
        return meaning
    if meaning.code in ("no-room", "disk-fault"):
        return no_room_for_backup()
    if meaning.code in ("shop-unreadable", "read-only"):
        return refused(target.parent, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    if isinstance(fault, sqlcipher.Error) and meaning.code != "busy":
        return soundness.damaged(path)
    return meaning
