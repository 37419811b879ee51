"""One way to paper: a folder is chosen, files are made in the background, and the owner may stop it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from shopfriend.cards.passes import PrintWish
from shopfriend.cards.views import Printed
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window.background import Stop, Worker
from shopfriend.window.cards.features import CardFeatures


class PaperRun(QObject):
    """Makes files of cards that are ready; `ended` names the folder, `refused` tells why nothing was made."""

    begun = Signal()
    progressed = Signal(int, int)
    told = Signal(str)
    refused = Signal(str)
    ended = Signal(str)

    def __init__(
        self, features: CardFeatures, paper: Worker, choose_folder: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._features = features
        self._paper = paper
        self._choose_folder = choose_folder
        self._stop = Stop()

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def begin(self, month: date, cards: Sequence[str], wish: PrintWish) -> None:
        """Make the files of these cards, where the owner chooses a folder for them."""
        folder = self._choose_folder()
        if not folder:
            return
        self._stop = stop = Stop()
        self.begun.emit()

        def printed(made: Printed) -> None:
            for name, why in made.set_aside:
                self.told.emit(_("The card for {name} is not among them. {why}").format(name=name, why=why))
            self.ended.emit(folder)

        def refused(problem: Problem) -> None:
            self.refused.emit(str(problem))

        features, progress = self._features, self.progressed.emit
        self._paper.run(
            lambda: features.print_ready(month, cards, Path(folder), wish, progress, lambda: stop.asked),
            printed,
            refused,
        )

    def cancel(self) -> None:
        """Stop as soon as a page is done; then nothing was made, and the cards wait as before."""
        self._stop.asked = True
