"""Words of one's own in the window: kept, taken, changed, removed, and the same to all of a group."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.cards.wording import OWN
from shopfriend.records.kinds import OwnKind
from shopfriend.window.cards.screen import CardsScreen
from shopfriend.window.cards.words_page import WordsPage
from tests.window.conftest import AtTheCounter, activate

MINE = "Thank you, {called}. {personal} A word from you is worth a window full of signs."


def opened(cards: CardsScreen, at: AtTheCounter) -> WordsPage:
    cards.word()
    at.settle()
    return cards.others.wording.page


def keep(cards: CardsScreen, at: AtTheCounter, words: str, kind: OwnKind = OwnKind.TEXT) -> None:
    page = opened(cards, at)
    page.choose_kind(kind)
    page.words.setPlainText(words)
    page.keep.click()
    at.settle()


def test_a_text_is_kept_out_of_a_card_and_offered_first(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    activate(at_the_counter, qtbot)
    page = opened(cards, at_the_counter)
    shown = cards.editor.shown
    assert shown is not None
    assert page.isVisible()
    assert page.words.toPlainText() == shown.draft.text.words
    page.words.setPlainText(MINE)
    qtbot.keyClick(page.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    assert cards.pile_page.isVisible()
    draft = at_the_counter.shop.features().cards.month(cards.month).cards[0].draft
    assert (draft.text.words, draft.text.key.startswith(OWN)) == (MINE, True)
    assert cards.editor.words.accessibleName().startswith("Words: Yours · Thank you,")
    cards.step(1)
    assert cards.editor.shown.choices[0].text.words == MINE


def test_a_beginning_and_an_ending_are_kept_and_taken(cards: CardsScreen, at_the_counter: AtTheCounter) -> None:
    keep(cards, at_the_counter, "My dear {called},", OwnKind.BEGINNING)
    keep(cards, at_the_counter, "Yours, with flour on my hands,", OwnKind.ENDING)
    cards.step(1)
    at_the_counter.settle()
    page = opened(cards, at_the_counter)
    assert len(page.rows) == 2
    page.rows[0].click()
    assert page.keep.accessibleName() == "Take for this card"
    page.keep.click()
    at_the_counter.settle()
    shown = at_the_counter.shop.features().cards.month(cards.month).cards
    assert [card.draft.ending for card in shown[:2]] == ["Yours, with flour on my hands,"] * 2
    called = shown[0].draft.known["called"]
    assert shown[0].draft.beginning == f"My dear {called},"


def test_what_cannot_be_kept_is_refused_where_it_is_written(cards: CardsScreen, at_the_counter: AtTheCounter) -> None:
    keep(cards, at_the_counter, "Hello {nobody}")
    page = cards.others.wording.page
    assert page.isVisible()
    assert "curly brackets" in page.told
    assert page.words.toPlainText() == "Hello {nobody}"


def test_what_is_removed_comes_back_when_that_is_taken_back(cards: CardsScreen, at_the_counter: AtTheCounter) -> None:
    keep(cards, at_the_counter, MINE)
    page = opened(cards, at_the_counter)
    page.rows[0].click()
    page.remove.click()
    at_the_counter.settle()
    assert page.rows == []
    assert at_the_counter.window._said.undo()
    at_the_counter.settle()
    assert len(page.rows) == 1


def test_the_same_goes_to_all_of_a_group_on_purpose_and_back(cards: CardsScreen, at_the_counter: AtTheCounter) -> None:
    def texts() -> list[str]:
        pile = at_the_counter.shop.features().cards.month(cards.month).cards
        return [card.draft.text.key for card in pile if card.occasion is cards.editor.shown.occasion]

    before = texts()
    assert len(set(before)) == len(before) > 1
    page = opened(cards, at_the_counter)
    page.to_all.click()
    page.who_else.give.click()
    at_the_counter.settle()
    assert set(texts()) == {before[0]}
    assert cards.pile_page.isVisible()
    assert at_the_counter.window._said.undo()
    at_the_counter.settle()
    assert texts() == before


def test_it_is_chosen_by_hand_who_else_gets_the_same(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    def texts() -> dict[str, str]:
        pile = at_the_counter.shop.features().cards.month(cards.month).cards
        return {card.uid: card.draft.text.key for card in pile}

    before = texts()
    page = opened(cards, at_the_counter)
    page.to_all.click()
    who = page.who_else
    left_out, *others = who.chosen
    qtbot.mouseClick(who.rows[0], Qt.MouseButton.LeftButton)
    assert who.chosen == others
    who.all.click()
    assert who.chosen == [left_out, *others]
    who.all.click()
    assert not who.give.isEnabled()
    who.all.click()
    qtbot.keyClick(who.rows[0], Qt.Key.Key_Space)
    who.give.click()
    at_the_counter.settle()
    after = texts()
    opened_card = cards.editor.shown
    assert opened_card is not None
    same = {uid for uid, key in after.items() if key == before[opened_card.uid]}
    assert same == {opened_card.uid, *others}
    assert after[left_out] == before[left_out]
