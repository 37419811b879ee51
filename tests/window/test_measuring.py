"""A printer is measured in the window: a page, four figures, and what they mean, kept for every later page."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.keeping import this_computer
from shopfriend.opened.measuring import measuring_features
from shopfriend.printing.calibration import TRUE
from shopfriend.printing.job import PrinterState
from shopfriend.window.keeping.measuring_screen import MeasuringScreen
from tests.window.conftest import AtTheCounter, surroundings
from tests.window.test_printing import DUPLEX, SIMPLE, Queue

AS_MEASURED = {"A": "180,9", "B": "249 mm", "C": "21.5", "D": "20"}


@pytest.fixture
def queue(at_the_counter: AtTheCounter, tmp_path: Path) -> Queue:
    queue = Queue()
    features = replace(at_the_counter.shop.features(), measuring=measuring_features(surroundings(tmp_path), queue))
    at_the_counter.window.use(features)
    return queue


@pytest.fixture
def screen(queue: Queue, at_the_counter: AtTheCounter, qtbot: QtBot) -> MeasuringScreen:
    at_the_counter.window.show_settings()
    at_the_counter.window.settings.measure_wanted.emit()
    made = at_the_counter.window.measuring
    qtbot.waitUntil(lambda: made.said.startswith("Not measured yet"), timeout=10_000)
    return made


def kept(folder: Path, printer: str) -> object:
    return this_computer.load(surroundings(folder).settings).habits(printer).calibration


def test_the_page_goes_out_as_the_printer_prints_by_itself(screen: MeasuringScreen, queue: Queue, qtbot: QtBot) -> None:
    screen.print.click()
    qtbot.waitUntil(lambda: screen.said.startswith("Now take a ruler"), timeout=10_000)
    assert "True to size?" in PdfReader(BytesIO(queue.sent[0].pdf)).pages[0].extract_text()


def test_four_figures_are_kept_for_this_printer_alone_and_can_be_forgotten(
    screen: MeasuringScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    for letter, typed in AS_MEASURED.items():
        screen.fields[letter].setText(typed)
    qtbot.keyClick(screen.fields["D"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.said.startswith("Measured: it is off by +0.5 % across"), timeout=10_000)
    assert kept(tmp_path, DUPLEX.name) != TRUE
    assert kept(tmp_path, SIMPLE.name) == TRUE
    screen.forget.click()
    qtbot.waitUntil(lambda: screen.said.startswith("Not measured yet"), timeout=10_000)
    assert kept(tmp_path, DUPLEX.name) == TRUE


@pytest.mark.parametrize(
    ("letter", "typed", "told"),
    [
        ("A", "", "A wants a length in millimetres"),
        ("C", "two", "C wants a length in millimetres"),
        ("B", "-4", "B wants a length in millimetres"),
        ("A", "190", "A should be about 180 mm, not 190."),
    ],
)
def test_what_is_no_length_or_none_that_can_be_is_told(
    screen: MeasuringScreen, qtbot: QtBot, tmp_path: Path, letter: str, typed: str, told: str
) -> None:
    for each, length in {**AS_MEASURED, letter: typed}.items():
        screen.fields[each].setText(length)
    screen.store.click()
    qtbot.waitUntil(lambda: screen.said.startswith(told), timeout=10_000)
    assert kept(tmp_path, DUPLEX.name) == TRUE


def test_a_printer_that_stands_still_is_told_beside_the_page(
    screen: MeasuringScreen, queue: Queue, qtbot: QtBot
) -> None:
    queue.there = (replace(DUPLEX, state=PrinterState.STOPPED, reason="a door is open"),)
    screen.print.click()
    qtbot.waitUntil(lambda: "a door is open" in screen.said, timeout=10_000)
    assert screen.print.isVisible()


def test_without_a_printer_nothing_can_be_measured(screen: MeasuringScreen, queue: Queue, qtbot: QtBot) -> None:
    queue.there = ()
    screen.ask()
    qtbot.waitUntil(lambda: screen.said.startswith("This computer knows no printer yet"), timeout=10_000)
    assert not screen.store.isEnabled()


def test_back_leads_to_where_one_came_from(screen: MeasuringScreen, at_the_counter: AtTheCounter) -> None:
    screen.left.emit()
    assert at_the_counter.window.settings.isVisible()
