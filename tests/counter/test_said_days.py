"""Days as they are said in English, German, French and Spanish, and readings that must not happen."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.counter.said.days import days_named, due_day
from shopfriend.counter.said.feasts import easter
from shopfriend.counter.said.months import months_later

TODAY = date(2026, 11, 24)
TABLE = Path(__file__).with_name("said_days.txt")


def examples() -> Iterator[tuple[str, str, date | None]]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line or line[0] in "#[":
            continue
        said, day = line.rsplit(" = ", 1)
        region, _bar, words = said.rpartition("|")
        if day == "-":
            yield region, words, None
            continue
        month_and_day = tuple(map(int, day.split("-")))
        yield region, words, date(2026 if month_and_day >= (11, 24) else 2027, *month_and_day)


@pytest.mark.parametrize(("region", "said", "day"), list(examples()), ids=lambda value: str(value))
def test_a_day_is_read_as_it_is_meant(region: str, said: str, day: date | None) -> None:
    assert due_day(said, TODAY, region) == day


@pytest.mark.parametrize(("region", "said", "day"), list(examples()), ids=lambda value: str(value))
def test_and_within_a_sentence_and_in_capitals_too(region: str, said: str, day: date | None) -> None:
    if said not in ("Fri", "3/12"):
        assert due_day(f"{said.upper()}!", TODAY, region) == day
        assert due_day(f"Maggie: {said}.", TODAY, region) == day


def test_there_are_examples_enough() -> None:
    assert len(list(examples())) >= 150


@pytest.mark.parametrize(
    ("today", "said", "day"),
    [
        (date(2026, 11, 27), "on Friday", date(2026, 12, 4)),
        (date(2026, 11, 27), "this Friday", date(2026, 11, 27)),
        (date(2026, 11, 28), "this week", date(2026, 11, 29)),
        (date(2026, 11, 29), "this weekend", date(2026, 11, 29)),
        (date(2026, 11, 29), "next Friday", date(2026, 12, 4)),
        (date(2026, 11, 30), "end of the month", date(2026, 11, 30)),
        (date(2026, 12, 31), "next month", date(2027, 1, 31)),
        (date(2027, 1, 31), "in a month", date(2027, 2, 28)),
        (date(2026, 12, 25), "before Christmas", None),
        (date(2026, 12, 27), "before Christmas", date(2027, 12, 24)),
        (date(2027, 1, 31), "on the 30th", date(2027, 3, 30)),
        (date(2026, 11, 24), "on 29 February", date(2028, 2, 29)),
        (date(2026, 11, 24), "by 1 March 2027", date(2027, 3, 1)),
        (date(2026, 11, 24), "by 1 March 2037", None),
    ],
)
def test_what_is_meant_depends_on_the_day_it_is_said(today: date, said: str, day: date | None) -> None:
    assert due_day(said, today) == day


def test_a_day_is_told_with_the_place_of_its_words() -> None:
    said = "Café Zoë, übermorgen: the lamp by Friday"
    found = days_named(said, TODAY)
    assert [said[each.first : each.last] for each in found] == ["übermorgen", "Friday"]
    assert [each.is_limit for each in found] == [False, True]


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25)), (2285, (3, 22))],
)
def test_easter_falls_as_the_church_reckons_it(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@given(st.text(max_size=80), st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(["", "GB", "US", "DE"]))
def test_no_text_breaks_it_and_no_day_lies_in_the_past(said: str, today: date, region: str) -> None:
    day = due_day(said, today, region)
    assert day is None or today <= day <= today + timedelta(4 * 366)


_PIECES = [words for _region, words, _day in examples()]


@given(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=4).map(", ".join),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_no_day_lies_in_the_past_whatever_is_said_together(said: str, today: date) -> None:
    day = due_day(said, today, "GB")
    assert day is None or today <= day <= today + timedelta(4 * 366)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_later_is_in_that_month_and_never_on_a_later_day(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
