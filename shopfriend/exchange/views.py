"""What the screen that brings a list along is told: frozen, and free of what would delay the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from shopfriend.exchange.headers import Kind
from shopfriend.exchange.person import Person, Reading

if TYPE_CHECKING:
    from shopfriend.exchange.reading import Opened


class Met(StrEnum):
    """Who somebody in a file is to the shop."""

    NEW = "new"
    KNOWN = "known"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Expected:
    """A person as she will stand in the shop: new, known there already, or earlier in the same file."""

    person: Person
    met: Met


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column with what it is taken to hold, and the first different things that stand in it."""

    header: str
    kind: Kind
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it would be stored now. vCards have no columns; `kinds` are the owner's corrections by place."""

    opened: "Opened"
    kinds: Mapping[int, Kind]
    columns: tuple[ColumnSeen, ...]
    reading: Reading
    people: tuple[Expected, ...]

    def count(self, met: Met) -> int:
        """How many people of the file are that to the shop."""
        return sum(each.met is met for each in self.people)


@dataclass(frozen=True, slots=True)
class Brought:
    """What storing a list did: how many are new, and how many were known and got what was missing."""

    new: int
    known: int
