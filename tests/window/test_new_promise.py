"""A new promise in the real window: found, said, stored, selected, taken back; and nothing typed gets lost."""

from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopfriend.counter.no_longer import silence_customer
from shopfriend.counter.views import OpenPromise
from shopfriend.records.kinds import Gone, PromiseKind
from shopfriend.window.counter.new_promise import NewPromise
from shopfriend.window.half_typed_on import half_typed_on, put_back_on
from tests.window.conftest import TODAY, AtTheCounter
from tests.window.test_counter import texts
from tests.window.test_promises import on_promises, promises_of


@pytest.fixture
def new(at_the_counter: AtTheCounter, qtbot: QtBot) -> NewPromise:
    """Asked for with one key on the list."""
    promises = on_promises(at_the_counter, qtbot)
    qtbot.keyClick(promises.list, Qt.Key.Key_N)
    return promises.new


def choose(at: AtTheCounter, qtbot: QtBot, new: NewPromise, letters: str) -> None:
    qtbot.keyClicks(new.search, letters)
    at.settle()
    qtbot.keyClick(new.search, Qt.Key.Key_Return)


def named(at: AtTheCounter, text: str) -> list[OpenPromise]:
    return [each for each in promises_of(at).open if each.text == text]


def test_a_promise_is_made_with_the_keyboard_alone_selected_and_taken_back(
    at_the_counter: AtTheCounter, qtbot: QtBot, new: NewPromise
) -> None:
    assert new.search.hasFocus()
    choose(at_the_counter, qtbot, new, "margit")
    assert new.what.hasFocus()
    assert "For Margit Sørensen" in texts(new)
    qtbot.keyClicks(new.what, "Order the blue scarf")
    assert new.kinds.button(0).isChecked()
    qtbot.keyClicks(new.day, "in two weeks")
    qtbot.keyClick(new.day, Qt.Key.Key_Return)
    at_the_counter.settle()
    (made,) = named(at_the_counter, "Order the blue scarf")
    assert (made.customer, made.kind, made.due) == ("Margit Sørensen", PromiseKind.ORDER, date(2026, 12, 8))
    promises = at_the_counter.window.promises
    assert promises.list.hasFocus()
    assert promises.selected() == made
    assert "Promised to Margit Sørensen, by Tuesday 8 December." in texts(at_the_counter.window)
    assert at_the_counter.window._said.undo()
    at_the_counter.settle()
    assert not named(at_the_counter, "Order the blue scarf")
    assert not any(new.half_typed())


def test_the_sort_follows_the_words_until_it_is_chosen(
    at_the_counter: AtTheCounter, qtbot: QtBot, new: NewPromise
) -> None:
    choose(at_the_counter, qtbot, new, "margit")
    assert not new.main.isEnabled()
    qtbot.keyClicks(new.what, "Call about the lamp")
    assert new.kinds.button(2).isChecked()
    qtbot.mouseClick(new.kinds.button(1), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(new.what, " and order it")
    assert new.kinds.button(1).isChecked()
    qtbot.mouseClick(new.main, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    (made,) = named(at_the_counter, "Call about the lamp and order it")
    assert (made.kind, made.due) == (PromiseKind.FAVOUR, None)


def test_what_is_unclear_is_asked_and_all_that_was_typed_stays(
    at_the_counter: AtTheCounter, qtbot: QtBot, new: NewPromise
) -> None:
    before = promises_of(at_the_counter)
    choose(at_the_counter, qtbot, new, "margit")
    qtbot.keyClicks(new.what, "Keep a stollen aside")
    qtbot.keyClicks(new.day, "when the moon is blue")
    qtbot.keyClick(new.day, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert "Which day is “when the moon is blue”?" in texts(new)
    assert new.day.hasFocus()
    silence_customer(at_the_counter.shop.database, new.half_typed()[0], Gone.PARTED, TODAY)
    new.day.clear()
    qtbot.keyClick(new.day, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert "Margit Sørensen is no longer with us" in texts(new)
    assert new.search.hasFocus()
    assert new.half_typed() == ("", "", "Keep a stollen aside", "")
    assert len(promises_of(at_the_counter).open) <= len(before.open)


def test_nobody_of_that_name_is_told(at_the_counter: AtTheCounter, qtbot: QtBot, new: NewPromise) -> None:
    choose(at_the_counter, qtbot, new, "xqwrtz")
    assert "Nobody is called xqwrtz." in texts(new)
    assert new.search.hasFocus()


def test_escape_hides_it_and_what_was_half_typed_comes_back_also_in_new_screens(
    at_the_counter: AtTheCounter, qtbot: QtBot, new: NewPromise
) -> None:
    window = at_the_counter.window
    choose(at_the_counter, qtbot, new, "margit")
    qtbot.keyClicks(new.what, "Keep a stollen")
    typed = new.half_typed()
    qtbot.keyClick(new.what, Qt.Key.Key_Escape)
    assert window.counter.isVisible()
    assert "Margit" not in texts(new)
    window.show_promises()
    window.promises.show_new_promise()
    assert "For Margit Sørensen" in texts(new)
    assert new.half_typed() == typed
    kept = half_typed_on(window)
    new.put_back(("", "", "", ""))
    put_back_on(window, kept)
    assert new.half_typed() == typed


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1000, 620)])
def test_it_fits_at_every_size(at_the_counter: AtTheCounter, qtbot: QtBot, new: NewPromise, size: QSize) -> None:
    at_the_counter.frame.resize(size)
    choose(at_the_counter, qtbot, new, "margit")
    new.what.setText("Keep a stollen aside")
    qtbot.wait(10)
    for control in (*new.findChildren(QPushButton), new.what, new.day):
        place = control.rect().translated(control.mapTo(new, control.rect().topLeft()))
        assert not control.isVisible() or new.rect().contains(place), (control.accessibleName(), place)
