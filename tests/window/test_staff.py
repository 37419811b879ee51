"""Who works here, in Settings; and who knows somebody best, on the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopfriend.window.keeping.staff_part import StaffPart
from tests.window.conftest import AtTheCounter


@pytest.fixture
def part(at_the_counter: AtTheCounter) -> StaffPart:
    at_the_counter.window.show_settings()
    at_the_counter.settle()
    return at_the_counter.window.settings.staff


def named(part: StaffPart) -> list[str]:
    return [member.name for member in part.members if not member.left]


def who_may_note(at: AtTheCounter) -> list[str]:
    return at.window.counter.talk.who._items


def test_somebody_new_may_be_named_at_the_counter_at_once(
    at_the_counter: AtTheCounter, part: StaffPart, qtbot: QtBot
) -> None:
    assert named(part) == ["Helen Marlow", "Rosie Marlow", "Nadia Aziz"]
    qtbot.keyClicks(part.name, "Owen Prosser")
    qtbot.keyClick(part.name, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert named(part)[-1] == "Owen Prosser"
    assert "Owen" in who_may_note(at_the_counter)
    assert at_the_counter.window.undo()
    at_the_counter.settle()
    assert "Owen Prosser" not in named(part)
    assert "Owen" not in who_may_note(at_the_counter)


def test_a_name_that_is_there_is_refused_where_it_stands(
    at_the_counter: AtTheCounter, part: StaffPart, qtbot: QtBot
) -> None:
    qtbot.keyClicks(part.name, "nadia aziz")
    qtbot.keyClick(part.name, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert part._said.isVisible()
    assert part.name.text() == "nadia aziz"


def test_a_leavers_hand_is_offered_no_more(at_the_counter: AtTheCounter, part: StaffPart, qtbot: QtBot) -> None:
    nadia = next(member for member in part.members if member.name == "Nadia Aziz")
    for _key in range(3):
        qtbot.keyClick(part.hands[nadia.uid], Qt.Key.Key_Down)
        at_the_counter.settle()
    hand = next(member.hand for member in part.members if member.uid == nadia.uid)
    features = at_the_counter.shop.features().cards
    assert hand in features.hands()
    leave = next(each for each in part.findChildren(QPushButton) if each.accessibleName() == "Nadia Aziz: Has left")
    qtbot.mouseClick(leave, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert "Nadia Aziz" not in named(part)
    assert hand not in features.hands()
    assert "Nadia" not in who_may_note(at_the_counter)


def test_who_knows_somebody_best_is_set_on_the_page(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    at, counter = at_the_counter, at_the_counter.window.counter
    counter.type_query("margit")
    at.settle()
    counter.enter()
    at.settle()
    page = counter.page._page
    assert page is not None
    assert dict(page.staff)[page.knows_best] == "Helen Marlow"
    assert counter.page.given.knows is not None
    qtbot.keyClick(counter.page.given.knows, Qt.Key.Key_Down)
    at.settle()
    assert dict(counter.page._page.staff)[counter.page._page.knows_best] == "Rosie Marlow"
    assert at.window.undo()
    at.settle()
    assert counter.page._page.knows_best == page.knows_best
