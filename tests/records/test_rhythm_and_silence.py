from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shopfriend.records.customer import Wish
from shopfriend.records.kinds import Gone, Occasion
from shopfriend.records.silence import in_mourning, may_be_named
from shopfriend.records.visit import rhythm

TODAY = date(2026, 11, 24)


def weekly(count: int) -> list[date]:
    return [TODAY - timedelta(weeks=week) for week in range(count)]


def test_a_weekly_guest_has_a_rhythm_of_seven_days_even_after_a_long_holiday() -> None:
    assert rhythm([*weekly(8), TODAY - timedelta(days=150)]) == 7


def test_two_visits_make_no_rhythm_and_one_day_counts_once() -> None:
    assert rhythm(weekly(2)) is None
    assert rhythm([TODAY, TODAY, TODAY - timedelta(days=3)]) is None


@given(st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), max_size=30))
def test_rhythm_lies_between_the_shortest_and_the_longest_gap(days: list[date]) -> None:
    found = rhythm(days)
    visits = sorted(set(days))
    gaps = [(later - earlier).days for earlier, later in pairwise(visits)]
    assert found is None or min(gaps) <= found <= max(gaps)


def test_the_dead_and_the_parted_are_named_no_more() -> None:
    assert may_be_named(None)
    assert not may_be_named(Gone.DIED)
    assert not may_be_named(Gone.PARTED)


def test_a_house_is_left_in_peace_for_six_weeks() -> None:
    assert in_mourning([None, TODAY - timedelta(days=41)], TODAY)
    assert not in_mourning([TODAY - timedelta(days=42)], TODAY)
    assert not in_mourning([None], TODAY)


def test_a_wish_without_occasion_or_year_forbids_all_cards_for_ever() -> None:
    assert Wish().forbids(Occasion.CHRISTMAS, 2031)
    assert Wish(occasion=Occasion.BIRTHDAY, year=2026).forbids(Occasion.BIRTHDAY, 2026)
    assert not Wish(occasion=Occasion.BIRTHDAY, year=2026).forbids(Occasion.BIRTHDAY, 2027)
    assert not Wish(occasion=Occasion.BIRTHDAY).forbids(Occasion.THANK_YOU, 2026)
