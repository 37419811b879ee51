"""Somebody is forgotten in the real window: asked once and plainly, then gone from everything that is seen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.window.counter.forget_sheet import ForgetSheet
from tests.window.conftest import AtTheCounter
from tests.window.test_counter import texts
from tests.window.test_parting import open_form


@pytest.fixture
def sheet(at_the_counter: AtTheCounter) -> ForgetSheet:
    """The question whether Margit shall be forgotten."""
    open_form(at_the_counter, "margit")
    at_the_counter.window.counter.page.form._forget.click()
    at_the_counter.settle()
    return at_the_counter.window.counter._behind.forgetting.sheet


def names(at: AtTheCounter) -> list[str]:
    return [hit.name for hit in at.shop.find("margit")]


def test_it_is_asked_first_and_enter_keeps(at_the_counter: AtTheCounter, sheet: ForgetSheet, qtbot: QtBot) -> None:
    assert sheet.isVisible()
    said = texts(sheet)
    assert "Forget Margit Sørensen for ever?" in said
    assert "What stays" in said
    qtbot.keyClick(sheet.keep, Qt.Key.Key_Space)
    at_the_counter.settle()
    assert at_the_counter.window.counter.page.isVisible()
    assert "Margit Sørensen" in names(at_the_counter)
    assert "Margit" not in texts(sheet)


def test_whoever_is_forgotten_is_seen_nowhere_any_more(
    at_the_counter: AtTheCounter, sheet: ForgetSheet, tmp_path: Path
) -> None:
    (tmp_path / "paper").mkdir()
    counter = at_the_counter.window.counter
    counter.talk.words.setText("She said that")
    sheet.forget.click()
    at_the_counter.settle()
    assert sheet.isVisible()
    assert "Margit" not in texts(at_the_counter.window)
    assert "Margit Sørensen" not in names(at_the_counter)
    assert not at_the_counter.window.undo()
    assert not counter._jotting.kept
    sheet.receipt.click()
    at_the_counter.settle()
    assert "The receipt lies in" in texts(sheet)
    sheet.done.click()
    at_the_counter.settle()
    assert not sheet.isVisible()
    assert not counter.page.isVisible()


def test_hiding_while_it_is_done_leaves_nothing_in_sight(at_the_counter: AtTheCounter, sheet: ForgetSheet) -> None:
    sheet.forget.click()
    at_the_counter.window.hide_everything()
    at_the_counter.settle()
    assert not sheet.isVisible()
    assert "Margit Sørensen" not in names(at_the_counter)


def test_what_stands_in_the_way_is_said(at_the_counter: AtTheCounter, sheet: ForgetSheet) -> None:
    shop = at_the_counter.shop
    shop.features().counter.rights.forget(at_the_counter.window.counter._jotting.uid)
    sheet.forget.click()
    at_the_counter.settle()
    assert "This customer is no longer there" in texts(sheet)
