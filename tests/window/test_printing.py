"""From the pile to paper in the window: the way is chosen, the passes follow, faults stand beside what they concern."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.cards.passes import Addresses
from shopfriend.keeping import this_computer
from shopfriend.keeping.views import ThisComputer
from shopfriend.opened.cards import OpenCards
from shopfriend.opened.printing import OpenPrinting
from shopfriend.printing.job import JobState, Look, Paper, Printer, PrinterState, Sides, Ticket
from shopfriend.printing.paper import Flip, Size
from shopfriend.printing.turning import Turning
from shopfriend.records.kinds import CardState
from shopfriend.window.cards.print_page import PrintPage
from shopfriend.window.cards.screen import CardsScreen
from shopfriend.window.cards.steps_page import StepsPage
from tests.printing.spooler import running
from tests.window.conftest import AtTheCounter, activate, stored, surroundings

A4, C6 = Paper("iso_a4_210x297mm", Size(210, 297)), Paper("iso_c6_114x162mm", Size(114, 162))
DUPLEX = Printer("Office", (A4, C6), frozenset({Sides.ONE, Sides.LONG_EDGE}), is_default=True)
SIMPLE = Printer("Kitchen", (A4,))
AS_A_BOOK = Turning(Flip.LONG_EDGE, backwards=False)


@dataclass
class Queue:
    """A queue that does what it is told: it keeps every ticket, and says of each job what `says` gives."""

    there: tuple[Printer, ...] = (DUPLEX, SIMPLE)
    sent: list[Ticket] = field(default_factory=list)
    says: Callable[[], Look] = lambda: Look(JobState.DONE)

    def printers(self) -> tuple[Printer, ...]:
        return self.there

    def send(self, ticket: Ticket, cancelled: Callable[[], bool]) -> int:
        self.sent.append(ticket)
        return len(self.sent)

    def look(self, printer: Printer, job: int) -> Look:
        return self.says()

    def cancel(self, printer: Printer, job: int) -> None:
        self.says = lambda: Look(JobState.CANCELLED)


@dataclass
class Office:
    """Five cards that are ready, and somebody who prints them."""

    cards: CardsScreen
    queue: Queue
    at: AtTheCounter
    qtbot: QtBot
    folder: Path

    @property
    def page(self) -> PrintPage:
        return self.cards.ways.page

    @property
    def steps(self) -> StepsPage:
        return self.cards.ways.steps

    @property
    def kept(self) -> ThisComputer:
        return this_computer.load(surroundings(self.folder).settings)

    def keep_turning(self, printer: str, turning: Turning) -> None:
        self.at.shop.features().cards.printing.keep_turning(printer, turning)

    def ask(self) -> None:
        self.cards.print_ready()
        self.qtbot.waitUntil(lambda: self.page.print.isEnabled() and "sheet" in self.page.counted, timeout=20_000)

    def print(self, first: str) -> None:
        self.page.print.click()
        self.comes(first)

    def go(self, then: str) -> None:
        """Do what the steps say, until they say something else."""
        self.steps.main.click()
        self.comes(then)

    def comes(self, title: str) -> None:
        def there() -> None:
            seen = f"{self.steps.title!r}, {self.steps.told!r}, {self.page.told!r}"
            assert self.steps.title.startswith(title), seen
            assert self.steps.main.isVisible(), seen

        self.qtbot.waitUntil(there, timeout=20_000)

    def is_asked_what_came_out(self) -> None:
        self.qtbot.waitUntil(self.cards.came_out.isVisible, timeout=20_000)

    def pages(self, number: int) -> int:
        return len(PdfReader(BytesIO(self.queue.sent[number].pdf)).pages)


@pytest.fixture
def office(at_the_counter: AtTheCounter, qtbot: QtBot, tmp_path: Path) -> Office:
    shop, here, queue = at_the_counter.shop, surroundings(tmp_path), Queue()
    opened = OpenCards(here, lambda: shop.database)
    printing = OpenPrinting(here, lambda: shop.database, lambda: opened.workshop, queue).features()
    features = shop.features()
    at_the_counter.window.use(replace(features, cards=replace(features.cards, printing=printing)))
    for card in features.cards.month(features.cards.day().replace(day=1)).cards[:5]:
        features.cards.write(card.uid, card.draft, True, card.draft)
    at_the_counter.window.show_cards()
    cards = at_the_counter.window.cards
    qtbot.waitUntil(lambda: len(cards.ready) == 5, timeout=20_000)
    made = Office(cards, queue, at_the_counter, qtbot, tmp_path)
    made.ask()
    return made


def test_what_it_takes_is_told_before_anything_moves(office: Office) -> None:
    assert office.page.counted.startswith("3 sheets A4")
    assert office.page.told == "Ready; it prints both sides by itself."
    assert office.page.print.accessibleName() == "Print 5 cards"
    assert office.queue.sent == []


def test_a_printer_that_turns_prints_cards_then_envelopes_then_the_list(office: Office) -> None:
    office.print("The cards")
    office.go("One envelope on plain paper")
    assert (office.queue.sent[0].sides, office.pages(0)) == (Sides.LONG_EDGE, 6)
    office.go("Please look at it")
    assert "would the address stand" in office.steps.says
    office.go("Envelopes 1 to")
    office.go("The list")
    assert office.queue.sent[2].paper == C6
    while "hand over" not in office.steps.title and not office.cards.came_out.isVisible():
        office.steps.main.click()
        office.at.settle()
    if not office.cards.came_out.isVisible():
        office.steps.main.click()
    office.is_asked_what_came_out()
    assert list(stored(office.at).values()).count(CardState.PRINTING) == 5


def test_an_envelope_that_lay_wrong_is_tried_again(office: Office) -> None:
    office.print("The cards")
    office.go("One envelope on plain paper")
    office.go("Please look at it")
    office.steps.answered.emit(False)
    office.comes("One envelope on plain paper")
    office.go("Please look at it")
    office.go("Envelopes 1 to")
    assert len(office.queue.sent) == 3


def test_the_stack_is_tried_then_outsides_one_inside_and_the_rest(office: Office) -> None:
    office.page.both_sides.chosen.emit(1)
    office.page.addresses.chosen.emit(list(Addresses).index(Addresses.NOTHING))
    office.print("A trial with two sheets")
    office.go("Now put both back in")
    office.go("What do you see?")
    assert not office.steps.main.isEnabled()
    for question, place in ((office.steps.number, 1), (office.steps.head, 0)):
        office.qtbot.mouseClick(question.button(place), Qt.MouseButton.LeftButton)
    office.go("The outsides")
    assert office.kept.habits("Office").turning == Turning(Flip.LONG_EDGE, backwards=True)
    office.go("Now the insides")
    office.go("Please look at it")
    assert office.steps.says.startswith("Open the sheet: is ")
    office.go("Insides 2 to 3 of 3")
    office.go("The list")
    assert [office.pages(number) for number in range(2, 5)] == [3, 1, 2]
    assert {ticket.sides for ticket in office.queue.sent} == {Sides.ONE}


def test_a_trial_whose_backs_are_blank_is_repeated(office: Office) -> None:
    office.page.both_sides.chosen.emit(1)
    office.print("A trial with two sheets")
    office.go("Now put both back in")
    office.go("What do you see?")
    office.qtbot.mouseClick(office.steps.number.button(2), Qt.MouseButton.LeftButton)
    office.go("Now put both back in")
    assert office.kept.habits("Office").turning is None


def test_a_wrong_inside_stops_everything_and_the_trial_is_forgotten(office: Office) -> None:
    office.keep_turning("Office", AS_A_BOOK)
    office.ask()
    office.page.both_sides.chosen.emit(1)
    office.print("The outsides")
    office.go("Now the insides")
    office.go("Please look at it")
    office.steps.answered.emit(False)
    office.is_asked_what_came_out()
    assert office.kept.habits("Office").turning is None
    assert len(office.queue.sent) == 2


def test_a_fault_stands_beside_the_pass_and_it_can_be_tried_again(office: Office) -> None:
    office.print("The cards")
    office.queue.there = (replace(DUPLEX, state=PrinterState.STOPPED, reason="it is out of paper"),)
    office.steps.main.click()
    office.qtbot.waitUntil(lambda: office.steps.told != "", timeout=20_000)
    assert office.steps.told == "The printer Office is stopped: it is out of paper. Nothing was sent."
    office.queue.there = (DUPLEX,)
    office.go("One envelope on plain paper")


def test_stopping_before_anything_was_sent_leaves_the_cards_waiting(office: Office) -> None:
    five = office.cards.ready
    office.print("The cards")
    office.steps.stopped.emit()
    office.qtbot.waitUntil(office.cards.pile_page.isVisible, timeout=20_000)
    office.at.settle()
    assert office.cards.ready == five
    assert office.queue.sent == []


def test_a_job_taken_back_is_told_and_asked_about(office: Office) -> None:
    office.print("The cards")
    office.queue.says = lambda: Look(JobState.PRINTING, sheets=1)
    office.steps.main.click()
    office.qtbot.waitUntil(lambda: bool(office.queue.sent), timeout=20_000)
    office.steps.cancel_wanted.emit()
    office.qtbot.waitUntil(lambda: office.steps.told != "", timeout=20_000)
    assert office.steps.told.startswith("Stopped. Job 1 was taken back from Office")
    office.steps.stopped.emit()
    office.is_asked_what_came_out()


def test_a_closed_window_waits_for_no_printer_and_takes_nothing_back(office: Office) -> None:
    office.print("The cards")
    office.queue.says = lambda: Look(JobState.PRINTING)
    office.steps.main.click()
    office.qtbot.waitUntil(lambda: bool(office.queue.sent), timeout=20_000)
    office.at.window.stop()
    office.at.workers.printing.stop()
    assert office.queue.says().state is JobState.PRINTING


def test_without_printers_files_are_saved(office: Office) -> None:
    office.queue.there = ()
    office.ask()
    assert office.page.print.accessibleName() == "Save 5 cards as PDF"
    office.page.print.click()
    office.is_asked_what_came_out()
    assert (office.folder / "paper" / "cards-2026-11.pdf").exists()


def test_a_folder_that_cannot_be_written_is_told_where_it_was_chosen(office: Office) -> None:
    (office.folder / "paper").write_text("a file", encoding="utf-8")
    office.queue.there = ()
    office.ask()
    office.page.print.click()
    office.qtbot.waitUntil(lambda: "cannot be written" in office.page.told, timeout=20_000)
    assert office.page.isVisible()
    assert set(stored(office.at).values()) == {CardState.WAITING, CardState.SUGGESTED}


def test_a_printer_without_envelopes_is_told_before(office: Office) -> None:
    office.page.printer_chosen.emit("Kitchen")
    office.at.settle()
    office.at.settle()
    assert "Kitchen takes no C6 envelopes" in office.page.noted
    office.keep_turning("Kitchen", AS_A_BOOK)
    office.page.printer_chosen.emit("Kitchen")
    office.at.settle()
    office.print("The outsides")


def test_while_paper_moves_its_page_stays_whatever_is_clicked(office: Office) -> None:
    office.print("The cards")
    office.at.window.show_counter()
    office.at.window.show_cards()
    office.at.settle()
    assert office.steps.isVisible()


def test_a_month_that_answers_late_does_not_take_the_page_from_a_run_that_began(office: Office) -> None:
    made = Event()
    office.at.workers.storing.run(lambda: made.wait(20))
    office.cards.reload()
    office.print("The cards")
    made.set()
    office.at.settle()
    assert office.steps.main.isVisible()


def test_labels_begin_at_the_first_that_is_there_and_the_next_time_behind_them(office: Office) -> None:
    office.page.addresses.chosen.emit(list(Addresses).index(Addresses.LABELS))
    office.at.settle()
    assert office.page.labels.isVisible()
    activate(office.at, office.qtbot)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        office.qtbot.keyClick(office.page.labels, key)
    assert office.page.wish.first_label == 6
    office.print("The cards")
    office.go("The labels")
    office.go("The list")
    office.steps.left_out.emit()
    office.at.settle()
    assert office.kept.first_label > 6


@pytest.mark.slow
def test_through_a_real_queue_the_cards_come_out_on_both_sides(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory(prefix="cups") as folder, running(Path(folder)) as queues:
        monkeypatch.setenv("CUPS_SERVER", queues.address)
        office.at.window.use(office.at.shop.features())
        office.at.window.show_cards()
        office.ask()
        office.page.printer_chosen.emit("EVE")
        office.qtbot.waitUntil(lambda: office.page.wish.printer == "EVE", timeout=20_000)
        assert office.page.told == "Ready; it prints both sides by itself."
        assert office.page.noted.startswith("EVE takes no C6 envelopes")
        office.print("The cards")
        office.go("The list")
        office.steps.stopped.emit()
        office.is_asked_what_came_out()
        pages = PdfReader(queues.received()[-1]).pages
        assert len(pages) == 6
        assert all(page.extract_text().strip() for page in pages)
