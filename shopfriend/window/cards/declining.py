"""No card this year, never for this occasion, or none at all: stored at one key, and each with a way back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from shopfriend.cards.views import MonthCard
from shopfriend.language import _
from shopfriend.window.background import Worker
from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.cards.no_card import How


class Declining(QObject):
    """`gone` tells that a card is off the pile, `back` that it lies there again."""

    undoable = Signal(str, object)
    gone = Signal(str)
    back = Signal()

    def __init__(self, features: CardFeatures, storing: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._features = features
        self._storing = storing

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def decline(self, card: MonthCard, how: How) -> None:
        """Take the card off the pile, and store for how long."""
        features, name = self._features, card.name
        if how is How.THIS_YEAR:
            said = _("No card for {name} this year.").format(name=name)
            self._store(card, said, lambda: features.skip(card.uid), lambda _done: features.put_back(card.uid))
        elif how is How.THIS_OCCASION:
            said = _("{name} gets no card for this any more.").format(name=name)
            self._store(card, said, lambda: features.whom.not_ever(card.uid), features.whom.take_back)
        else:
            said = _("{name} gets no cards any more.").format(name=name)
            self._store(card, said, lambda: features.whom.no_cards(card.uid), features.whom.take_back)

    def _store(self, card: MonthCard, said: str, write: Callable[[], Any], take_back: Callable[[Any], Any]) -> None:
        def stored(answer: Any) -> None:
            undo = lambda: self._storing.run(lambda: take_back(answer), lambda _done: self.back.emit())  # noqa: E731
            self.undoable.emit(said, undo)
            self.gone.emit(card.uid)

        self._storing.run(write, stored)
