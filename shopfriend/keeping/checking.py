"""Is the file whole? Every check that SQLCipher and SQLite offer, and a count of what is in it."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.store import cipher


@dataclass(frozen=True, slots=True)
class Health:
    """A file that is whole, and how much is remembered in it."""

    customers: int
    conversations: int


def check(path: Path, key: str) -> Health:
    """Read the whole file and hold it against its own checksums and constraints.

    Raises Problem "damaged" naming the way on, or what `cipher.check_opens` raises.
    """
    with contextlib.closing(cipher.connect(path, key)) as connection:
        cipher.check_opens(connection, path)
        try:
            # cipher_integrity_check finds changed pages but not missing ones; quick_check finds those.
            faults = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            faults += [row for row in connection.execute("PRAGMA quick_check") if row != ("ok",)]
            faults += connection.execute("PRAGMA foreign_key_check").fetchall()
            counts = [connection.execute(f"SELECT count(*) FROM {noun}").fetchone()[0] for noun in _COUNTED]
        except sqlcipher.DatabaseError as fault:
            meaning = cipher.problem_of(fault, path)
            if isinstance(meaning, Problem) and meaning.code in ("busy", "no-room"):
                raise meaning from fault
            raise _damaged(path) from fault
    if faults:
        raise _damaged(path)
    return Health(*counts)


_COUNTED = ("customer", "conversation")


def _damaged(path: Path) -> Problem:
    return Problem(
        "damaged", _("{file} is damaged. Restore the newest backup, and keep this file aside."), file=path.name
    )
