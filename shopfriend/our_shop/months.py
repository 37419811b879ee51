"""Which month a check-up is for, when it is due, and until which day its figures count."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

_LAST_DAYS = 7


def month_due(today: date, done: Collection[date]) -> date | None:
    """The month (its first day) whose check-up is due and not done: this one in its last seven days, else the last.

    On 24 November it is November, on 23 November October; None where it was done.
    """
    this = today.replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    is_ending = monthrange(today.year, today.month)[1] - today.day < _LAST_DAYS
    due = this if is_ending else last
    return None if due in done else due


def until_of(month: date, today: date) -> date:
    """The day until which the figures of a month count: its last, or today where it is not over."""
    return min(today, month.replace(day=monthrange(month.year, month.month)[1]))


def year_before(month: date) -> date:
    """The same month a year ago. There is none before the year 1: then the month itself."""
    return month.replace(year=max(1, month.year - 1))
