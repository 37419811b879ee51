"""Birthdays, anniversaries and promises as a calendar (iCalendar), for a telephone or the calendar on the wall."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from shopfriend.exchange.content_lines import END, escaped, folded
from shopfriend.records.birthday import Birthday

_ANY_YEAR = 2000
"""A leap year, from which a day whose year is unknown comes again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole day with its words; `uid` is unique in the world. `written` is the instant at which it was last changed.

    `day` is a yearly day, which comes again, or a date.
    """

    uid: str
    day: Birthday | date
    words: str
    written: datetime
    kind: Literal["birthday", "anniversary", "promise"]


def calendar_of(entries: Iterable[Entry], title: str, *, leap_day_to_march: bool = False) -> Iterator[str]:
    """The calendar, piece by piece; days of which only the month is known are left out."""
    yield f"BEGIN:VCALENDAR{END}VERSION:2.0{END}PRODID:-//Shopfriend//Shopfriend//EN{END}CALSCALE:GREGORIAN{END}"
    yield folded(f"X-WR-CALNAME:{escaped(title)}")
    for entry in entries:
        when = _when(entry.day, leap_day_to_march=leap_day_to_march)
        if when:
            lines = (
                f"UID:{entry.uid}-{entry.kind}@shopfriend",
                f"DTSTAMP:{entry.written.astimezone(UTC):%Y%m%dT%H%M%SZ}",
                *when,
                f"SUMMARY:{escaped(entry.words)}",
                f"CATEGORIES:{entry.kind.upper()}",
                "TRANSP:TRANSPARENT",
            )
            yield "".join(map(folded, ("BEGIN:VEVENT", *lines, "END:VEVENT")))
    yield f"END:VCALENDAR{END}"


def _when(day: Birthday | date, *, leap_day_to_march: bool) -> tuple[str, ...]:
    if isinstance(day, date):
        return _whole_day(day)
    if day.day is None:
        return ()
    rule = "RRULE:FREQ=YEARLY"
    if (day.month, day.day) == (2, 29):
        # Day 60 is 29 February or 1 March; the last of February is its 28th or 29th.
        rule += ";BYYEARDAY=60" if leap_day_to_march else ";BYMONTH=2;BYMONTHDAY=-1"
    return (*_whole_day(date(day.year or _ANY_YEAR, day.month, day.day)), rule)


def _whole_day(day: date) -> tuple[str, ...]:
    first = f"DTSTART;VALUE=DATE:{day.year:04}{day:%m%d}"
    if day == date.max:
        return (first,)
    after = day + timedelta(days=1)
    return first, f"DTEND;VALUE=DATE:{after.year:04}{after:%m%d}"
