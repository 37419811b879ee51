"""The check-up in the window, and a month of our shop from what somebody said to the page on the wall."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from shopfriend.our_shop.check_up_views import CheckUps
from shopfriend.window.our_shop.screen import OurShopScreen
from tests.window.conftest import TODAY, AtTheCounter, activate

NOVEMBER = TODAY.replace(day=1)


@pytest.fixture
def our_shop(at_the_counter: AtTheCounter) -> OurShopScreen:
    at_the_counter.window.show_later("our_shop")
    at_the_counter.settle()
    return at_the_counter.window.our_shop


def stored(at: AtTheCounter) -> CheckUps:
    return at.shop.features().later.our_shop.check_up.all()


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_month_is_checked_in_a_minute_and_says_one_thing_to_do(
    at_the_counter: AtTheCounter, our_shop: OurShopScreen, qtbot: QtBot
) -> None:
    assert "October’s answers; November is due" in texts(our_shop.overview)
    assert our_shop.overview.compelled.scale.accessibleName().startswith("October 2026: ")
    assert our_shop.checking.main.accessibleName() == "Do November’s check-up"
    our_shop.checking.main.click()
    at_the_counter.settle()
    view = our_shop.check_up
    assert "Thank Jonas sooner." in texts(view)
    assert not view.result.isVisible()
    view.keep.click()
    at_the_counter.settle()
    assert "Did they come of their own accord? One dot to five" in texts(view.asked)
    qtbot.keyClick(view.dots, "4")
    view.answers["proud_of"].setPlainText("The bench.")
    view.keep.click()
    at_the_counter.settle()
    kept = stored(at_the_counter).last
    assert kept is not None
    assert (kept.month, kept.compelled, kept.answers["proud_of"]) == (NOVEMBER, 4, "The bench.")
    assert view.result.isVisible()
    assert kept.judgement in texts(view.result)
    assert kept.to_do in texts(view.result)
    view.back.click()
    at_the_counter.settle()
    assert not our_shop.checking.main.isVisible()
    assert "November’s answers" in texts(our_shop.overview)
    assert at_the_counter.window.undo()
    at_the_counter.settle()
    assert our_shop.checking.main.isVisible()


def test_the_people_behind_a_figure_are_a_click_away_and_do_not_stay(
    at_the_counter: AtTheCounter, our_shop: OurShopScreen
) -> None:
    our_shop.checking.main.click()
    at_the_counter.settle()
    view = our_shop.check_up
    figure = next(part for part in view.figures if "more" in part.people.text())
    before = figure.people.text().count("<a ")
    figure.people.linkActivated.emit("more")
    assert figure.people.text().count("<a ") > before
    uid = figure._people[0][0]
    view.answers["proud_of"].setPlainText("Half a thought")
    figure.people.linkActivated.emit(uid)
    at_the_counter.settle()
    assert at_the_counter.window.counter.opened_page == uid
    at_the_counter.window.hide_everything()
    at_the_counter.settle()
    assert view.figures == []
    assert (
        at_the_counter.shop.features().later.our_shop.check_up.month(NOVEMBER).answers["proud_of"] == "Half a thought"
    )


def test_before_the_first_check_up_it_says_what_it_is_for_and_all_fits(
    at_the_counter: AtTheCounter, our_shop: OurShopScreen
) -> None:
    at_the_counter.frame.resize(QSize(1366, 768))
    at_the_counter.settle()
    over = our_shop.overview
    for sheet in (over.cycle, over.reputation, over.compelled):
        foot = sheet.mapTo(our_shop, sheet.rect().bottomRight())
        assert foot.y() <= our_shop.height()
        assert foot.x() <= our_shop.width()
    over.compelled.show_check_ups(CheckUps((), None, NOVEMBER))
    assert "Five minutes." in texts(over.compelled)
    assert not over.compelled.scale.isVisible()


def test_a_month_of_our_shop(at_the_counter: AtTheCounter, qtbot: QtBot, tmp_path: Path) -> None:
    """Somebody says something; a point is rated; one thing is begun and finished; the month is checked, and printed."""
    at, window = at_the_counter, at_the_counter.window
    features = at.shop.features().later.our_shop
    activate(at, qtbot)
    qtbot.keyClick(at.frame, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    at.settle()
    said = window.counter._behind.said.sheet
    qtbot.keyClicks(said.words, "They told me to ask you first")
    qtbot.keyClick(said.words, Qt.Key.Key_Return)
    at.settle()
    assert "They told me to ask you first" in [line.text for line in features.reputation.all().heard]

    qtbot.keyClick(at.frame, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    at.settle()
    screen = window.our_shop
    screen.overview.cycle.better.done.click()
    at.settle()
    screen.overview.cycle.row.buttons[1].click()
    at.settle()
    qtbot.keyClick(screen.point.dots, "2")
    part = screen.point.better
    qtbot.keyClicks(part.text, "A door for a full hand")
    part.steps.setPlainText("Ask Jonas for a handle")
    qtbot.keyClick(part.text, Qt.Key.Key_Return)
    at.settle()
    part.chips.chips[0].click()
    at.settle()
    part.finish.click()
    at.settle()
    page = features.points.page(screen.point.uid)
    assert page.point.dots == 2
    assert (page.better[0].text, page.better[0].done_on) == ("A door for a full hand", TODAY)
    assert page.better[0].steps[0].done

    screen.show_overview()
    at.settle()
    screen.checking.main.click()
    at.settle()
    qtbot.keyClick(screen.check_up.dots, "3")
    for field, words in zip(
        screen.check_up.answers.values(), ("About half.", "The door.", "Ring sooner."), strict=True
    ):
        qtbot.keyClicks(field, words)
    screen.check_up.keep.click()
    at.settle()
    kept = stored(at).last
    assert kept is not None
    assert (kept.month, kept.answers["would_do_differently"]) == (NOVEMBER, "Ring sooner.")

    (tmp_path / "paper").mkdir()
    screen.show_overview()
    at.settle()
    screen.overview.reputation.open.click()
    at.settle()
    screen.plan.print.click()
    at.settle()
    assert list((tmp_path / "paper").glob("Our reputation *.pdf"))
