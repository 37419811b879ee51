"""What the screen that brings a list along is told: frozen, and free of what would delay the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from shopfriend.exchange.headers import Kind
from shopfriend.exchange.person import Person, Reading
from shopfriend.records.written_day import Order

if TYPE_CHECKING:
    from shopfriend.exchange.reading import Opened


class Met(StrEnum):
    """Who somebody in a file is to the shop.

    KNOWN brings something new, SAME does not. DOUBTFUL is stored as new but may be somebody whom the shop knows.
    AGAIN stood earlier in the file. LEFT_OUT was decided by the owner: an import does not undo that.
    """

    NEW = "new"
    DOUBTFUL = "doubtful"
    KNOWN = "known"
    SAME = "same"
    AGAIN = "again"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Expected:
    """A person as she will stand in the shop, who that is to it, and why, in a sentence ("" where there is no more)."""

    person: Person
    met: Met
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column with what it is taken to hold, and the first different things that stand in it."""

    header: str
    kind: Kind
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it would be stored now. vCards have no columns; `kinds` are the owner's corrections by place.

    `order` is the owner's answer to which number of a date is the day, where the file could not tell.
    """

    opened: "Opened"
    kinds: Mapping[int, Kind]
    columns: tuple[ColumnSeen, ...]
    reading: Reading
    people: tuple[Expected, ...]
    order: Order | None = None

    @property
    def asks_for_order(self) -> bool:
        """Whether the owner is to say which number of a date is the day, or has said it and may change it."""
        return self.order is not None or self.reading.order_unknown

    def count(self, met: Met) -> int:
        """How many people of the file are that to the shop."""
        return sum(each.met is met for each in self.people)


@dataclass(frozen=True, slots=True)
class Brought:
    """What storing a list did: how many are new, how many were known, and how many of those gained something.

    `doubtful` of the new may be somebody whom the shop knew.
    """

    new: int
    known: int
    changed: int = 0
    doubtful: int = 0


class Why(StrEnum):
    """What speaks for two customers being one, the strongest first."""

    SAME_PHONE = "same phone"
    SAME_EMAIL = "same email"
    NAME_AND_BIRTHDAY = "name and birthday"
    NAME_AND_ADDRESS = "name and address"
    SAME_NAME = "same name"


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that two customers have differently, under its name; "" where one has none.

    `fact` names it for `merging.merge` where only one of the two can stay; "" where both do.
    """

    label: str
    one: str
    other: str
    fact: str = ""

    @property
    def to_choose(self) -> bool:
        """Whether the owner is to say which of the two stays."""
        return bool(self.fact and self.one and self.other)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two customers, by uid and name, who may be one. `likeness` of their names is 0 to 100.

    `identical`: neither says anything that the other contradicts, and they share more than the name. `same` are the
    facts that both have alike, under their names.
    """

    one: str
    other: str
    names: tuple[str, str]
    why: tuple[Why, ...]
    likeness: float
    differs: tuple[Difference, ...]
    identical: bool
    same: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody, by the uid and name she had, who was made one with a customer on that day."""

    gone_uid: str
    name: str
    into: str
    day: date
