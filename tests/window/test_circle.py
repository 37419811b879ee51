"""Circle in the window: it joins the rail once the shop has something to show in it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.records.kinds import Stage
from shopfriend.window.goodwill.referral_sheet import NameField
from shopfriend.window.goodwill.screen import CircleScreen
from tests.window.conftest import AtTheCounter, activate


@pytest.fixture
def circle(at_the_counter: AtTheCounter) -> CircleScreen:
    at_the_counter.window.show_later("circle")
    at_the_counter.settle()
    return at_the_counter.window.circle


def test_a_key_leads_there(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    activate(at_the_counter, qtbot)
    qtbot.keyClick(at_the_counter.frame, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    assert at_the_counter.window._stack.place() == "circle"
    assert len(at_the_counter.window.circle._found.at(Stage.PARTNER)) == 12


def test_a_place_that_is_not_there_yet_has_no_key_and_no_room(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    rail = at_the_counter.window._rail
    rail.show_later(())
    activate(at_the_counter, qtbot)
    qtbot.keyClick(at_the_counter.frame, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(at_the_counter.frame, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert at_the_counter.window._stack.currentWidget() is at_the_counter.window.counter
    assert not rail.has("circle")
    at_the_counter.window._stack.later.ask()
    at_the_counter.settle()
    assert rail.has("circle")


def test_who_stands_at_a_stage_is_a_click_away_from_the_page(
    at_the_counter: AtTheCounter, circle: CircleScreen, qtbot: QtBot
) -> None:
    qtbot.mouseClick(circle.tiles.tiles[Stage.PROSPECT], Qt.MouseButton.LeftButton)
    rows = circle.stage_page.list
    assert rows.model().rowCount() == 3
    with qtbot.waitSignal(circle.opened) as opened:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert at_the_counter.window.counter.opened_page == opened.args[0]


def test_nobody_stays_in_sight(at_the_counter: AtTheCounter, circle: CircleScreen) -> None:
    circle.reload()
    at_the_counter.window.hide_everything()
    at_the_counter.settle()
    assert circle.stage_page.list.model().rowCount() == 0


def test_a_click_on_somebody_in_the_drawing_opens_the_page(
    at_the_counter: AtTheCounter, circle: CircleScreen, qtbot: QtBot
) -> None:
    web = circle.web_page.web
    place = next(place for place, person in enumerate(circle._found.brought) if person.name == "Margit Sørensen")
    qtbot.mouseMove(web, web.where(place).toPoint())
    assert web.at == place
    assert "sent Oksana Kovalenko, Søren Kjær" in circle.web_page._told.text()
    qtbot.mouseClick(web, Qt.MouseButton.LeftButton, pos=web.where(place).toPoint())
    at_the_counter.settle()
    assert at_the_counter.window.counter.opened_page == circle_person(at_the_counter, "Margit Sørensen")


def circle_person(at: AtTheCounter, name: str) -> str:
    return next(hit.uid for hit in at.shop.names(name).hits if hit.name == name)


def test_the_drawing_is_zoomed_moved_and_walked_through_by_keys(circle: CircleScreen, qtbot: QtBot) -> None:
    web = circle.web_page.web
    fitted = web.where(0)
    qtbot.keyClick(web, Qt.Key.Key_Plus)
    assert web.where(0) != fitted
    qtbot.mousePress(web, Qt.MouseButton.LeftButton, pos=web.rect().center())
    circle.web_page.all.click()
    assert web.where(0) == fitted
    qtbot.keyClick(web, Qt.Key.Key_Right)
    qtbot.keyClick(web, Qt.Key.Key_Right)
    assert web.at == 1
    qtbot.keyClick(web, Qt.Key.Key_Left)
    with qtbot.waitSignal(circle.opened) as opened:
        qtbot.keyClick(web, Qt.Key.Key_Return)
    assert opened.args == [circle._found.brought[0].uid]


def test_whose_name_alone_was_passed_on_has_no_page(circle: CircleScreen, qtbot: QtBot) -> None:
    web = circle.web_page.web
    place = next(place for place, person in enumerate(circle._found.brought) if not person.uid)
    with qtbot.assertNotEmitted(circle.opened):
        qtbot.mouseClick(web, Qt.MouseButton.LeftButton, pos=web.where(place).toPoint())


def type_name(at: AtTheCounter, qtbot: QtBot, field: NameField, name: str) -> None:
    qtbot.keyClicks(field.words, name)
    at.settle()
    qtbot.keyClick(field.words, Qt.Key.Key_Return)
    at.settle()


def test_a_referral_is_noted_from_here_and_taken_back(
    at_the_counter: AtTheCounter, circle: CircleScreen, qtbot: QtBot
) -> None:
    def names() -> list[str]:
        return [person.name for person in circle._found.brought]

    activate(at_the_counter, qtbot)
    qtbot.keyClick(circle, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    sheet = circle.referral
    assert sheet.isVisible()
    type_name(at_the_counter, qtbot, sheet.by_whom, "margit s")
    assert sheet.by_whom.words.text() == "Margit Sørensen"
    assert sheet.whom.words.hasFocus()
    type_name(at_the_counter, qtbot, sheet.whom, "Zita Quux")
    assert circle.web_page.isVisible()
    assert "Zita Quux" in names()
    assert at_the_counter.window.undo()
    at_the_counter.settle()
    assert "Zita Quux" not in names()


def test_whoever_sent_must_be_known_and_somebody_else(
    at_the_counter: AtTheCounter, circle: CircleScreen, qtbot: QtBot
) -> None:
    circle.note.click()
    sheet = circle.referral
    type_name(at_the_counter, qtbot, sheet.by_whom, "Zita Quux")
    assert "new face first" in sheet.by_whom.meant.said
    sheet.main.click()
    assert "Who sent them?" in sheet.problem.text()
    sheet.by_whom.words.selectAll()
    type_name(at_the_counter, qtbot, sheet.by_whom, "margit s")
    type_name(at_the_counter, qtbot, sheet.whom, "Margit Sørensen")
    assert "same person" in sheet.problem.text()
    circle.hide_people()
    assert not sheet.isVisible()


def test_a_stage_is_agreed_to_and_taken_back(at_the_counter: AtTheCounter, circle: CircleScreen, qtbot: QtBot) -> None:
    circle.tiles.tiles[Stage.CLIENT].click()
    page = circle.stage_page
    person = page.selected()
    assert person is not None
    assert person.perhaps is Stage.PARTNER
    activate(at_the_counter, qtbot)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Y)
    at_the_counter.settle()
    assert person.name in [each.name for each in circle._found.at(Stage.PARTNER)]
    assert at_the_counter.window.undo()
    at_the_counter.settle()
    assert person.name in [each.name for each in circle._found.at(Stage.CLIENT)]


def test_the_owner_sets_any_stage(at_the_counter: AtTheCounter, circle: CircleScreen) -> None:
    circle.tiles.tiles[Stage.PARTNER].click()
    person = circle.stage_page.selected()
    assert person is not None
    circle.stage_page.stages.button(0).click()
    at_the_counter.settle()
    assert person.name in [each.name for each in circle._found.at(Stage.PROSPECT)]


def test_who_had_no_word_is_a_click_away_and_open_wishes_too(
    at_the_counter: AtTheCounter, circle: CircleScreen, qtbot: QtBot
) -> None:
    assert circle.no_word.list.model().rowCount() == 2
    rows = circle.no_word.list
    with qtbot.waitSignal(circle.opened):
        qtbot.mouseClick(
            rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(1, 0)).center()
        )
    circle.no_word.wishes.click()
    at_the_counter.settle()
    promises = at_the_counter.window.promises
    assert at_the_counter.window._stack.place() == "promises"
    assert promises.came_in.isVisible()


def test_who_dresses_the_window_anew_on_circle_stays_there(
    at_the_counter: AtTheCounter, circle: CircleScreen, qtbot: QtBot
) -> None:
    where = at_the_counter.window.whereabouts()
    at_the_counter.window.show_settings()
    at_the_counter.window._rail.show_later(())
    with qtbot.waitSignal(at_the_counter.window.begun):
        at_the_counter.window.come_back(where)
    at_the_counter.settle()
    assert at_the_counter.window._stack.place() == "circle"
    assert len(circle._found.at(Stage.PARTNER)) == 12


def test_who_comes_back_behind_the_lock_sees_circle_again(at_the_counter: AtTheCounter, circle: CircleScreen) -> None:
    at_the_counter.window.rest()
    at_the_counter.settle()
    assert circle._found.people == ()
    at_the_counter.window.wake()
    at_the_counter.settle()
    assert len(circle._found.at(Stage.PARTNER)) == 12
