"""Pictures of the owner's own: added and taken out in Settings, chosen for a card, and seen on it at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopfriend.keeping import own_pictures
from shopfriend.window import theme
from shopfriend.window.cards.design_buttons import DesignButtons
from shopfriend.window.keeping.pictures_part import PicturesPart
from shopfriend.window.keeping.settings_screen import SettingsScreen
from tests.printing import brought_pictures as brought
from tests.window.conftest import AtTheCounter


@pytest.fixture
def opened(at_the_counter: AtTheCounter, tmp_path: Path) -> AtTheCounter:
    (tmp_path / "logo.png").write_bytes(brought.logo())
    at_the_counter.window.show_settings()
    at_the_counter.settle()
    return at_the_counter


def part(at: AtTheCounter) -> PicturesPart:
    return at.window.settings.pictures


def add(at: AtTheCounter, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(at).add, Qt.MouseButton.LeftButton)
    at.settle()
    at.settle()


def press(at: AtTheCounter, qtbot: QtBot, name: str) -> None:
    found = [each for each in at.window.findChildren(QPushButton) if name in (each.accessibleName(), each.text())]
    qtbot.mouseClick(found[-1], Qt.MouseButton.LeftButton)
    at.settle()


def kept(at: AtTheCounter) -> list[str]:
    return [picture.name for picture in own_pictures.own_pictures(at.shop.database)]


def test_a_picture_is_read_off_the_windows_thread_and_told(opened: AtTheCounter, qtbot: QtBot) -> None:
    assert part(opened).names == []
    assert not part(opened).line.isVisible()
    qtbot.mouseClick(part(opened).add, Qt.MouseButton.LeftButton)
    assert part(opened).line.text() == "Reading the picture …"
    assert not part(opened).add.isEnabled()
    assert kept(opened) == []
    opened.settle()
    opened.settle()
    assert part(opened).line.text() == "logo can be chosen on each card, behind the drawings."
    assert part(opened).add.isEnabled()
    assert part(opened).names == ["logo"]
    add(opened, qtbot)
    assert part(opened).line.text() == "logo takes the place of the picture of that name."
    assert part(opened).names == ["logo"]


def test_a_picture_is_taken_out_and_put_back(opened: AtTheCounter, qtbot: QtBot) -> None:
    add(opened, qtbot)
    press(opened, qtbot, "Remove logo")
    opened.settle()
    assert (kept(opened), part(opened).names) == ([], [])
    assert not part(opened).line.isVisible()
    press(opened, qtbot, "Undo")
    opened.settle()
    assert (kept(opened), part(opened).names) == (["logo"], ["logo"])


def test_a_picture_that_cannot_be_used_is_told_beside_the_button(
    opened: AtTheCounter, qtbot: QtBot, tmp_path: Path
) -> None:
    for fault in brought.SPOILT.values():
        (tmp_path / "logo.png").write_bytes(fault())
        add(opened, qtbot)
        assert "logo.png cannot be read" in part(opened).line.text()
        assert part(opened).add.isEnabled()
    (tmp_path / "logo.png").unlink()
    add(opened, qtbot)
    assert part(opened).line.text() == "There is no file logo.png."
    assert kept(opened) == []


def test_who_chooses_no_picture_is_left_alone(opened: AtTheCounter, qtbot: QtBot) -> None:
    screen = SettingsScreen(
        theme.LIGHT, opened.shop.features().settings, opened.workers, lambda: "", lambda: ""
    )  # fmt: skip
    qtbot.addWidget(screen)
    qtbot.mouseClick(screen.pictures.add, Qt.MouseButton.LeftButton)
    opened.settle()
    assert screen.pictures.line.text() == ""
    screen.stop()


def test_a_screen_that_has_gone_is_told_nothing(opened: AtTheCounter, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(opened).add, Qt.MouseButton.LeftButton)
    opened.window.settings.stop()
    opened.settle()
    opened.settle()
    assert part(opened).line.text() == "Reading the picture …"
    assert kept(opened) == ["logo"]


def test_a_picture_that_is_damaged_in_the_file_can_still_be_taken_out(opened: AtTheCounter, qtbot: QtBot) -> None:
    add(opened, qtbot)
    removed = own_pictures.remove(opened.shop.database, "logo")
    broken = own_pictures.Removed(type(removed.picture)("logo", b"no picture"), removed.changes)
    own_pictures.put_back(opened.shop.database, broken)
    opened.window.settings.reload()
    opened.settle()
    press(opened, qtbot, "Remove logo")
    assert kept(opened) == []


def reds(image: QImage) -> int:
    """Dots of the logo's colour, on every tenth line."""
    wanted = QColor(140, 59, 42)
    return sum(
        abs(colour.red() - wanted.red()) + abs(colour.green() - wanted.green()) < 30
        for y in range(0, image.height(), 10)
        for x in range(image.width())
        for colour in (image.pixelColor(x, y),)
    )


