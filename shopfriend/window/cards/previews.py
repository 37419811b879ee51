"""Keeps the previews coming: the open card's at once, then one small sheet after the other, all in the background."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from shopfriend.cards.views import MonthCard
from shopfriend.problem import Problem
from shopfriend.window.background import Worker
from shopfriend.window.cards import pictures
from shopfriend.window.cards.features import CardFeatures


class Previews(QObject):
    """Asks the paper's worker. `sides` come for the last card asked for alone, `small` for every card by uid."""

    sides = Signal(object, object)
    refused = Signal(object)
    small = Signal(str, object)
    choices = Signal(str, object, object)

    def __init__(self, features: CardFeatures, paper: Worker, screen: pictures.Screen, parent: QObject) -> None:
        super().__init__(parent)
        self._features = features
        self._paper = paper
        self._screen = screen
        self._sheets: dict[str, QImage] = {}
        self._wanted: Sequence[MonthCard] = ()
        self._latest = 0
        self._edition = 0
        self._painting = False
        self._stopped = False

    def stop(self) -> None:
        """The screen goes: what is still under way finds nobody."""
        self._stopped = True

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self._wanted = ()
        self.forget()

    def forget(self) -> None:
        """Hands or ink are others now: what was painted, or is being painted, is not what will be printed."""
        self._edition += 1
        self._sheets.clear()

    def sheet(self, uid: str) -> QImage | None:
        """The small sheet of a card, as far as it has been painted."""
        return self._sheets.get(uid)

    def show(self, card: MonthCard, widths: tuple[int, int, int]) -> None:
        """Paint both sides of a card, and its small sheet; `widths` in pixels, in this order."""
        self._latest += 1
        number, edition, features, screen = self._latest, self._edition, self._features, self._screen

        def painted(found: pictures.Sides) -> None:
            self._keep(card.uid, found.small, edition)
            if number == self._latest and not self._stopped:
                self.sides.emit(card, found)

        def refused(problem: Problem) -> None:
            if number == self._latest and not self._stopped:
                self.refused.emit(problem)

        self._paper.run(lambda: pictures.sides(features, card.draft, widths, screen), painted, refused)

    def offer_choices(self, card: MonthCard) -> None:
        """Find the hands and paint the fronts that a card may have."""
        features, screen = self._features, self._screen
        self._paper.run(
            lambda: (features.hands(), pictures.fronts(features, card.draft, card.occasion, screen)),
            lambda found: self.choices.emit(card.uid, *found),
        )

    def paint_sheets(self, cards: Sequence[MonthCard], width: int) -> None:
        """Paint the sheets that are missing, one at a time, so that the open card never waits behind a month."""
        self._wanted = cards
        missing = [card for card in cards if card.uid not in self._sheets]
        if self._painting or self._stopped or not missing:
            return
        self._painting = True
        card, edition, features, screen = missing[0], self._edition, self._features, self._screen

        def painted(picture: QImage | None) -> None:
            self._painting = False
            self._keep(card.uid, picture or QImage(), edition)
            self.paint_sheets(self._wanted, width)

        self._paper.run(lambda: pictures.small_sheet(features, card.draft, width, screen), painted)

    def check(self, card: MonthCard, then: Callable[[object], None]) -> None:
        """Go on with `then` where the card can be written as it stands; else `refused` tells why not."""
        features = self._features
        self._paper.run(lambda: features.preview(card.draft), then, self.refused.emit)

    def _keep(self, uid: str, picture: QImage, edition: int) -> None:
        if self._stopped or edition != self._edition:
            return
        self._sheets[uid] = picture
        self.small.emit(uid, picture)
