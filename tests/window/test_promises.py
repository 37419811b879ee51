from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopfriend.counter.views import Jotted, OpenPromise, PromiseList, ToTell, When
from shopfriend.opened.shop import OpenShop
from shopfriend.records.kinds import PromiseKind
from shopfriend.window.counter.promise_row import PromiseRow
from shopfriend.window.counter.promise_rows import PromiseModel, Title, rows_of
from shopfriend.window.counter.promise_side import Steps
from shopfriend.window.counter.promises_screen import PromisesScreen
from shopfriend.window.rail import Place
from tests.window.conftest import TODAY, AtTheCounter, activate
from tests.window.test_counter import open_margit, texts


def promise(uid: str, when: When) -> OpenPromise:
    return OpenPromise(uid, "Margit", "m", PromiseKind.FAVOUR, f"Promise {uid}", TODAY, when)


def promises_of(at: AtTheCounter) -> PromiseList:
    return at.shop.features().promises.all()


def shown(at: AtTheCounter) -> list[str]:
    model = at.window.promises.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(at: AtTheCounter, kind: PromiseKind, **wanted: object) -> OpenPromise:
    """Select the first open promise of this kind, and so that it has these values."""
    found = next(
        each
        for each in promises_of(at).open
        if each.kind is kind and all(getattr(each, name) == value for name, value in wanted.items())
    )
    select(at, found.uid)
    return found


def select(at: AtTheCounter, uid: str) -> None:
    model = at.window.promises.list.model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    place = next(index for index in indexes if getattr(model.row(index), "uid", "") == uid)
    at.window.promises.list.setCurrentIndex(place)


def on_promises(at: AtTheCounter, qtbot: QtBot) -> PromisesScreen:
    """The list, seen and with the keyboard."""
    activate(at, qtbot)
    at.window.show_promises()
    at.settle()
    return at.window.promises


def again(at: AtTheCounter, uid: str) -> OpenPromise | None:
    return next((each for each in promises_of(at).open if each.uid == uid), None)


def test_promises_stand_under_their_times_and_late_ones_under_today() -> None:
    rows = rows_of([promise("a", When.OVERDUE), promise("b", When.TODAY), promise("c", When.SOME_DAY)], TODAY)
    assert rows[0] == Title("Due today", 2)
    assert rows[3] == Title("Later", 1)
    assert rows_of([], TODAY) == []


