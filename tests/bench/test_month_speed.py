"""A month of 200 suggestions among 20,000 customers is opened, beside reading all customers' names."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from shopfriend.app import Surroundings
from shopfriend.cards.month_pile import still_to_do
from shopfriend.cards.suggestions import suggest
from shopfriend.opened.shop import OpenShop
from shopfriend.records.customer import Customer
from shopfriend.records.visit import Visit
from tests.bench.measure import at_this_speed, report, worked
from tests.end_to_end.command import CODE

pytestmark = pytest.mark.bench
MONTH = date(2026, 11, 1)
SUGGESTIONS = range(150, 301)
GOAL = 0.3
FEWER = "UPDATE customer SET birth_day = NULL, birth_month = NULL, since = '2015-01-02' WHERE id % 9 <> 1"
NAMES_ALONE = 0.020


@pytest.fixture
def shop(large_shop: Path, tmp_path: Path, resources: Path) -> Iterator[OpenShop]:
    """The shop of 20,000 with so many birthdays and new faces that a month has about 200 suggestions."""
    here = Surroundings(resources, CODE, date(2026, 11, 24), tmp_path / "window.json")
    opened = OpenShop(here, Path(shutil.copy(large_shop, tmp_path / "shop")), CODE)
    opened.prepare()
    with opened.database.writing() as session:
        # Past the change log, which would tell of 18,000 customers.
        session.connection().execute(text(FEWER))
    yield opened
    opened.close()


def least(work: Callable[[], object], times: int) -> float:
    """The shortest of several runs, in seconds of the processor's time: nothing here waits for anything else."""
    return min(worked(work) for _ in range(times))


def test_a_month_with_200_suggestions_opens_at_once(shop: OpenShop) -> None:
    cards = shop.features().cards
    number = len(cards.month(MONTH).cards)
    assert number in SUGGESTIONS

    def names() -> None:
        with shop.database.reading() as session:
            assert len(session.execute(select(Customer.uid, Customer.name)).all()) >= 20_000

    def reasons() -> None:
        with shop.database.reading() as session:
            suggest(session, MONTH)

    def count() -> None:
        with shop.database.reading() as session:
            still_to_do(session, MONTH)

    with shop.database.reading() as session:
        visits = session.scalar(select(func.count()).select_from(Visit))
    beside = least(names, 3)
    print(f"\n{number} suggestions among 20,000 customers with {visits} visits")
    for what, work in (
        ("a month opened", lambda: cards.month(MONTH)),
        ("its suggestions alone", reasons),
        ("its count for the rail", count),
    ):
        measured = least(work, 5)
        report(what, measured, GOAL, "the names of all", beside)
        assert measured <= at_this_speed(GOAL, beside, NAMES_ALONE)
