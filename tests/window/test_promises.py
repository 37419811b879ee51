from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.counter.views import OpenPromise, When
from shopfriend.records.kinds import PromiseKind
from shopfriend.window.counter.promise_rows import PromiseModel, Title, rows_of
from shopfriend.window.counter.promises_screen import Steps
from shopfriend.window.rail import Place
from tests.window.conftest import TODAY, AtTheCounter
from tests.window.test_counter import texts


def promise(uid: str, when: When) -> OpenPromise:
    return OpenPromise(uid, "Margit", "m", PromiseKind.FAVOUR, f"Promise {uid}", TODAY, when)


def shown(at: AtTheCounter) -> list[str]:
    model = at.window.promises.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_promises_stand_under_their_times_and_late_ones_under_today() -> None:
    rows = rows_of([promise("a", When.OVERDUE), promise("b", When.TODAY), promise("c", When.SOME_DAY)])
    assert rows[0] == Title("Due today", 2)
    assert rows[3] == Title("Later", 1)
    assert rows_of([]) == []


def test_a_heading_cannot_be_selected() -> None:
    model = PromiseModel()
    model.set_rows(rows_of([promise("a", When.TODAY)]))
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_one_key_keeps_a_promise_and_the_next_one_is_selected(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    window = at_the_counter.window
    with qtbot.waitActive(at_the_counter.frame):
        at_the_counter.frame.activateWindow()
    window.show_promises()
    at_the_counter.settle()
    before = shown(at_the_counter)
    first = window.promises.list.selected()
    assert first is not None
    qtbot.keyClick(window.promises.list, Qt.Key.Key_K)
    at_the_counter.settle()
    assert len(shown(at_the_counter)) == len(before) - 1
    following = window.promises.list.selected()
    assert following is not None
    assert following.uid != first.uid
    qtbot.keyClick(window.promises.list, Qt.Key.Key_L)
    at_the_counter.settle()
    assert len(shown(at_the_counter)) == len(before) - 2


def test_an_order_goes_one_step_on_and_stays(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    window = at_the_counter.window
    window.show_promises()
    at_the_counter.settle()
    listing = at_the_counter.shop.promise_list()
    order = next(found for found in listing.open if found.kind is PromiseKind.ORDER and found.steps == 2)
    model = window.promises.list.model()
    place = next(row for row in range(model.rowCount()) if order.text in str(model.index(row, 0).data()))
    window.promises.list.setCurrentIndex(model.index(place, 0))
    window.promises.keep()
    at_the_counter.settle()
    again = next(found for found in at_the_counter.shop.promise_list().open if found.uid == order.uid)
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
    due = [found for found in at_the_counter.shop.promise_list().open if found.when in (When.OVERDUE, When.TODAY)]
    assert any(place.accessibleName() == f"Promises, {len(due)}" for place in window.findChildren(Place))
    qtbot.keyClick(window.promises.list, Qt.Key.Key_Escape)
    assert window.counter.isVisible()
    assert not window.promises.isVisible()
