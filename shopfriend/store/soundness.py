"""Is a file whole? Every check that SQLCipher and SQLite offer, of all its pages."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.store import cipher


def check_sound(connection: Any, path: Path) -> None:
    """Read a whole open file and hold it against its own checksums and constraints.

    Raises Problem "damaged", naming the way on.
    """
    with suppress(sqlcipher.DatabaseError):
        # cipher_integrity_check reads the file and not its journal: after a power cut that still holds, whole, the
        # pages that were being written back. A file that is only read has none.
        connection.execute("PRAGMA wal_checkpoint(FULL)").fetchall()
    try:
        # cipher_integrity_check finds changed pages but not missing ones; quick_check finds those.
        faults = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        faults += [row for row in connection.execute("PRAGMA quick_check") if row != ("ok",)]
        faults += connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlcipher.DatabaseError as fault:
        raise damage(fault, path) from fault
    if faults:
        raise damaged(path)


def damage(fault: BaseException, path: Path) -> BaseException:
    """What a refusal means where a whole file is read through: whatever else it says, a page cannot be read."""
    meaning = cipher.problem_of(fault, path)
    if isinstance(meaning, Problem) and meaning.code in ("busy", "no-room", "read-only"):
        return meaning
    return damaged(path)


def meaning_once_open(fault: BaseException, path: Path) -> BaseException:
    """What a refusal means in a shop that its key has opened: a page that does not fit the key is a damaged one."""
    meaning = cipher.problem_of(fault, path)
    return damaged(path) if isinstance(meaning, Problem) and meaning.code == "wrong-key" else meaning


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Read an open shop on a bare connection: what goes wrong meanwhile is raised as the Problem that it means."""
    try:
        yield
    except sqlcipher.DatabaseError as fault:
        raise meaning_once_open(fault, path) from fault


def damaged(path: Path) -> Problem:
    """The problem with a file that opens but is not whole."""
    return Problem(
        "damaged", _("{file} is damaged. Restore the newest backup, and keep this file aside."), file=path.name
    )
