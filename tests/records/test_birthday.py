from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.records.birthday import Birthday, age_on, day_in, falls_in, next_birthday

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
birthdays = st.one_of(
    st.builds(lambda day: Birthday(day.month, day.day), days),
    st.builds(lambda day: Birthday(day.month, day.day, day.year), days),
    st.builds(Birthday, st.integers(1, 12)),
)


@given(birthdays, days)
def test_the_next_birthday_comes_within_a_year_and_never_earlier(birthday: Birthday, today: date) -> None:
    day = next_birthday(birthday, today)
    if birthday.day is None:
        assert day is None
    else:
        assert day is not None
        assert timedelta() <= day - today <= timedelta(366)


@given(birthdays, st.integers(1900, 2100), st.booleans())
def test_a_birthday_falls_in_exactly_one_month_of_a_year(birthday: Birthday, year: int, to_march: bool) -> None:
    months = [month for month in range(1, 13) if falls_in(birthday, year, month, leap_day_to_march=to_march)]
    assert len(months) == 1


def test_29_february_is_kept_on_the_28th_or_on_1_march_as_the_shop_chose() -> None:
    leap_day = Birthday(2, 29)
    assert day_in(leap_day, 2027) == date(2027, 2, 28)
    assert day_in(leap_day, 2027, leap_day_to_march=True) == date(2027, 3, 1)
    assert day_in(leap_day, 2028, leap_day_to_march=True) == date(2028, 2, 29)
    assert falls_in(leap_day, 2027, 3, leap_day_to_march=True)
    assert next_birthday(leap_day, date(2027, 3, 1), leap_day_to_march=True) == date(2027, 3, 1)


def test_a_birthday_known_by_month_has_no_day_but_a_month() -> None:
    only_march = Birthday(3)
    assert day_in(only_march, 2026) is None
    assert falls_in(only_march, 2026, 3)
    assert not falls_in(only_march, 2026, 4)


@pytest.mark.parametrize(
    ("month", "day", "year"), [(2, 30, None), (2, 29, 2023), (13, 1, None), (0, None, None), (4, 31, 1)]
)
def test_days_that_cannot_be_are_refused(month: int, day: int | None, year: int | None) -> None:
    with pytest.raises(ValueError, match=r"there is no month|has no day"):
        Birthday(month, day, year)


def test_age_counts_full_years_and_is_unknown_without_a_year_or_before_birth() -> None:
    assert age_on(Birthday(12, 10, 1956), date(2026, 12, 9)) == 69
    assert age_on(Birthday(12, 10, 1956), date(2026, 12, 10)) == 70
    assert age_on(Birthday(12, 10), date(2026, 12, 10)) is None
    assert age_on(Birthday(12, 10, 2030), date(2026, 12, 10)) is None


def test_the_end_of_the_calendar_is_no_fault() -> None:
    assert next_birthday(Birthday(1, 1), date(9999, 12, 31)) is None
