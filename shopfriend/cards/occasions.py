"""The days that cards are for: month arithmetic, yearly days that may lack their day or year, and when to post."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

from shopfriend.records.birthday import Birthday, day_in, falls_in
from shopfriend.records.kinds import Occasion

WORKING_DAYS_HOME = 3
WORKING_DAYS_ABROAD = 10
"""Two weeks, as the last posting days before Christmas allow for most countries."""

_YEARS_WORTH_A_CARD = 5
_CHRISTMAS_HOME, _CHRISTMAS_ABROAD = (12, 18), (12, 2)
"""Last good days to post for Christmas: the earliest that the posts of Europe name, for their slowest service."""


def next_month(month: date) -> date:
    """The first day of the month after. Raises OverflowError after December 9999."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def card_day(birthday: Birthday, month: date, *, leap_day_to_march: bool = False) -> date | None:
    """The day in the month `month` that a birthday card is for, or None if the birthday falls in another month.

    Where only the month is known the card is for its first day, so that it is never late.
    """
    if not falls_in(birthday, month.year, month.month, leap_day_to_march=leap_day_to_march):
        return None
    return day_in(birthday, month.year, leap_day_to_march=leap_day_to_march) or month.replace(day=1)


def round_years(since: date, month: date) -> tuple[int, date] | None:
    """How many years with us are full in the month `month`, and on which day; None unless 5, 10, 15 and so on."""
    years = month.year - since.year
    if since.month != month.month or years <= 0 or years % _YEARS_WORTH_A_CARD:
        return None
    return years, in_year(since, month.year)


def in_year(day: date, year: int) -> date:
    """The same day of another year, or the last of its February."""
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def post_by(day: date, *, abroad: bool) -> date:
    """The last good day to post a card that is to arrive by `day`: a weekday, 3 working days before; 10 for abroad.

    Working days are Monday to Friday. Holidays differ by country and town and are not looked at.
    """
    left = WORKING_DAYS_ABROAD if abroad else WORKING_DAYS_HOME
    while left:
        day -= timedelta(days=1)
        left -= day.isoweekday() <= 5
    return day


def christmas_of(year: int) -> date:
    """Christmas, as the day that its cards are for."""
    return date(year, 12, 25)


def post_by_for(occasion: Occasion, day: date, *, abroad: bool) -> date | None:
    """The last good day to post a card for an occasion on `day`; None where no day waits for it, as with thanks."""
    if occasion is Occasion.CHRISTMAS:
        last = date(day.year, *(_CHRISTMAS_ABROAD if abroad else _CHRISTMAS_HOME))
        return last - timedelta(days=max(0, last.isoweekday() - 5))
    return post_by(day, abroad=abroad) if occasion in (Occasion.BIRTHDAY, Occasion.ANNIVERSARY) else None


def months_near(month: date) -> Collection[int]:
    """The numbers of the months in which a birthday that is kept in `month` may be written down.

    29 February may be kept on 1 March.
    """
    return {month.month, 2} if month.month == 3 else {month.month}
