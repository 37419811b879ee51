"""Our shop in the window: points and their dots, one thing at a time made better, the reputation and what is heard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from shopfriend.our_shop.views import Cycles, Reputation
from shopfriend.window import theme
from shopfriend.window.half_typed_on import half_typed_on, put_back_on
from shopfriend.window.our_shop.better_part import BetterPart
from shopfriend.window.our_shop.dots import DotsChoice
from shopfriend.window.our_shop.screen import OurShopScreen
from tests.window.conftest import TODAY, AtTheCounter, activate


@pytest.fixture
def our_shop(at_the_counter: AtTheCounter) -> OurShopScreen:
    at_the_counter.window.show_later("our_shop")
    at_the_counter.settle()
    return at_the_counter.window.our_shop


def stored(at: AtTheCounter) -> Cycles:
    return at.shop.features().later.our_shop.points.all()


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def open_point(at: AtTheCounter, screen: OurShopScreen, place: int) -> None:
    screen.overview.cycle.row.buttons[place].click()
    at.settle()


def test_a_key_leads_to_the_points_and_one_is_rated_with_a_number_and_that_is_taken_back(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    activate(at_the_counter, qtbot)
    qtbot.keyClick(at_the_counter.frame, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    screen = at_the_counter.window.our_shop
    names = [button.accessibleName() for button in screen.overview.cycle.row.buttons]
    assert len(names) == 8
    assert names[3] == "Waits a turn, 2 dots of five, heard: 2 dots of five"
    assert "Nobody minds the wait" in texts(screen.overview)
    our_shop = screen
    first = screen.overview.cycle.row.buttons[0]
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    second = screen.overview.cycle.row.buttons[1]
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert our_shop.point.dots.hasFocus()
    qtbot.keyClick(our_shop.point.dots, "5")
    at_the_counter.settle()
    assert stored(at_the_counter).cycles[0].points[1].dots == 5
    assert our_shop.point.dots.accessibleName() == "As we see it: 5 dots of five"
    assert at_the_counter.window.undo()
    at_the_counter.settle()
    assert our_shop.point.dots.dots == 3


def test_dots_are_chosen_with_the_arrows_and_with_a_click(qtbot: QtBot) -> None:
    choice = DotsChoice(theme.LIGHT, "Dots")
    qtbot.addWidget(choice)
    chosen: list[int] = []
    choice.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(choice, key)
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=choice.rect().center())
    qtbot.keyClick(choice, "9")
    assert chosen == [1, 2, 1, 3]


def test_what_is_under_way_is_ticked_finished_and_the_next_thing_begun(
    at_the_counter: AtTheCounter, our_shop: OurShopScreen, qtbot: QtBot
) -> None:
    strip = our_shop.overview.cycle.better
    strip.steps.chips[2].click()
    at_the_counter.settle()
    now = stored(at_the_counter).improving
    assert now is not None
    assert all(step.done for step in now.steps)
    strip.done.click()
    at_the_counter.settle()
    assert stored(at_the_counter).improving is None
    assert "has the fewest dots: begin there." in texts(strip)
    open_point(at_the_counter, our_shop, 6)
    part = our_shop.point.better
    part.begin.click()
    at_the_counter.settle()
    assert "What shall be better here?" in texts(part)
    part.text.setText("The machine answers at once")
    for place in (5, 6):
        our_shop.show_overview()
        at_the_counter.settle()
        open_point(at_the_counter, our_shop, place)
        assert part.text.text() == ("The machine answers at once" if place == 6 else "")
    part.steps.setPlainText("Ring the bank\n\nA cable instead of the air")
    part.who.setText("Helen")
    part.by.setText("when the moon is blue")
    part.begin.click()
    at_the_counter.settle()
    assert "Which day is" in texts(part)
    part.by.setText("in two weeks")
    part.begin.click()
    at_the_counter.settle()
    now = stored(at_the_counter).improving
    assert now is not None
    assert (now.point, now.who, [step.text for step in now.steps]) == (
        "Pays",
        "Helen",
        ["Ring the bank", "A cable instead of the air"],
    )
    part.step.setText("Try it on a Saturday")
    qtbot.keyClick(part.step, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert len(part.chips.chips) == 3
    part.aside.click()
    at_the_counter.settle()
    assert stored(at_the_counter).improving is None
    assert "set aside on" in texts(part)


def test_an_improvement_that_was_half_typed_comes_back_in_new_screens(
    at_the_counter: AtTheCounter, our_shop: OurShopScreen, qtbot: QtBot
) -> None:
    our_shop.overview.cycle.better.done.click()
    at_the_counter.settle()
    open_point(at_the_counter, our_shop, 6)
    part, page = our_shop.point.better, our_shop.point._page
    assert page is not None
    part.text.setText("The machine answers at once")
    part.steps.setPlainText("Ring the bank")
    uid = stored(at_the_counter).cycles[0].points[6].uid
    kept = half_typed_on(at_the_counter.window)
    assert kept.better == {uid: ("The machine answers at once", "Ring the bank", "", "")}
    new = BetterPart(theme.LIGHT)
    qtbot.addWidget(new)
    assert new.half_typed() == {}
    new.put_back(kept.better)
    assert new.half_typed() == kept.better
    new.show_page(page, None, TODAY)
    assert (new.text.text(), new.steps.toPlainText()) == ("The machine answers at once", "Ring the bank")
    assert new.half_typed() == kept.better
    part.clear()
    assert half_typed_on(at_the_counter.window).better == {}
    put_back_on(at_the_counter.window, kept)
    assert half_typed_on(at_the_counter.window).better == kept.better


def test_elsewhere_one_is_led_to_the_one_thing_and_what_is_written_of_a_point_is_stored(
    at_the_counter: AtTheCounter, our_shop: OurShopScreen
) -> None:
    open_point(at_the_counter, our_shop, 0)
    assert "One thing at a time" in texts(our_shop.point.better)
    our_shop.point.better.go.click()
    at_the_counter.settle()
    assert our_shop.point._title.text() == "Waits a turn"
    our_shop.show_overview()
    at_the_counter.settle()
    open_point(at_the_counter, our_shop, 2)
    our_shop.point.today.setPlainText("By name, always.")
    our_shop.point.back.click()
    at_the_counter.settle()
    uid = stored(at_the_counter).cycles[0].points[2].uid
    assert at_the_counter.shop.features().later.our_shop.points.page(uid).today == "By name, always."


def test_a_cycle_is_changed_and_another_one_added(at_the_counter: AtTheCounter, our_shop: OurShopScreen) -> None:
    our_shop.overview.cycle.edit.click()
    form = our_shop.form
    form._move(0, 1)
    form._take_out(7)
    form.add.click()
    form.fields[-1].setText("Is waved at from the street")
    form.keep.click()
    at_the_counter.settle()
    names = [point.name for point in stored(at_the_counter).cycles[0].points]
    assert names[:2] == ["Opens the door", "Sees the window"]
    assert names[-2:] == ["Pays", "Is waved at from the street"]
    our_shop.overview.cycle.new.click()
    form.name.setText("A visit to us")
    form.fields[0].setText("x")
    form.keep.click()
    at_the_counter.settle()
    assert "already" in texts(form)
    form.name.setText("A delivery")
    form.keep.click()
    at_the_counter.settle()
    assert our_shop.overview.cycle.shown == "A delivery"
    our_shop.overview.cycle.edit.click()
    form.remove.click()
    at_the_counter.settle()
    assert "A delivery" not in [cycle.name for cycle in stored(at_the_counter).cycles]


def test_a_shop_without_points_begins_with_those_of_its_kind(
    at_the_counter: AtTheCounter, our_shop: OurShopScreen
) -> None:
    for cycle in stored(at_the_counter).cycles:
        at_the_counter.shop.features().later.our_shop.points.remove_cycle(cycle.name)
    our_shop.reload()
    at_the_counter.settle()
    assert our_shop.overview.kinds.isVisible()
    assert not our_shop.overview.cycle.isVisible()
    books = next(each for each in our_shop.overview.kinds.kinds if each.text() == "Books and paper")
    books.click()
    at_the_counter.settle()
    assert "An evening here" in [cycle.name for cycle in stored(at_the_counter).cycles]
    assert our_shop.overview.cycle.isVisible()
    assert "Give each point its dots first" in texts(our_shop.overview)


def test_who_said_something_is_a_click_away_and_does_not_stay_in_sight(
    at_the_counter: AtTheCounter, our_shop: OurShopScreen
) -> None:
    open_point(at_the_counter, our_shop, 3)
    assert "“The bench! Arlo won't leave before he has sat on it.”" in texts(our_shop.point)
    at_the_counter.window.hide_everything()
    at_the_counter.window.show_later("our_shop")
    assert "Arlo" not in texts(our_shop)
    at_the_counter.settle()
    assert our_shop.overview.isVisible()


def test_the_overview_fits_at_every_size(at_the_counter: AtTheCounter, our_shop: OurShopScreen) -> None:
    for size in (QSize(1440, 900), QSize(1366, 768), QSize(1000, 620)):
        at_the_counter.frame.resize(size)
        at_the_counter.settle()
        assert at_the_counter.frame.size() == size
        over = our_shop.overview
        for part in (*over.cycle.row.buttons, over.cycle.which, over.cycle.better.open, over.reputation.open):
            place = part.mapTo(our_shop, part.rect().topLeft())
            assert place.x() >= 0
            assert place.x() + part.width() <= our_shop.width(), (size, part.accessibleName())


def reputation(at: AtTheCounter) -> Reputation:
    return at.shop.features().later.our_shop.reputation.all()


def test_what_somebody_said_is_logged_from_the_counter_in_a_moment(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    activate(at_the_counter, qtbot)
    qtbot.keyClick(at_the_counter.frame, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    hearing = at_the_counter.window.counter._behind.said
    assert hearing.sheet.words.hasFocus()
    qtbot.keyClicks(hearing.sheet.words, "You always find it")
    hearing.sheet.group._choose(1)
    qtbot.keyClick(hearing.sheet.words, Qt.Key.Key_Return)
    at_the_counter.settle()
    said = next(line for line in reputation(at_the_counter).heard if line.text == "You always find it")
    assert (said.audience, said.is_complaint, said.who) == ("Regulars", False, "")
    assert not hearing.sheet.isVisible()
    assert at_the_counter.window.undo()
    at_the_counter.settle()
    assert "You always find it" not in [line.text for line in reputation(at_the_counter).heard]


def test_a_complaint_of_whose_page_is_open_becomes_a_promise(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    activate(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    counter.open_page(at_the_counter.shop.find("margit")[0].uid)
    at_the_counter.settle()
    qtbot.keyClick(at_the_counter.frame, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    sheet = counter._behind.said.sheet
    assert sheet.whom.accessibleName() == "Maggie said it"
    qtbot.keyClick(sheet.words, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert "What did they say?" in texts(sheet)
    sheet.kind.button(1).click()
    assert "It becomes a promise" in texts(sheet)
    sheet.words.setText("The seed loaf was dry")
    sheet.keep.click()
    at_the_counter.settle()
    promised = [promise.text for promise in at_the_counter.shop.features().promises.all().open]
    assert "Put right: The seed loaf was dry" in promised
    assert counter.page.isVisible()
    first = reputation(at_the_counter).heard[0]
    assert (first.text, first.who, first.is_promised) == ("The seed loaf was dry", "Margit Sørensen", True)


def test_the_plan_is_stored_field_by_field_and_the_page_comes_to_paper(
    at_the_counter: AtTheCounter, our_shop: OurShopScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    our_shop.overview.reputation.open.click()
    at_the_counter.settle()
    plan = our_shop.plan
    plan.sentence.setText("They remember you.")
    plan.fields["every_day"].setPlainText("One hello by name.")
    plan.store_now()
    plan.new.setText("The choir")
    qtbot.keyClick(plan.new, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert plan.which.place == 4
    plan.fields["should_say"].setPlainText("They know our break is short.")
    plan.which._choose(0)
    at_the_counter.settle()
    assert plan.fields["should_say"].toPlainText().startswith("They know how I take it")
    plan.back.click()
    at_the_counter.settle()
    found = reputation(at_the_counter)
    assert found.wanted == "They remember you."
    assert [(each.name, each.should_say) for each in found.plans][-1] == ("The choir", "They know our break is short.")
    assert "step 6 is thin" in texts(our_shop.overview.reputation)
    (tmp_path / "paper").mkdir()
    our_shop.overview.reputation.open.click()
    plan.print.click()
    at_the_counter.settle()
    (file,) = (tmp_path / "paper").glob("Our reputation *.pdf")
    assert file.read_bytes().startswith(b"%PDF")


def test_a_complaint_is_answered_words_go_and_the_first_group_is_a_click(
    at_the_counter: AtTheCounter, our_shop: OurShopScreen
) -> None:
    our_shop.overview.reputation.open.click()
    at_the_counter.settle()
    lines = our_shop.plan.heard
    first = reputation(at_the_counter).heard[0]
    assert (first.text, first.answered) == ("Your card machine and I are not friends.", False)
    next(each for each in lines.findChildren(QPushButton) if each.text() == "Answered").click()
    at_the_counter.settle()
    assert all(line.answered for line in reputation(at_the_counter).heard if line.is_complaint)
    before = len(reputation(at_the_counter).heard)
    lines.taken_out.emit(first.uid)
    at_the_counter.settle()
    assert len(reputation(at_the_counter).heard) == before - 1
    features = at_the_counter.shop.features().later.our_shop.reputation
    for plan in reputation(at_the_counter).plans:
        features.remove(plan.uid)
    our_shop.reload()
    at_the_counter.settle()
    our_shop.plan.offered.picked.emit("Regulars")
    at_the_counter.settle()
    assert [plan.name for plan in reputation(at_the_counter).plans] == ["Regulars"]
    our_shop.plan.remove.click()
    at_the_counter.settle()
    assert our_shop.plan.offered.isVisible()
