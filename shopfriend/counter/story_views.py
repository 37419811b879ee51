"""A customer's story as the window is told it: frozen, free of SQLAlchemy, and narrowed at each key without asking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shopfriend.records.folding import fold


class ThingKind(StrEnum):
    """What sort of thing happened."""

    TALK = "talk"
    PROMISE = "promise"
    CARD = "card"
    GESTURE = "gesture"
    REFERRAL = "referral"
    NEED = "need"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing of a story: when and what it was (`heading`), its words, and what came of it (`after`).

    `folded` is all of it made comparable; `between_us` marks what stands on the opened page alone.
    """

    uid: str
    kind: ThingKind
    day: date
    heading: str
    words: str
    after: str
    between_us: bool
    folded: str


@dataclass(frozen=True, slots=True)
class Story:
    """All that happened with a customer, newest first."""

    uid: str
    name: str
    things: tuple[Happened, ...]


def narrowed(things: Sequence[Happened], typed: str) -> list[Happened]:
    """Those in which every typed word stands, begun or whole, in letters without accents; all, where none was typed."""
    words = fold(typed).split()
    return [thing for thing in things if all(word in thing.folded for word in words)]
