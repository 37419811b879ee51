"""A key press until what it finds is painted, in shops of many: names within a frame, whoever told it soon after."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopfriend.opened.shop import OpenShop
from shopfriend.window.counter.screen import CounterScreen
from tests.bench.at_the_counter import KEY_ALONE, Painted, counter_of, empty_key, opened
from tests.bench.conftest import ShopOfMany
from tests.bench.how_many import SIZES
from tests.bench.measure import at_this_speed, percentile, report
from tests.counter import regulars

pytestmark = pytest.mark.bench
FRAME, TOLD = 0.016, 0.050
ASKED = [query.typed for query in regulars.queries() if query.typed.isascii()][::11]
"""Some of the queries of the test of finding, in letters that Qt can press."""
TOLD_WORDS = ("the lady with the two dachshunds", "photographs of breakfasts", "painting the shelf", "emil", "bella")


def pressed(counter: CounterScreen, qtbot: QtBot, letter: str, seen: Painted) -> tuple[float | None, float]:
    """Seconds until those with the name are painted, and how many more until those who told it are.

    None where nobody is called so. What runs behind an answer on its worker has waited for it.
    """

    def answered() -> None:
        loop = QEventLoop()
        counter._looking.run(lambda: None, lambda _answer: loop.quit())
        loop.exec()
        QApplication.processEvents()

    begun = time.perf_counter()
    qtbot.keyClicks(counter.search, letter)
    latest = counter.finding.latest
    answered()
    by_name = (seen.at if seen.at > begun else time.perf_counter()) - begun
    has_names = counter.finding.shown == latest
    named_at = time.perf_counter()
    answered()
    assert counter.finding.shown == latest
    return by_name if has_names else None, time.perf_counter() - named_at


@pytest.mark.parametrize("number", SIZES)
def test_a_key_press_is_painted_within_a_frame(
    shop_of_many: ShopOfMany, number: int, qtbot: QtBot, tmp_path: Path, resources: Path
) -> None:
    seen = Painted()
    names, told = [], []
    with opened(shop_of_many(number), tmp_path, resources) as shop, counter_of(shop, qtbot) as counter:
        counter.hits.viewport().installEventFilter(seen)
        for typed in (*ASKED, *TOLD_WORDS):
            was_in(shop, typed)
            counter.search.clear()
            for letter in typed:
                by_name, later = pressed(counter, qtbot, letter, seen)
                names += [by_name] if by_name is not None else []
                told.append(later)
        counter.hits.viewport().removeEventFilter(seen)
    beside = empty_key(qtbot)
    report(f"key press to names painted, {number:,} customers, p95", percentile(names, 95), FRAME, "a field", beside)
    report(f"then those who told it, {number:,} customers, p95", percentile(told, 95), TOLD, "a field", beside)
    assert percentile(names, 95) <= at_this_speed(FRAME, beside, KEY_ALONE)
    assert percentile(told, 95) <= at_this_speed(TOLD, beside, KEY_ALONE)


def was_in(shop: OpenShop, typed: str) -> None:
    """Before somebody is looked up the one before her was remembered: the index has something to follow."""
    found = shop.names(typed[:1]).hits
    if found:
        shop.was_in(found[-1].uid)
