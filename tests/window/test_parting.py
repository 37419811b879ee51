"""Somebody has died or parted, in the real window: the house is written to anew, and old questions are dropped."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import named
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import DetailKind
from shopfriend.window.counter.gone_note import GoneNote
from tests.window.conftest import TODAY, AtTheCounter
from tests.window.test_counter import texts


def open_form(at: AtTheCounter, query: str) -> str:
    counter = at.window.counter
    counter.type_query(query)
    at.settle()
    counter.enter()
    at.settle()
    counter.edit()
    at.settle()
    return counter._jotting.uid


def undo(at: AtTheCounter) -> None:
    assert at.window._said.undo()
    at.settle()


def envelope_of(at: AtTheCounter, uid: str) -> str:
    with at.shop.database.reading() as session:
        house = session.get(Household, named(session, uid).household_id)
        assert house is not None
        return house.envelope_name


@pytest.fixture
def marek(at_the_counter: AtTheCounter) -> str:
    """Ola's husband, who was asked after her."""
    uid = at_the_counter.shop.find("marek zielinski")[0].uid
    remember(at_the_counter.shop.database, [uid], Talk("He was late", "How was Ola's exhibition?"), TODAY)
    return uid


@pytest.fixture
def note(at_the_counter: AtTheCounter, marek: str) -> GoneNote:
    """What is told once Ola has died."""
    open_form(at_the_counter, "ola zielinska")
    (menu,) = (one for one in at_the_counter.window.counter.page.form.findChildren(QMenu) if len(one.actions()) == 2)
    menu.actions()[0].trigger()
    at_the_counter.settle()
    return at_the_counter.window.counter.page.gone_note


def test_the_house_is_shown_as_it_is_written_to_now(at_the_counter: AtTheCounter, marek: str, note: GoneNote) -> None:
    shown = texts(note)
    assert note.isVisible()
    assert "Nothing names Ola again." in shown
    assert "The envelope now says: Marek Zieliński" in shown
    assert "Cards begin: Dear Marek," in shown
    assert "Still to be asked: How was Ola's exhibition?" in shown
    assert envelope_of(at_the_counter, marek) == "Marek Zieliński"
    counter = at_the_counter.window.counter
    assert not counter.page.is_form
    assert at_the_counter.shop.find("ola zielinska") == []
    assert not counter.hits.isVisible()


def test_it_is_taken_back_whole(at_the_counter: AtTheCounter, marek: str, note: GoneNote) -> None:
    undo(at_the_counter)
    assert not note.isVisible()
    assert envelope_of(at_the_counter, marek) == "Marek & Ola Zielińscy"
    assert at_the_counter.shop.find("ola zielinska")[0].name == "Ola Zielińska"


def test_old_questions_are_dropped_with_one_click_and_come_back_with_one(
    at_the_counter: AtTheCounter, qtbot: QtBot, marek: str, note: GoneNote
) -> None:
    def asks() -> list[str]:
        return [talk.ask for talk in at_the_counter.shop.open_page(marek).talks]

    qtbot.mouseClick(note.drop, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert "How was Ola's exhibition?" not in asks()
    assert not note.drop.isVisible()
    undo(at_the_counter)
    assert "How was Ola's exhibition?" in asks()
    assert note.drop.isVisible()


def test_the_note_goes_with_esc_and_stays_away_once_it_is_put_away(
    at_the_counter: AtTheCounter, qtbot: QtBot, marek: str, note: GoneNote
) -> None:
    counter = at_the_counter.window.counter
    ola = counter._jotting.uid
    counter.hide_everything()
    at_the_counter.settle()
    assert not note.isVisible()
    counter.open_page(marek)
    at_the_counter.settle()
    assert not note.isVisible()
    counter.open_page(ola)
    at_the_counter.settle()
    assert note.isVisible()
    note.put_away.emit()
    counter.open_page(ola)
    at_the_counter.settle()
    assert not note.isVisible()


def test_a_relation_who_is_a_regular_of_that_house_too_is_offered(
    at_the_counter: AtTheCounter, qtbot: QtBot, marek: str
) -> None:
    with at_the_counter.shop.database.writing() as session:
        key = named(session, marek).id
        for old in session.scalars(select(Detail).where(Detail.customer_id == key, Detail.kind == DetailKind.FAMILY)):
            session.delete(old)
        session.add(Detail(customer_id=key, kind=DetailKind.FAMILY, name="Ola", relation="wife"))
    open_form(at_the_counter, "marek zielinski")
    page = at_the_counter.window.counter.page
    (menu,) = page.form.details.findChildren(QMenu)[1:] or page.form.details.findChildren(QMenu)
    menu.actions()[1].trigger()
    at_the_counter.settle()
    assert page.form.isVisible()
    assert page.gone_note.too.text() == "Ola as well"
    qtbot.mouseClick(page.gone_note.too, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert envelope_of(at_the_counter, marek) == "Marek Zieliński"
    assert not page.gone_note.too.isVisible()
    assert "The envelope now says: Marek Zieliński" in texts(page.gone_note)


def test_who_is_there_after_all_is_found_by_the_whole_name_and_named_again(
    at_the_counter: AtTheCounter, qtbot: QtBot, marek: str, note: GoneNote
) -> None:
    window = at_the_counter.window
    note.put_away.emit()
    window.hide_everything()
    window.fall_silent()
    counter = window.counter
    counter.type_query("Ola Zielińska")
    at_the_counter.settle()
    counter.enter()
    at_the_counter.settle()
    assert "no longer" not in texts(counter)
    qtbot.mouseClick(counter.face.known, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert "Is no longer with us." in texts(counter.page)
    qtbot.mouseClick(counter.page.bring_back, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert "Ola is named again." in texts(note)
    assert "The envelope now says: Marek & Ola Zielińscy" in texts(note)
    assert envelope_of(at_the_counter, marek) == "Marek & Ola Zielińscy"
    assert at_the_counter.shop.find("ola zielinska")
    assert not counter.page.bring_back.isVisible()
    undo(at_the_counter)
    assert at_the_counter.shop.find("ola zielinska") == []
    assert counter.page.bring_back.isVisible()
    assert not note.isVisible()


def test_half_a_name_and_that_of_somebody_living_lead_to_no_other_page(
    at_the_counter: AtTheCounter, note: GoneNote
) -> None:
    counter = at_the_counter.window.counter
    for query in ("Ola Zieliń", "Nobody Atall"):
        counter.hide_everything()
        counter.type_query(query)
        at_the_counter.settle()
        counter.new_face()
        at_the_counter.settle()
        assert counter.face.isVisible()
        assert not counter.face.known.isVisible()


def test_a_relation_who_is_there_after_all_is_picked_from_a_list(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_form(at_the_counter, "margit")
    form = at_the_counter.window.counter.page.form
    assert not form.bring_back.isVisible()
    menu = form.details.findChildren(QMenu)[0]
    menu.actions()[0].trigger()
    at_the_counter.settle()
    (silent,) = form.silent.actions()
    words = silent.text()
    assert words not in texts(form)
    silent.trigger()
    at_the_counter.settle()
    assert words in texts(form)
    assert not form.bring_back.isVisible()
    assert "is named again." in texts(at_the_counter.window.counter.page.gone_note)
