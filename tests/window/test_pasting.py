"""Pasted notes in the real window: seen before they are stored, chosen where doubtful, taken back in one go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from shopfriend.counter.said.offer import Kind
from shopfriend.window.counter.paste_sheet import PasteSheet
from tests.window.conftest import AtTheCounter, activate
from tests.window.test_counter import texts

NOTES = "Margit: Emil's road was wet\nZzyzx Qqq: words\nClara Whitcombe - her niece Wilma came along"


@pytest.fixture
def sheet(at_the_counter: AtTheCounter, qtbot: QtBot) -> PasteSheet:
    """The sheet with three notes on it, opened with its key."""
    activate(at_the_counter, qtbot)
    search = at_the_counter.window.counter.search
    qtbot.keyClick(search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    found = at_the_counter.window.counter._behind.notes.sheet
    paste(at_the_counter, found, NOTES, qtbot)
    return found


def paste(at: AtTheCounter, sheet: PasteSheet, words: str, qtbot: QtBot) -> None:
    sheet.field.setPlainText(words)
    qtbot.wait(250)
    at.settle()


def talks(at: AtTheCounter, name: str) -> list[str]:
    return [talk.text for talk in at.shop.open_page(at.shop.find(name)[0].uid).talks]


def test_each_line_is_shown_with_whom_it_is_for_and_nothing_is_stored(
    at_the_counter: AtTheCounter, sheet: PasteSheet
) -> None:
    assert sheet.isVisible()
    assert at_the_counter.window.focusWidget() is sheet.field
    assert [row.whom.accessibleName().split(": ")[1].split(" · ")[0] for row in sheet.rows] == [
        "Margit Sørensen",
        "Nobody is found",
        "Clara Whitcombe",
    ]
    shown = texts(sheet)
    assert "Nobody is called Zzyzx Qqq" in shown
    assert "then offered to be kept: Wilma, niece" in shown
    assert "One line waits for a name." in shown
    assert sheet.main.text() == "Remember 2 notes"
    assert "Emil's road was wet" not in talks(at_the_counter, "margit")


def test_they_are_stored_together_and_what_is_not_clear_stays(
    at_the_counter: AtTheCounter, qtbot: QtBot, sheet: PasteSheet
) -> None:
    qtbot.keyClick(sheet.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    qtbot.wait(250)
    at_the_counter.settle()
    assert talks(at_the_counter, "margit")[0] == "Emil's road was wet"
    assert talks(at_the_counter, "clara whitcombe")[0] == "her niece Wilma came along"
    assert sheet.field.toPlainText() == "Zzyzx Qqq: words"
    assert not sheet.main.isEnabled()
    at_the_counter.window.counter.open_page(at_the_counter.shop.find("clara whitcombe")[0].uid)
    at_the_counter.settle()
    assert [offer.name for offer in at_the_counter.window.counter.page.offer_line.offers] == ["Wilma"]


def test_they_are_taken_back_in_one_go_and_stand_in_the_field_again(
    at_the_counter: AtTheCounter, qtbot: QtBot, sheet: PasteSheet
) -> None:
    qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert "Remembered 2 notes." in texts(at_the_counter.window)
    assert at_the_counter.window._said.undo()
    at_the_counter.settle()
    assert "Emil's road was wet" not in talks(at_the_counter, "margit")
    assert "her niece Wilma came along" not in talks(at_the_counter, "clara whitcombe")
    assert sheet.field.toPlainText() == NOTES


def test_a_doubtful_line_is_chosen_and_stays_so_while_one_types_on(
    at_the_counter: AtTheCounter, qtbot: QtBot, sheet: PasteSheet
) -> None:
    for name in ("Maria Hartmann", "Maria da Silva"):
        at_the_counter.shop.add(name)
    paste(at_the_counter, sheet, "Maria: daughter got married", qtbot)
    (row,) = sheet.rows
    assert row.whom.accessibleName() == "Whom it is for: Who is it?"
    assert not sheet.notes()
    qtbot.keyClick(row.whom, Qt.Key.Key_Down)
    chosen = row.customer
    assert chosen
    paste(at_the_counter, sheet, "Maria: daughter got married\nMargit: rye", qtbot)
    assert sheet.rows[0].customer == chosen
    assert sheet.main.text() == "Remember 2 notes"
    sheet.day.chosen.emit(1)
    sheet.day.show_items(["Said today", "Said yesterday"], 1)
    qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    (talk,) = at_the_counter.shop.open_page(chosen).talks
    assert (talk.text, talk.day.isoformat()) == ("daughter got married", "2026-11-23")


def test_a_sure_line_can_be_left_out_and_the_same_is_not_stored_twice(
    at_the_counter: AtTheCounter, qtbot: QtBot, sheet: PasteSheet
) -> None:
    qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    paste(at_the_counter, sheet, NOTES, qtbot)
    assert "Remembered already" in texts(sheet)
    assert not sheet.main.isEnabled()
    paste(at_the_counter, sheet, "Margit: rye", qtbot)
    (row,) = sheet.rows
    while row.customer:
        qtbot.keyClick(row.whom, Qt.Key.Key_Down)
    assert not sheet.notes()
    assert "wait" not in sheet._waits.text()


def test_escape_hides_the_notes_and_keeps_them(at_the_counter: AtTheCounter, qtbot: QtBot, sheet: PasteSheet) -> None:
    counter = at_the_counter.window.counter
    qtbot.keyClick(sheet.field, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert "Margit" not in texts(at_the_counter.window)
    typed = counter.half_typed()
    assert typed.pasted == NOTES
    links = [one for one in counter.findChildren(QAbstractButton) if one.text() == "Paste notes"]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert sheet.field.toPlainText() == NOTES
    counter.keep_half_typed(typed)
    qtbot.mouseClick(sheet.back, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert "Today" in texts(counter)


def test_new_days_and_many_lines_are_told(at_the_counter: AtTheCounter, qtbot: QtBot, sheet: PasteSheet) -> None:
    paste(at_the_counter, sheet, "\n".join(f"Margit: note {number}" for number in range(120)), qtbot)
    assert "The first 100 lines are shown." in texts(sheet)
    assert sheet.main.text() == "Remember 100 notes"


def test_what_two_notes_on_one_regular_offer_waits_one_after_the_other(
    at_the_counter: AtTheCounter, qtbot: QtBot, sheet: PasteSheet
) -> None:
    words = "Clara Whitcombe: her niece Wilma came along\nClara Whitcombe: would like Kenyan beans"
    paste(at_the_counter, sheet, words, qtbot)
    qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    counter = at_the_counter.window.counter
    counter.open_page(at_the_counter.shop.find("clara whitcombe")[0].uid)
    at_the_counter.settle()
    line = counter.page.offer_line
    assert [offer.kind for offer in line.offers] == [Kind.FAMILY]
    qtbot.mouseClick(line._chips[0], Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert [offer.kind for offer in line.offers] == [Kind.NEED]
    qtbot.mouseClick(line._cross, Qt.MouseButton.LeftButton)
    assert not line.offers


def test_pressing_twice_stores_once(at_the_counter: AtTheCounter, qtbot: QtBot, sheet: PasteSheet) -> None:
    for _ in range(2):
        qtbot.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert talks(at_the_counter, "margit").count("Emil's road was wet") == 1
