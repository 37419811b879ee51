"""Deleted by mistake, in the real window: taken back with the line, or days later out of the bin."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from shopfriend.exchange import importing
from shopfriend.exchange.person import Person, Reading
from shopfriend.keeping import retention
from shopfriend.window.keeping.bin_screen import BinScreen
from tests.window.conftest import TODAY, AtTheCounter
from tests.window.test_counter import texts
from tests.window.test_parting import open_form, undo


def names(at: AtTheCounter) -> list[str]:
    return [hit.name for hit in at.shop.find("margit")]


def bin_screen(at: AtTheCounter) -> BinScreen:
    at.window.show_settings()
    at.window.settings.customers.bin_wanted.emit()
    at.settle()
    screen = at.window.findChild(BinScreen)
    assert screen is not None
    return screen


def click(screen: QWidget, name: str) -> None:
    (link,) = (each for each in screen.findChildren(QPushButton) if each.accessibleName().startswith(name))
    link.click()


def test_a_customer_is_deleted_and_comes_back_either_way(at_the_counter: AtTheCounter) -> None:
    open_form(at_the_counter, "margit")
    page = at_the_counter.window.counter.page
    page.form._delete.click()
    at_the_counter.settle()
    assert "Margit Sørensen" not in names(at_the_counter)
    assert not page.isVisible()
    undo(at_the_counter)
    assert page.isVisible()
    assert "Margit Sørensen" in names(at_the_counter)
    at_the_counter.shop.features().counter.rights.delete(at_the_counter.window.counter.opened_page)
    screen = bin_screen(at_the_counter)
    assert "Margit Sørensen, with everything" in texts(screen)
    click(screen, "Give back")
    at_the_counter.settle()
    assert "Margit Sørensen" in names(at_the_counter)
    assert "Nothing was deleted in the last 30 days" in texts(screen)
    at_the_counter.window.hide_everything()
    at_the_counter.settle()
    assert "Margit" not in texts(screen)


def test_a_talk_is_deleted_and_taken_back(at_the_counter: AtTheCounter) -> None:
    open_form(at_the_counter, "margit")
    counter = at_the_counter.window.counter
    counter.edit()
    at_the_counter.settle()
    line = counter.page._talk_lines[0]
    said = line._talk.text
    line.open()
    assert line._mending is not None
    line._mending.delete.click()
    at_the_counter.settle()
    assert said not in texts(counter.page)
    undo(at_the_counter)
    assert said in texts(counter.page)


def test_a_promise_that_was_never_made_is_deleted_and_taken_back(at_the_counter: AtTheCounter) -> None:
    window = at_the_counter.window
    window.show_promises()
    at_the_counter.settle()
    promises = window.promises
    chosen = promises.selected()
    assert chosen is not None
    promises.let_go()
    promises.doing.mistake.click()
    at_the_counter.settle()
    there = [each.uid for each in at_the_counter.shop.features().promises.all().open]
    assert chosen.uid not in there
    undo(at_the_counter)
    assert chosen.uid in [each.uid for each in at_the_counter.shop.features().promises.all().open]


def test_a_list_is_taken_back_as_long_as_nothing_was_built_upon_it(at_the_counter: AtTheCounter) -> None:
    people = (Person("Ann Onymous"), Person("Bert Onymous"))
    importing.store(at_the_counter.shop.database, Reading("till.csv", "table", "utf-8", people, ()))
    screen = bin_screen(at_the_counter)
    assert "till.csv (table): 2 customers" in texts(screen)
    click(screen, "Take back: till.csv")
    at_the_counter.settle()
    assert "till.csv" not in texts(screen)
    assert at_the_counter.shop.find("onymous") == [] or "Onymous" not in at_the_counter.shop.find("onymous")[0].name


@pytest.mark.parametrize("years", [0, 10])
def test_how_long_somebody_may_be_silent_is_the_owners_to_say(at_the_counter: AtTheCounter, years: int) -> None:
    screen = bin_screen(at_the_counter)
    assert screen.years.place == 2
    screen.years.chosen.emit([0, 2, 3, 5, 10].index(years))
    at_the_counter.settle()
    assert retention.years(at_the_counter.shop.database) == years
    assert retention.silent(at_the_counter.shop.database, TODAY) == ()
