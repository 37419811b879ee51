"""A real window on a real sample shop, without a display; Qt is never patched, and its warnings fail a test."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pytestqt.qtbot import QtBot

from shopfriend.app import Surroundings
from shopfriend.keeping.views import Theme, ThisComputer
from shopfriend.open_screens import Opening, furnish
from shopfriend.open_window import application
from shopfriend.opened.shop import OpenShop
from shopfriend.records.kinds import CardState
from shopfriend.window import theme
from shopfriend.window.asking import Asking
from shopfriend.window.background import Workers
from shopfriend.window.cards.screen import CardsScreen
from shopfriend.window.main_window import MainWindow
from shopfriend.window.screens import Screens

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 24)


@dataclass(slots=True)
class AtTheCounter:
    """The screens on the sample shop in their frame, and a way to wait until everything asked for is shown."""

    frame: MainWindow
    window: Screens
    shop: OpenShop
    workers: Workers
    settle: Callable[[], None]

    def opening(self, here: Surroundings, shop: OpenShop) -> Opening:
        """These screens taken over by what opens a shop."""
        opening = Opening(here, self.frame, self.workers, shop)
        opening.take(self.window)
        return opening


def surroundings(folder: Path) -> Surroundings:
    return Surroundings(RESOURCES, None, TODAY, folder / "window.json")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    path = tmp_path_factory.mktemp("window") / "sample"
    shop = OpenShop(surroundings(path.parent), path)
    code = shop.make_sample()
    shop.close()
    return path, code


@pytest.fixture
def no_keychain(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine that has none: whatever bus the tests run on is out of reach."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")


@pytest.fixture
def no_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever prints on this computer is out of reach."""
    monkeypatch.setenv("CUPS_SERVER", "/nowhere/cups.sock")


@pytest.fixture
def at_the_counter(
    sample_file: tuple[Path, str], tmp_path: Path, qtbot: QtBot, no_printers: None
) -> Iterator[AtTheCounter]:
    here = surroundings(tmp_path)
    application(ThisComputer(Theme.LIGHT))
    shop = OpenShop(here, Path(shutil.copy(sample_file[0], tmp_path / "shop")), sample_file[1])
    shop.prepare()
    shop.build_index()
    frame, workers = MainWindow(theme.LIGHT), Workers.at_work()
    files = [
        lambda _words="", name=name: str(tmp_path / name)
        for name in ("paper", "list.csv", "hand.ttf", "logo.png", "a backup.shopfriend")
    ]
    asking = Asking(*files)
    screens = furnish(here, frame, shop.features(), workers, theme.LIGHT, asking)
    qtbot.addWidget(frame)
    frame.resize(1440, 900)
    frame.show()

    def settle() -> None:
        for _ in range(4):
            workers.finish()
            qtbot.wait(1)

    with qtbot.waitSignal(screens.begun):
        screens.show_counter()
    settle()
    at = AtTheCounter(frame, screens, shop, workers, settle)
    # A test may want to see that nothing holds on to them.
    del screens
    yield at
    workers.stop()
    frame.close()
    shop.close()


@pytest.fixture
def cards(at_the_counter: AtTheCounter, qtbot: QtBot) -> CardsScreen:
    at_the_counter.window.show_cards()
    for _ in range(30):
        at_the_counter.settle()
        if all(row.picture for row in rows(at_the_counter.window.cards)):
            break
    return at_the_counter.window.cards


def activate(at: AtTheCounter, qtbot: QtBot) -> None:
    """Shortcuts answer in the active window alone."""
    with qtbot.waitActive(at.frame):
        at.frame.activateWindow()


def rows(cards: CardsScreen) -> list:
    sheets = cards.pile_page.sheets.sheets
    return [sheets.row(sheets.index(place, 0)) for place in range(sheets.rowCount())]


def stored(shop: AtTheCounter) -> dict[str, CardState]:
    pile = shop.shop.features().cards.month(shop.window.cards.month)
    return {card.uid: card.state for card in pile.cards}
