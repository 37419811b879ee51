"""One way to paper: a folder is chosen, files are made in the background, and the owner may stop it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from shopfriend.cards.views import Printed
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window.background import Worker
from shopfriend.window.cards.features import CardFeatures


@dataclass(slots=True)
class _Stop:
    """Whether somebody asked to stop: written by the window, read by the worker."""

    asked: bool = False


class PaperRun(QObject):
    """Makes files of cards that are ready; `ended` names the folder, or "" where nothing was made."""

    progressed = Signal(int, int)
    told = Signal(str)
    ended = Signal(str)

    def __init__(
        self, features: CardFeatures, paper: Worker, choose_folder: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._features = features
        self._paper = paper
        self._choose_folder = choose_folder
        self._stop = _Stop()

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def begin(self, month: date, cards: Sequence[str]) -> None:
        """Make the files of these cards, where the owner chooses a folder for them."""
        folder = self._choose_folder() if cards else ""
        if not folder:
            return
        self._stop = stop = _Stop()
        self.progressed.emit(0, 1)

        def printed(made: Printed) -> None:
            for name, why in made.set_aside:
                self.told.emit(_("The card for {name} is not among them. {why}").format(name=name, why=why))
            self.ended.emit(folder)

        def refused(problem: Problem) -> None:
            self.told.emit(str(problem))
            self.ended.emit("")

        self._paper.run(
            lambda: self._features.print_ready(month, cards, Path(folder), self.progressed.emit, lambda: stop.asked),
            printed,
            refused,
        )

    def cancel(self) -> None:
        """Stop as soon as a page is done; then nothing was made, and the cards wait as before."""
        self._stop.asked = True
