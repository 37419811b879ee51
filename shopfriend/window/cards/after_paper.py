"""What comes after paper: the owner is asked what came out, and says what is posted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from shopfriend.cards.views import MonthCard, OpenRun
from shopfriend.language import _, ngettext
from shopfriend.records.kinds import CardState
from shopfriend.window.background import Worker
from shopfriend.window.cards.came_out import CameOut
from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.theme import Colours


class AfterPaper(QObject):
    """`asks` tells that `page` wants an answer, `rests` that nothing is asked, `changed` that cards stand elsewhere."""

    told = Signal(str)
    asks = Signal()
    rests = Signal()
    changed = Signal()

    def __init__(self, colours: Colours, features: CardFeatures, storing: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._features = features
        self._storing = storing
        self._folder = ""
        self.page = CameOut(colours)
        self.page.said.connect(self._settle)
        self.page.face_said.connect(self._keep_face)

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def ask(self, under_way: Callable[[], bool], folder: str = "") -> None:
        """Ask about the oldest run that nobody has told of; `folder` is where its files lie, where that is known."""
        self._folder = folder or self._folder

        features = self._features

        def ask() -> tuple[OpenRun | None, bool | None]:
            run = features.asked_about()
            return run, features.printing.face_up(run.printer) if run is not None else None

        def found(answer: tuple[OpenRun | None, bool | None]) -> None:
            run, face_up = answer
            # Asked for before a run began, answered after: that run's own page stays, and asks when it has ended.
            if under_way():
                return
            if run is None:
                self.rests.emit()
                return
            self.page.show_run(run, self._folder, face_up)
            self.asks.emit()

        self._storing.run(ask, found)

    def all_sent(self, cards: Sequence[MonthCard]) -> None:
        """Those of these cards that are printed have been posted."""
        printed = [card.uid for card in cards if card.state is CardState.PRINTED]

        def sent(_answer: object) -> None:
            number = len(printed)
            self.told.emit(ngettext("{n} card is on its way.", "{n} cards are on their way.", number).format(n=number))
            self.changed.emit()

        self._storing.run(lambda: self._features.sent(printed), sent)

    def _keep_face(self, printer: str, face_up: bool) -> None:
        features = self._features
        self._storing.run(lambda: features.printing.keep_face_up(printer, face_up))

    def _settle(self, run: str, came_out: dict[str, bool]) -> None:
        out = sum(came_out.values())

        def settled(_answer: object) -> None:
            self._folder = ""
            said = ngettext("{n} card is printed.", "{n} cards are printed.", out).format(n=out)
            self.told.emit(said if out else _("They wait again."))
            self.changed.emit()

        self._storing.run(lambda: self._features.settle(run, came_out), settled)
