"""The whole story of 500 talks: opened on the window's thread, and scrolled without a dropped frame."""

import shutil
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopfriend.counter.conversations import Talk, remember
from shopfriend.window.counter.screen import CounterScreen
from shopfriend.window.counter.story_list import StoryList
from tests.bench.at_the_counter import KEY_ALONE, counter_of, empty_key, opened, until
from tests.bench.measure import at_this_speed, percentile, report

pytestmark = pytest.mark.bench
STORY, FRAME = 0.050, 0.016
TALKS, TIMES = 500, 7
TODAY = date(2026, 11, 24)
WORDS = "Emil passed his driving test, second go, and wants to drive to Swansea alone; the rye was late again. " * 2


@pytest.fixture
def counter(large_shop: Path, tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[CounterScreen]:
    """At the counter with the page of somebody with 500 talks open."""
    with opened(Path(shutil.copy(large_shop, tmp_path / "shop")), tmp_path, resources) as shop:
        uid = shop.find("margit")[0].uid
        for number in range(TALKS):
            remember(shop.database, [uid], Talk(f"{number} {WORDS}", "How was it?"), TODAY - timedelta(days=number))
        with counter_of(shop, qtbot) as counter:
            counter.open_page(uid)
            until(counter.page.isVisible)
            yield counter


def test_a_story_of_500_talks_opens_and_scrolls(counter: CounterScreen, qtbot: QtBot) -> None:
    on_thread, to_painted = [], []
    for _ in range(TIMES):
        longest, whole = _open(counter)
        on_thread.append(longest)
        to_painted.append(whole)
        qtbot.wait(150)
        counter.turn_to_story()
        qtbot.wait(50)
    _open(counter)
    sheet = counter._behind.story.sheet
    assert sheet.list.count() >= TALKS
    scrolled, narrowed = _frames(sheet.list), _keys(counter)
    beside = empty_key(qtbot)
    middle = TIMES // 2
    report(f"a story of {TALKS} talks, longest call on its thread", sorted(on_thread)[middle], STORY, "a key", beside)
    report("the same, from the key to painted", sorted(to_painted)[middle], STORY, "a key", beside)
    report("a frame of scrolling through it, p95", percentile(scrolled, 95), FRAME, "a key", beside)
    report("a letter that narrows it, p95", percentile(narrowed, 95), FRAME, "a key", beside)
    late = sum(frame > FRAME for frame in scrolled)
    print(f"frames of scrolling that took longer than {FRAME * 1000:.0f} ms: {late} of {len(scrolled)}")
    assert min(on_thread) <= at_this_speed(STORY, beside, KEY_ALONE)
    assert percentile(scrolled, 95) <= at_this_speed(FRAME, beside, KEY_ALONE)


def _open(counter: CounterScreen) -> tuple[float, float]:
    """Seconds of the longest turn on the window's thread, and from the key until the story is painted."""
    begun, longest = time.perf_counter(), 0.0
    counter.turn_to_story()
    while counter._behind.story._sheet is None or not counter._behind.story.sheet.isVisible():
        turn = time.perf_counter()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        longest = max(longest, time.perf_counter() - turn)
    turn = time.perf_counter()
    counter._behind.story.sheet.repaint()
    return max(longest, time.perf_counter() - turn), time.perf_counter() - begun


def _frames(listed: StoryList) -> list[float]:
    """How long each frame takes while it is scrolled from the newest to the oldest talk, a wheel's step at a time."""
    bar = listed.verticalScrollBar()
    until(lambda: bar.maximum() > TALKS * 60)
    times = []
    for value in range(0, bar.maximum(), 180):
        begun = time.perf_counter()
        bar.setValue(value)
        listed.viewport().repaint()
        times.append(time.perf_counter() - begun)
    return times


def _keys(counter: CounterScreen) -> list[float]:
    sheet, times = counter._behind.story.sheet, []
    for letters in ("s", "sw", "swa", "swan", "swans", "swan", "swa", "sw", "s", ""):
        begun = time.perf_counter()
        sheet.field.setText(letters)
        sheet.repaint()
        times.append(time.perf_counter() - begun)
    return times
