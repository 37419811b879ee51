"""Customers look on: whatever is seen, and whatever is still on its way to the screen, is hidden with one key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from shopfriend.counter.views import Jotted
from shopfriend.keeping import this_computer
from shopfriend.records.customer import Customer
from shopfriend.window import theme
from shopfriend.window.screens import Screens
from tests.window.conftest import AtTheCounter, activate
from tests.window.test_counter import open_margit

CONTROL = Qt.KeyboardModifier.ControlModifier
A_LIST = "First Name,Last Name\nZenobia,Quill\n"


def seen(at: AtTheCounter) -> str:
    """Every word that stands in the window, its title included."""
    words = [at.frame.windowTitle()]
    for widget in at.frame.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractItemView):
            model = widget.model()
            words += [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        if isinstance(widget, QPlainTextEdit):
            words.append(widget.toPlainText())
        elif hasattr(widget, "text"):
            words.append(widget.text())
        words += [widget.accessibleName(), widget.toolTip()]
    return "\n".join(words)


def nobody_is_seen(at: AtTheCounter) -> None:
    with at.shop.database.reading() as session:
        names = session.execute(select(Customer.name, Customer.given)).all()
    words = seen(at)
    found = [name for name, _given in names if name in words]
    assert not found
    assert "Zenobia" not in words
    assert at.window.counter.isVisible()


def escape(at: AtTheCounter, qtbot: QtBot) -> None:
    qtbot.keyClick(at.window.focusWidget() or at.window, Qt.Key.Key_Escape)


def look_at_a_list(at: AtTheCounter) -> None:
    file = Path(at.shop.path).with_name("people.csv")
    file.write_text(A_LIST, encoding="utf-8")
    at.window.importing.look_at(file)


def open_page(at: AtTheCounter) -> None:
    at.window.counter.open_page(at.shop.find("margit")[0].uid)


def remember(at: AtTheCounter) -> None:
    open_page(at)
    at.settle()
    at.window.counter.talk.put_back(Jotted("Came with @Clara Whitcombe and her niece Wilma"))
    at.window.counter.talk.words.returnPressed.emit()


def keep_a_promise(at: AtTheCounter) -> None:
    at.window.show_promises()
    at.settle()
    at.window.promises.put_off()


def look_for_the_glad(at: AtTheCounter) -> None:
    at.window.show_promises()
    at.settle()
    at.window.promises.show_what_came_in()


def choose_for_a_promise(at: AtTheCounter) -> None:
    at.window.show_promises()
    at.settle()
    at.window.promises.show_new_promise()
    at.window.promises.new.search.setText("margit")
    at.window.promises.new.looked_for.emit("margit")


def promise_something(at: AtTheCounter) -> None:
    choose_for_a_promise(at)
    at.settle()
    at.window.promises.new.search.returnPressed.emit()
    at.window.promises.new.what.setText("Something for Clara Whitcombe")
    at.window.promises.new.store()


def add_a_face(at: AtTheCounter) -> None:
    at.window.counter.new_face()
    at.window.counter.face.name.setText("Zenobia Quill")
    at.window.counter.face.store()


def open_the_form(at: AtTheCounter) -> None:
    open_page(at)
    at.settle()
    at.window.counter.edit()


def open_the_story(at: AtTheCounter) -> None:
    open_page(at)
    at.settle()
    at.window.counter.turn_to_story()


def paste_notes(at: AtTheCounter) -> None:
    at.window.counter.paste_notes()
    at.window.counter._behind.notes.sheet.field.setPlainText("Margit: came with Clara Whitcombe")


def type_and_enter(at: AtTheCounter) -> None:
    at.window.counter.type_query("margit")
    at.window.counter.enter()


def set_a_promise_of_the_page_kept(at: AtTheCounter) -> None:
    open_page(at)
    at.settle()
    page = at.shop.open_page(at.window.counter.opened_page)
    at.window.counter.page.kept.emit(next(each.uid for each in page.promises if not each.kept))


def screen(show: Callable[[Screens], object]) -> Callable[[AtTheCounter], object]:
    return lambda at: show(at.window)


ASKED = {
    "hits": lambda at: at.window.counter.type_query("mar"),
    "a page": open_page,
    "a page by Enter": type_and_enter,
    "a form": open_the_form,
    "the whole story": open_the_story,
    "pasted notes": paste_notes,
    "a talk stored": remember,
    "a promise of the page kept": set_a_promise_of_the_page_kept,
    "a new face": add_a_face,
    "today": lambda at: at.window.counter.begin(),
    "promises": screen(Screens.show_promises),
    "a promise changed": keep_a_promise,
    "what came in": look_for_the_glad,
    "whom a promise is for": choose_for_a_promise,
    "a new promise": promise_something,
    "cards": screen(Screens.show_cards),
    "settings": screen(Screens.show_settings),
    "backups": screen(Screens.show_safety),
    "a list": look_at_a_list,
}


@pytest.mark.parametrize("what", ASKED)
def test_nothing_that_is_seen_stays_and_no_late_answer_shows_anybody(
    at_the_counter: AtTheCounter, qtbot: QtBot, what: str
) -> None:
    activate(at_the_counter, qtbot)
    ASKED[what](at_the_counter)
    at_the_counter.window.hide_everything()
    nobody_is_seen(at_the_counter)
    for _turn in range(4):
        at_the_counter.settle()
        nobody_is_seen(at_the_counter)


@pytest.mark.parametrize("what", ASKED)
def test_escape_hides_whatever_is_there(at_the_counter: AtTheCounter, qtbot: QtBot, what: str) -> None:
    activate(at_the_counter, qtbot)
    ASKED[what](at_the_counter)
    at_the_counter.settle()
    escape(at_the_counter, qtbot)
    at_the_counter.settle()
    nobody_is_seen(at_the_counter)
    assert at_the_counter.window.counter.is_hidden


def open_a_choice(at: AtTheCounter) -> None:
    open_the_form(at)
    at.settle()
    at.window.counter.page.form._reach.open_list()


def ask_why_no_longer(at: AtTheCounter) -> None:
    open_the_form(at)
    at.settle()
    at.window.counter.page.form._ask_why()


def open_a_fields_menu(at: AtTheCounter) -> None:
    open_page(at)
    at.settle()
    menu = at.window.counter.talk.words.createStandardContextMenu()
    menu.setParent(at.window.counter.talk, Qt.WindowType.Popup)
    menu.popup(QPoint(300, 300))


def open_a_dialog(at: AtTheCounter) -> None:
    open_page(at)
    at.settle()
    QDialog(at.frame).open()


@pytest.mark.parametrize("lies_over_it", [open_a_choice, ask_why_no_longer, open_a_fields_menu, open_a_dialog])
def test_escape_over_a_list_that_drops_down_hides_everything_at_once(
    at_the_counter: AtTheCounter, qtbot: QtBot, lies_over_it: Callable[[AtTheCounter], None]
) -> None:
    activate(at_the_counter, qtbot)
    lies_over_it(at_the_counter)
    at_the_counter.settle()
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    assert over is not None
    qtbot.keyClick(over, Qt.Key.Key_Escape)
    at_the_counter.settle()
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is None
    nobody_is_seen(at_the_counter)
    assert at_the_counter.window.counter.is_hidden


def test_a_list_that_is_brought_meanwhile_is_told_without_showing_anybody(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    look_at_a_list(at_the_counter)
    at_the_counter.settle()
    at_the_counter.window.importing.bring()
    at_the_counter.window.hide_everything()
    at_the_counter.settle()
    qtbot.wait(120)
    at_the_counter.settle()
    nobody_is_seen(at_the_counter)
    assert at_the_counter.shop.find("zenobia")


def test_what_was_done_is_told_without_its_words_and_can_still_be_taken_back(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    keep_a_promise(at_the_counter)
    before = at_the_counter.shop.features().promises.all().open
    at_the_counter.window.hide_everything()
    at_the_counter.settle()
    assert "Done." in seen(at_the_counter)
    assert at_the_counter.window._said.undo()
    at_the_counter.settle()
    days = {each.uid: each.due for each in at_the_counter.shop.features().promises.all().open}
    assert days != {each.uid: each.due for each in before} or len(days) == len(before)
    nobody_is_seen(at_the_counter)


def test_today_comes_back_when_it_is_asked_for_and_by_no_second_escape(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    activate(at_the_counter, qtbot)
    for _turn in range(2):
        escape(at_the_counter, qtbot)
        at_the_counter.settle()
        nobody_is_seen(at_the_counter)
    qtbot.keyClick(at_the_counter.window.counter.search, Qt.Key.Key_1, CONTROL)
    at_the_counter.settle()
    assert "Clara Whitcombe" in seen(at_the_counter)
    escape(at_the_counter, qtbot)
    qtbot.keyClicks(at_the_counter.window.counter.search, "q")
    at_the_counter.settle()
    qtbot.keyClick(at_the_counter.window.counter.search, Qt.Key.Key_Backspace)
    at_the_counter.settle()
    assert "Clara Whitcombe" in seen(at_the_counter)


def test_enter_after_escape_opens_nobody(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    activate(at_the_counter, qtbot)
    at_the_counter.window.counter.type_query("margit")
    at_the_counter.settle()
    escape(at_the_counter, qtbot)
    qtbot.keyClick(at_the_counter.window.counter.search, Qt.Key.Key_Return)
    at_the_counter.settle()
    nobody_is_seen(at_the_counter)


def test_a_half_typed_note_survives_escape_and_other_letters(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    activate(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    opening = at_the_counter.opening(at_the_counter.shop._here, at_the_counter.shop)
    qtbot.keyClicks(at_the_counter.window.counter.talk.words, "She said that")
    at_the_counter.window._letters.change(1)
    at_the_counter.settle()
    screens = opening.screens
    assert screens is not at_the_counter.window
    assert screens.counter.talk.words.text() == "She said that"
    assert screens.counter.opened_page
    screens.hide_everything()
    assert screens.counter.is_hidden
    screens._letters.change(-1)
    at_the_counter.settle()
    assert opening.screens.counter.is_hidden
    qtbot.wait(120)
    at_the_counter.settle()
    nobody = seen(at_the_counter)
    assert "Margit" not in nobody
    assert "Clara" not in nobody
    opening.screens.counter.open_page(at_the_counter.shop.find("margit")[0].uid)
    at_the_counter.settle()
    assert opening.screens.counter.talk.words.text() == "She said that"


@pytest.fixture
def usual_letters() -> object:
    yield None
    theme.use_text_size(100)


def height_of(label: QWidget) -> int:
    return QFont(label.font()).pixelSize()


def test_letters_grow_and_shrink_at_once_and_stay_so(
    at_the_counter: AtTheCounter, qtbot: QtBot, usual_letters: None
) -> None:
    activate(at_the_counter, qtbot)
    at = at_the_counter
    opening = at.opening(at.shop._here, at.shop)
    sizes = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        field = opening.screens.counter.search
        field.setFocus()
        qtbot.keyClick(field, key, CONTROL)
        at.settle()
        sizes.append(height_of(opening.screens.counter.search))
        stored = this_computer.load(at.shop._here.settings).text_size
        assert sizes[-1] == round(20 * stored / 100)
    assert sizes == [22, 25, 25, 22, 20]


def test_another_size_shows_the_same_place_again(
    at_the_counter: AtTheCounter, qtbot: QtBot, usual_letters: None
) -> None:
    opening = at_the_counter.opening(at_the_counter.shop._here, at_the_counter.shop)
    for show, place in ((Screens.show_promises, "promises"), (Screens.show_cards, "cards")):
        show(opening.screens)
        at_the_counter.settle()
        opening.screens._letters.change(1)
        at_the_counter.settle()
        assert opening.screens.whereabouts().place == place


def test_f11_gives_the_window_the_whole_screen_and_back(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    activate(at_the_counter, qtbot)
    for is_full in (True, False):
        qtbot.keyClick(at_the_counter.window.counter.search, Qt.Key.Key_F11)
        assert at_the_counter.frame.isFullScreen() is is_full


def test_today_shows_what_there_is_room_for_and_leads_to_the_rest(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    side = at_the_counter.window.counter._side._today
    for height in (900, 640):
        at_the_counter.frame.resize(QSize(1366, height))
        qtbot.wait(20)
        at_the_counter.settle()
        lines = [child for child in side.findChildren(QWidget) if child.property("line") and child.isVisible()]
        assert len(lines) >= 5
        assert side.geometry().bottom() < at_the_counter.window.counter.height()
    more = next(child for child in side.findChildren(QWidget) if child.property("link"))
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert at_the_counter.window.promises.isVisible()


def test_no_field_of_a_hidden_page_is_read_aloud(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    activate(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    escape(at_the_counter, qtbot)
    fields = [each for each in at_the_counter.frame.findChildren(QLineEdit) if each.isVisible()]
    assert [field.text() for field in fields] == [""]
    assert not [each for each in at_the_counter.window.counter.page.findChildren(QLabel) if each.isVisible()]
