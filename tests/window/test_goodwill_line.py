"""Goodwill noted on the page by keys: it stands there at once, is taken back, and what is half typed waits."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.goodwill.noting_views import What
from shopfriend.window.counter.goodwill_line import GoodwillLine
from tests.window.conftest import AtTheCounter, activate


def opened(at: AtTheCounter, name: str) -> None:
    at.window.counter.type_query(name)
    at.settle()
    at.window.counter.enter()
    at.settle()


@pytest.fixture
def line(at_the_counter: AtTheCounter, qtbot: QtBot) -> GoodwillLine:
    opened(at_the_counter, "margit")
    activate(at_the_counter, qtbot)
    press(at_the_counter, qtbot)
    return at_the_counter.window.counter.page.goodwill_line


def press(at: AtTheCounter, qtbot: QtBot) -> None:
    qtbot.keyClick(at.frame.focusWidget(), Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)


def on_the_page(at: AtTheCounter) -> tuple[str, ...]:
    page = at.window.counter.page._page
    assert page is not None
    return page.goodwill


def test_one_key_opens_the_line_and_enter_keeps_what_was_given(
    at_the_counter: AtTheCounter, line: GoodwillLine, qtbot: QtBot
) -> None:
    assert line.words.hasFocus()
    qtbot.keyClicks(line.words, "Lent the big urn")
    qtbot.keyClick(line.words, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert any(words.startswith("Lent the big urn") for words in on_the_page(at_the_counter))
    assert not line.isVisible()
    assert at_the_counter.window.counter.talk.words.hasFocus()
    assert at_the_counter.window.undo()
    at_the_counter.settle()
    assert not any("urn" in words for words in on_the_page(at_the_counter))


def test_the_key_again_goes_on_and_down_takes_who_is_meant(
    at_the_counter: AtTheCounter, line: GoodwillLine, qtbot: QtBot
) -> None:
    press(at_the_counter, qtbot)
    assert line.what is What.SENT_US
    qtbot.keyClicks(line.words, "marek")
    at_the_counter.settle()
    qtbot.keyClick(line.words, Qt.Key.Key_Down)
    assert line.words.text() == "Marek Zieliński"
    assert line.typed().whom
    qtbot.keyClick(line.words, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert any("Marek Zieliński" in words for words in on_the_page(at_the_counter))


def test_a_refusal_stands_below_the_words_which_stay(
    at_the_counter: AtTheCounter, line: GoodwillLine, qtbot: QtBot
) -> None:
    press(at_the_counter, qtbot)
    press(at_the_counter, qtbot)
    assert line.what is What.SENT_BY
    qtbot.keyClicks(line.words, "Quux Nobody")
    qtbot.keyClick(line.words, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert "Nobody here is called Quux Nobody" in line.meant.said
    assert (line.words.text(), line.isVisible()) == ("Quux Nobody", True)


def test_what_is_half_typed_waits_for_its_page(at_the_counter: AtTheCounter, line: GoodwillLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line.words, "Lent the big urn")
    at_the_counter.window.hide_everything()
    opened(at_the_counter, "abel")
    assert not line.isVisible()
    opened(at_the_counter, "margit")
    assert (line.isVisible(), line.words.text()) == (True, "Lent the big urn")


def test_a_first_referral_brings_circle_to_the_rail(
    at_the_counter: AtTheCounter, line: GoodwillLine, qtbot: QtBot
) -> None:
    at_the_counter.window._rail.show_later(())
    press(at_the_counter, qtbot)
    qtbot.keyClicks(line.words, "Her sister")
    qtbot.keyClick(line.words, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert at_the_counter.window._rail.has("circle")