def test_a_heading_cannot_be_selected() -> None:
    model = PromiseModel()
    model.set_rows(rows_of([promise("a", When.TODAY)], TODAY))
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_one_key_keeps_a_promise_and_the_next_one_is_selected(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    window = at_the_counter.window
    with qtbot.waitActive(at_the_counter.frame):
        at_the_counter.frame.activateWindow()
    window.show_promises()
    at_the_counter.settle()
    before = shown(at_the_counter)
    first = choose(at_the_counter, PromiseKind.FAVOUR)
    qtbot.keyClick(window.promises.list, Qt.Key.Key_K)
    at_the_counter.settle()
    assert len(shown(at_the_counter)) == len(before) - 1
    following = window.promises.list.selected()
    assert following is not None
    assert following.uid != first.uid


def test_an_order_goes_one_step_on_and_stays(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    window = at_the_counter.window
    window.show_promises()
    at_the_counter.settle()
    listing = promises_of(at_the_counter)
    order = next(found for found in listing.open if found.kind is PromiseKind.ORDER and found.steps == 2)
    model = window.promises.list.model()
    place = next(row for row in range(model.rowCount()) if order.text in str(model.index(row, 0).data()))
    window.promises.list.setCurrentIndex(model.index(place, 0))
    window.promises.keep()
    at_the_counter.settle()
    again = next(found for found in promises_of(at_the_counter).open if found.uid == order.uid)
    assert again.steps == 3
    assert window.promises.findChildren(Steps)


def test_enter_opens_the_page_at_the_counter(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    window = at_the_counter.window
    with qtbot.waitActive(at_the_counter.frame):
        at_the_counter.frame.activateWindow()
    window.show_promises()
    at_the_counter.settle()
    chosen = window.promises.list.selected()
    assert chosen is not None
    qtbot.keyClick(window.promises.list, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert window.counter.isVisible()
    assert chosen.customer in texts(window.counter.page)


def test_typing_a_letter_on_the_list_looks_somebody_up(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    window = at_the_counter.window
    with qtbot.waitActive(at_the_counter.frame):
        at_the_counter.frame.activateWindow()
    window.show_promises()
    at_the_counter.settle()
    qtbot.keyClick(window.promises.list, "z")
    at_the_counter.settle()
    assert window.counter.isVisible()
    assert window.counter.search.text() == "z"


def test_the_rail_counts_what_is_due_and_escape_leaves_the_list(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    window = at_the_counter.window
    with qtbot.waitActive(at_the_counter.frame):
        at_the_counter.frame.activateWindow()
    window.show_promises()
    at_the_counter.settle()
    due = [found for found in promises_of(at_the_counter).open if found.when in (When.OVERDUE, When.TODAY)]
    assert any(place.accessibleName() == f"Promises, {len(due)}" for place in window.findChildren(Place))
    qtbot.keyClick(window.promises.list, Qt.Key.Key_Escape)
    assert window.counter.isVisible()
    assert not window.promises.isVisible()


def test_before_a_promise_is_let_go_it_is_asked_whether_they_know(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    promises = on_promises(at_the_counter, qtbot)
    chosen = choose(at_the_counter, PromiseKind.FAVOUR)
    qtbot.keyClick(promises.list, Qt.Key.Key_L)
    assert f"Does {chosen.customer} know?" in texts(promises.doing)
    assert again(at_the_counter, chosen.uid) is not None
    qtbot.keyClick(promises.doing.knows, Qt.Key.Key_Y)
    at_the_counter.settle()
    assert again(at_the_counter, chosen.uid) is None
    assert not promises.doing.asks_whether_told


def test_whoever_does_not_know_yet_is_to_be_told_today_and_then_it_goes(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    promises = on_promises(at_the_counter, qtbot)
    chosen = choose(at_the_counter, PromiseKind.FAVOUR, when=When.LATER)
    qtbot.keyClick(promises.list, Qt.Key.Key_L)
    qtbot.keyClicks(promises.doing.why, "No more of it, yes, none")
    qtbot.keyClick(promises.doing.knows_not, Qt.Key.Key_N)
    at_the_counter.settle()
    waits = again(at_the_counter, chosen.uid)
    assert waits is not None
    assert (waits.telling, waits.when) == (ToTell.WILL_NOT_BE, When.TODAY)
    select(at_the_counter, chosen.uid)
    assert promises.doing.main.accessibleName() == "Told"
    qtbot.keyClick(promises.list, Qt.Key.Key_K)
    at_the_counter.settle()
    assert again(at_the_counter, chosen.uid) is None


def test_a_question_is_taken_back_by_going_on_and_blocks_nothing(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    promises = on_promises(at_the_counter, qtbot)
    chosen = choose(at_the_counter, PromiseKind.FAVOUR)
    for key in (Qt.Key.Key_L, Qt.Key.Key_D):
        qtbot.keyClick(promises.list, key)
        assert not promises.doing.main.isVisible()
        qtbot.keyClick(promises.list, Qt.Key.Key_Down)
        assert promises.doing.main.isVisible()
        select(at_the_counter, chosen.uid)
    promises.doing.ask_whether_told()
    promises.doing.take_back()
    assert promises.doing.main.isVisible()
    assert promises.list.hasFocus()
    at_the_counter.settle()
    assert again(at_the_counter, chosen.uid) is not None


def test_a_promise_gets_another_day_with_one_key_or_in_words(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    promises = on_promises(at_the_counter, qtbot)
    chosen = choose(at_the_counter, PromiseKind.FAVOUR, when=When.LATER)
    qtbot.keyClick(promises.list, Qt.Key.Key_T)
    at_the_counter.settle()
    moved = again(at_the_counter, chosen.uid)
    assert moved is not None
    assert moved.due == date(2026, 11, 25)
    select(at_the_counter, chosen.uid)
    qtbot.keyClick(promises.list, Qt.Key.Key_D)
    qtbot.keyClicks(promises.doing.day, "when the moon is blue")
    qtbot.keyClick(promises.doing.day, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert "Which day is" in texts(promises.doing)
    promises.doing.day.clear()
    qtbot.keyClicks(promises.doing.day, "Friday")
    qtbot.keyClick(promises.doing.day, Qt.Key.Key_Return)
    at_the_counter.settle()
    moved = again(at_the_counter, chosen.uid)
    assert moved is not None
    assert moved.due == date(2026, 11, 27)
    assert promises.list.hasFocus()


def test_each_change_is_taken_back_with_ctrl_z(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    promises = on_promises(at_the_counter, qtbot)
    before = {each.uid: replace(each, version=0) for each in promises_of(at_the_counter).open}
    order = choose(at_the_counter, PromiseKind.ORDER)
    for key in (Qt.Key.Key_K, Qt.Key.Key_T, Qt.Key.Key_L):
        select(at_the_counter, order.uid)
        qtbot.keyClick(promises.list, key)
        if key == Qt.Key.Key_L:
            promises.doing.answer(True)
        at_the_counter.settle()
        now = again(at_the_counter, order.uid)
        assert now is None or replace(now, version=0) != before[order.uid]
        qtbot.keyClick(promises.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        at_the_counter.settle()
        assert {each.uid: replace(each, version=0) for each in promises_of(at_the_counter).open} == before


def test_what_another_window_changed_is_shown_and_told_and_no_step_is_skipped(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    promises = on_promises(at_the_counter, qtbot)
    order = choose(at_the_counter, PromiseKind.ORDER, steps=1)
    other = OpenShop(at_the_counter.shop._here, at_the_counter.shop.path, at_the_counter.shop._code)
    other.prepare()
    other.features().promises.next_step(order.uid, order.version)
    other.close()
    qtbot.keyClick(promises.list, Qt.Key.Key_K)
    at_the_counter.settle()
    assert "changed in another window meanwhile" in texts(at_the_counter.window)
    now = promises.selected()
    assert now is not None
    assert (now.uid, now.steps) == (order.uid, 2)


def test_what_has_come_in_lists_who_would_be_glad_and_one_key_has_each_told(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    promises = on_promises(at_the_counter, qtbot)
    came = promises.came_in
    qtbot.keyClick(promises.list, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    assert came.what.hasFocus()
    assert "wait for something" in texts(came)
    qtbot.keyClicks(came.what, "smoked paprikas")
    qtbot.keyClick(came.what, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert "One would be glad to know" in texts(came)
    glad = came.selected()
    assert glad is not None
    came.list.setFocus()
    qtbot.keyClick(came.list, Qt.Key.Key_T)
    at_the_counter.settle()
    assert "Nobody has wished for this" in texts(came)
    told = next(each for each in promises_of(at_the_counter).open if each.customer_uid == glad.customer_uid)
    assert (told.text, told.telling, told.when) == ("Smoked paprikas", ToTell.HAS_COME, When.TODAY)
    assert "Tell: it has come: Smoked paprikas" in at_the_counter.shop.open_page(glad.customer_uid).lines
    qtbot.keyClick(came.what, Qt.Key.Key_Escape)
    assert at_the_counter.window.counter.isVisible()


def test_hidden_people_do_not_come_back_with_what_was_typed_just_before(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    promises = on_promises(at_the_counter, qtbot)
    promises.show_what_came_in()
    at_the_counter.settle()
    qtbot.keyClicks(promises.came_in.what, "bread")
    promises.hide_people()
    qtbot.wait(400)
    at_the_counter.settle()
    assert promises.came_in.selected() is None
    assert promises.came_in.list.model().rowCount() == 0


def test_what_was_done_about_a_wish_is_taken_back_and_the_page_is_an_enter_away(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    promises = on_promises(at_the_counter, qtbot)
    came = promises.came_in
    promises.show_what_came_in()
    came.what.setText("bread flour")
    came.reload()
    at_the_counter.settle()
    glad = came.selected()
    assert glad is not None
    for does in (came.was_told, came.remind, came.forget):
        does()
        at_the_counter.settle()
        assert came.selected() is None
        assert at_the_counter.window._said.undo()
        at_the_counter.settle()
        assert came.selected() == glad
    came.list.setFocus()
    qtbot.keyClick(came.list, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert glad.customer in texts(at_the_counter.window.counter.page)


def test_words_between_us_do_not_stand_on_the_screen(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    margit = at_the_counter.shop.find("margit")[0].uid
    for promise in ("the zebra today", "Order the zebra"):
        at_the_counter.shop.remember(margit, Jotted("words", promise=promise, between_us=True))
    promises = on_promises(at_the_counter, qtbot)
    assert "zebra" not in "\n".join([*shown(at_the_counter), texts(promises)])
    assert any(row.startswith("A promise, Margit Sørensen") for row in shown(at_the_counter))


@pytest.mark.parametrize("size", [QSize(1440, 900), QSize(1366, 768), QSize(1000, 620)])
def test_the_actions_fit_at_every_size(at_the_counter: AtTheCounter, qtbot: QtBot, size: QSize) -> None:
    at_the_counter.frame.resize(size)
    promises = on_promises(at_the_counter, qtbot)
    assert at_the_counter.frame.size() == size
    choose(at_the_counter, PromiseKind.ORDER, steps=2)
    inside = promises.rect()
    for show in (lambda: None, promises.doing.ask_whether_told, promises.doing.ask_day):
        show()
        qtbot.wait(10)
        for control in promises.doing.findChildren(QPushButton):
            place = control.rect().translated(control.mapTo(promises, control.rect().topLeft()))
            assert not control.isVisible() or inside.contains(place), (control.text(), place)


def test_what_is_done_here_is_seen_on_the_page_that_is_open_and_so_is_its_undo(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    at, counter = at_the_counter, at_the_counter.window.counter
    open_margit(at, qtbot)
    hers = [promise for promise in promises_of(at).open if promise.customer_uid == counter.opened_page]
    assert hers[0].text in texts(counter.page)
    promises = on_promises(at, qtbot)
    select(at, hers[0].uid)
    promises.keep()
    at.window._go("counter")
    at.settle()
    assert counter.opened_page
    assert [row.tick.isChecked() for row in counter.page.findChildren(PromiseRow)][: len(hers)].count(True) == 1
    assert at.window._said.undo()
    at.settle()
    assert not any(row.tick.isChecked() for row in counter.page.findChildren(PromiseRow))
