import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.cards.occasions import card_day, months_near, next_month, post_by, round_years
from shopfriend.records.birthday import Birthday

DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))


@given(DAYS)
def test_the_next_month_begins_on_the_day_after_this_one_ends(day: date) -> None:
    first = next_month(day)
    assert first.day == 1
    assert (first - timedelta(days=1)).month == day.month


@pytest.mark.parametrize(
    ("birthday", "month", "to_march", "day"),
    [
        (Birthday(12, 10), date(2026, 12, 1), False, date(2026, 12, 10)),
        (Birthday(12), date(2026, 12, 1), False, date(2026, 12, 1)),
        (Birthday(11, 30), date(2026, 12, 1), False, None),
        (Birthday(2, 29), date(2027, 2, 1), False, date(2027, 2, 28)),
        (Birthday(2, 29), date(2027, 3, 1), False, None),
        (Birthday(2, 29), date(2027, 3, 1), True, date(2027, 3, 1)),
        (Birthday(2, 29), date(2027, 2, 1), True, None),
        (Birthday(2, 29), date(2028, 2, 1), True, date(2028, 2, 29)),
    ],
)
def test_a_birthday_has_its_card_in_its_month(
    birthday: Birthday, month: date, to_march: bool, day: date | None
) -> None:
    assert card_day(birthday, month, leap_day_to_march=to_march) == day


@given(DAYS, st.booleans(), st.integers(2024, 2030))
def test_a_birthday_has_one_card_a_year_and_is_looked_for_in_its_month(born: date, to_march: bool, year: int) -> None:
    birthday = Birthday(born.month, born.day)
    months = [date(year, month, 1) for month in range(1, 13)]
    (month,) = [month for month in months if card_day(birthday, month, leap_day_to_march=to_march)]
    assert born.month in months_near(month)


@pytest.mark.parametrize(
    ("since", "full"),
    [
        (date(2016, 11, 5), (10, date(2026, 11, 5))),
        (date(2021, 11, 30), (5, date(2026, 11, 30))),
        (date(2017, 11, 5), None),
        (date(2016, 10, 5), None),
        (date(2026, 11, 5), None),
        (date(2031, 11, 5), None),
    ],
)
def test_only_round_years_are_thanked(since: date, full: tuple[int, date] | None) -> None:
    assert round_years(since, date(2026, 11, 1)) == full


def test_a_leap_day_of_joining_falls_on_the_last_of_february() -> None:
    assert round_years(date(2016, 2, 29), date(2026, 2, 1)) == (10, date(2026, 2, 28))


@pytest.mark.parametrize(
    ("day", "home", "abroad"),
    [
        (date(2026, 12, 4), date(2026, 12, 1), date(2026, 11, 20)),  # Friday: Tuesday
        (date(2026, 12, 7), date(2026, 12, 2), date(2026, 11, 23)),  # Monday: Wednesday
        (date(2026, 12, 6), date(2026, 12, 2), date(2026, 11, 23)),  # Sunday: Wednesday
        (date(2027, 1, 1), date(2026, 12, 29), date(2026, 12, 18)),
    ],
)
def test_a_card_is_posted_three_working_days_before_and_abroad_two_weeks(day: date, home: date, abroad: date) -> None:
    assert post_by(day, abroad=False) == home
    assert post_by(day, abroad=True) == abroad


@given(DAYS, st.booleans())
def test_the_last_day_to_post_is_a_weekday_in_time(day: date, abroad: bool) -> None:
    last = post_by(day, abroad=abroad)
    assert last.isoweekday() <= 5
    assert timedelta(days=3) <= day - last <= timedelta(days=16)


def test_what_screens_are_told_of_cards_loads_nothing_heavy() -> None:
    script = "import sys, shopfriend.cards.views; print({'sqlalchemy', 'reportlab', 'babel'} & sys.modules.keys())"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "set()"
