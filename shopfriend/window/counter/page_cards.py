"""From the cards on a customer's page to the shop: given, declined, wanted again; each can be taken back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from shopfriend.language import _
from shopfriend.window.background import Worker
from shopfriend.window.counter.card_box import CardBox
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.page_view import PageView
from shopfriend.window.keys import on_key


class PageCards(QObject):
    """`stored` tells that the shop knows more now."""

    told = Signal(str)
    undoable = Signal(str, object)
    stored = Signal()
    write_wanted = Signal(str, str)

    def __init__(
        self, page: PageView, features: CounterFeatures, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._features = features
        self._worker = worker
        self._box: CardBox | None = None
        page.cards_shown.connect(self._take_box)
        on_key(page, "Ctrl+G", self.give_first)
        on_key(page, "F8", self.decline)

    def _take_box(self, box: CardBox) -> None:
        self._box = box
        box.given.connect(self.done)
        box.declined.connect(self.decline)
        box.taken_back.connect(self.write_again)
        box.write_wanted.connect(lambda: self.write_wanted.emit(box.page.uid, box.page.name))

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def done(self, card: str) -> None:
        """A card was posted or handed over, or taken out of the drawer because nobody may have it any more."""
        features = self._features
        self._store(lambda: features.cards.done(card), _("Done."))

    def give_first(self) -> None:
        """The oldest card that waits for whoever's page is seen was given."""
        if self._box is not None and self._box.waiting:
            self.done(self._box.waiting[-1].uid)

    def decline(self) -> None:
        """No cards at all for the customer whose page is seen, from now on."""
        if self._box is None or self._box.page.gone:
            return
        features, page = self._features, self._box.page
        said = _("{name} gets no cards any more.").format(name=page.name)
        self._store(lambda: features.cards.no_cards(page.uid), said)

    def write_again(self, wish: str) -> None:
        """What somebody would rather not have had, she may have again."""
        features = self._features
        self._store(lambda: features.cards.write_again(wish), _("Cards are written again."))

    def _store(self, work: Callable[[], Any], said: str) -> None:
        def stored(changes: Any) -> None:
            if changes.action:
                self.undoable.emit(said, lambda: self._undo(changes.action))
            else:
                self.told.emit(said)
            self.stored.emit()

        self._worker.run(work, stored)

    def _undo(self, action: str) -> None:
        def undone(_changes: Any) -> None:
            self.told.emit(_("Taken back."))
            self.stored.emit()

        self._worker.run(lambda: self._features.undo(action), undone)
