"""What the check-up's sheet and page are given: frozen, and free of SQLAlchemy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from shopfriend.our_shop.figures import FigureKind, Person, Pillar

QUESTIONS = ("came_of_their_own_accord", "proud_of", "would_do_differently")
"""The three honest questions, by the names under which their answers are stored."""


@dataclass(frozen=True, slots=True)
class MonthStands:
    """A month that was checked: where it stands between convinced (0) and compelled (1), and each pillar's share."""

    month: date
    stands: float | None
    pillars: Mapping[Pillar, float | None]


@dataclass(frozen=True, slots=True)
class FigureTold:
    """A figure in words: "3 of 5", what of, in full and in short, how it is computed, and the people behind it.

    There is no headline while it is not known yet.
    """

    kind: FigureKind
    headline: str
    said: str
    short: str
    how: str
    people: tuple[Person, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether there is a figure yet."""
        return bool(self.headline)


@dataclass(frozen=True, slots=True)
class PillarTold:
    """A pillar with its figures; `share` from 0 to 1, None where none of them is known."""

    pillar: Pillar
    share: float | None
    figures: tuple[FigureTold, ...]


@dataclass(frozen=True, slots=True)
class CheckUpTold:
    """A month's check-up: `is_kept` once it was done. `judgement` and `to_do` are a sentence each.

    `last_year` is the same month a year ago, `meant` what the month before was to be done differently.
    """

    month: date
    is_kept: bool
    compelled: int | None
    answers: Mapping[str, str]
    pillars: tuple[PillarTold, ...]
    stands: float | None
    last_year: MonthStands | None
    judgement: str
    to_do: str
    meant: str


@dataclass(frozen=True, slots=True)
class CheckUps:
    """All months that were checked, the oldest first; the last of them in full; and which month is due, if one is."""

    history: tuple[MonthStands, ...] = ()
    last: CheckUpTold | None = None
    due: date | None = None
