"""How a language names days: what its tables hold, and the calendar that is behind every phrase."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from shopfriend.counter.said.feasts import Span, next_feast, one
from shopfriend.counter.said.months import months_later
from shopfriend.records.written_day import Order

MONDAY, WEDNESDAY, FRIDAY, SATURDAY = 0, 2, 4, 5


@dataclass(frozen=True, slots=True)
class Now:
    """What a phrase is read by: the day it is said on, the order of numbers, the region (ISO 3166)."""

    today: date
    order: Order | None
    region: str


Read = Callable[[re.Match[str], Now, "Tongue"], Span | None]


@dataclass(frozen=True)
class Tongue:
    """One language. Its patterns are written in small letters without accents, and matched against such text.

    In a rule, {weekday}, {month}, {number} and {unit} stand for the words of the tables below, each a group of that
    name. A weekday may be shortened to its beginning. `units` gives the name of each unit; `idioms` are numbers of
    units that mean another number ("in acht Tagen" is a week). `before` and the like are patterns of words that stand
    around a named day: `by` marks it as the day that counts, `refused_before` and `refused_after` as none that can be
    due.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    rules: tuple[tuple[str, Read], ...]
    by: str
    before: str
    after: str
    refused_before: str
    refused_after: str
    idioms: Mapping[tuple[int, str], int] = field(default_factory=dict)

    @cached_property
    def compiled(self) -> tuple[tuple[re.Pattern[str], Read], ...]:
        """The rules, ready to be matched at a place."""
        words = {
            "weekday": f"(?P<weekday>{'|'.join(self.weekdays)})",
            "month": f"(?P<month>{'|'.join(self.months)})",
            "number": f"(?P<number>{'|'.join(sorted(self.numbers, key=len, reverse=True))}|\\d{{1,3}})",
            "unit": f"(?P<unit>{'|'.join(self.units)})",
        }
        filled = ((_HOLE.sub(lambda hole: words[hole[1]], rule), read) for rule, read in self.rules)
        return tuple((re.compile(rf"(?:{rule})(?!\w)"), read) for rule, read in filled)

    @cached_property
    def around(self) -> "Around":
        """The words around a day, ready to be matched."""
        at_the_end = (self.by, self.before, self.after, self.refused_before)
        by, before, after, refused = (re.compile(rf"(?<!\w)(?:{words})\s*$") for words in at_the_end)
        return Around(by, before, after, refused, re.compile(self.refused_after))

    def weekday(self, found: re.Match[str]) -> int:
        """Monday 0 to Sunday 6."""
        return _place(self.weekdays, found["weekday"])

    def month(self, found: re.Match[str]) -> int:
        """January 1 to December 12."""
        return _place(self.months, found["month"]) + 1

    def number(self, found: re.Match[str]) -> int:
        """The number, in figures or in words."""
        said = found["number"]
        if said.isdigit():
            return int(said)
        return next(number for words, number in self.numbers.items() if re.fullmatch(words, said))

    def unit(self, found: re.Match[str]) -> str:
        """Its name in `units`: a day, a week, a month."""
        return next(unit for pattern, unit in self.units.items() if re.fullmatch(pattern, found["unit"]))


@dataclass(frozen=True, slots=True)
class Around:
    """Patterns for what stands directly before or after a named day."""

    by: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    refused_before: re.Pattern[str]
    refused_after: re.Pattern[str]


_HOLE = re.compile(r"\{(weekday|month|number|unit)\}")


def _place(patterns: tuple[str, ...], said: str) -> int:
    return next(
        place for place, pattern in enumerate(patterns) if re.fullmatch(pattern, said) or pattern.startswith(said)
    )


def feast(name: str) -> Read:
    """The next feast of that name in `feasts`."""
    return lambda _found, now, _tongue: next_feast(name, now.today, now.region)


def nothing(_found: re.Match[str], _now: Now, _tongue: Tongue) -> None:
    """A phrase that looks like a day and names none: it hides the day that would be read inside it."""


def after_days(days: int) -> Read:
    """So many days from today."""
    return lambda _found, now, _tongue: one(now.today + timedelta(days))


def coming(found: re.Match[str], now: Now, tongue: Tongue) -> Span:
    """The weekday that comes next; said on that weekday itself, the one a week later."""
    return one(_coming(now.today, tongue.weekday(found)))


def this_weekday(found: re.Match[str], now: Now, tongue: Tongue) -> Span:
    """The weekday that comes next, today included."""
    return one(now.today + timedelta((tongue.weekday(found) - now.today.weekday()) % 7))


def coming_and_weeks(weeks: int) -> Read:
    """The weekday that comes next, and so many weeks more."""
    return lambda found, now, tongue: one(_coming(now.today, tongue.weekday(found)) + timedelta(weeks=weeks))


def coming_and_number_of_weeks(found: re.Match[str], now: Now, tongue: Tongue) -> Span | None:
    """The weekday that comes next, and as many weeks more as the phrase says."""
    weeks = tongue.number(found)
    return one(_coming(now.today, tongue.weekday(found)) + timedelta(weeks=weeks)) if weeks <= _MOST["week"] else None


def weekday_of_week(weeks: int) -> Read:
    """The weekday of the calendar week (from Monday on) that is so many weeks from now; None where it is past."""

    def read(found: re.Match[str], now: Now, tongue: Tongue) -> Span | None:
        day = _monday(now.today, weeks) + timedelta(tongue.weekday(found))
        return one(day) if day >= now.today else None

    return read


def _coming(today: date, weekday: int) -> date:
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)


def _monday(today: date, weeks: int = 0) -> date:
    return today + timedelta(weeks=weeks, days=-today.weekday())


_MOST = {"hour": 400, "day": 400, "week": 60, "fortnight": 6, "month": 36, "half year": 4, "year": 3}
"""Nobody promises anything for later than this; a larger number counts something else."""
_DAYS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}


def in_units(found: re.Match[str], now: Now, tongue: Tongue) -> Span | None:
    """So many days, weeks, months from today; by the idioms of the language ("in acht Tagen" is a week)."""
    unit = tongue.unit(found)
    number = tongue.number(found) if found.re.groupindex.get("number") and found["number"] else 1
    if unit == "day":
        number = tongue.idioms.get((number, "day"), number)
    if not 0 < number <= _MOST[unit]:
        return None
    if unit in _DAYS:
        return one(now.today + timedelta(_DAYS[unit] * number))
    return one(months_later(now.today, number * {"month": 1, "half year": 6, "year": 12}[unit]))


def week(weeks: int) -> Read:
    """The calendar week so many weeks from now; its promise is due on Friday, before the shop's last day."""

    def read(_found: re.Match[str], now: Now, _tongue: Tongue) -> Span:
        monday = _monday(now.today, weeks)
        due = monday + timedelta(FRIDAY)
        sunday = monday + timedelta(6)
        return Span(max(monday, now.today), sunday, due if due >= now.today else sunday)

    return read


def day_of_week(weeks: int, weekday: int) -> Read:
    """A certain day of a calendar week that has not begun: its beginning, its middle."""
    return lambda _found, now, _tongue: one(_monday(now.today, weeks) + timedelta(weekday))


def weekend(weeks: int) -> Read:
    """The weekend of a calendar week; on a Sunday, "this" one is today."""

    def read(_found: re.Match[str], now: Now, _tongue: Tongue) -> Span:
        saturday = _monday(now.today, weeks) + timedelta(SATURDAY)
        first = max(saturday, now.today)
        return Span(first, saturday + timedelta(1), first)

    return read
