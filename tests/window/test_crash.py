"""A mistake of ours: told in one sentence, written down without a word about anybody, and the window stays open."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shopfriend import crash
from tests.window.conftest import AtTheCounter
from tests.window.test_counter import texts


@pytest.fixture
def watched(at_the_counter: AtTheCounter, tmp_path: Path) -> Iterator[AtTheCounter]:
    """The window watched as it is in the shop; afterwards the tests' own watch is back."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    crash.watch(at_the_counter.frame.say, tmp_path / "logs")
    yield at_the_counter
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def test_a_fault_in_a_slot_is_told_and_the_window_stays(watched: AtTheCounter, tmp_path: Path, qtbot: QtBot) -> None:
    def mistake(_words: str) -> None:
        raise ValueError("Margit said so")

    watched.window.counter.search.textEdited.connect(mistake)
    qtbot.keyClicks(watched.window.counter.search, "m")
    watched.settle()
    assert "Everything stored before is safe" in texts(watched.window)
    (log,) = (tmp_path / "logs").iterdir()
    written = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert "test_crash.py" in written
    assert "Margit" not in written
    assert watched.frame.isVisible()


def test_a_fault_in_a_thread_is_written_down(watched: AtTheCounter, tmp_path: Path) -> None:
    def mistake() -> None:
        raise RuntimeError("Margit said so")

    thread = threading.Thread(target=mistake)
    thread.start()
    thread.join()
    (log,) = (tmp_path / "logs").iterdir()
    assert "RuntimeError" in log.read_text(encoding="utf-8")
    assert "Margit" not in log.read_text(encoding="utf-8")
