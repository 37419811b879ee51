"""What waits for the moments between events: all of it, in order, with events in between, and not after its asker."""

import sys
import time
from collections.abc import Iterator

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from shopfriend.window.between_events import between_events, classes_of_qt, loaded


def slow_steps(taken: list[str]) -> Iterator[None]:
    for name in "abcde":
        time.sleep(0.005)
        taken.append(name)
        yield


def test_steps_are_taken_in_order_with_events_between_them(qtbot: QtBot) -> None:
    asker, taken = QObject(), list[str]()
    ticking = QTimer(asker)
    ticking.timeout.connect(lambda: taken.append("event"))
    ticking.start(0)
    between_events(asker, slow_steps(taken), lambda: taken.append("then"))
    assert taken == []
    qtbot.waitUntil(lambda: "then" in taken)
    assert [each for each in taken if each != "event"] == ["a", "b", "c", "d", "e", "then"]
    assert "event" in taken[taken.index("a") : taken.index("e")]


def test_nothing_is_taken_any_more_once_the_asker_is_gone(qtbot: QtBot) -> None:
    asker, taken = QObject(), list[str]()
    between_events(asker, slow_steps(taken), lambda: taken.append("then"))
    qtbot.waitUntil(lambda: len(taken) > 1)
    asker.deleteLater()
    qtbot.wait(50)
    assert "then" not in taken


def test_after_a_step_that_fails_nothing_follows(qtbot: QtBot) -> None:
    asker, taken = QObject(), list[str]()

    def failing() -> Iterator[None]:
        yield
        raise RuntimeError("A bug")

    with qtbot.captureExceptions() as bugs:
        between_events(asker, failing(), lambda: taken.append("then"))
        qtbot.waitUntil(lambda: bool(bugs))
        qtbot.wait(20)
    assert [str(bug[1]) for bug in bugs] == ["A bug"]
    assert taken == []


def test_modules_are_loaded_and_classes_made_one_a_step() -> None:
    assert len(list(loaded("shopfriend.window.between_events", "shopfriend.problem"))) == 2
    assert "shopfriend.problem" in sys.modules
    assert len(list(classes_of_qt())) > 500
    assert all(name in vars(QtWidgets) for name in ("QWizard", "QCalendarWidget", "QUndoView"))
