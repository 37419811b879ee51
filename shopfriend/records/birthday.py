"""Birthdays and other yearly days, of which the year, or even the day, may be unknown."""

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date

_LEAP_YEAR = 2000
"""Any leap year: 29 February is a birthday like others."""


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of the year: `month` 1 to 12, `day` or None where only the month is known, `year` or None.

    Raises ValueError for a day that does not exist.
    """

    month: int
    day: int | None = None
    year: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValueError(f"there is no month {self.month}")
        longest = monthrange(self.year or _LEAP_YEAR, self.month)[1]
        if self.day is not None and not 1 <= self.day <= longest:
            raise ValueError(f"month {self.month} has no day {self.day}")

    @classmethod
    def of(cls, day: int | None, month: int | None, year: int | None) -> "Birthday | None":
        """The birthday kept in three columns, or None where not even the month is known."""
        return None if month is None else cls(month, day, year)


def day_in(birthday: Birthday, year: int, *, leap_day_to_march: bool = False) -> date | None:
    """The date in `year` on which it falls, or None if only the month is known.

    In common years 29 February is kept on the 28th, or on 1 March where the shop chose so.
    """
    if birthday.day is None:
        return None
    if (birthday.month, birthday.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1) if leap_day_to_march else date(year, 2, 28)
    return date(year, birthday.month, birthday.day)


def next_birthday(birthday: Birthday, today: date, *, leap_day_to_march: bool = False) -> date | None:
    """The next date on which it falls, `today` included; None if only the month is known or the calendar ends."""
    for year in (today.year, today.year + 1):
        if year > date.max.year:
            return None
        day = day_in(birthday, year, leap_day_to_march=leap_day_to_march)
        if day is not None and day >= today:
            return day
    return None


def falls_in(birthday: Birthday, year: int, month: int, *, leap_day_to_march: bool = False) -> bool:
    """Whether it falls in that month of that year; one known by month only falls in its month."""
    day = day_in(birthday, year, leap_day_to_march=leap_day_to_march)
    return birthday.month == month if day is None else day.month == month


def age_on(birthday: Birthday, day: date) -> int | None:
    """The full years lived on `day`, or None if the year or the day is unknown or still to come."""
    if birthday.year is None or birthday.day is None:
        return None
    years = day.year - birthday.year - ((day.month, day.day) < (birthday.month, birthday.day))
    return years if years >= 0 else None
