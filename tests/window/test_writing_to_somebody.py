"""Whom to write to: anybody by hand, who knows of the cards, who would rather have none, and what Today ticks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from shopfriend.cards.views import MonthPile
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer, Wish
from shopfriend.records.kinds import CardState, Occasion
from shopfriend.window.cards.no_card import How
from shopfriend.window.cards.screen import CardsScreen
from tests.window.conftest import AtTheCounter, activate, rows, stored


def test_anybody_is_found_in_three_keys_and_gets_a_card_for_anything(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    activate(at_the_counter, qtbot)
    qtbot.keyClick(
        cards.pile_page.sheets, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    page = cards.others.beginning.page
    assert page.isVisible()
    assert not page.begin.isEnabled()
    qtbot.keyClicks(page.search, "mar")
    at_the_counter.settle()
    assert page.hits.count()
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.begin.isEnabled()
    page.occasions[Occasion.GET_WELL].click()
    whom = page.whom
    qtbot.keyClick(page.occasions[Occasion.GET_WELL], Qt.Key.Key_Return)
    at_the_counter.settle()
    shown = cards.editor.shown
    assert shown is not None
    assert (shown.customer_uid, shown.occasion, shown.reason) == (whom, Occasion.GET_WELL, "Begun by you")
    assert cards.pile_page.isVisible()
    assert shown.uid in {row.uid for row in rows(cards)}
    assert at_the_counter.window._said.undo()
    at_the_counter.settle()
    assert shown.uid not in stored(at_the_counter)


def test_a_card_that_cannot_be_begun_is_refused_where_it_is_asked_for(
    cards: CardsScreen, at_the_counter: AtTheCounter
) -> None:
    birthday = next(card for card in pile(at_the_counter) if card.occasion is Occasion.BIRTHDAY)
    cards.begin(birthday.customer_uid, birthday.name)
    page = cards.others.beginning.page
    page.occasions[Occasion.BIRTHDAY].click()
    page.begin.click()
    at_the_counter.settle()
    assert page.isVisible()
    assert "already" in page.told


def test_names_do_not_stay_on_the_page(cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    cards.begin()
    page = cards.others.beginning.page
    qtbot.keyClicks(page.search, "mar")
    at_the_counter.settle()
    at_the_counter.window.hide_everything()
    assert (page.search.text(), page.hits.count()) == ("", 0)
    at_the_counter.window.show_cards()
    assert cards.pile_page.isVisible()


def test_a_month_without_suggestions_asks_whom_to_thank(cards: CardsScreen) -> None:
    cards.pile_page.show_pile(MonthPile(cards.month, ()))
    assert cards.pile_page.asks.isVisible()
    cards.pile_page.asks.click()
    assert cards.others.beginning.page.isVisible()


@pytest.mark.parametrize("how", How)
def test_what_is_not_wanted_is_one_key_and_can_be_taken_back(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot, how: How
) -> None:
    card = cards.editor.shown
    assert card is not None
    activate(at_the_counter, qtbot)
    cards.editor.write()
    qtbot.keyClick(cards.editor.line, getattr(Qt.Key, f"Key_{how.value}"))
    at_the_counter.settle()
    assert card.uid not in stored(at_the_counter)
    assert (
        wishes(at_the_counter, card.customer_uid)
        == {
            How.THIS_YEAR: [],
            How.THIS_OCCASION: [card.occasion],
            How.AT_ALL: [None],
        }[how]
    )
    qtbot.keyClick(cards.editor.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    assert stored(at_the_counter)[card.uid] is CardState.SUGGESTED
    assert wishes(at_the_counter, card.customer_uid) == []


def test_what_is_not_wanted_is_chosen_from_a_list_too(cards: CardsScreen, at_the_counter: AtTheCounter) -> None:
    card = cards.editor.shown
    assert card is not None
    cards.editor.no_card.open_list()
    cards.editor.no_card.findChild(QMenu).actions()[2].trigger()
    at_the_counter.settle()
    assert wishes(at_the_counter, card.customer_uid) == [None]


def test_before_a_first_card_it_is_asked_once_whether_they_know(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    shown = cards.editor.shown
    assert shown is not None
    with at_the_counter.shop.database.writing() as session:
        customer = session.scalars(select(Customer).where(Customer.uid == shown.customer_uid)).one()
        customer.knows_on = None
        for card in session.scalars(select(Card).where(Card.recipient_uid == customer.uid, Card.uid != shown.uid)):
            card.state = CardState.SKIPPED
    cards.reload()
    at_the_counter.settle()
    activate(at_the_counter, qtbot)
    cards.ready_and_next()
    cards.ready_and_next()
    at_the_counter.settle()
    first = cards.editor.first
    assert first.isVisible()
    assert shown.draft.known["called"] in first.question.text()
    assert cards.ready == []
    qtbot.keyClick(first.yes, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert cards.ready == [shown.uid]
    with at_the_counter.shop.database.reading() as session:
        assert session.scalars(select(Customer.knows_on).where(Customer.uid == shown.customer_uid)).one()


def test_a_card_is_begun_from_a_page(at_the_counter: AtTheCounter) -> None:
    counter, window = at_the_counter.window.counter, at_the_counter.window
    open_page(at_the_counter, "margit")
    button(counter.page.cards, "Write a card").click()
    page = window.cards.others.beginning.page
    assert page.isVisible()
    page.begin.click()
    at_the_counter.settle()
    assert window.cards.editor.shown.name == "Margit Sørensen"
    assert window.cards.editor.shown.occasion is Occasion.THANK_YOU


def test_no_cards_on_a_page_is_one_key_and_can_be_taken_back(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    counter = at_the_counter.window.counter
    open_page(at_the_counter, "margit")
    activate(at_the_counter, qtbot)
    uid = counter.page.cards.page.uid
    qtbot.keyClick(counter.talk.words, Qt.Key.Key_F8)
    at_the_counter.settle()
    assert wishes(at_the_counter, uid) == [None]
    assert button(counter.page.cards, "Write a card") is None
    button(counter.page.cards, "Write again").click()
    at_the_counter.settle()
    assert wishes(at_the_counter, uid) == []
    assert at_the_counter.window._said.undo()
    at_the_counter.settle()
    assert wishes(at_the_counter, uid) == [None]


def test_a_card_in_the_drawer_is_ticked_on_the_page_or_in_today_and_kept_there(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    shown = cards.editor.shown
    assert shown is not None
    is_now(at_the_counter, shown.uid, CardState.PRINTED)
    counter = at_the_counter.window.counter
    at_the_counter.window.show_counter()
    open_page(at_the_counter, shown.name)
    activate(at_the_counter, qtbot)
    qtbot.keyClick(counter.talk.words, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    assert state(at_the_counter, shown.uid) is CardState.SENT
    assert counter.page.cards.waiting == []
    assert any(shown.draft.beginning in words.text() for words in counter.page.cards.findChildren(QLabel))
    assert at_the_counter.window._said.undo()
    at_the_counter.settle()
    assert state(at_the_counter, shown.uid) is CardState.PRINTED
    counter.page.cards.ticks[0].click()
    at_the_counter.settle()
    assert state(at_the_counter, shown.uid) is CardState.SENT


def test_today_ticks_what_is_posted_and_opens_a_birthday_that_was_learnt_late(
    cards: CardsScreen, at_the_counter: AtTheCounter
) -> None:
    shown = cards.editor.shown
    assert shown is not None
    is_now(at_the_counter, shown.uid, CardState.PRINTED)
    counter = at_the_counter.window.counter
    counter._side.done.emit(shown.uid)
    at_the_counter.settle()
    assert state(at_the_counter, shown.uid) is CardState.SENT
    with at_the_counter.shop.database.writing() as session:
        margit = session.scalars(select(Customer).where(Customer.name == "Margit Sørensen")).one()
        margit.birth_day, margit.birth_month, uid = 28, 11, margit.uid
    counter._side.write_wanted.emit(uid)
    at_the_counter.settle()
    shown = cards.editor.shown
    assert (cards.month.month, shown.name, shown.occasion) == (10, "Margit Sørensen", Occasion.BIRTHDAY)


def open_page(at: AtTheCounter, query: str) -> None:
    at.window.counter.type_query(query)
    at.settle()
    at.window.counter.enter()
    at.settle()


def button(where: QWidget, words: str) -> QPushButton | None:
    return next((each for each in where.findChildren(QPushButton) if each.text() == words), None)


def is_now(at: AtTheCounter, card: str, state: CardState) -> None:
    with at.shop.database.writing() as session:
        session.scalars(select(Card).where(Card.uid == card)).one().state = state


def state(at: AtTheCounter, card: str) -> CardState:
    with at.shop.database.reading() as session:
        return session.scalars(select(Card.state).where(Card.uid == card)).one()


def pile(at: AtTheCounter) -> tuple:
    return at.shop.features().cards.month(at.window.cards.month).cards


def wishes(at: AtTheCounter, customer: str) -> list[Occasion | None]:
    with at.shop.database.reading() as session:
        found = select(Wish.occasion).join(Customer, Customer.id == Wish.customer_id).where(Customer.uid == customer)
        return list(session.scalars(found))
