"""The figures of a check-up: each a pure function of what is in the records, and "not yet" where too little is known.

Windows are the three months (92 days) up to a day, which belongs to them. A figure has a value in its own unit, and a
share from 0 (bad) to 1 (as good as can be) by which figures of unlike units are put together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean

WINDOW = timedelta(days=92)
COMPLAINT_MAY_WAIT = timedelta(days=3)
"""A complaint of the last three days may still be answered in good time."""
REASON_LASTS = 30
"""Days after which nobody feels that the last gesture or card was a reason to come."""
_LEAST = 3
"""Of fewer cases than these a share tells nothing."""


class FigureKind(StrEnum):
    """What is counted. The values are stored with a check-up."""

    NEWCOMERS_SENT = "newcomers_sent"
    COMPLAINTS_ANSWERED = "complaints_answered"
    PROMISES_IN_TIME = "promises_in_time"
    REASON_TO_COME = "reason_to_come"
    TALKED_WITH = "talked_with"
    PERSONAL_LINES = "personal_lines"
    GIVEN = "given"


class Pillar(StrEnum):
    """What a customer comes for of their own accord."""

    QUALITY = "quality"
    SERVICE = "service"
    RELATIONSHIPS = "relationships"


PILLARS: Mapping[Pillar, tuple[FigureKind, ...]] = {
    Pillar.QUALITY: (FigureKind.NEWCOMERS_SENT, FigureKind.COMPLAINTS_ANSWERED),
    Pillar.SERVICE: (FigureKind.PROMISES_IN_TIME, FigureKind.REASON_TO_COME),
    Pillar.RELATIONSHIPS: (FigureKind.TALKED_WITH, FigureKind.PERSONAL_LINES, FigureKind.GIVEN),
}
"""People send others where the thing itself is good; service keeps its word; and a relationship is made by giving."""

Person = tuple[str, str]
"""Uid and name."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case behind a figure: of whom (None where nobody may be named), on which day, and whether it is a good one."""

    day: date
    good: bool
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `value` None while too little is known; `good` cases of `of`, and the people behind the good ones."""

    kind: FigureKind
    value: float | None
    good: int
    of: int
    people: tuple[Person, ...] = ()

    @property
    def share(self) -> float | None:
        """From 0 to 1; None while too little is known."""
        return None if self.value is None else share_of(self.kind, self.value)


def share_of(kind: FigureKind, value: float) -> float:
    """The share that a value of its own unit stands for.

    Shares are themselves. Gestures for each client in three months: one is all that can be asked. Days since the last
    reason to come: none is 1, thirty and more are 0, evenly between.
    """
    if kind is FigureKind.REASON_TO_COME:
        return max(0.0, 1 - value / REASON_LASTS)
    return min(1.0, max(0.0, value))


def newcomers_sent(newcomers: Iterable[Case], until: date) -> Figure:
    """Of those who became customers in the window, how many were sent by somebody. Day: since when; good: was sent.

    4 newcomers, one of them sent by a regular: 0.25. Not yet with fewer than three.
    """
    return _share(FigureKind.NEWCOMERS_SENT, newcomers, until)


def complaints_answered(complaints: Iterable[Case], until: date) -> Figure:
    """Of the complaints heard in the window, how many were answered: put right as promised, or otherwise. Day: heard.

    One that waits for no more than three days does not count yet. 3 heard, one answered, one of yesterday still open:
    1 of 2 is 0.5. Not yet without a complaint: then nobody told us, which is not the same as nobody having one.
    """
    old_enough = (case for case in complaints if case.good or until - case.day > COMPLAINT_MAY_WAIT)
    return _share(FigureKind.COMPLAINTS_ANSWERED, old_enough, until, least=1)


def promises_in_time(promises: Iterable[Case], until: date) -> Figure:
    """Of the promises that were due in the window, how many were kept by then. Day: due; good: kept on it or before.

    What is due on the last day and still open does not count yet. 10 due, 9 in time: 0.9. Not yet with fewer than
    three.
    """
    decided = (case for case in promises if case.good or case.day < until)
    return _share(FigureKind.PROMISES_IN_TIME, decided, until)


def talked_with(regulars: Iterable[Case], until: date) -> Figure:
    """Of the regulars, with how many we talked in the window so that we remember it. Day: the last talk that is noted.

    A regular with whom none was noted has a day long ago and is not good. 5 regulars, talks with 3 of them noted in the
    window and with one before it: 0.6. Not yet with fewer than three regulars.
    """
    those = list(regulars)
    good = [case for case in those if case.good and _is_in_window(case.day, until)]
    value = len(good) / len(those) if len(those) >= _LEAST else None
    return Figure(FigureKind.TALKED_WITH, value, len(good), len(those), _people(good))


def personal_lines(cards: Iterable[Case], until: date) -> Figure:
    """Of the cards sent in the window, how many had a personal line. Day: sent; good: had one.

    8 cards, 6 with a line: 0.75. Not yet with fewer than three.
    """
    return _share(FigureKind.PERSONAL_LINES, cards, until)


def given(gestures: Iterable[Case], clients: int, until: date) -> Figure:
    """What we gave to clients and partners in the window, for each of them. Day: given.

    3 gestures to 12 clients: 0.25. Loyalty is something that a shop gives. Not yet with fewer than three clients.
    """
    counted = [case for case in gestures if _is_in_window(case.day, until)]
    value = len(counted) / clients if clients >= _LEAST else None
    return Figure(FigureKind.GIVEN, value, len(counted), clients, _people(counted))


def reason_to_come(reasons: Iterable[Case], until: date) -> Figure:
    """Days since we last gave somebody who was a customer already a reason to come. Day: of a gesture, card or message.

    The last one 6 days ago: 6. Not yet where there never was one.
    """
    days = [case for case in reasons if case.day <= until]
    last = max((case.day for case in days), default=None)
    if last is None:
        return Figure(FigureKind.REASON_TO_COME, None, 0, 0)
    those = [case for case in days if case.day == last]
    return Figure(FigureKind.REASON_TO_COME, float((until - last).days), len(those), len(those), _people(those))


def _share(kind: FigureKind, cases: Iterable[Case], until: date, least: int = _LEAST) -> Figure:
    counted = [case for case in cases if _is_in_window(case.day, until)]
    good = [case for case in counted if case.good]
    value = len(good) / len(counted) if len(counted) >= least else None
    return Figure(kind, value, len(good), len(counted), _people(good))


def _is_in_window(day: date, until: date) -> bool:
    return timedelta() <= until - day < WINDOW


def _people(cases: Sequence[Case]) -> tuple[Person, ...]:
    """Everybody behind these cases once, the latest first."""
    latest = sorted(cases, key=lambda case: case.day, reverse=True)
    return tuple(dict.fromkeys(case.person for case in latest if case.person is not None))


def pillar_share(values: Mapping[FigureKind, float], pillar: Pillar) -> float | None:
    """How well a pillar stands, from 0 to 1: the mean of the shares of its figures that are known, None with none.

    Promises in time 0.9 and 6 days since the last reason to come (0.8) are 0.85.
    """
    known = [share_of(kind, values[kind]) for kind in PILLARS[pillar] if kind in values]
    return fmean(known) if known else None


def stands_at(values: Mapping[FigureKind, float], compelled: int | None) -> float | None:
    """Where the month stands between "had to be convinced" (0) and "felt compelled to come" (1).

    The mean of the pillars that are known and of what the owner says (1 to 5 dots, as 0, 0.25, ... 1). None where fewer
    than two of these four are known. Pillars of 0.6, 0.85 and 0.5 with four dots: 2.7 / 4 = 0.675.
    """
    pillars = [pillar_share(values, pillar) for pillar in Pillar]
    known = [share for share in pillars if share is not None]
    if compelled is not None:
        known.append((compelled - 1) / 4)
    return fmean(known) if len(known) >= 2 else None


def weakest(values: Mapping[FigureKind, float]) -> FigureKind | None:
    """The figure with the lowest share, the one named first among equals; None where none is known."""
    known = [kind for kind in FigureKind if kind in values]
    return min(known, key=lambda kind: share_of(kind, values[kind]), default=None)


def strongest_and_weakest(values: Mapping[FigureKind, float]) -> tuple[Pillar, Pillar] | None:
    """The pillars that carry most and least; None where fewer than two are known, or all alike."""
    known = {pillar: share for pillar in Pillar if (share := pillar_share(values, pillar)) is not None}
    if len(known) < 2:
        return None
    by_share: Callable[[Pillar], float] = known.__getitem__
    best, least = max(known, key=by_share), min(known, key=by_share)
    return (best, least) if known[best] > known[least] else None
