"""The whole story behind the page, in the real window: opened with one key, narrowed by typing, hidden with Esc."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.story_views import Happened, ThingKind
from shopfriend.counter.views import Jotted
from shopfriend.window.counter.story_list import StoryList
from shopfriend.window.counter.story_sheet import StorySheet
from shopfriend.window.theme import LIGHT
from tests.window.conftest import TODAY, AtTheCounter, activate
from tests.window.test_counter import open_margit, texts

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(at_the_counter: AtTheCounter, qtbot: QtBot) -> StorySheet:
    """Margit's story, opened with its key in a window that has the keyboard."""
    activate(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    qtbot.keyClick(at_the_counter.window.counter.talk.words, Qt.Key.Key_H, CONTROL)
    at_the_counter.settle()
    return at_the_counter.window.counter._behind.story.sheet


def shown(sheet: StorySheet) -> list[str]:
    model = sheet.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_one_key_opens_the_story_and_the_same_key_leads_back(
    at_the_counter: AtTheCounter, qtbot: QtBot, sheet: StorySheet
) -> None:
    counter = at_the_counter.window.counter
    assert sheet.isVisible()
    assert not counter.page.isVisible()
    assert at_the_counter.window.focusWidget() is sheet.field
    assert "The whole story of Margit Sørensen" in texts(sheet)
    things = shown(sheet)
    for words in ("Emil passed his driving test", "birthday card", "we gave a favour", "promised", "Sent"):
        assert any(words in thing for thing in things)
    qtbot.keyClick(sheet.field, Qt.Key.Key_H, CONTROL)
    assert counter.page.isVisible()
    assert not sheet.isVisible()
    assert at_the_counter.window.focusWidget() is counter.talk.words


def test_a_link_on_the_page_opens_it_and_a_button_leads_back(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    links = counter.page.findChildren(QAbstractButton)
    qtbot.mouseClick(next(one for one in links if one.text() == "The whole story"), Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    sheet = counter._behind.story.sheet
    assert sheet.isVisible()
    qtbot.mouseClick(sheet.back, Qt.MouseButton.LeftButton)
    assert counter.page.isVisible()


def test_typing_narrows_and_says_how_many_are_left(sheet: StorySheet, qtbot: QtBot) -> None:
    of = sheet.list.count()
    qtbot.keyClicks(sheet.field, "EMIL driv")
    assert 0 < sheet.list.count() < of
    assert f"{sheet.list.count()} of {of}" in texts(sheet)
    assert all("emil" in thing.casefold() for thing in shown(sheet))
    sheet.field.setText("zebra")
    assert not sheet.list.isVisible()
    assert "Nothing of that stands in this story." in texts(sheet)
    sheet.field.clear()
    assert sheet.list.count() == of


def test_arrows_go_through_the_list_while_one_types(sheet: StorySheet, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet.field, Qt.Key.Key_Down)
    first = sheet.list.currentIndex().row()
    qtbot.keyClick(sheet.field, Qt.Key.Key_PageDown)
    assert sheet.list.currentIndex().row() > first
    assert sheet.field.hasFocus()


def test_escape_hides_the_story_and_nothing_of_it_stays(
    at_the_counter: AtTheCounter, qtbot: QtBot, sheet: StorySheet
) -> None:
    sheet.field.setText("emil")
    qtbot.keyClick(sheet.field, Qt.Key.Key_Escape)
    at_the_counter.settle()
    counter = at_the_counter.window.counter
    assert not sheet.isVisible()
    assert not counter.page.isVisible()
    assert sheet.list.count() == 0
    assert "Margit" not in texts(at_the_counter.window)
    assert not sheet.field.text()


def test_a_story_that_was_hidden_while_it_was_read_never_shows_itself(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    open_margit(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    counter.turn_to_story()
    counter.hide_everything()
    at_the_counter.settle()
    assert counter._quiet.isVisible()
    assert counter._behind.story._sheet is None or not counter._behind.story.sheet.isVisible()


def test_what_was_half_typed_on_the_page_is_still_there(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    counter.talk.put_back(Jotted("She said that", "Did she?"))
    counter.turn_to_story()
    at_the_counter.settle()
    counter.turn_to_story()
    assert counter.talk.half_typed() == Jotted("She said that", "Did she?")


def test_another_page_opens_as_a_page(at_the_counter: AtTheCounter, qtbot: QtBot, sheet: StorySheet) -> None:
    counter = at_the_counter.window.counter
    counter.open_page(at_the_counter.shop.find("clara")[0].uid)
    at_the_counter.settle()
    assert counter.page.isVisible()
    assert "Clara Whitcombe" in texts(counter.page)


def test_what_is_taken_back_goes_out_of_the_story(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    counter.talk.put_back(Jotted("The quince and the zebra"))
    qtbot.keyClick(counter.talk.words, Qt.Key.Key_Return)
    at_the_counter.settle()
    counter.turn_to_story()
    at_the_counter.settle()
    sheet = counter._behind.story.sheet
    assert any("zebra" in thing for thing in shown(sheet))
    assert at_the_counter.window._said.undo()
    at_the_counter.settle()
    assert sheet.isVisible()
    assert not any("zebra" in thing for thing in shown(sheet))


def test_without_a_page_there_is_no_story(at_the_counter: AtTheCounter) -> None:
    counter = at_the_counter.window.counter
    counter.turn_to_story()
    at_the_counter.settle()
    assert counter._quiet.isVisible()


def test_nothing_is_told_for_a_customer_without_a_story(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    counter = at_the_counter.window.counter
    counter.open_page(at_the_counter.shop.add("Ada Nwosu"))
    at_the_counter.settle()
    counter.turn_to_story()
    at_the_counter.settle()
    assert "Nothing yet." in texts(counter._behind.story.sheet)


@pytest.mark.parametrize("width", [300, 700, 1300])
def test_rows_are_as_high_as_their_words_at_any_width(qtbot: QtBot, width: int) -> None:
    listed = StoryList(LIGHT, "The whole story")
    qtbot.addWidget(listed)
    words = ["short", "two words " * 40, "Donaudampfschifffahrtsgesellschaft" * 9, "a\nb\nc"]
    listed.set_things(
        [Happened(str(n), ThingKind.TALK, TODAY, "day", each, "", False, "") for n, each in enumerate(words)]
    )
    listed.resize(QSize(width, 600))
    listed.show()
    qtbot.wait(20)
    heights = [listed.sizeHintForIndex(listed.model().index(row, 0)).height() for row in range(4)]
    assert heights[0] < heights[1]
    assert heights[0] < heights[2]
    assert heights[0] < heights[3]
    assert listed.horizontalScrollBar().maximum() == 0


def test_five_years_scroll_to_the_first_day(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    uid = at_the_counter.shop.add("Ada Nwosu")
    for number in range(200):
        day = date(2021, 11, 25) + timedelta(days=9 * number)
        remember(at_the_counter.shop.database, [uid], Talk(f"Talk number {number}"), day)
    counter = at_the_counter.window.counter
    counter.open_page(uid)
    at_the_counter.settle()
    counter.turn_to_story()
    at_the_counter.settle()
    sheet = counter._behind.story.sheet
    qtbot.waitUntil(lambda: sheet.list.verticalScrollBar().maximum() > 5000)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End):
        qtbot.keyClick(sheet.list, key)
    assert "Talk number 0" in str(sheet.list.currentIndex().data())
    assert sheet.list.viewport().rect().intersects(sheet.list.visualRect(sheet.list.currentIndex()))
