"""“Did all come out?” in the real window: by card or by sheet, and from the end that lies on top in this printer."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.cards import print_runs
from shopfriend.keeping import this_computer
from shopfriend.window.cards.came_out import CameOut
from shopfriend.window.cards.screen import CardsScreen
from tests.window.conftest import AtTheCounter
from tests.window.test_counter import texts


@pytest.fixture
def five(at_the_counter: AtTheCounter, cards: CardsScreen) -> list[str]:
    """Five cards, two a sheet, that a printer had: 1 lies with 4, 2 with 5, and 3 alone."""
    for _ in range(5):
        cards.ready_and_next()
        at_the_counter.settle()
    five = cards.ready
    print_runs.begin(at_the_counter.shop.database, five, "a6", "Office")
    ask(at_the_counter)
    return five


@pytest.fixture
def page(cards: CardsScreen, five: list[str]) -> CameOut:
    return cards.came_out


def ask(at: AtTheCounter) -> None:
    at.window.show_cards()
    at.settle()


def shown(page: CameOut) -> list[str]:
    model = page.sheets.sheets
    return [model.row(model.index(place, 0)).said for place in range(model.rowCount())]


def test_how_pages_come_out_is_asked_once_for_a_printer(
    at_the_counter: AtTheCounter, qtbot: QtBot, page: CameOut, five: list[str]
) -> None:
    assert "how do pages come out of Office?" in texts(page)
    assert shown(page) == ["1", "2", "3", "4", "5"]
    qtbot.mouseClick(page._faces.button(1), Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert "the last on top" in texts(page)
    assert "how do pages come out" not in texts(page)
    assert shown(page) == ["3", "2", "1", "5", "4"]
    assert this_computer.load(at_the_counter.shop._here.settings).habits("Office").face_up is True
    ask(at_the_counter)
    assert "how do pages come out" not in texts(page)
    assert shown(page) == ["3", "2", "1", "5", "4"]
    qtbot.mouseClick(page._other_way, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert shown(page) == ["1", "2", "3", "4", "5"]
    assert this_computer.load(at_the_counter.shop._here.settings).habits("Office").face_up is False


def test_where_the_last_lies_on_top_those_above_are_the_missing_ones(
    at_the_counter: AtTheCounter, cards: CardsScreen, page: CameOut, five: list[str]
) -> None:
    page._keep_face(True)
    page.sheets.select(five[1])
    assert page.onwards.text() == "Up to this one"
    page.onwards.click()
    assert shown(page) == ["print again", "print again", "1", "print again", "4"]
    page.settle()
    at_the_counter.settle()
    assert cards.ready == [five[1], five[2], five[4]]


def test_a_whole_sheet_is_marked_with_one_key_and_one_card_of_it_is_told(
    at_the_counter: AtTheCounter, qtbot: QtBot, cards: CardsScreen, page: CameOut, five: list[str]
) -> None:
    page.mark(five[4])
    qtbot.mouseClick(page._ways.button(1), Qt.MouseButton.LeftButton)
    said = shown(page)
    assert said[0].startswith("and ")
    assert said[1].startswith("print again: ")
    assert said[2] == "3"
    page.sheets.select(five[0])
    qtbot.keyClick(page.sheets, Qt.Key.Key_Space)
    assert shown(page)[0] == "print again"
    qtbot.keyClick(page.sheets, Qt.Key.Key_Space)
    assert shown(page)[0] == said[0]
    page.sheets.select(five[1])
    page.onwards.click()
    assert shown(page) == [said[0], "print again", "print again"]
    page.settle()
    at_the_counter.settle()
    assert cards.ready == [five[1], five[2], five[4]]
