from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.records.birthday import Birthday
from shopfriend.records.written_day import Doubt, Order, day_of, order_in, orders_in, written_out

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1980-04-15", Birthday(4, 15, 1980)),
        ("19800415", Birthday(4, 15, 1980)),
        ("1980/4/5", Birthday(4, 5, 1980)),
        ("1980年4月15日", Birthday(4, 15, 1980)),
        ("1953-10-15T23:10:00Z", Birthday(10, 15, 1953)),
        ("19531015T231000Z", Birthday(10, 15, 1953)),
        ("20090808T1430-0500", Birthday(8, 8, 2009)),
        ("1980-04-15 00:00:00", Birthday(4, 15, 1980)),
        ("4/15/1980 12:00:00 AM", Birthday(4, 15, 1980)),
        ("0000-04-15", Birthday(4, 15)),
        ("1604-04-15", Birthday(4, 15)),
        ("--0415", Birthday(4, 15)),
        ("--04-15", Birthday(4, 15)),
        (" --11-30", Birthday(11, 30)),
        ("--0229", Birthday(2, 29)),
        ("--04", Birthday(4)),
        ("1985-04", Birthday(4, None, 1985)),
        ("15.4.", Birthday(4, 15)),
        ("3.4.1980", Birthday(4, 3, 1980)),
        ("05/05/1980", Birthday(5, 5, 1980)),
        ("31/12/1980", Birthday(12, 31, 1980)),
        ("12/31/80", Birthday(12, 31, 1980)),
        ("31/12/16", Birthday(12, 31, 2016)),
        ("31/12/20", Birthday(12, 31)),
        ("15 April 1985", Birthday(4, 15, 1985)),
        ("April 15th, 1985", Birthday(4, 15, 1985)),
        ("15-Apr-85", Birthday(4, 15, 1985)),
        ("3. März", Birthday(3, 3)),
        ("1er août 1990", Birthday(8, 1, 1990)),
        ("15 de enero de 1990", Birthday(1, 15, 1990)),
        ("April", Birthday(4)),
        ("'1980-04-15", Birthday(4, 15, 1980)),
    ],
)
def test_a_date_that_leaves_no_doubt_is_a_birthday(written: str, day: Birthday) -> None:
    assert day_of(written, None, TODAY) == day


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("03/04/1980", Doubt.AMBIGUOUS),
        ("3/4", Doubt.AMBIGUOUS),
        ("31/02/1980", Doubt.IMPOSSIBLE),
        ("31.02.", Doubt.IMPOSSIBLE),
        ("1981-02-29", Doubt.IMPOSSIBLE),
        ("13/13/1980", Doubt.IMPOSSIBLE),
        ("--1332", Doubt.IMPOSSIBLE),
        ("2087-04-15", Doubt.YEAR),
        ("2026-11-25", Doubt.YEAR),
        ("1875-04-15", Doubt.YEAR),
        ("circa 1800", Doubt.UNREADABLE),
        ("in spring", Doubt.UNREADABLE),
        ("1985", Doubt.UNREADABLE),
        ("---15", Doubt.UNREADABLE),
        ("31152", Doubt.UNREADABLE),
    ],
)
def test_a_date_in_doubt_is_no_birthday(written: str, doubt: Doubt) -> None:
    assert day_of(written, None, TODAY) is doubt


@pytest.mark.parametrize("written", ["", " ", "0/0/00", "0000-00-00", "00.00.0000", "-", "1899-12-30", "4501-01-01"])
def test_an_empty_date_is_nothing(written: str) -> None:
    assert day_of(written, Order.DAY_FIRST, TODAY) is None


def test_the_order_decides_what_may_be_read_in_two_ways() -> None:
    assert day_of("03/04/1980", Order.DAY_FIRST, TODAY) == Birthday(4, 3, 1980)
    assert day_of("03/04/1980", Order.MONTH_FIRST, TODAY) == Birthday(3, 4, 1980)
    assert day_of("04/15", Order.DAY_FIRST, TODAY) == Birthday(4, 15)


def test_today_is_a_birthday_and_an_anniversary_may_be_to_come() -> None:
    assert day_of("2026-11-24", None, TODAY) == Birthday(11, 24, 2026)
    assert day_of("2027-06-09", None, TODAY, still_to_come=True) == Birthday(6, 9, 2027)


def test_regions_have_their_order_or_none() -> None:
    assert [order_in(region) for region in ("US", "gb", "CA", "")] == [Order.MONTH_FIRST, Order.DAY_FIRST, None, None]


def test_a_column_shows_its_order_or_both() -> None:
    assert orders_in(["3/4/80", "31/4/80", "0/0/00", ""]) == {Order.DAY_FIRST}
    assert orders_in(["3/4", "31/4", "4/31"]) == {Order.DAY_FIRST, Order.MONTH_FIRST}


@given(st.dates(date(1907, 1, 1), TODAY))
def test_any_full_date_is_written_out_and_read_back(day: date) -> None:
    found = day_of(day.isoformat(), None, TODAY)
    assert isinstance(found, Birthday)
    assert written_out(found) == day.isoformat()


@given(st.text(), st.sampled_from([None, *Order]))
def test_any_text_is_a_day_a_doubt_or_nothing(text: str, order: Order | None) -> None:
    assert isinstance(day_of(text, order, TODAY), Birthday | Doubt | None)


@given(st.text("0123456789/.-T: ", max_size=20), st.sampled_from([None, *Order]))
def test_any_figures_are_a_day_a_doubt_or_nothing(text: str, order: Order | None) -> None:
    assert isinstance(day_of(text, order, TODAY), Birthday | Doubt | None)
