"""Those of whom nothing was noted for years: asked about once a year, and never those who wait for something."""

from datetime import UTC, date, datetime

import pytest

from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add
from shopfriend.counter.promises import NewPromise
from shopfriend.keeping import retention
from shopfriend.records.shop import Shop
from shopfriend.store.database import Database

LONG_AGO = date(2021, 5, 3)
TODAY = date(2026, 11, 24)


@pytest.fixture
def shop(database: Database) -> Database:
    database.now = lambda: datetime(2021, 5, 3, 9, 30, tzinfo=UTC)
    with database.writing() as session:
        session.add(Shop(name="Marlow & Daughter"))
    silent = add(database, NewCustomer("Ann Silent"), LONG_AGO).uid
    waiting = add(database, NewCustomer("Bert Waiting"), LONG_AGO).uid
    regular = add(database, NewCustomer("Cleo Regular"), LONG_AGO).uid
    remember(database, [silent, regular], Talk("Hello"), LONG_AGO)
    remember(database, [waiting], Talk("A book", promise=NewPromise("The second volume")), LONG_AGO)
    remember(database, [regular], Talk("Hello again"), date(2026, 11, 3))
    database.now = lambda: datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    return database


def test_whoever_was_silent_for_so_long_is_offered(shop: Database) -> None:
    assert [(each.name, each.last) for each in retention.silent(shop, TODAY)] == [("Ann Silent", LONG_AGO)]
    assert retention.silent(shop, date(2024, 5, 3)) == ()
    assert [each.name for each in retention.silent(shop, date(2024, 5, 4))] == ["Ann Silent"]


@pytest.mark.parametrize(("years", "offered"), [(0, 0), (2, 1), (5, 1), (10, 0)])
def test_the_owner_says_how_long(shop: Database, years: int, offered: int) -> None:
    retention.choose_years(shop, years)
    assert retention.years(shop) == years
    assert len(retention.silent(shop, TODAY)) == offered
    with pytest.raises(ValueError, match="7 years"):
        retention.choose_years(shop, 7)


def test_it_is_asked_once_a_year_and_only_where_there_is_somebody(shop: Database, today: date) -> None:
    assert retention.is_due(shop, today)
    retention.asked(shop, today)
    assert not retention.is_due(shop, today)
    assert not retention.is_due(shop, date(2027, 11, 23))
    assert retention.is_due(shop, date(2027, 11, 24))
    retention.choose_years(shop, 0)
    assert not retention.is_due(shop, date(2030, 1, 1))
    assert not retention.is_due(shop, date(2028, 2, 29))
