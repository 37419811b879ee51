"""Drafts on their way into the shop: what was seen of each card goes along, so that no other window is overwritten."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from shopfriend.cards.views import Draft, MonthCard
from shopfriend.problem import Problem
from shopfriend.records.kinds import CardState
from shopfriend.window.background import Worker
from shopfriend.window.cards.features import CardFeatures

ON_THE_DESK = (CardState.SUGGESTED, CardState.WAITING)


class Drafts(QObject):
    """Stores drafts. `refused` tells which card (uid) was not stored as it was drafted.

    Where another window had changed it, what was typed stays on it until it is stored after all; `why` tells the
    problem then, by uid.
    """

    refused = Signal(str)

    def __init__(self, features: CardFeatures, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._features = features
        self._worker = worker
        self._seen: dict[str, Draft] = {}
        self._under_way: Counter[str] = Counter()
        self._waiting: dict[str, Draft] = {}
        self.why: dict[str, Problem] = {}

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self._seen.clear()
        self._waiting.clear()
        self.why.clear()

    @property
    def are_waiting(self) -> bool:
        """Whether something that was typed stands here and is not stored."""
        return bool(self._waiting)

    def on_pile(self, cards: Iterable[MonthCard], typed: MonthCard | None = None) -> dict[str, MonthCard]:
        """The cards of the pile by uid, with what is drafted and not stored; how they stand there counts as seen.

        `typed` is the card on which something was typed that has not been told yet.
        """
        found: dict[str, MonthCard] = {}
        for card in cards:
            if self._under_way[card.uid]:
                # It was asked for before what is on its way was stored.
                found[card.uid] = replace(card, draft=self._seen[card.uid])
                continue
            self._seen[card.uid] = card.draft
            if card.uid in self._waiting and card.state not in ON_THE_DESK:
                self._forget(card.uid)
            found[card.uid] = replace(card, draft=self._waiting.get(card.uid, card.draft))
        if typed is not None and typed.uid in found:
            found[typed.uid] = replace(found[typed.uid], draft=typed.draft)
        return found

    def store(self, card: MonthCard, *, ready: bool) -> None:
        """Have the card stored as it is drafted."""
        uid, draft, features = card.uid, card.draft, self._features
        seen = self._seen.get(uid, draft)
        self._seen[uid] = draft
        self._under_way[uid] += 1
        self.why.pop(uid, None)

        def stored(_changes: object) -> None:
            self._under_way[uid] -= 1
            self._forget(uid)

        def refused(problem: Problem) -> None:
            self._under_way[uid] -= 1
            if problem.code == "changed-meanwhile":
                self._waiting[uid], self.why[uid] = draft, problem
            else:
                self._forget(uid)
            self._worker.failed.emit(problem)
            self.refused.emit(uid)

        self._worker.run(lambda: features.write(uid, draft, ready, seen), stored, refused)

    def _forget(self, uid: str) -> None:
        self._waiting.pop(uid, None)
        self.why.pop(uid, None)
