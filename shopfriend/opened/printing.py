"""Printing behind the window: which printers there are, a pile made ready in memory, and one pass of it on paper."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shopfriend.app import Surroundings
from shopfriend.language import _

if TYPE_CHECKING:
    from shopfriend.cards.paper_stack import PaperStack
    from shopfriend.cards.passes import Pass, PrintWish
    from shopfriend.keeping.views import PrinterHabits, ThisComputer
    from shopfriend.printing.following import Step, Way
    from shopfriend.printing.job import Printer
    from shopfriend.printing.labels import LabelSheet
    from shopfriend.printing.making import Workshop
    from shopfriend.printing.turning import Turning
    from shopfriend.store.database import Database
    from shopfriend.window.cards.printing_features import Cancelled, Counted, PrintingFeatures, Progress, Stack


class OpenPrinting:
    """What printing from the window asks for. No page ever lies in a file of ours: it goes from memory to the queue.

    `way` stands for the printers of this computer where others are meant.
    """

    def __init__(
        self,
        here: Surroundings,
        database: "Callable[[], Database]",
        workshop: "Callable[[], Workshop]",
        way: "Way | None" = None,
    ) -> None:
        self._here = here
        self._database = database
        self._workshop = workshop
        self._way = way

    def printers(self) -> "tuple[Printer, ...]":
        """The printers of this computer. Raises Problem as `printer.printers`."""
        from shopfriend.printing import printer

        return printer.printers(self._way)

    def wish(self, name: str, printers: "Sequence[Printer]") -> "PrintWish":
        """How the owner printed last on that printer; "" for the one used last, or else the system's usual one."""
        from shopfriend.cards.passes import Addresses, PrintWish

        kept = self._kept
        names = [printer.name for printer in printers]
        usual = next((printer.name for printer in printers if printer.is_default), names[0] if names else "")
        chosen = name or (kept.last_printer if kept.last_printer in names else usual)
        printer = next((printer for printer in printers if printer.name == chosen), None)
        habits = self._habits(chosen)
        return PrintWish(
            chosen,
            both_sides=printer is None or (printer.duplex and not habits.by_hand),
            turning=habits.turning,
            pack=habits.pack,
            addresses=Addresses(kept.addresses),
            label_sheet=kept.label_sheet,
            first_label=kept.first_label,
        )

    def keep_wish(self, wish: "PrintWish") -> None:
        """Remember how the owner prints."""
        from shopfriend.keeping import this_computer

        habits = replace(self._habits(wish.printer), by_hand=not wish.both_sides)
        kept = replace(
            self._kept,
            addresses=wish.addresses.value,
            label_sheet=wish.label_sheet,
            first_label=wish.first_label,
        )
        if wish.printer:
            kept = replace(kept, last_printer=wish.printer, printers={**kept.printers, wish.printer: habits})
        this_computer.store(self._here.settings, kept)

    def keep_turning(self, printer: str, turning: "Turning | None") -> None:
        """Remember how the stack goes back into a printer; None that nobody knows it any more."""
        self._keep_habits(printer, replace(self._habits(printer), turning=turning))

    def _keep_habits(self, printer: str, habits: "PrinterHabits") -> None:
        from shopfriend.keeping import this_computer

        kept = self._kept
        this_computer.store(self._here.settings, replace(kept, printers={**kept.printers, printer: habits}))

    def keep_face_up(self, printer: str, face_up: bool) -> None:
        """Remember how the pages of a printer come out."""
        self._keep_habits(printer, replace(self._habits(printer), face_up=face_up))

    def labels_used(self, wish: "PrintWish", number: int) -> None:
        """Remember that so many labels of a sheet are gone: the next time begins behind them."""
        from shopfriend.keeping import this_computer
        from shopfriend.printing import labels

        sheet = labels.named(wish.label_sheet)
        first = (wish.first_label - 1 + number) % sheet.labels + 1
        this_computer.store(self._here.settings, replace(self._kept, first_label=first))

    def counted(self, cards: Sequence[str], printer: "Printer | None", wish: "PrintWish") -> "Counted":
        """What these cards take, and what this printer cannot do for them."""
        from shopfriend.cards import counts
        from shopfriend.cards.on_printer import on_printer
        from shopfriend.window.cards.printing_features import Counted

        fits = on_printer(self._workshop().form, printer)
        workshop = replace(self._workshop(), form=fits.form)
        return Counted(counts.before_print(self._database(), cards, workshop), fits.form, fits.note)

    def trial(self) -> "Stack":
        """Two sheets that show how a stack goes back into the printer."""
        from shopfriend.cards.passes import Document
        from shopfriend.printing import making, turning
        from shopfriend.window.cards.printing_features import Stack

        workshop, title = self._workshop(), _("How the stack goes back in")
        size = workshop.form.sheet
        fronts, backs = turning.test_pages(size, workshop.type)
        documents = {
            Document.TURNING_FRONTS: making.pdf_of(fronts, title, workshop),
            Document.TURNING_BACKS: making.pdf_of(backs, title, workshop),
        }
        return Stack(documents, dict.fromkeys(documents, 2), dict.fromkeys(documents, size), workshop.form)

    def stack(
        self,
        month: date,
        cards: Sequence[str],
        printer: "Printer",
        wish: "PrintWish",
        progress: "Progress",
        cancelled: "Cancelled",
    ) -> "Stack":
        """Store a print run and make its pages; where that fails or is cancelled, its cards wait as before."""
        from shopfriend.cards import month_end, print_runs
        from shopfriend.cards.lying import paper_called
        from shopfriend.cards.on_printer import on_printer
        from shopfriend.cards.passes import Addresses
        from shopfriend.printing.paper import Flip

        database = self._database()
        fits = on_printer(self._workshop().form, printer)
        workshop = replace(self._workshop(), form=fits.form, progress=progress, cancelled=cancelled)
        flip = wish.turning.flip if wish.turning is not None and not wish.both_sides else Flip.LONG_EDGE
        order = month_end.Order(
            month,
            Path(),
            self._here.today,
            labels=wish.label_sheet if wish.addresses is Addresses.LABELS else "",
            first_label=wish.first_label,
            envelopes=wish.addresses is not Addresses.NOTHING,
            flip=flip,
        )
        run = print_runs.begin(database, cards, paper_called(workshop.form), printer.name).run
        try:
            made = month_end.paper_for(database, cards, order, workshop)
        except BaseException:
            self.give_up(run, cards)
            raise
        if made.set_aside:
            print_runs.settle(database, run, {card.uid: False for card, _why in made.set_aside})
        return _stack(made, run, wish, envelopes=fits.envelopes and wish.addresses is Addresses.ENVELOPES)

    def print_pass(
        self,
        stack: "Stack",
        one: "Pass",
        wish: "PrintWish",
        progress: "Callable[[Step], None]",
        cancelled: "Cancelled",
    ) -> None:
        """Print one pass and come back when the queue has done it. Raises Problem as `printer.print_pdf`."""
        from shopfriend.printing import printer
        from shopfriend.printing.pdf_pages import some_pages

        pdf = stack.documents[one.document]
        if one.pages != tuple(range(stack.pages[one.document])):
            pdf = some_pages(pdf, one.pages)
        calibration = self._habits(wish.printer).calibration
        printer.print_pdf(
            pdf,
            wish.printer,
            duplex=one.both_sides,
            calibration=calibration,
            progress=progress,
            cancelled=cancelled,
            way=self._way,
        )

    def give_up(self, run: str, cards: Sequence[str]) -> object:
        """Nothing of this run went to paper: its cards wait as before."""
        from shopfriend.cards import print_runs

        return print_runs.settle(self._database(), run, dict.fromkeys(cards, False))

    @property
    def _kept(self) -> "ThisComputer":
        from shopfriend.keeping import this_computer

        return this_computer.load(self._here.settings)

    def _habits(self, printer: str) -> "PrinterHabits":
        return self._kept.habits(printer)

    def label_sheets(self) -> "tuple[LabelSheet, ...]":
        """The sheets of labels that are known."""
        from shopfriend.printing.labels import LABELS

        return tuple(LABELS.values())

    def features(self) -> "PrintingFeatures":
        """What printing from the window asks for."""
        from shopfriend.window.cards.printing_features import PrintingFeatures

        return PrintingFeatures(
            printers=self.printers,
            wish=self.wish,
            keep_wish=self.keep_wish,
            keep_turning=self.keep_turning,
            labels_used=self.labels_used,
            label_sheets=self.label_sheets,
            counted=self.counted,
            trial=self.trial,
            stack=self.stack,
            print_pass=self.print_pass,
            give_up=self.give_up,
            face_up=lambda printer: self._habits(printer).face_up if printer else None,
            keep_face_up=self.keep_face_up,
        )


def _stack(made: "PaperStack", run: str, wish: "PrintWish", *, envelopes: bool) -> "Stack":
    """What was made, as passes count it; envelopes only where they are wanted and the printer takes them."""
    from shopfriend.cards.passes import Document
    from shopfriend.printing.pdf_pages import page_sizes
    from shopfriend.window.cards.printing_features import Stack

    there = {
        Document.CARDS: made.cards,
        Document.ENVELOPE_TEST: made.envelope_test if envelopes else b"",
        Document.ENVELOPES: made.envelopes if envelopes else b"",
        Document.LABELS: made.labels,
        Document.LIST: made.its_list,
        Document.DRAWER: made.drawer,
    }
    documents = {document: pdf for document, pdf in there.items() if pdf}
    sizes = {document: page_sizes(pdf) for document, pdf in documents.items()}
    return Stack(
        documents,
        {document: len(found) for document, found in sizes.items()},
        {document: found[0] for document, found in sizes.items()},
        made.form,
        made.names,
        made.posted,
        run,
        tuple((card.name, why) for card, why in made.set_aside),
    )
