"""The till's scanner types into whatever has the cursor; nothing of it may stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shopfriend.window.scanner import ScannerGuard
from tests.window.conftest import AtTheCounter
from tests.window.test_counter import open_margit, texts


class Typist:
    """Sends keys with the times at which they were pressed."""

    def __init__(self) -> None:
        self._now = 1_000_000

    def type(self, words: str, gap: int, *, enter: bool = True) -> None:
        self._now += 300
        for letter in words:
            self._press(Qt.Key.Key_unknown, letter, gap)
        if enter:
            self._press(Qt.Key.Key_Return, "\r", gap)

    def _press(self, key: Qt.Key, text: str, gap: int) -> None:
        self._now += gap
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(self._now)
        target = QApplication.focusWidget()
        assert isinstance(target, QWidget)
        QApplication.sendEvent(target, event)


@pytest.fixture
def active(at_the_counter: AtTheCounter, qtbot: QtBot) -> AtTheCounter:
    with qtbot.waitActive(at_the_counter.frame):
        at_the_counter.frame.activateWindow()
    return at_the_counter


@pytest.mark.parametrize("code", ["4006381333931", "ABC-12345", "97805213"])
def test_a_scanned_code_makes_no_regular(active: AtTheCounter, code: str) -> None:
    counter = active.window.counter
    counter.search.setFocus()
    for _ in range(2):
        Typist().type(code, gap=4)
        active.settle()
    assert counter.search.text() == ""
    assert "A new regular" not in texts(counter)
    assert not [hit for hit in active.shop.find(code) if hit.name == code]


def test_what_was_typed_before_the_scanner_stays(active: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(active, qtbot)
    talk = active.window.counter.talk.words
    with qtbot.waitActive(active.frame):
        active.frame.activateWindow()
    talk.setFocus()
    typist = Typist()
    typist.type("Back for rye", gap=90, enter=False)
    typist.type("4006381333931", gap=3)
    active.settle()
    assert active.window.counter.talk.words.text() == "Back for rye"


def test_a_hand_is_never_taken_for_a_scanner(active: AtTheCounter) -> None:
    counter = active.window.counter
    counter.search.setFocus()
    Typist().type("4006381333931", gap=60)
    active.settle()
    assert "A new regular" in texts(counter)


@given(st.text(st.characters(exclude_categories=["Nd", "C"]), max_size=30))
def test_a_name_is_never_taken_for_a_code(name: str) -> None:
    from shopfriend.window.scanner import _is_a_code

    assert not _is_a_code(name)


def test_keys_to_other_widgets_count_for_nothing(qtbot: QtBot) -> None:
    guard, elsewhere = ScannerGuard(QApplication.instance()), QWidget()  # type: ignore[arg-type]
    qtbot.addWidget(elsewhere)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    assert not guard.swallows(elsewhere, event)
