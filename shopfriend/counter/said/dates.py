"""Phrases that name a month or a date of the calendar, and the day that is meant by them."""

import re
from datetime import date, timedelta

from shopfriend.counter.said.feasts import Span, one
from shopfriend.counter.said.months import end_of, months_later
from shopfriend.counter.said.phrases import Now, Read, Tongue
from shopfriend.records.written_day import Order


def month_span(months: int) -> Read:
    """The calendar month so many months from now; what is promised for it is due by its last day."""

    def read(_found: re.Match[str], now: Now, _tongue: Tongue) -> Span:
        first = months_later(now.today.replace(day=1), months)
        return Span(first, end_of(first), end_of(first))

    return read


def end_of_month(months: int) -> Read:
    """The last day of that month."""

    def read(_found: re.Match[str], now: Now, _tongue: Tongue) -> Span:
        last = end_of(months_later(now.today.replace(day=1), months))
        return Span(last + timedelta(1), last, last)

    return read


def end_of_year(_found: re.Match[str], now: Now, _tongue: Tongue) -> Span:
    """31 December; "before" it is that day too."""
    last = date(now.today.year, 12, 31)
    return Span(last + timedelta(1), last, last)


def middle_of_month(months: int) -> Read:
    """The 15th of that month, unless it is past."""

    def read(_found: re.Match[str], now: Now, _tongue: Tongue) -> Span | None:
        day = months_later(now.today.replace(day=15), months)
        return one(day) if day >= now.today else None

    return read


def start_of_month(months: int) -> Read:
    """The 5th of that month: "early" is over then."""
    return lambda _found, now, _tongue: one(months_later(now.today.replace(day=5), months))


def _month_named(found: re.Match[str], now: Now, tongue: Tongue) -> date:
    month = tongue.month(found)
    return date(now.today.year + (month < now.today.month), month, 1)


def in_month(found: re.Match[str], now: Now, tongue: Tongue) -> Span:
    """A month by its name, due by its last day."""
    first = _month_named(found, now, tongue)
    return Span(first, end_of(first), end_of(first))


def by_month(found: re.Match[str], now: Now, tongue: Tongue) -> Span | None:
    """As in "by March": done before it begins, which is the safer reading."""
    first = _month_named(found, now, tongue)
    return one(first - timedelta(1)) if first > now.today else None


def end_of_named(found: re.Match[str], now: Now, tongue: Tongue) -> Span:
    """The last day of a month by its name."""
    last = end_of(_month_named(found, now, tongue))
    return Span(last + timedelta(1), last, last)


def day_of_named(day: int) -> Read:
    """A certain day of a month by its name: its middle, its beginning."""

    def read(found: re.Match[str], now: Now, tongue: Tongue) -> Span | None:
        return _still_to_come(now.today, tongue.month(found), day)

    return read


def date_named(found: re.Match[str], now: Now, tongue: Tongue) -> Span | None:
    """As in "12 March", "Friday 12 March 2027"; None where the weekday or the day is not that of the calendar."""
    groups = found.groupdict()
    span = _dated(now.today, int(groups["day"]), tongue.month(found), groups.get("year"))
    if span is not None and groups.get("weekday") and span.first.weekday() != tongue.weekday(found):
        return None
    return span


def day_of_month(found: re.Match[str], now: Now, tongue: Tongue) -> Span | None:
    """As in "the 12th": the next one; with a weekday, only where that weekday falls on it."""
    wanted = int(found["day"])
    for months in range(13):
        first = months_later(now.today.replace(day=1), months)
        if not 1 <= wanted <= end_of(first).day:
            continue
        day = first.replace(day=wanted)
        if day >= now.today:
            named = found.groupdict().get("weekday")
            return None if named and day.weekday() != tongue.weekday(found) else one(day)
    return None


def date_in_numbers(found: re.Match[str], now: Now, _tongue: Tongue) -> Span | None:
    """As in "12.3.", "3/12", "12/3/27"; a slash is read by the region's order, and by none where that is not sure."""
    first, second, sign = int(found["first"]), int(found["second"]), found["sign"]
    order = Order.DAY_FIRST if sign == "." or first > 12 else Order.MONTH_FIRST if second > 12 else now.order
    if order is None and first != second:
        return None
    day, month = (second, first) if order is Order.MONTH_FIRST else (first, second)
    return _dated(now.today, day, month, found["year"]) if 1 <= month <= 12 else None


def date_iso(found: re.Match[str], now: Now, _tongue: Tongue) -> Span | None:
    """As in "2026-12-12"."""
    month = int(found["second"])
    return _dated(now.today, int(found["third"]), month, found["year"]) if 1 <= month <= 12 else None


_JUST_PAST = timedelta(120)
"""A date without a year that lies so little back was meant: it is past, and nothing can be due then."""
_FURTHEST = timedelta(3 * 366)


def _dated(today: date, day: int, month: int, year: str | None) -> Span | None:
    if not year:
        return _still_to_come(today, month, day)
    full = int(year) + (2000 if len(year) == 2 else 0)
    if not today.year <= full <= today.year + 3 or not 1 <= day <= end_of(date(full, month, 1)).day:
        return None
    found = date(full, month, day)
    return one(found) if today <= found <= today + _FURTHEST else None


def _still_to_come(today: date, month: int, day: int) -> Span | None:
    for year in range(today.year - 1, today.year + 9):
        if not 1 <= day <= end_of(date(year, month, 1)).day:
            continue
        found = date(year, month, day)
        if found >= today:
            return one(found) if found - today <= _FURTHEST else None
        if today - found <= _JUST_PAST:
            return None
    return None
