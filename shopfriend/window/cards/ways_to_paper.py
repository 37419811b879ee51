"""From "Print" to "Did all come out?": the owner chooses a way, and files or printed sheets come of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopfriend.cards.passes import PrintWish
from shopfriend.printing.job import Printer
from shopfriend.printing.labels import LabelSheet
from shopfriend.problem import Problem
from shopfriend.window.background import Workers
from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.cards.paper_run import PaperRun
from shopfriend.window.cards.print_page import PrintPage
from shopfriend.window.cards.printing_run import PrintingRun
from shopfriend.window.cards.steps_page import StepsPage
from shopfriend.window.theme import Colours

_Found = tuple[Sequence[Printer], Sequence[LabelSheet], PrintWish, str]


class WaysToPaper(QObject):
    """Holds the two pages on which printing is asked about and followed.

    `shown` is the page to be seen, `left` tells that the owner goes back to the pile, and `ended` that the pile may be
    looked at anew: with the folder of the files, "" for a printer. While a pile is `under_way` its page stays in sight.
    """

    told = Signal(str)
    shown = Signal(QWidget)
    left = Signal()
    ended = Signal(str)
    measure_wanted = Signal(str)

    def __init__(
        self,
        colours: Colours,
        features: CardFeatures,
        workers: Workers,
        choose_folder: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._features = features
        self._workers = workers
        self._cards: Sequence[str] = ()
        self.under_way = False
        self._asked = 0
        self.page = PrintPage(colours)
        self.steps = StepsPage(colours)
        self._files = PaperRun(features, workers.paper, choose_folder, self)
        self._run = PrintingRun(features.printing, workers, self.steps, self)
        self._connect()

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self._files.use(features)
        self._run.use(features.printing)

    def begin(self, month: date, cards: Sequence[str]) -> None:
        """Ask how these cards shall go to paper."""
        if not cards:
            return
        self._month, self._cards = month, cards
        self.page.ask(len(cards))
        self.shown.emit(self.page)
        printing = self._features.printing

        def find() -> _Found:
            try:
                printers, why = printing.printers(), ""
            except Problem as problem:
                printers, why = (), str(problem)
            return printers, printing.label_sheets(), printing.wish("", printers), why

        self._workers.printing.run(find, lambda found: self.page.show_printers(*found))

    def _connect(self) -> None:
        page = self.page
        page.left.connect(self.left)
        page.changed.connect(self._count)
        page.printer_chosen.connect(self._choose_printer)
        page.wanted.connect(self._print)
        page.measure_wanted.connect(self.measure_wanted)
        self.steps.cancel_wanted.connect(self._files.cancel)
        self._files.progressed.connect(lambda done, of: self.steps.show_progress(done, of, ""))
        self._files.begun.connect(self._show_making)
        for run in (self._files, self._run):
            run.told.connect(self.told)
            run.refused.connect(self._refused)
        self._files.ended.connect(self._end)
        self._run.ended.connect(lambda: self._end(""))

    def _choose_printer(self, name: str) -> None:
        printing, printers = self._features.printing, self.page.printers
        if name:
            self._workers.reading.run(lambda: printing.wish(name, printers), self.page.show_wish)
        else:
            self.page.show_wish(replace(self.page.wish, printer="", both_sides=True))

    def _count(self, wish: PrintWish) -> None:
        self._asked += 1
        number, printing, cards, printer = self._asked, self._features.printing, self._cards, self.page.chosen_printer
        self._workers.reading.run(
            lambda: printing.counted(cards, printer, wish),
            lambda counted: self.page.show_counts(counted) if number == self._asked else None,
        )

    def _print(self, wish: PrintWish) -> None:
        printer, printing = self.page.chosen_printer, self._features.printing
        self._workers.storing.run(lambda: printing.keep_wish(wish))
        if printer is None:
            self._files.begin(self._month, self._cards, wish)
        else:
            self._show_making()
            self._run.begin(self._month, self._cards, printer, wish)

    def stop(self) -> None:
        """The window goes: what a printer has, it prints; no more pages are made."""
        self._files.cancel()
        self._run.leave()

    def _show_making(self) -> None:
        self.under_way = True
        self.steps.show_making()
        self.shown.emit(self.steps)

    def _end(self, folder: str) -> None:
        self.under_way = False
        self.ended.emit(folder)

    def _refused(self, why: str) -> None:
        self.under_way = False
        self.page.refuse(why)
        self.shown.emit(self.page)
