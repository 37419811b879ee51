"""From "Margit sent me" to a card on paper: logged on the page, suggested, printed, posted, and counted in Circle."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.goodwill.giving import Gift
from shopfriend.goodwill.views import Brought, Circle
from shopfriend.records.kinds import CardState, Occasion, ReferralStep
from tests.window.conftest import AtTheCounter, activate, stored

FRIEND = "Tabitha Quill"
REASON = f"Introduced {FRIEND} · card and small gift"


def circle_of(at: AtTheCounter) -> Circle:
    at.window.show_later("circle")
    at.settle()
    return at.window.circle._found


def friend_in(circle: Circle) -> Brought:
    return next(person for person in circle.brought if person.name == FRIEND)


def test_a_friend_is_logged_thanked_for_and_counted(at_the_counter: AtTheCounter, tmp_path: Path, qtbot: QtBot) -> None:
    at, window = at_the_counter, at_the_counter.window
    before = circle_of(at)
    assert before.given is not None

    # Logged: Joan says so while her bread is cut.
    window.show_counter()
    window.counter.type_query("joan pym")
    at.settle()
    window.counter.enter()
    at.settle()
    activate(at, qtbot)
    line = window.counter.page.goodwill_line
    for _key in range(2):
        qtbot.keyClick(at.frame.focusWidget(), Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line.words, FRIEND)
    qtbot.keyClick(line.words, Qt.Key.Key_Return)
    at.settle()
    friend = friend_in(circle_of(at))
    assert (friend.uid, friend.step, friend.thanked_on) == ("", ReferralStep.INTRODUCED, None)

    # Suggested: the month's cards have it, with its reason, and nobody has made it ready unseen.
    window.show_cards()
    cards = window.cards
    qtbot.waitUntil(lambda: cards.editor.draft is not None, timeout=20_000)
    pile = at.shop.features().cards.month(cards.month)
    (card,) = [card for card in pile.cards if card.name == "Joan Pym" and card.occasion is Occasion.REFERRAL_THANKS]
    assert (card.reason, card.state) == (REASON, CardState.SUGGESTED)

    # Printed, as a file: no printer is in reach of this test.
    cards.pile_page.sheets.select(card.uid)
    at.settle()
    assert cards.editor.shown.uid == card.uid
    qtbot.keyClicks(cards.editor.line, "Half a loaf is waiting for the two of you.")
    cards.ready_and_next()
    at.settle()
    assert cards.ready == [card.uid]
    cards.print_ready()
    qtbot.waitUntil(cards.ways.page.print.isEnabled, timeout=20_000)
    cards.ways.page.print.click()
    qtbot.waitUntil(cards.came_out.isVisible, timeout=20_000)
    assert len(PdfReader(tmp_path / "paper" / f"cards-{cards.month:%Y-%m}.pdf").pages) >= 2
    cards.came_out.settle()
    at.settle()
    assert stored(at)[card.uid] is CardState.PRINTED
    assert friend_in(circle_of(at)).thanked_on is not None

    # Counted, once it is away: among the cards that were given, beside the friend who came of it.
    window.show_cards()
    at.settle()
    cards.pile_page.all_sent.emit()
    at.settle()
    after = circle_of(at)
    assert after.given is not None
    assert after.given.of(Gift.CARD) == before.given.of(Gift.CARD) + 1
    assert after.given.sent_to_us == before.given.sent_to_us + 1
    assert window.circle.web_page.web.isVisible()
