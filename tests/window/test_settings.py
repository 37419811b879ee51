"""Settings: the shop's fields are stored when they are left, and the window is dressed anew at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from shopfriend.keeping import settings, this_computer
from shopfriend.keeping.views import Theme, ThisComputer
from shopfriend.printing.formats import FORMATS
from shopfriend.problem import Problem
from tests.window.conftest import AtTheCounter, surroundings
from tests.window.test_counter import open_margit


@pytest.fixture
def opened(at_the_counter: AtTheCounter) -> AtTheCounter:
    at_the_counter.window.show_settings()
    at_the_counter.settle()
    return at_the_counter


def field(at: AtTheCounter, name: str) -> QLineEdit:
    return next(each for each in at.window.settings.findChildren(QLineEdit) if each.accessibleName() == name)


def press(at: AtTheCounter, qtbot: QtBot, name: str) -> None:
    button = next(each for each in at.window.settings.findChildren(QPushButton) if each.accessibleName() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    at.settle()


def test_a_field_is_stored_when_it_is_left(opened: AtTheCounter, qtbot: QtBot) -> None:
    town = field(opened, "Town")
    town.setText("  Nether   Wyebridge ")
    qtbot.keyClick(town, Qt.Key.Key_Return)
    opened.settle()
    assert settings.of_shop(opened.shop.database).town == "Nether Wyebridge"


def test_a_choice_is_stored_at_once(opened: AtTheCounter, qtbot: QtBot) -> None:
    before = settings.of_shop(opened.shop.database)
    qtbot.keyClick(opened.window.settings.region, Qt.Key.Key_Down)
    opened.settle()
    assert settings.of_shop(opened.shop.database).region != before.region


def test_the_window_is_dressed_anew_and_keeps_what_was_half_typed(
    opened: AtTheCounter, qtbot: QtBot, tmp_path: Path
) -> None:
    here = surroundings(tmp_path)
    opening = opened.opening(here, opened.shop)
    window = opened.window
    open_margit(opened, qtbot)
    qtbot.keyClicks(window.counter.talk.words, "Half a thou")
    window.show_settings()
    opened.settle()
    before = window.settings
    press(opened, qtbot, "Colours: Dark")
    opened.window = opening.screens
    press(opened, qtbot, "Letters: Largest")
    assert this_computer.load(here.settings) == ThisComputer(Theme.DARK, 125)
    opened.window = window = opening.screens
    assert window.settings is not before
    assert window.settings.isVisible()
    window.counter.type_query("")
    open_margit(opened, qtbot)
    assert window.counter.talk.words.text() == "Half a thou"
    press(opened, qtbot, "Letters: Usual")
    opening.close()


def test_settings_that_cannot_be_read_are_the_usual_ones(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    for damaged in ("", "[]", '{"theme": "pink"}', '{"text_size": 900}', "\x00"):
        file.write_text(damaged)
        assert this_computer.load(file) == ThisComputer()


def test_a_folder_that_takes_no_settings_is_named(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    with pytest.raises(Problem, match="cannot be stored"):
        this_computer.store(tmp_path / "config" / "window.json", ThisComputer())


def test_another_format_of_cards_is_seen_on_the_cards(at_the_counter: AtTheCounter) -> None:
    window = at_the_counter.window
    window.show_settings()
    at_the_counter.settle()
    assert window.settings.format.place == list(FORMATS).index("a6")
    window.settings.format.chosen.emit(list(FORMATS).index("us-postcard"))
    at_the_counter.settle()
    window.show_cards()
    at_the_counter.settle()
    cards = at_the_counter.shop.features().cards
    page = cards.preview(cards.month(window.cards.month).cards[0].draft).inside
    assert page.size == FORMATS["us-postcard"].size
