"""Month end in the window: the pile, the editor, paper, and what came out."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopfriend.records.kinds import CardState
from shopfriend.window.cards.no_card import How
from shopfriend.window.cards.screen import CardsScreen
from tests.window.conftest import AtTheCounter, activate, rows, stored

LINE = "The fig jam is back, and the first jar is yours."


def names(cards: CardsScreen) -> list[str]:
    return [row.name for row in rows(cards)]


def save(cards: CardsScreen, qtbot: QtBot) -> None:
    """Save what is ready as files: no printer is in reach of these tests."""
    cards.print_ready()
    qtbot.waitUntil(cards.ways.page.print.isEnabled, timeout=20_000)
    cards.ways.page.print.click()


def test_the_month_lies_there_with_true_previews_and_nothing_is_ready_unseen(cards: CardsScreen) -> None:
    assert names(cards)[:1] == ["Bridget Fallon"]
    assert all(row.picture is not None and not row.picture.isNull() for row in rows(cards))
    assert cards.ready == []
    assert not cards.pile_page.print.isEnabled()


def test_a_personal_line_is_stored_a_moment_after_typing_and_shown_on_the_card(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    before = rows(cards)[0].picture
    qtbot.keyClicks(cards.editor.line, LINE)
    qtbot.wait(700)
    at_the_counter.settle()
    pile = at_the_counter.shop.features().cards.month(cards.month)
    assert pile.cards[0].draft.personal_line == LINE
    assert pile.cards[0].state is CardState.SUGGESTED
    assert rows(cards)[0].picture != before


def test_ready_opens_the_next_card_that_wants_a_look(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    first = names(cards)[0]
    activate(at_the_counter, qtbot)
    cards.editor.write()
    qtbot.keyClicks(cards.editor.line, LINE)
    qtbot.keyClick(cards.editor.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    assert cards.editor.shown.name != first
    assert len(cards.ready) == 1
    assert cards.pile_page.print.isEnabled()
    assert cards.pile_page.print.accessibleName().strip() == "Print the one that is ready"
    assert stored(at_the_counter)[cards.ready[0]] is CardState.WAITING


def test_words_that_do_not_fit_are_refused_where_they_can_be_mended(
    cards: CardsScreen, at_the_counter: AtTheCounter
) -> None:
    cards.editor.line.setPlainText("far too many words " * 60)
    cards.ready_and_next()
    at_the_counter.settle()
    assert "too many" in cards.editor.told
    assert cards.ready == []


def test_pictures_are_named_and_left_out_only_when_asked(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    cards.editor.line.insertPlainText("The fig jam is back \N{BIRTHDAY CAKE}\N{TULIP} for you.")
    cards.ready_and_next()
    at_the_counter.settle()
    assert "birthday cake, tulip" in cards.editor.told
    assert cards.ready == []
    qtbot.mouseClick(cards.editor.findChild(QPushButton, "leave-out"), Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert cards.editor.line.toPlainText() == "The fig jam is back for you."
    assert cards.editor.told == ""
    cards.ready_and_next()
    at_the_counter.settle()
    assert len(cards.ready) == 1


def test_the_hand_that_helps_out_and_what_the_other_lacks_are_named(
    cards: CardsScreen, at_the_counter: AtTheCounter
) -> None:
    cards.editor.line.insertPlainText("Καλημέρα!")
    cards.editor.finish_typing()
    at_the_counter.settle()
    assert cards.editor.remark == "Mynerve writes it: the other has no Κ α λ η …"


def test_the_same_line_twice_is_named(cards: CardsScreen, at_the_counter: AtTheCounter) -> None:
    cards.editor.line.setPlainText(LINE)
    cards.ready_and_next()
    at_the_counter.settle()
    cards.editor.line.setPlainText(LINE.upper())
    cards.editor.finish_typing()
    at_the_counter.settle()
    assert "Bridget Fallon" in cards.editor.remark


def test_no_card_this_year_can_be_taken_back(cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    gone = cards.editor.shown
    cards.decline(How.THIS_YEAR)
    at_the_counter.settle()
    assert gone.uid not in stored(at_the_counter)
    activate(at_the_counter, qtbot)
    qtbot.keyClick(cards.editor.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    assert stored(at_the_counter)[gone.uid] is CardState.SUGGESTED


def test_what_did_not_come_out_waits_again(
    cards: CardsScreen, at_the_counter: AtTheCounter, tmp_path: Path, qtbot: QtBot
) -> None:
    for _ in range(4):
        cards.ready_and_next()
        at_the_counter.settle()
    four = cards.ready
    save(cards, qtbot)
    qtbot.waitUntil(cards.came_out.isVisible, timeout=20_000)
    assert (tmp_path / "paper" / "cards-2026-11.pdf").stat().st_size > 10_000
    assert set(stored(at_the_counter).values()) == {CardState.PRINTING, CardState.SUGGESTED}
    assert cards.came_out.isVisible()
    cards.came_out.sheets.select(four[1])
    qtbot.keyClick(cards.came_out.sheets, Qt.Key.Key_Space)
    cards.came_out.mark(four[2])
    cards.came_out.settle()
    at_the_counter.settle()
    states = stored(at_the_counter)
    assert [states[uid] for uid in four] == [
        CardState.PRINTED,
        CardState.WAITING,
        CardState.WAITING,
        CardState.PRINTED,
    ]
    assert cards.ready == four[1:3]
    cards.pile_page.all_sent.emit()
    at_the_counter.settle()
    assert four[0] not in stored(at_the_counter)


def test_where_the_paper_ran_out_all_after_wait_again(
    cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    for _ in range(4):
        cards.ready_and_next()
        at_the_counter.settle()
    four = cards.ready
    save(cards, qtbot)
    qtbot.waitUntil(cards.came_out.isVisible, timeout=20_000)
    # They were two a sheet: the second shares its sheet with the fourth.
    cards.came_out.sheets.select(four[1])
    cards.came_out.onwards.click()
    cards.came_out.settle()
    at_the_counter.settle()
    assert cards.ready == [four[1], four[3]]


def test_stopped_paper_leaves_the_cards_waiting(cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    cards.ready_and_next()
    at_the_counter.settle()
    save(cards, qtbot)
    cards.ways.steps.cancel_wanted.emit()
    at_the_counter.settle()
    qtbot.waitUntil(lambda: cards.ways.page.isVisible() or cards.came_out.isVisible(), timeout=20_000)
    assert set(stored(at_the_counter).values()) <= {CardState.WAITING, CardState.SUGGESTED, CardState.PRINTING}


def test_other_words_hand_and_front_are_taken(cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    before = cards.editor.draft
    assert before is not None
    editor = cards.editor
    qtbot.keyClick(editor.words, Qt.Key.Key_Up if editor.words.place else Qt.Key.Key_Down)
    qtbot.keyClick(editor.hand, Qt.Key.Key_Down)
    qtbot.mouseClick(editor.designs.buttons[1], Qt.MouseButton.LeftButton)
    cards.store_now()
    at_the_counter.settle()
    draft = at_the_counter.shop.features().cards.month(cards.month).cards[0].draft
    assert (draft.text.key != before.text.key, draft.hand != before.hand, draft.design != before.design) == (True,) * 3


def test_a_remembered_fact_is_written_into_the_line(cards: CardsScreen, at_the_counter: AtTheCounter) -> None:
    at_the_counter.settle()
    cards.editor.facts.picked.emit("Parnell, one-eyed cat")
    assert cards.editor.line.toPlainText() == "Parnell, one-eyed cat"


def test_another_month_has_its_own_cards_or_says_that_there_are_none(
    cards: CardsScreen, at_the_counter: AtTheCounter
) -> None:
    here = set(stored(at_the_counter))
    cards.turn(1)
    at_the_counter.settle()
    assert cards.month.month == 12
    assert not here & {row.uid for row in rows(cards)}


def test_hidden_when_customers_look_on(cards: CardsScreen, at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    cards.editor.line.setPlainText(LINE)
    activate(at_the_counter, qtbot)
    qtbot.keyClick(cards.pile_page.sheets, Qt.Key.Key_Escape)
    at_the_counter.settle()
    assert not cards.isVisible()
    pile = at_the_counter.shop.features().cards.month(cards.month)
    assert any(card.draft.personal_line == LINE for card in pile.cards)
