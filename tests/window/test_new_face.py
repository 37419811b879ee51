"""A new face: filled in with what was typed, stored with one more Enter."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.counter.views import Fact
from tests.window.conftest import AtTheCounter
from tests.window.test_counter import texts
from tests.window.test_editing import active, escape, stored

ENTER = Qt.Key.Key_Return


def test_a_name_in_small_letters_gets_its_capitals_and_the_cursor_stands_at_its_end(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    active(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    qtbot.keyClicks(counter.search, "xaver von huber-quirin")
    at_the_counter.settle()
    qtbot.keyClick(counter.search, ENTER)
    assert counter.face.name.hasFocus()
    assert counter.face.name.text() == "Xaver von Huber-Quirin"
    assert counter.face.name.cursorPosition() == len("Xaver von Huber-Quirin")
    qtbot.keyClick(counter.face.name, Qt.Key.Key_Tab)
    assert counter.face.called.hasFocus()
    qtbot.keyClick(counter.face.called, Qt.Key.Key_Tab)
    assert counter.face.phone.hasFocus()
    qtbot.keyClicks(counter.face.called, "Xav")
    qtbot.keyClick(counter.face.phone, ENTER)
    qtbot.keyClick(counter.face.phone, ENTER)
    at_the_counter.settle()
    assert "Xaver von Huber-Quirin" in texts(counter.page)
    assert stored(at_the_counter, "xaver").typed[Fact.CALLED] == "Xav"
    assert len([hit for hit in at_the_counter.shop.find("xaver von") if hit.name.startswith("Xaver")]) == 1
    assert counter.talk.words.hasFocus()


def test_numbers_go_to_the_phone_and_addresses_to_the_e_mail(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    active(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    for query, field in (("0999 12345", counter.face.phone), ("zz@example.org", counter.face.email)):
        counter.type_query(query)
        counter.new_face()
        assert field.text() == query
        assert counter.face.name.text() == ""
        assert counter.face.name.hasFocus()


def test_ctrl_n_opens_the_form_without_a_name_and_says_that_a_first_name_is_enough(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    active(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    qtbot.keyClick(counter.search, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert counter.face.isVisible()
    assert counter.face.name.hasFocus()
    qtbot.keyClick(counter.face.name, ENTER)
    at_the_counter.settle()
    assert "a first name is enough" in texts(counter.face)
    qtbot.keyClicks(counter.face.name, "Zita")
    qtbot.keyClick(counter.face.name, ENTER)
    at_the_counter.settle()
    assert "Zita" in texts(counter.page)


def test_escape_hides_the_form_stores_nothing_and_ctrl_n_brings_back_what_was_typed(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    active(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    counter.new_face()
    qtbot.keyClicks(counter.face.name, "Zita Half")
    escape(at_the_counter, qtbot)
    assert "Zita" not in texts(counter)
    assert not [hit for hit in at_the_counter.shop.find("zita half") if hit.name.startswith("Zita")]
    counter.new_face()
    assert counter.face.name.text() == "Zita Half"


def test_typing_in_the_search_box_again_looks_somebody_up(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    active(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    counter.new_face()
    qtbot.keyClicks(counter.search, "margit")
    at_the_counter.settle()
    assert not counter.face.isVisible()
    assert counter.hits.count()