def test_it_is_chosen_behind_the_drawings_and_seen_on_the_card(opened: AtTheCounter, qtbot: QtBot) -> None:
    add(opened, qtbot)
    window = opened.window
    window.show_cards()
    for _ in range(4):
        opened.settle()
    cards = window.cards
    designs = cards.editor.designs
    assert reds(cards.editor.preview.grab().toImage()) < 5
    qtbot.mouseClick(designs.more, Qt.MouseButton.LeftButton)
    assert designs.all.isVisible()
    assert designs.all.buttons[-1].name == "logo"
    assert reds(designs.all.buttons[-1].grab().toImage()) > 30
    qtbot.mouseClick(designs.all.buttons[-1], Qt.MouseButton.LeftButton)
    assert not designs.all.isVisible()
    cards.store_now()
    opened.settle()
    assert reds(cards.editor.preview.grab().toImage()) > 300
    assert [each.name for each in designs.buttons if each.isChecked()] == ["logo"]
    first = opened.shop.features().cards.month(cards.month).cards[0]
    assert first.draft.design == "logo"

    window.show_settings()
    opened.settle()
    press(opened, qtbot, "Remove logo")
    window.show_cards()
    for _ in range(4):
        opened.settle()
    assert reds(cards.editor.preview.grab().toImage()) < 5
    (stands_in,) = [each.name for each in designs.buttons if each.isChecked()]
    assert stands_in in opened.shop.features().cards.designs(first.occasion)


def buttons(qtbot: QtBot, number: int, chosen: str) -> DesignButtons:
    made = DesignButtons(theme.LIGHT)
    qtbot.addWidget(made)
    made.show_designs([(f"front {n}", QImage(58, 82, QImage.Format.Format_RGB32)) for n in range(number)], chosen)
    made.resize(made.sizeHint())
    made.show()
    return made


def names(made: DesignButtons) -> list[str]:
    return [each.name for each in made.buttons]


def test_the_row_is_never_wider_however_many_fronts_there_are(qtbot: QtBot) -> None:
    four = buttons(qtbot, 4, "front 0")
    assert names(four) == [f"front {n}" for n in range(4)]
    assert not four.more.isVisible()
    for number in (5, 12, 60):
        many = buttons(qtbot, number, "front 0")
        assert many.sizeHint() == four.sizeHint() == QSize(170, 44)
        assert names(many) == ["front 0", "front 1", "front 2"]
        assert many.more.text() == f"+{number - 3}"
        assert many.more.geometry().right() < 170


def test_the_chosen_front_is_always_in_the_row(qtbot: QtBot) -> None:
    made = buttons(qtbot, 12, "front 9")
    assert names(made) == ["front 0", "front 1", "front 9"]
    assert made.buttons[-1].isChecked()
    told: list[str] = []
    made.chosen.connect(told.append)
    qtbot.mouseClick(made.more, Qt.MouseButton.LeftButton)
    assert [each.name for each in made.all.buttons if each.isChecked()] == ["front 9"]
    qtbot.mouseClick(made.all.buttons[5], Qt.MouseButton.LeftButton)
    assert told == ["front 5"]
    assert names(made) == ["front 0", "front 1", "front 5"]
    qtbot.mouseClick(made.buttons[0], Qt.MouseButton.LeftButton)
    assert told == ["front 5", "front 0"]


def test_all_fronts_are_left_with_esc_and_gone_when_customers_look_on(qtbot: QtBot) -> None:
    made = buttons(qtbot, 40, "front 30")
    qtbot.mouseClick(made.more, Qt.MouseButton.LeftButton)
    assert made.all.height() < 400
    assert made.all.buttons[30].visibleRegion().boundingRect().height() > 40
    qtbot.keyClick(made.all, Qt.Key.Key_Escape)
    assert not made.all.isVisible()
    assert names(made) == ["front 0", "front 1", "front 30"]
    qtbot.mouseClick(made.more, Qt.MouseButton.LeftButton)
    assert made.all.isVisible()
    made.hide()
    assert not made.all.isVisible()
