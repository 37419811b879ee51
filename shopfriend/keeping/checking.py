"""Is the shop's file whole, and how much is remembered in it?"""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from shopfriend.store import cipher, soundness


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
        return health_of(connection, path)


def health_of(connection: Any, path: Path) -> Health:
    """The same of a file that is open already."""
    soundness.check_sound(connection, path)
    try:
        return Health(*(connection.execute(f"SELECT count(*) FROM {noun}").fetchone()[0] for noun in _COUNTED))
    except sqlcipher.DatabaseError as fault:
        raise soundness.damage(fault, path) from fault


_COUNTED = ("customer", "conversation")
