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
from shopfriend.open_shop import OpenShop
from shopfriend.open_window import Workers, application, window_on
from shopfriend.window import theme
from shopfriend.window.main_window import MainWindow

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 24)


@dataclass(slots=True)
class AtTheCounter:
    """A window on the sample shop, and a way to wait until everything asked for is shown."""

    window: MainWindow
    shop: OpenShop
    workers: Workers
    settle: Callable[[], None]


def surroundings(folder: Path) -> Surroundings:
    return Surroundings(RESOURCES, None, TODAY)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    path = tmp_path_factory.mktemp("window") / "sample"
    shop = OpenShop(surroundings(path.parent), path)
    code = shop.make_sample()
    shop.close()
    return path, code


@pytest.fixture
def at_the_counter(sample_file: tuple[Path, str], tmp_path: Path, qtbot: QtBot) -> Iterator[AtTheCounter]:
    here = surroundings(tmp_path)
    application(here, theme.LIGHT)
    shop = OpenShop(here, Path(shutil.copy(sample_file[0], tmp_path / "shop")), sample_file[1])
    shop.prepare()
    shop.build_index()
    window, workers = window_on(here, shop, theme.LIGHT)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()

    def settle() -> None:
        for _ in range(4):
            workers.finish()
            qtbot.wait(10)

    window.show_counter()
    settle()
    yield AtTheCounter(window, shop, workers, settle)
    workers.finish()
    window.close()
    shop.close()
