import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shopfriend.counter.views import Jotted
from shopfriend.keeping.views import Theme, ThisComputer
from shopfriend.open_screens import Opening, furnish
from shopfriend.open_window import application
from shopfriend.opened.shop import OpenShop
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.keeping.welcome import CodeToKeep, CodeToType, FirstDay
from shopfriend.window.main_window import MainWindow
from shopfriend.window.tick import Tick
from tests.end_to_end.command import OTHER_CODE
from tests.window.conftest import AtTheCounter, surroundings


def texts(widget: QWidget) -> str:
    return "\n".join(
        child.text() for child in widget.findChildren(QWidget) if hasattr(child, "text") and child.isVisibleTo(widget)
    )


def open_margit(at: AtTheCounter, qtbot: QtBot) -> None:
    qtbot.keyClicks(at.window.counter.search, "margit")
    at.settle()
    qtbot.keyClick(at.window.counter.search, Qt.Key.Key_Return)
    at.settle()


def test_today_stands_beside_the_empty_search_box(at_the_counter: AtTheCounter) -> None:
    shown = texts(at_the_counter.window.counter)
    assert "Clara Whitcombe" in shown
    assert "Tuesday 24 November" in shown


def test_esc_takes_a_name_away_that_nobody_has(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    counter = at_the_counter.window.counter
    qtbot.keyClicks(counter.search, "Xerxes")
    at_the_counter.settle()
    assert "Nobody is called Xerxes yet" in texts(counter)
    qtbot.keyClick(counter.search, Qt.Key.Key_Escape)
    assert "Xerxes" not in texts(counter)


def test_three_letters_and_enter_open_a_page_with_the_cursor_where_one_writes(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    open_margit(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    shown = texts(counter.page)
    assert "Margit Sørensen" in shown
    assert "How was Emil's first drive to Swansea?" in shown
    assert "Emil passed his driving test" in shown
    assert at_the_counter.window.focusWidget() is counter.talk.words


def test_enter_remembers_a_talk_with_its_question_and_promise(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    talk = at_the_counter.window.counter.talk
    talk.put_back(Jotted("Emil drove to Swansea and back", "Was the road wet?", "Keep a stollen aside"))
    qtbot.keyClick(talk.words, Qt.Key.Key_Return)
    at_the_counter.settle()
    shown = texts(at_the_counter.window.counter.page)
    for words in ("Emil drove to Swansea and back", "Was the road wet?", "Keep a stollen aside"):
        assert words in shown
    assert talk.half_typed() == Jotted()


def test_enter_in_the_empty_field_notes_a_visit(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    with qtbot.waitSignal(at_the_counter.window.counter.undoable) as told:
        qtbot.keyClick(at_the_counter.window.counter.talk.words, Qt.Key.Key_Return)
    assert "was in today" in told.args[0]


def test_asked_closes_the_question_and_a_tick_keeps_a_promise(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    page = at_the_counter.window.counter.page
    asked = next(button for button in page.findChildren(QAbstractButton) if button.accessibleName() == "Asked")
    qtbot.mouseClick(asked, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert "How was Emil's first drive to Swansea?" not in texts(page)
    tick = next(tick for tick in page.findChildren(Tick) if "delivery times" in tick.accessibleName())
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    kept = [tick.isChecked() for tick in page.findChildren(Tick) if "delivery times" in tick.accessibleName()]
    assert kept == [True]


def test_escape_hides_everything_at_once_and_keeps_what_was_half_typed(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    open_margit(at_the_counter, qtbot)
    window = at_the_counter.window
    qtbot.keyClicks(window.counter.talk.words, "She said that")
    with qtbot.waitActive(at_the_counter.frame):
        at_the_counter.frame.activateWindow()
    qtbot.keyClick(window.counter.talk.words, Qt.Key.Key_Escape)
    shown = texts(window.counter)
    for words in ("Margit", "Emil", "Clara", "She said that"):
        assert words not in shown
    assert at_the_counter.frame.windowTitle() == "Shopfriend"
    open_margit(at_the_counter, qtbot)
    assert window.counter.talk.words.text() == "She said that"


def test_it_hides_by_itself_when_nobody_is_there_and_any_key_puts_that_off(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    open_margit(at_the_counter, qtbot)
    window = at_the_counter.window
    window.idle.setInterval(300)
    for _ in range(4):
        qtbot.wait(150)
        qtbot.keyClick(window.counter.talk.words, "a")
        assert window.counter.page.isVisible()
    qtbot.waitUntil(lambda: not window.counter.page.isVisible(), timeout=3000)


def test_a_new_face_is_shown_first_and_stored_at_the_second_enter(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    counter = at_the_counter.window.counter
    qtbot.keyClicks(counter.search, "Xaver Quirin Ptak")
    at_the_counter.settle()
    qtbot.keyClick(counter.search, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert "A new regular" in texts(counter)
    assert not [hit for hit in at_the_counter.shop.find("xaver quirin") if hit.name.startswith("Xaver")]
    qtbot.keyClick(counter.search, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert "Xaver Quirin Ptak" in texts(counter.page)
    assert at_the_counter.shop.find("xaver quirin")[0].name == "Xaver Quirin Ptak"


def test_the_arrow_keys_choose_another_hit(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    counter = at_the_counter.window.counter
    qtbot.keyClicks(counter.search, "mar")
    at_the_counter.settle()
    qtbot.keyClick(counter.search, Qt.Key.Key_Down)
    second = counter.hits.currentIndex().data()
    qtbot.keyClick(counter.search, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert second in texts(counter.page)


@pytest.mark.parametrize("size", [QSize(1440, 900), QSize(1366, 768), QSize(1100, 680)])
def test_everything_fits_at_every_size(at_the_counter: AtTheCounter, qtbot: QtBot, size: QSize) -> None:
    window = at_the_counter.frame
    window.resize(size)
    open_margit(at_the_counter, qtbot)
    assert window.size() == size
    inside = window.rect()
    counter = at_the_counter.window.counter
    for widget in (counter.search, counter.talk.words, counter.talk.ask, counter.page):
        place = widget.rect().translated(widget.mapTo(window, widget.rect().topLeft()))
        assert inside.contains(place)


def test_every_control_has_a_name_that_can_be_read_aloud(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    controls = [*at_the_counter.window.findChildren(QAbstractButton), *at_the_counter.window.findChildren(QLineEdit)]
    for control in controls:
        assert control.accessibleName() or (isinstance(control, QAbstractButton) and control.text().strip())


def test_the_first_day_begins_with_one_regular(tmp_path: Path, at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    here = surroundings(tmp_path)
    own = OpenShop(here, tmp_path / "own", "4YKC-2CRN-6D4D-JD90-RC0B-4WNS-E4K3")
    window = at_the_counter.window
    window.use(own.features())
    at_the_counter.opening(here, own).begin()
    at_the_counter.settle()
    first = window.findChildren(FirstDay)[-1]
    qtbot.keyClicks(first.name, "Ada Nwosu")
    qtbot.keyClick(first.name, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert "Ada Nwosu" in texts(window.counter.page)
    own.close()


def test_the_first_day_on_a_new_computer_brings_the_shop_back(
    tmp_path: Path, at_the_counter: AtTheCounter, sample_file: tuple[Path, str], qtbot: QtBot
) -> None:
    here, path = surroundings(tmp_path), tmp_path / "own"
    own, window = OpenShop(here, path), at_the_counter.window
    window.use(own.features())
    at_the_counter.opening(here, own).begin()
    at_the_counter.settle()
    first = window.findChildren(FirstDay)[-1]
    qtbot.mouseClick(first.back, Qt.MouseButton.LeftButton)
    asking = window.findChildren(CodeToType)[-1]
    assert "“a backup”" in texts(asking)

    def type_code(code: str) -> None:
        asking.code.setText(code)
        qtbot.keyClick(asking.code, Qt.Key.Key_Return)
        at_the_counter.settle()

    type_code(sample_file[1])
    assert "There is no shop file" in texts(asking)
    shutil.copy(sample_file[0], tmp_path / "a backup.shopfriend")
    type_code(OTHER_CODE)
    assert "recovery sheet" in texts(asking)
    assert not path.exists()
    type_code(sample_file[1])
    qtbot.waitUntil(window.counter.isVisible, timeout=20_000)
    assert "Your shop is back" in texts(window)
    assert own.find("margit")[0].name == "Margit Sørensen"
    own.close()


def test_who_has_no_backup_at_hand_begins_without_it(
    tmp_path: Path, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    here = surroundings(tmp_path)
    own, window = OpenShop(here, tmp_path / "own"), at_the_counter.window
    at_the_counter.opening(here, own).begin()
    at_the_counter.settle()
    window.findChildren(FirstDay)[-1].backup_chosen.emit(str(tmp_path / "nowhere"))
    qtbot.mouseClick(window.findChildren(CodeToType)[-1].leave, Qt.MouseButton.LeftButton)
    assert window.findChildren(FirstDay)[-1].isVisible()
    own.close()


def test_without_a_keychain_nothing_is_stored_before_the_code_is_written_down(
    tmp_path: Path, at_the_counter: AtTheCounter, qtbot: QtBot, no_keychain: None
) -> None:
    here, path = surroundings(tmp_path), tmp_path / "own"
    own = OpenShop(here, path)
    window = at_the_counter.window
    window.use(own.features())
    at_the_counter.opening(here, own).begin()
    at_the_counter.settle()
    window.findChildren(FirstDay)[-1].begun.emit("Ada Nwosu")
    at_the_counter.settle()
    shown = window.findChildren(CodeToKeep)[-1]
    assert not path.exists()
    shown.written_down.emit()
    at_the_counter.settle()
    assert "Ada Nwosu" in texts(window.counter.page)
    own.close()
    again = OpenShop(here, path, shown.code)
    assert again.prepare()
    again.close()


def test_a_shop_without_its_key_asks_for_the_code_and_says_what_is_wrong(
    sample_file: tuple[Path, str], tmp_path: Path, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    locked = OpenShop(surroundings(tmp_path), at_the_counter.shop.path)
    window = at_the_counter.window
    at_the_counter.opening(surroundings(tmp_path), locked).begin()
    at_the_counter.workers.finish()
    qtbot.waitUntil(lambda: bool(window.findChildren(CodeToType)), timeout=20_000)
    asking = window.findChildren(CodeToType)[-1]
    asking.code.setText("ABCD")
    qtbot.keyClick(asking.code, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert "7 groups of 4" in texts(asking)
    asking.code.setText(sample_file[1])
    qtbot.keyClick(asking.code, Qt.Key.Key_Return)
    qtbot.waitUntil(window.counter.isVisible, timeout=20_000)
    locked.close()


def test_what_is_typed_before_the_screens_are_there_is_looked_up(
    sample_file: tuple[Path, str], tmp_path: Path, qtbot: QtBot
) -> None:
    here = surroundings(tmp_path)
    application(ThisComputer(Theme.LIGHT))
    shop = OpenShop(here, Path(shutil.copy(sample_file[0], tmp_path / "early")), sample_file[1])
    frame, workers = MainWindow(theme.LIGHT), Workers.at_work()
    qtbot.addWidget(frame)
    frame.show()
    qtbot.keyClicks(frame, "margit")
    window = furnish(here, frame, shop.features(), workers, theme.LIGHT)
    opening = Opening(here, frame, workers, shop)
    opening.begin()
    opening.take(window)
    qtbot.waitUntil(lambda: window.counter.hits.count() > 0, timeout=10_000)
    assert window.counter.search.text() == "margit"
    workers.stop()
    shop.close()
