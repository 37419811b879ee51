"""Each small widget by itself: what it shows, what it says, and that words are shortened rather than cut."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from shopfriend.counter.views import Promised
from shopfriend.keeping.views import Theme, ThisComputer
from shopfriend.open_window import application
from shopfriend.window import icons, theme
from shopfriend.window.chips import Chips
from shopfriend.window.choice import Choice
from shopfriend.window.counter.promise_row import PromiseRow
from shopfriend.window.fact_chips import FactChips
from shopfriend.window.fading import FadingArea, _Fade
from shopfriend.window.keys import on_key
from shopfriend.window.progress import Progress
from shopfriend.window.rail import Rail
from shopfriend.window.said_line import SaidLine
from shopfriend.window.segments import Segments
from shopfriend.window.tick import Tick
from shopfriend.window.widgets import Elided, initials
from tests.window.conftest import RESOURCES

LONG = "Wilhelmine-Charlotte Freifrau von Hohenstein-Łódzkowska-Nguyễn"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    application(ThisComputer(Theme.LIGHT))
    theme.load_fonts(RESOURCES / "fonts")
    icons.use(RESOURCES / "icons")


def shown(qtbot: QtBot, widget: QWidget, width: int = 300, height: int = 200) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    return widget


def test_a_choice_goes_up_and_down_and_opens_its_list(qtbot: QtBot) -> None:
    choice = Choice(theme.LIGHT, "Hand")
    shown(qtbot, choice)
    choice.show_items(["La Belle Aurore", "Caveat & friends", "Mynerve"], 0)
    assert choice.accessibleName() == "Hand: La Belle Aurore"
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert told.args == [1]
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice, Qt.Key.Key_Up)
    with qtbot.assertNotEmitted(choice.chosen):
        qtbot.keyClick(choice, Qt.Key.Key_Up)
    choice.show_items(["one", "two"], 0)
    choice.open_list()
    menu = choice.findChild(QMenu)
    with qtbot.waitSignal(choice.chosen):
        menu.actions()[1].trigger()
    menu.close()


def test_a_choice_of_one_cannot_be_opened(qtbot: QtBot) -> None:
    choice = Choice(theme.LIGHT, "Hand")
    qtbot.addWidget(choice)
    choice.show_items(["only one"], 0)
    assert not choice.isEnabled()


def test_segments_say_which_was_pressed(qtbot: QtBot) -> None:
    segments = Segments("Colours", ["Light", "Dark"])
    shown(qtbot, segments)
    segments.show_chosen(0)
    with qtbot.waitSignal(segments.chosen) as told:
        qtbot.mouseClick(segments.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert told.args == [1]
    segments.set_words(["5 people", "2 to check"])
    assert segments.findChildren(QPushButton)[1].accessibleName() == "Colours: 2 to check"


def test_facts_keep_to_their_rows(qtbot: QtBot) -> None:
    chips = FactChips(theme.LIGHT, rows=2)
    shown(qtbot, chips, 320)
    chips.show_facts([LONG, "Rye loaf", "Plet, dachshund", "Cherry jam", "Oat flat white"], "Last talk …")
    seen = [chip for chip in chips.findChildren(QPushButton) if chip.isVisible()]
    assert len({chip.y() for chip in seen}) == 2
    assert all(chip.geometry().right() <= chips.width() for chip in seen)
    named = [next(chip for chip in seen if chip.accessibleName() == words) for words in ("Last talk …", LONG)]
    with qtbot.waitSignal(chips.opened):
        qtbot.mouseClick(named[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(chips.picked) as told:
        qtbot.mouseClick(named[1], Qt.MouseButton.LeftButton)
    assert told.args == [LONG]


def test_what_scrolls_fades_while_more_lies_below(qtbot: QtBot) -> None:
    area, tall = FadingArea("#ffffff"), QWidget()
    tall.setFixedHeight(900)
    area.setWidget(tall)
    shown(qtbot, area)
    fade = area.findChild(_Fade)
    assert fade.isVisible()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not fade.isVisible()


def test_a_long_name_is_set_smaller_before_it_is_shortened(qtbot: QtBot) -> None:
    name = Elided(fonts=[theme.heading(36), theme.heading(22)])
    shown(qtbot, name, 400, 50)
    name.set_words("Margit")
    assert (name.text(), name.font().pixelSize()) == ("Margit", 36)
    name.set_words(LONG)
    assert (name.text()[-1], name.font().pixelSize(), name.toolTip()) == ("…", 22, LONG)


def test_chips_take_as_many_rows_as_they_need(qtbot: QtBot) -> None:
    chips = Chips(theme.LIGHT)
    shown(qtbot, chips)
    chips.set_facts(["Rye loaf", "Oat flat white", LONG], ["No walnuts"])
    assert chips.heightForWidth(240) > chips.heightForWidth(2000) == Chips.HEIGHT
    assert "No walnuts" in chips.accessibleName()
    chips.set_facts([])
    assert not chips.isVisible()


def test_a_tick_is_ticked_by_the_keyboard(qtbot: QtBot) -> None:
    tick = Tick(theme.LIGHT)
    shown(qtbot, tick)
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()


def test_words_beside_a_tick_tick_it_and_never_widen_the_window(qtbot: QtBot) -> None:
    tick = Tick(theme.LIGHT)
    tick.set_words("Maggie said it")
    shown(qtbot, tick)
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(tick.width() - 4, tick.height() // 2))
    assert tick.isChecked()
    assert tick.accessibleName() == "Maggie said it"
    tick.set_words("Maggie " * 100)
    assert tick.minimumWidth() == Tick.SIZE


def test_progress_shows_only_what_is_under_way(qtbot: QtBot) -> None:
    place = QWidget()
    progress = Progress("Storing …")
    progress.setParent(place)
    shown(qtbot, place)
    assert not progress.isVisible()
    progress.show_progress(1, 3)
    assert progress.isVisible()
    with qtbot.waitSignal(progress.cancelled):
        qtbot.mouseClick(progress.findChild(QPushButton), Qt.MouseButton.LeftButton)
    progress.show_progress(0, 0)
    assert not progress.isVisible()


def test_the_line_below_takes_back_once(qtbot: QtBot) -> None:
    place = QWidget()
    shown(qtbot, place, 900, 400)
    line, taken = SaidLine(theme.LIGHT, place), []
    line.say("Let go: a stollen", lambda: taken.append(1))
    assert line.undo()
    assert not line.undo()
    assert taken == [1]
    line.say(LONG * 5)
    assert line.width() < place.width()


def test_the_rail_is_closed_until_there_is_a_shop(qtbot: QtBot) -> None:
    rail = Rail(theme.LIGHT, ("counter", "cards", "settings"))
    shown(qtbot, rail, 112, 800)
    places = rail.findChildren(QPushButton)
    assert not any(place.isEnabled() for place in places)
    rail.open()
    rail.set_number("cards", 22)
    rail.show_place("cards")
    assert [place.accessibleName() for place in places] == ["Counter", "Cards, 22", "Settings", "Lock"]
    assert [place.isChecked() for place in places] == [False, True, False, False]
    with qtbot.waitSignal(rail.lock_wanted):
        qtbot.mouseClick(places[-1], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.mouseClick(places[0], Qt.MouseButton.LeftButton)
    assert told.args == ["counter"]


def test_a_key_of_a_screen_works_from_anywhere_in_it(qtbot: QtBot) -> None:
    screen, pressed = QWidget(), []
    inside = QPushButton(screen)
    on_key(screen, "Ctrl+P", lambda: pressed.append(1))
    shown(qtbot, screen)
    with qtbot.waitActive(screen):
        screen.activateWindow()
    inside.setFocus()
    qtbot.keyClick(inside, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Margit Sørensen", "MS"), ("Maggie", "M"), ("Łucja van der Ńowak", "ŁŃ"), ("", ""), ("  ", ""), ("7 of 9", "O")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        (LONG, 420, "Wilhelmine-Charlotte Freifrau von\nHohenstein-Łódzkowska-Nguyễn"),
        ("Rosalind Featherstonehaugh-Llewellyn", 300, "Rosalind\nFeatherstonehaugh-Llewellyn"),
        ("Margit", 300, "Margit"),
    ],
)
def test_a_name_is_set_in_two_lines_before_it_is_cut(qtbot: QtBot, words: str, width: int, expected: str) -> None:
    name = Elided(fonts=[theme.heading(size) for size in (36, 22)], two_lines=theme.heading(20))
    shown(qtbot, name, width)
    name.set_words(words)
    assert name.text() == expected
    assert not name.toolTip()
    name.set_words("Donaudampfschifffahrtsgesellschaftskapitänswitwenverein " * 2)
    assert name.text().endswith("…")
    assert name.toolTip()


def test_a_promise_is_ticked_and_where_its_words_are_many_its_day_stands_below(qtbot: QtBot) -> None:
    today = date(2026, 11, 24)
    for text, beside in (("Keep a stollen", True), ("Ask the bindery in Hereford about the family Bible", False)):
        row = PromiseRow(Promised("uid", text, date(2026, 12, 1), kept=False), today, theme.LIGHT)
        shown(qtbot, row, 320)
        words, day = row.findChildren(QLabel)
        assert day.text() == "by 1 December"
        assert (day.y() < words.geometry().bottom()) is beside
        with qtbot.waitSignal(row.tick.clicked):
            qtbot.mouseClick(row.tick, Qt.MouseButton.LeftButton)
