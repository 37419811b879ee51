"""Which backups are kept, whatever days they were made on, and what their names tell."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from shopfriend.records.backup import DAYS, MONTHS, WEEKS, Backup, Sheet, Why, kept, name_of, read_name

SHEET = Sheet(1, date(2026, 5, 2))
DAYS_OF_ALL_KINDS = st.lists(st.dates(date(2024, 1, 1), date(2028, 12, 31)), max_size=60)


def backups(days: list[date], why: Why = Why.DAY) -> list[Backup]:
    return [Backup(Path(f"{n}"), n, day, why, SHEET) for n, day in enumerate(days, 1)]


@given(DAYS_OF_ALL_KINDS)
def test_the_newest_is_always_kept_and_never_too_many(days: list[date]) -> None:
    made = backups(days)
    keep = kept(made)
    assert keep <= set(made)
    assert not made or made[-1] in keep
    assert len(keep) <= 20 + DAYS + WEEKS + MONTHS


@given(DAYS_OF_ALL_KINDS)
def test_what_was_kept_is_kept_again(days: list[date]) -> None:
    keep = kept(backups(days))
    assert kept(keep) == keep


@given(DAYS_OF_ALL_KINDS)
def test_the_last_seven_days_four_weeks_and_twelve_months_have_their_newest(days: list[date]) -> None:
    made = backups(days)
    keep = kept(made)
    for period, most in (
        (lambda day: day, DAYS),
        (lambda day: day.isocalendar()[:2], WEEKS),
        (lambda day: (day.year, day.month), MONTHS),
    ):
        latest = list(dict.fromkeys(period(each.day) for each in reversed(made)))[:most]
        for wanted in latest:
            assert max((each for each in made if period(each.day) == wanted), key=lambda each: each.number) in keep


def test_a_year_of_days_leaves_days_weeks_and_months() -> None:
    first = date(2026, 1, 1)
    made: set[Backup] = set()
    for number in range(365):
        made = kept({*made, Backup(Path(), number, first + timedelta(number), Why.DAY, SHEET)})
    days = sorted((each.day for each in made), reverse=True)
    assert days[:7] == [date(2026, 12, 31) - timedelta(n) for n in range(7)]
    assert {day.month for day in days} == set(range(1, 13))
    assert len(days) <= 7 + 4 + 12


def test_all_of_the_last_two_days_are_kept() -> None:
    day = date(2026, 11, 24)
    made = backups([day - timedelta(1)] * 5 + [day] * 5, Why.IMPORT)
    assert kept(made) == set(made)


def test_a_clock_that_was_wrong_costs_nothing_made_before_or_after() -> None:
    right = [date(2026, 11, 1) + timedelta(n) for n in range(5)]
    made = backups([*right, date(2035, 1, 1), date(2010, 1, 1), date(2026, 11, 6)])
    assert kept(made) == set(made)


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="/\0\n\r"), min_size=1, max_size=30),
    st.integers(1, 10**7),
    st.dates(),
    st.sampled_from(list(Why)),
    st.builds(Sheet, st.integers(1, 10**4), st.dates()),
)
def test_a_name_tells_all_of_it_again(shop: str, number: int, day: date, why: Why, sheet: Sheet) -> None:
    file = Path("somewhere", name_of(shop, number, day, why, sheet))
    assert read_name(file) == Backup(file, number, day, why, sheet)


def test_other_names_are_none_of_ours() -> None:
    for name in (
        "",
        "shop.shopfriend",
        "shop 00001 2026-13-24 daily, sheet 1 of 2026-05-02.shopfriend",
        "shop 00001 2026-11-24 daily, sheet 1 of 2026-05-02.shopfriend.partial",
        "shop 00001 2026-11-24 weekly, sheet 1 of 2026-05-02.shopfriend",
    ):
        assert read_name(Path(name or "x")) is None
