"""Pairs that may be one are settled with the keys alone, and whatever was made one is two again at any time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from shopfriend.exchange.views import Difference, Pair, Why
from shopfriend.records.customer import Customer, Phone
from shopfriend.window.exchange.doubles_screen import DoublesScreen
from tests.window.conftest import AtTheCounter, activate


def texts(screen: DoublesScreen) -> str:
    shown = [*screen.findChildren(QLabel), *screen.findChildren(QPushButton)]
    return "\n".join(each.text() for each in shown if each.isVisible())


def add(at: AtTheCounter, *names: str) -> None:
    with at.shop.database.writing() as session:
        for number, name in enumerate(names):
            session.add(Customer(name=name, called=f"Called {number}", phones=[Phone(number="07700 900300")]))


def open_doubles(at: AtTheCounter) -> DoublesScreen:
    at.window.show_settings()
    at.settle()
    at.window.settings.customers.doubles_wanted.emit()
    at.settle()
    screen = at.window.findChild(DoublesScreen)
    assert screen is not None
    return screen


def customers(at: AtTheCounter) -> int:
    with at.shop.database.reading() as session:
        return session.scalar(select(func.count(Customer.id))) or 0


def test_nobody_is_there_twice(at_the_counter: AtTheCounter) -> None:
    screen = open_doubles(at_the_counter)
    assert "nobody is there twice" in texts(screen)
    assert not screen.card.one.isVisible()
    screen.make_one()
    screen.are_two()


def test_two_are_made_one_with_what_was_chosen_and_apart_again(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    add(at_the_counter, "Henriette Quist", "Henriette Qvist")
    before = customers(at_the_counter)
    screen = open_doubles(at_the_counter)
    assert "1 pair" in texts(screen)
    assert "share: the telephone" in texts(screen)
    choice = next(each for each in screen.findChildren(QPushButton) if each.text() == "Called 1")
    assert choice.accessibleName() == "What to call them: Called 1"
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    activate(at_the_counter, qtbot)
    screen.list.setFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    assert customers(at_the_counter) == before - 1
    with at_the_counter.shop.database.reading() as session:
        called = session.scalars(select(Customer.called).where(Customer.name == "Henriette Quist")).one()
    assert called == "Called 1"
    assert "Henriette Quist and Henriette Qvist are one now." in "\n".join(
        each.text() for each in at_the_counter.window.findChildren(QLabel)
    )
    screen.which.chosen.emit(1)
    assert "was made one with Henriette Quist" in texts(screen)
    screen.card.apart.click()
    at_the_counter.settle()
    assert customers(at_the_counter) == before
    assert "Nobody was made one yet" in texts(screen)


def test_two_people_are_remembered_and_that_is_taken_back(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    add(at_the_counter, "Henriette Quist", "Henriette Qvist")
    screen = open_doubles(at_the_counter)
    with qtbot.waitSignal(screen.undoable) as told:
        screen.card.two.click()
    at_the_counter.settle()
    screen.reload()
    at_the_counter.settle()
    assert "nobody is there twice" in texts(screen)
    told.args[1]()
    at_the_counter.settle()
    at_the_counter.settle()
    assert "1 pair" in texts(screen)


def test_the_undo_of_a_merge_brings_both_back(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    add(at_the_counter, "Henriette Quist", "Henriette Qvist", "Henriette Quisd")
    before = customers(at_the_counter)
    screen = open_doubles(at_the_counter)
    assert "3 pairs" in texts(screen)
    with qtbot.waitSignal(screen.undoable) as told:
        screen.card.one.click()
    assert "1 pair" in texts(screen)
    told.args[1]()
    at_the_counter.settle()
    at_the_counter.settle()
    assert customers(at_the_counter) == before


@pytest.mark.parametrize("many", [1, 200])
def test_so_many_pairs_are_gone_through_with_the_keys(at_the_counter: AtTheCounter, qtbot: QtBot, many: int) -> None:
    screen = open_doubles(at_the_counter)
    pairs = tuple(
        Pair(
            f"{n}", f"{n}b", (f"Ada {n}", f"Ada {n}b"), (Why.SAME_NAME,), 90.0, (Difference("Phone", "1", "2"),), False
        )
        for n in range(many)
    )
    screen._pairs = pairs
    screen._show()
    assert screen.list.model_of_rows.rowCount() == many
    for step in range(5):
        qtbot.wait(5)
        assert f"Ada {min(step, many - 1)}b" in texts(screen)
        qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    qtbot.keyClick(screen.list, Qt.Key.Key_Home)
    qtbot.wait(5)
    assert "Ada 0b" in texts(screen)


def test_an_import_that_doubts_somebody_leads_here(at_the_counter: AtTheCounter) -> None:
    from pathlib import Path

    folder = Path(at_the_counter.shop.path).parent
    (folder / "list.csv").write_text("Name,Phone\nMargit Sorenson,07700 900112\n", encoding="utf-8")
    at_the_counter.window.choose_list()
    at_the_counter.settle()
    at_the_counter.window.importing.bring()
    at_the_counter.settle()
    screen = at_the_counter.window.findChild(DoublesScreen)
    assert screen is not None
    assert screen.isVisible()
    at_the_counter.settle()
    assert "Margit Sorenson" in texts(screen)
