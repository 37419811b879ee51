"""Months on the calendar: the same day of a later one, and where one ends."""

from datetime import date, timedelta


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, end_of(first).day))


def end_of(first: date) -> date:
    """The last day of the month that begins on `first`."""
    year, month = divmod(first.year * 12 + first.month, 12)
    return date(year, month + 1, 1) - timedelta(1)
