"""Everything is taken along from the window, moves into a new shop there, and lists come to paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from shopfriend.opened.shop import OpenShop
from shopfriend.records.customer import Customer
from shopfriend.window.exchange.taking_screen import TakingScreen
from tests.window.conftest import AtTheCounter, surroundings


def texts(screen: TakingScreen) -> str:
    return "\n".join(each.text() for each in screen.findChildren(QLabel) if each.isVisible())


@pytest.fixture
def taking(at_the_counter: AtTheCounter) -> TakingScreen:
    at_the_counter.window.show_settings()
    at_the_counter.settle()
    at_the_counter.window.settings.customers.taking_wanted.emit()
    at_the_counter.settle()
    screen = at_the_counter.window.findChild(TakingScreen)
    assert screen is not None
    assert screen.isVisible()
    return screen


def settled(at: AtTheCounter, qtbot: QtBot, said: Callable[[], bool]) -> None:
    def there() -> None:
        at.settle()
        assert said()

    qtbot.waitUntil(there, timeout=30_000)


def test_everything_lies_in_a_folder_that_is_named(
    taking: TakingScreen, at_the_counter: AtTheCounter, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "paper").mkdir()
    qtbot.mouseClick(taking.take, Qt.MouseButton.LeftButton)
    assert not taking.take.isVisible()
    assert taking.progress.isVisible()
    settled(at_the_counter, qtbot, taking.said.isVisible)
    folder = tmp_path / "paper" / "Shopfriend 2026-11-24"
    assert str(folder) in taking.said.text()
    assert "can read it" in taking.said.text()
    assert (folder / "customers.vcf").stat().st_size > 1000
    assert taking.take.isVisible()
    assert not taking.progress.isVisible()
    taking.take.click()
    settled(at_the_counter, qtbot, lambda: "(2)" in taking.said.text())


def test_stopped_nothing_is_left(
    taking: TakingScreen, at_the_counter: AtTheCounter, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "paper").mkdir()
    taking.take.click()
    taking.progress.cancelled.emit()
    settled(at_the_counter, qtbot, taking.said.isVisible)
    assert "Nothing was written" in taking.said.text()
    assert list((tmp_path / "paper").iterdir()) == []


def test_a_folder_moves_into_a_new_shop(
    taking: TakingScreen, at_the_counter: AtTheCounter, qtbot: QtBot, tmp_path: Path, no_keychain: None
) -> None:
    shop = at_the_counter.shop
    with shop.database.reading() as session:
        before = session.scalar(select(func.count(Customer.id)))
    shop.features().taking.take(tmp_path, lambda _done, _of: None, lambda: False)
    (tmp_path / "Shopfriend 2026-11-24").rename(tmp_path / "paper")
    taking.bring_back.click()
    settled(at_the_counter, qtbot, taking.said_back.isVisible)
    assert "make a new shop" in taking.said_back.text()
    own = OpenShop(surroundings(tmp_path), tmp_path / "own")
    own.new_key()
    own.make()
    at_the_counter.window.use(own.features())
    with qtbot.waitSignal(taking.moved_in) as told:
        taking.bring_back.click()
    assert str(before) in told.args[0]
    at_the_counter.settle()
    assert at_the_counter.window.counter.isVisible()
    assert own.find("margit")[0].name == "Margit Sørensen"
    own.close()


PAPERS = [
    ("addresses", "Addresses 2026-11-24"),
    ("birthdays", "Birthdays 2026-11-24"),
    ("notice", "A page for the counter"),
]


@pytest.mark.parametrize(("which", "name"), PAPERS)
def test_lists_for_the_wall_are_written(
    taking: TakingScreen, at_the_counter: AtTheCounter, qtbot: QtBot, tmp_path: Path, which: str, name: str
) -> None:
    getattr(taking, which).click()
    settled(at_the_counter, qtbot, taking.said_of_paper.isVisible)
    assert "paper" in taking.said_of_paper.text()
    (tmp_path / "paper").mkdir()
    getattr(taking, which).click()
    settled(at_the_counter, qtbot, lambda: "lies in" in taking.said_of_paper.text())
    assert (tmp_path / "paper" / f"{name}.pdf").read_bytes().startswith(b"%PDF")


def test_the_way_back_leads_to_settings(taking: TakingScreen, at_the_counter: AtTheCounter) -> None:
    taking.left.emit()
    assert at_the_counter.window.settings.isVisible()
