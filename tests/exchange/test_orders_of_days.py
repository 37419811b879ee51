"""Which number of a date is the day: decided from the whole file, by the owner's word, or not at all. Never wrongly."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.exchange.looking import look
from shopfriend.exchange.person import Reading
from shopfriend.exchange.planning import plan_without_shop
from shopfriend.exchange.reading import open_list, read_bytes
from shopfriend.records.birthday import Birthday
from shopfriend.records.written_day import Order

TODAY = date(2026, 11, 24)
DAYS = st.lists(st.dates(date(1930, 1, 1), date(2010, 12, 31)), min_size=1, max_size=8)


def written(day: date, order: Order) -> str:
    first, second = (day.day, day.month) if order is Order.DAY_FIRST else (day.month, day.day)
    return f"{first:02}/{second:02}/{day.year}"


def as_table(days: Sequence[date], order: Order) -> bytes:
    rows = [f"Guest {chr(65 + at)},{written(day, order)}" for at, day in enumerate(days)]
    return "\n".join(["Name,Birthday", *rows]).encode()


def as_cards(days: Sequence[date], order: Order) -> bytes:
    cards = [f"BEGIN:VCARD\nFN:Guest {at}\nBDAY:{written(day, order)}\nEND:VCARD" for at, day in enumerate(days)]
    return "\n".join(cards).encode()


def reading(data: bytes, region: str, order: Order | None = None) -> Reading:
    return read_bytes(data, "list", region, today=TODAY, order=order)


def birthdays(days: Sequence[date]) -> list[Birthday]:
    return [Birthday(day.month, day.day, day.year) for day in days]


@pytest.mark.parametrize("form", [as_table, as_cards])
@given(days=DAYS, order=st.sampled_from(Order))
def test_where_nothing_tells_a_day_is_right_or_not_believed(form, days: list[date], order: Order) -> None:  # type: ignore[no-untyped-def]
    for region in ("", "CA"):
        found = reading(form(days, order), region)
        for person, day in zip(found.people, birthdays(days), strict=True):
            assert person.birthday in (day, None)
            if person.birthday is None:
                assert str(day.year) in person.notes
                assert found.order_unknown


@pytest.mark.parametrize("form", [as_table, as_cards])
@given(days=DAYS, order=st.sampled_from(Order), region=st.sampled_from(["", "GB", "US", "CA"]))
def test_one_day_that_tells_decides_for_all_against_the_region(  # type: ignore[no-untyped-def]
    form, days: list[date], order: Order, region: str
) -> None:
    found = reading(form([*days, date(1990, 5, 31)], order), region)
    assert [person.birthday for person in found.people] == birthdays([*days, date(1990, 5, 31)])


@pytest.mark.parametrize("form", [as_table, as_cards])
@given(days=DAYS, order=st.sampled_from(Order))
def test_the_owners_word_decides_where_the_file_cannot(form, days: list[date], order: Order) -> None:  # type: ignore[no-untyped-def]
    found = reading(form(days, order), "CA", order)
    assert [person.birthday for person in found.people] == birthdays(days)
    assert not found.order_unknown


def test_the_owner_is_asked_only_where_it_cannot_be_known(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"Name,Birthday\nAnn,03/04/1980\n")
    asked = look(open_list(file, "CA"), "CA", TODAY, {}, plan_without_shop)
    answered = look(asked.opened, "CA", TODAY, {}, plan_without_shop, Order.DAY_FIRST)
    assert (asked.asks_for_order, asked.people[0].person.birthday) == (True, None)
    assert (answered.asks_for_order, answered.people[0].person.birthday) == (True, Birthday(4, 3, 1980))
    assert not look(asked.opened, "GB", TODAY, {}, plan_without_shop).asks_for_order


def test_two_birthdays_that_differ_are_no_question_of_order() -> None:
    found = reading(b"Name,Birthday,Geburtstag\nAnn,1980-04-03,1980-05-03\n", "CA")
    assert not found.order_unknown


@pytest.mark.parametrize("year", ["1604", "0000"])
@given(day=st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_a_false_year_is_none_in_every_spelling(year: str, day: date) -> None:
    text = f"Name,Birthday\nA B,{year}-{day.month:02}-{day.day:02}\nC D,{day.day:02}.{day.month:02}.{year}\n"
    assert [person.birthday for person in reading(text.encode(), "").people] == [Birthday(day.month, day.day)] * 2
