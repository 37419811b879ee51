"""Bringing a list along in the window: seen before it is stored, corrected, stored whole or not at all."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from shopfriend.exchange.headers import Kind
from shopfriend.opened.shop import OpenShop
from shopfriend.records.customer import Customer
from shopfriend.window.exchange.import_screen import ImportScreen
from shopfriend.window.keeping.welcome import CodeToKeep, FirstDay
from tests.window.conftest import AtTheCounter, surroundings
from tests.window.test_counter import texts

LIST = """\
Name,Phone,Birthday,Feast
Zoë O'Neill,01632 960181,12.4.1957,1 May
Ines Vogel,01632 960182,30.2.1961,
Margit Sørensen,07700 900112,,
,01632 960183,,
"""


@pytest.fixture
def screen(at_the_counter: AtTheCounter, tmp_path: Path) -> ImportScreen:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    at_the_counter.window.choose_list()
    at_the_counter.settle()
    return at_the_counter.window.importing


def press(screen: ImportScreen, qtbot: QtBot, words: str) -> None:
    button = next(each for each in screen.findChildren(QPushButton) if each.text() == words and each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def customers(shop: OpenShop) -> int:
    with shop.database.reading() as session:
        return session.scalar(select(func.count()).select_from(Customer)) or 0


def test_everything_is_seen_before_it_is_stored(
    screen: ImportScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    before = customers(at_the_counter.shop)
    shown = texts(screen)
    for words in ("list.csv", "2 are new", "1 is known already", "3 people", "2 to check", "12 April 1957"):
        assert words in shown
    press(screen, qtbot, "2 to check")
    assert screen.page.problems.isVisible()
    assert "Ines Vogel" in texts(screen.page.card)
    assert customers(at_the_counter.shop) == before


def test_a_column_is_corrected_and_the_people_follow(
    screen: ImportScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    assert "Feast: 1 May" in texts(screen.page.card)
    choice = screen.page.columns.choices[3]
    assert choice.accessibleName() == "Feast: Keep in the notes"
    screen.page.columns.changed.emit(3, Kind.ANNIVERSARY)
    at_the_counter.settle()
    assert "Feast: 1 May" not in texts(screen.page.card)
    assert "Wedding anniversary" in texts(screen.page.card)


def test_two_corrections_in_a_row_both_hold(screen: ImportScreen, at_the_counter: AtTheCounter) -> None:
    screen.correct(3, Kind.DROPPED)
    screen.correct(2, Kind.NOTES)
    at_the_counter.settle()
    assert screen.found is not None
    assert [column.kind for column in screen.found.columns][2:] == [Kind.NOTES, Kind.DROPPED]


def test_which_number_is_the_day_is_asked_where_the_file_cannot_tell(
    screen: ImportScreen, at_the_counter: AtTheCounter, tmp_path: Path
) -> None:
    assert not screen.page.order.isVisible()
    both = "Name,Birthday\nAnn Lee,03/04/1980\nBo Lee,31/12/1980\nCy Lee,12/31/1980\n"
    (tmp_path / "both.csv").write_text(both, encoding="utf-8")
    screen.look_at(tmp_path / "both.csv")
    at_the_counter.settle()
    assert screen.page.order.isVisible()
    assert "4 March 1980" not in texts(screen)
    screen.page.order.chosen.emit(2)
    at_the_counter.settle()
    assert "4 March 1980" in texts(screen)
    assert screen.page.order.isVisible()


def test_the_list_is_stored_and_found_at_once(screen: ImportScreen, at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    opening = at_the_counter.opening(surroundings(Path()), at_the_counter.shop)
    before = customers(at_the_counter.shop)
    press(screen, qtbot, "Bring in all 3")
    at_the_counter.settle()
    assert customers(at_the_counter.shop) == before + 2
    assert at_the_counter.window.counter.isVisible()
    assert [hit.name for hit in at_the_counter.shop.find("zoe on")][:1] == ["Zoë O'Neill"]
    assert "2 new regulars. 1 was known already." in texts(at_the_counter.window)
    opening.close()


def test_a_stopped_import_stores_nothing(screen: ImportScreen, at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    before = customers(at_the_counter.shop)
    with qtbot.waitSignal(screen.told) as told:
        screen.bring()
        press(screen, qtbot, "Cancel")
    assert "Nothing of this file was stored" in told.args[0]
    assert customers(at_the_counter.shop) == before
    assert screen.page.main.isVisible()


def test_looking_through_a_long_file_shows_how_far_it_is_and_is_stopped(
    screen: ImportScreen, at_the_counter: AtTheCounter, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "long.csv").write_text("Name,Note\n" + "Ada Byron,x\n" * 5000, encoding="utf-8")
    seen: list[tuple[int, int]] = []
    screen._looked_through.connect(lambda done, of: seen.append((done, of)))
    screen.look_at(tmp_path / "long.csv")
    assert screen.looked.isVisible()
    with qtbot.waitSignal(screen.left):
        press(screen, qtbot, "Cancel")
    at_the_counter.settle()
    assert screen.found is None
    assert at_the_counter.window.counter.isVisible()
    screen.look_at(tmp_path / "long.csv")
    at_the_counter.settle()
    assert "5,000 people" in texts(screen)
    assert (4800, 5000) in seen
    assert not screen.looked.isVisible()


def test_a_list_without_names_says_what_to_do(screen: ImportScreen, at_the_counter: AtTheCounter) -> None:
    screen.correct(0, Kind.NOTES)
    at_the_counter.settle()
    assert "Which column holds the names?" in texts(screen)
    assert not screen.page.main.isVisible()


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.7\n\xff\xff\x00"])
def test_a_file_that_is_no_list_is_refused_where_another_can_be_chosen(
    at_the_counter: AtTheCounter, tmp_path: Path, qtbot: QtBot, data: bytes
) -> None:
    (tmp_path / "list.csv").write_bytes(data)
    at_the_counter.window.choose_list()
    at_the_counter.settle()
    screen = at_the_counter.window.importing
    assert "list.csv" in texts(screen)
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    press(screen, qtbot, "Choose another file")
    at_the_counter.settle()
    assert "3 people" in texts(screen)
    press(screen, qtbot, "Not now")
    assert at_the_counter.window.counter.isVisible()


def test_a_shop_begins_with_a_list(
    at_the_counter: AtTheCounter, tmp_path: Path, qtbot: QtBot, no_keychain: None
) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    here, window = surroundings(tmp_path), at_the_counter.window
    own = OpenShop(here, tmp_path / "own")
    window.use(own.features())
    at_the_counter.opening(here, own).begin()
    at_the_counter.settle()
    window.findChildren(FirstDay)[-1].list_wanted.emit()
    at_the_counter.settle()
    press(window.importing, qtbot, "Bring in all 3")
    at_the_counter.settle()
    assert not own.is_open
    window.findChildren(CodeToKeep)[-1].written_down.emit()
    at_the_counter.settle()
    assert customers(own) == 3
    assert own.find("zoe")[0].name == "Zoë O'Neill"
    own.close()
