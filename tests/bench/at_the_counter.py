"""A window on a shop of many, in which keys are pressed and what they paint is timed."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from shopfriend.app import Surroundings
from shopfriend.keeping.views import Theme, ThisComputer
from shopfriend.open_screens import furnish
from shopfriend.open_window import TURN, application
from shopfriend.opened.shop import OpenShop
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.counter.screen import CounterScreen
from shopfriend.window.main_window import MainWindow
from tests.bench.measure import percentile
from tests.end_to_end.command import CODE, TODAY

KEY_ALONE = 0.0004
"""Seconds that a key press in an empty window takes where the goals were set."""
PATIENCE = 10


@dataclass
class Painted(QObject):
    """When something was painted last."""

    at: float = field(default=0.0)

    def __post_init__(self) -> None:
        super().__init__()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


@contextmanager
def opened(path: Path, folder: Path, resources: Path) -> Iterator[OpenShop]:
    """The shop in a file, its index built; `folder` keeps the settings of its window."""
    here = Surroundings(resources, CODE, date.fromisoformat(TODAY), folder / "window.json")
    shop = OpenShop(here, path, CODE)
    shop.prepare()
    shop.build_index()
    try:
        yield shop
    finally:
        shop.close()


@contextmanager
def counter_of(shop: OpenShop, qtbot: QtBot) -> Iterator[CounterScreen]:
    """The counter in a window of the usual size, when it has come to rest."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    application(ThisComputer(Theme.LIGHT))
    frame, workers = MainWindow(theme.LIGHT), Workers.at_work()
    screens = furnish(shop._here, frame, shop.features(), workers, theme.LIGHT)
    qtbot.addWidget(frame)
    frame.resize(1440, 900)
    frame.show()
    with qtbot.waitSignal(screens.begun):
        screens.show_counter()
    workers.finish()
    qtbot.wait(300)
    yield screens.counter
    workers.finish()
    frame.close()
    sys.setswitchinterval(before)


def until(holds: Callable[[], bool]) -> None:
    """Let the window work until this holds; waiting for some milliseconds at a time would be measured too."""
    last = time.perf_counter() + PATIENCE
    while not holds():
        assert time.perf_counter() < last
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)


def empty_key(qtbot: QtBot) -> float:
    """The yardstick: a key press in a field with a label below it, painted."""
    field_alone, seen = QLineEdit(), Painted()
    echo = QLabel(field_alone)
    qtbot.addWidget(field_alone)
    field_alone.textEdited.connect(echo.setText)
    field_alone.installEventFilter(seen)
    field_alone.show()
    qtbot.wait(100)
    times = []
    for letter in "a window with nothing in it":
        begun, seen.at = time.perf_counter(), 0.0
        qtbot.keyClick(field_alone, letter)
        until(lambda: seen.at > 0)
        times.append(seen.at - begun)
    return percentile(times, 95)
