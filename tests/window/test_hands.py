"""Hands and inks in Settings: added, chosen and taken out, and seen on the cards at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopfriend.keeping import own_hands, settings
from shopfriend.keeping.views import Learned, OfferedHand
from shopfriend.printing.inks import Ink
from shopfriend.printing.page import Written
from shopfriend.store.changes import Changes
from shopfriend.window import theme
from shopfriend.window.keeping.hands_part import HandsPart, in_words, ink_names
from shopfriend.window.keeping.settings_screen import SettingsScreen
from tests.handwriting import brought_fonts as fonts
from tests.window.conftest import AtTheCounter


@pytest.fixture
def opened(at_the_counter: AtTheCounter, tmp_path: Path) -> AtTheCounter:
    (tmp_path / "hand.ttf").write_bytes(fonts.font())
    at_the_counter.window.show_settings()
    at_the_counter.settle()
    return at_the_counter


def part(at: AtTheCounter) -> HandsPart:
    return at.window.settings.hands


def add(at: AtTheCounter, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(at).add, Qt.MouseButton.LeftButton)
    at.settle()
    at.settle()


def choose_the_last(at: AtTheCounter, qtbot: QtBot) -> None:
    for _ in range(12):
        qtbot.keyClick(part(at).hand, Qt.Key.Key_Down)
    at.settle()


def test_a_hand_is_learned_off_the_windows_thread_and_told(opened: AtTheCounter, qtbot: QtBot) -> None:
    assert not part(opened).line.isVisible()
    qtbot.mouseClick(part(opened).add, Qt.MouseButton.LeftButton)
    assert part(opened).line.text() == "Learning the hand …"
    assert not part(opened).add.isEnabled()
    assert own_hands.editions(opened.shop.database) == frozenset()
    opened.settle()
    opened.settle()
    assert part(opened).line.text() == "Anna's hand can write 41 languages."
    assert part(opened).add.isEnabled()
    add(opened, qtbot)
    assert part(opened).line.text() == "Anna's hand can write 41 languages. It replaces the one of that name."


def test_a_hand_of_ones_own_is_chosen_taken_out_and_put_back(opened: AtTheCounter, qtbot: QtBot) -> None:
    add(opened, qtbot)
    assert not part(opened).remove.isVisible()
    choose_the_last(opened, qtbot)
    assert settings.of_shop(opened.shop.database).hand == "Anna's hand"
    assert part(opened).hand.accessibleName() == "Usual handwriting: Anna's hand"
    assert part(opened).remove.isVisible()
    qtbot.mouseClick(part(opened).remove, Qt.MouseButton.LeftButton)
    opened.settle()
    assert own_hands.own_hands(opened.shop.database) == ()
    assert part(opened).hand.place == 0
    assert not part(opened).remove.isVisible()
    assert not part(opened).line.isVisible()
    undo = next(each for each in opened.window.findChildren(QPushButton) if each.text() == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    opened.settle()
    assert part(opened).hand.accessibleName() == "Usual handwriting: Anna's hand"
    assert part(opened).remove.isVisible()


def test_a_font_that_cannot_be_used_is_told_where_it_was_chosen(
    opened: AtTheCounter, qtbot: QtBot, tmp_path: Path
) -> None:
    said = set()
    for fault in fonts.FAULTS.values():
        (tmp_path / "hand.ttf").write_bytes(fault())
        add(opened, qtbot)
        said.add(part(opened).line.text())
        assert part(opened).add.isEnabled()
    (tmp_path / "hand.ttf").unlink()
    add(opened, qtbot)
    assert part(opened).line.text() == "There is no file hand.ttf."
    assert len(said) == len(fonts.FAULTS)
    assert all(words.endswith((".", "q")) and words != "Learning the hand …" for words in said)


def test_who_chooses_no_font_is_left_alone(opened: AtTheCounter, qtbot: QtBot) -> None:
    screen = SettingsScreen(theme.LIGHT, opened.shop.features().settings, opened.workers, lambda: "", lambda: "")
    qtbot.addWidget(screen)
    qtbot.mouseClick(screen.hands.add, Qt.MouseButton.LeftButton)
    opened.settle()
    assert screen.hands.line.text() == ""
    screen.stop()


def test_a_screen_that_has_gone_is_told_nothing(opened: AtTheCounter, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(opened).add, Qt.MouseButton.LeftButton)
    opened.window.settings.stop()
    opened.settle()
    opened.settle()
    assert part(opened).line.text() == "Learning the hand …"
    assert [hand.name for hand in own_hands.own_hands(opened.shop.database)] == ["Anna's hand"]


def test_the_cards_are_written_in_the_new_hand_and_ink_at_once(opened: AtTheCounter, qtbot: QtBot) -> None:
    window = opened.window
    window.show_cards()
    for _ in range(4):
        opened.settle()
    cards = window.cards
    sheets = cards.pile_page.sheets.sheets
    before = [sheets.row(sheets.index(place, 0)).picture for place in range(sheets.rowCount())]
    assert all(before)
    front = cards.editor.designs.buttons[0].grab().toImage()
    assert "Anna's hand" not in cards.editor.hand.accessibleName()

    window.show_settings()
    opened.settle()
    add(opened, qtbot)
    for _ in ink_names():
        qtbot.keyClick(part(opened).ink, Qt.Key.Key_Down)
    opened.settle()
    assert settings.of_shop(opened.shop.database).ink == Ink.TRACE
    assert part(opened).ink.accessibleName() == "Ink: Pale grey, to trace with a pen"
    window.show_cards()
    for _ in range(4):
        opened.settle()
    after = [sheets.row(sheets.index(place, 0)).picture for place in range(sheets.rowCount())]
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert cards.editor.designs.buttons[0].grab().toImage() != front

    for _ in range(12):
        qtbot.keyClick(cards.editor.hand, Qt.Key.Key_Down)
    opened.settle()
    assert cards.editor.hand.accessibleName() == "Hand: Anna's hand"
    draft = cards.editor.draft
    assert draft is not None
    found = opened.shop.features().cards.preview(draft)
    assert found.hand == "Anna's hand"
    assert {item.ink for item in found.inside.items if isinstance(item, Written)} == {Ink.TRACE.colour}


def test_every_ink_has_a_name() -> None:
    assert list(ink_names()) == list(Ink)
    assert len(set(ink_names().values())) == len(Ink)


def test_what_a_hand_can_write_is_counted() -> None:
    one = Learned("Anna", True, 90, ("en",), False, Changes())
    assert in_words(one) == "Anna can write one language."


def test_an_unknown_hand_stands_for_the_first(qtbot: QtBot) -> None:
    made = HandsPart(theme.LIGHT)
    qtbot.addWidget(made)
    made.show_hands([OfferedHand("Caveat", own=False), OfferedHand("Anna", own=True)], "Nobody's")
    assert made.hand.place == 0
    assert not made.remove.isVisibleTo(made)
    made.show_hands([OfferedHand("Caveat", own=False), OfferedHand("Anna", own=True)], "Anna")
    assert made.remove.isVisibleTo(made)
    assert made.remove.accessibleName() == "Remove Anna"
