"""Words that no dictionary knows are marked in the personal line, and others are offered in its menu."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from shopfriend.window.cards.screen import CardsScreen
from shopfriend.window.cards.spelt import Spelling
from tests.window.conftest import AtTheCounter

LINE = "I recieved it, Bríd, and Parnell too."


def marked(cards: CardsScreen, at: AtTheCounter, qtbot: QtBot, line: str = LINE) -> Spelling:
    cards.editor.line.setPlainText(line)
    spelling = cards._opened.spelling
    qtbot.waitUntil(lambda: not spelling._soon.isActive())
    at.settle()
    return spelling


def menu(cards: CardsScreen, spelling: Spelling) -> QMenu:
    mark = cards.editor.line.extraSelections()[0]
    return spelling.menu(QTextCursor(mark.cursor), ("received", "relieved"))


def test_a_word_is_marked_and_names_are_not(cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    spelling = marked(cards, at_the_counter, qtbot)
    assert spelling.unknown == ("recieved",)
    assert [mark.cursor.selectedText() for mark in cards.editor.line.extraSelections()] == ["recieved"]
    assert marked(cards, at_the_counter, qtbot, "I received it.").unknown == ()
    assert cards.editor.line.extraSelections() == []


def test_another_word_is_put_in_its_place(cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    spelling = marked(cards, at_the_counter, qtbot)
    found = menu(cards, spelling)
    assert [action.text() for action in found.actions()[:3]] == ["received", "relieved", "“recieved” is right"]
    found.actions()[0].trigger()
    assert cards.editor.line.toPlainText() == LINE.replace("recieved", "received")


def test_a_word_is_kept_and_marked_again_when_that_is_taken_back(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    spelling = marked(cards, at_the_counter, qtbot)
    menu(cards, spelling).actions()[2].trigger()
    at_the_counter.settle()
    assert spelling.unknown == ()
    assert at_the_counter.window._said.undo()
    at_the_counter.settle()
    assert spelling.unknown == ("recieved",)


def test_the_words_of_ones_own_are_read_too(cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    cards.word()
    at_the_counter.settle()
    page, spelling = cards.others.wording.page, cards.others.wording.spelling
    page.words.setPlainText("Thank you, {called}, for evrything. {personal}")
    qtbot.waitUntil(lambda: not spelling._soon.isActive())
    at_the_counter.settle()
    assert spelling.unknown == ("evrything",)


def test_words_that_were_kept_stand_in_settings_and_are_taken_off_and_put_back(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    window, keep = at_the_counter.window, at_the_counter.shop.features().cards.spelling.keep

    def shown() -> list[str]:
        return [chip.accessibleName() for chip in window.settings.words.words._chips if chip.isVisible()]

    window.show_settings()
    at_the_counter.settle()
    assert not window.settings.words.isVisible()
    for word in ("recieved", "Brzęk"):
        keep(word)
    window.settings.reload()
    at_the_counter.settle()
    assert shown() == ["Brzęk", "recieved"]
    window.settings.words.words._chips[1].click()
    at_the_counter.settle()
    assert shown() == ["Brzęk"]
    assert marked(cards, at_the_counter, qtbot).unknown == ("recieved",)
    assert window._said.undo()
    at_the_counter.settle()
    assert shown() == ["Brzęk", "recieved"]
