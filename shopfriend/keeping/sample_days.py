"""Days of the sample shop, told relative to today, so that it is as fresh every day as on the first.

The forms are described at the head of resources/sample/regulars_1.toml.
"""

import re
from calendar import isleap, monthrange
from datetime import date, timedelta
from typing import Any

from shopfriend.records.birthday import Birthday, day_in, next_birthday

_THROUGH = re.compile(
    r"(?:(?P<years>\d+) years ago )?(?P<month>this month|last month|(?P<ago>\d+) months ago) (?P<share>\d+)%"
)
_LAST = re.compile(r"last (?P<month>\d\d)-(?P<day>\d\d)")


def day(told: int | str, today: date) -> date:
    """The date that `told` means: so many days ago, so far through a month, or the last of a yearly day.

    Raises ValueError for a form that is not known.
    """
    if isinstance(told, int):
        return today - timedelta(days=told)
    if through := _THROUGH.fullmatch(told):
        return _through_a_month(through, today)
    if last := _LAST.fullmatch(told):
        return _last(Birthday(int(last["month"]), int(last["day"])), today)
    raise ValueError(f"not a day of the sample shop: {told!r}")


def _through_a_month(told: re.Match[str], today: date) -> date:
    share = int(told["share"])
    back = {"this month": 0, "last month": 1}.get(told["month"]) if told["ago"] is None else int(told["ago"])
    year, month = divmod(today.year * 12 + today.month - 1 - (back or 0), 12)
    length = today.day if back == 0 else monthrange(year, month + 1)[1]
    found = date(year, month + 1, 1 + (length - 1) * share // 100)
    years = int(told["years"] or 0)
    if (found.month, found.day) == (2, 29) and not isleap(found.year - years):
        found = found.replace(day=28)
    return found.replace(year=found.year - years)


def _last(yearly: Birthday, before: date) -> date:
    for year in (before.year, before.year - 1):
        found = day_in(yearly, year) or date(year, yearly.month, 1)
        if found < before:
            return found
    raise ValueError("a yearly day comes every year")


def last_birthday(birthday: Birthday, today: date) -> date:
    """The last birthday before today; of one known by month, the first of that month."""
    return _last(birthday, today)


def birthday(told: dict[str, Any] | None, today: date) -> Birthday | None:
    """A birthday as told: day and month, or so many days from today, with the age that the next one brings."""
    if told is None:
        return None
    month: int = told.get("month", 0)
    its_day: int | None = told.get("day")
    if "in_days" in told:
        coming = today + timedelta(days=told["in_days"])
        month, its_day = coming.month, coming.day
    turns = told.get("turns")
    if turns is None or its_day is None:
        return Birthday(month, its_day)
    coming_day = next_birthday(Birthday(month, its_day), today)
    year = (today if coming_day is None else coming_day).year - turns
    if (month, its_day) == (2, 29):
        year -= year % 4
    return Birthday(month, its_day, year)
