from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from shopfriend.keeping import sample, sample_days
from shopfriend.keeping.opening import NewShop
from shopfriend.problem import Problem
from shopfriend.records.birthday import next_birthday
from shopfriend.records.change import Change
from shopfriend.records.conversation import Conversation
from shopfriend.records.customer import Customer
from shopfriend.records.visit import Visit
from shopfriend.store.key import NoKeychain

FOLDER = Path(__file__).parents[2] / "resources" / "sample"
TODAY = date(2026, 11, 24)
days = st.dates(date(2024, 1, 1), date(2040, 12, 31))


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def made(path: Path, today: date = TODAY, number: int | None = None) -> NewShop:
    return sample.make(path, NoKeychain(), now, FOLDER, today, number=number)


def contents(shop: NewShop) -> dict[str, list[tuple[object, ...]]]:
    with shop.database.reading() as session:
        return {
            noun.__tablename__: [tuple(row) for row in session.execute(select(noun.__table__).order_by(noun.id))]
            for noun in (Customer, Conversation, Visit)
        }


def test_it_is_the_same_shop_for_the_same_day(tmp_path: Path) -> None:
    one, other = made(tmp_path / "one", number=80), made(tmp_path / "other", number=80)
    assert contents(one) == contents(other)
    one.database.close()
    other.database.close()


@pytest.mark.parametrize("number", [0, 1, 30, 200])
def test_it_has_as_many_regulars_as_asked_for_with_unlike_names(tmp_path: Path, number: int) -> None:
    shop = made(tmp_path / "shop", number=number)
    with shop.database.reading() as session:
        names = session.scalars(select(Customer.name)).all()
        assert session.scalar(select(func.count()).select_from(Change)) or 0 > number
    shop.database.close()
    assert len(names) == len(set(names)) == number


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2027, 1, 1), date(2026, 12, 31), date(2027, 3, 1)])
def test_it_can_be_made_on_any_day(tmp_path: Path, today: date) -> None:
    shop = made(tmp_path / "shop", today)
    with shop.database.reading() as session:
        assert session.scalar(select(func.max(Visit.day))) <= today  # type: ignore[operator]
        assert session.scalar(select(func.max(Conversation.day))) <= today  # type: ignore[operator]
        assert session.scalar(select(Customer.uid).where(Customer.name == sample.WELL_KNOWN))
    shop.database.close()


@settings(max_examples=40, deadline=None)
@given(days)
def test_its_stories_can_be_told_on_any_day(today: date) -> None:
    stories, _shop = sample._told(FOLDER, today, None)
    assert len(stories.rows[Customer]) > 50


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (0, date(2026, 11, 24)),
        (24, date(2026, 10, 31)),
        ("this month 0%", date(2026, 11, 1)),
        ("this month 100%", date(2026, 11, 24)),
        ("last month 50%", date(2026, 10, 16)),
        ("2 months ago 100%", date(2026, 9, 30)),
        ("10 years ago this month 50%", date(2016, 11, 12)),
        ("last 12-20", date(2025, 12, 20)),
        ("last 11-24", date(2025, 11, 24)),
        ("last 11-23", date(2026, 11, 23)),
    ],
)
def test_days_are_told_relative_to_today(told: int | str, day: date) -> None:
    assert sample_days.day(told, TODAY) == day


def test_a_day_told_in_no_known_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not a day"):
        sample_days.day("once upon a time", TODAY)


@given(days, st.integers(0, 364), st.integers(1, 90))
def test_the_next_birthday_brings_the_age_that_is_told(today: date, ahead: int, turns: int) -> None:
    coming = today + timedelta(days=ahead)
    told = sample_days.birthday({"in_days": ahead, "turns": turns}, today)
    assert told is not None
    assert told.year is not None
    if (coming.month, coming.day) != (2, 29):
        assert next_birthday(told, today) == coming
        assert coming.year - told.year == turns


def test_a_damaged_sample_leaves_no_shop_behind(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Problem) as problem:
        sample.make(tmp_path / "shop", NoKeychain(), now, tmp_path / "empty", TODAY)
    assert problem.value.code == "sample-damaged"
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
