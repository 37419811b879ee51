"""From what is typed in the search box to the hits beside the page; an answer to fewer letters is never shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from shopfriend.counter.views import Hit, Named
from shopfriend.window.background import Worker
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.hit_column import HitColumn


class Finding(QObject):
    """`latest` numbers what was typed last, `shown` that of which the hits are seen.

    `entered` tells that an Enter which came before its hits can be answered now.
    """

    entered = Signal()

    def __init__(
        self, side: HitColumn, features: CounterFeatures, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._features = features
        self._worker = worker
        self._enter_waits = False
        self._query = ""
        self.latest = self.shown = 0

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def look_up(self, query: str) -> None:
        """Show whose names fit, then who told of it."""
        self._query = query
        self.latest += 1
        number = self.latest
        self._worker.run(lambda: self._features.names(query), lambda found: self._show_names(number, query, found))

    def look_again(self) -> None:
        """Find the hits that are seen once more: somebody may be another by now, or gone."""
        if self._query.strip() and self._side.sheet.isVisibleTo(self._side):
            self.look_up(self._query)

    def page_of(self, name: str, offer: Callable[[str], None]) -> None:
        """Whose page (uid) it is where somebody of just this name is no longer among those who are found."""
        number = self.latest
        self._worker.run(
            lambda: self._features.edit.silent_page(name), lambda uid: offer(uid) if number == self.latest else None
        )

    def waits(self) -> bool:
        """Whether an Enter must wait: whoever types on means what will be found, not what was found before."""
        self._enter_waits = self.shown != self.latest
        return self._enter_waits

    def forget(self) -> None:
        """What is still on its way must not show itself."""
        self.latest += 1
        self.shown = self.latest
        self._enter_waits = False

    def _show_names(self, number: int, query: str, found: Named) -> None:
        """Show whose names fit; whoever told what was typed follows below, or in their place where there is nobody."""
        if number != self.latest:
            return
        if found.hits or found.whole:
            self._side.show_hits(found.hits, query.strip())
            self._are_shown(number)
        if not found.whole and number == self.latest:
            self._worker.run(lambda: self._told(number, query), lambda told: self._show_told(number, query, told))

    def _told(self, number: int, query: str) -> list[Hit]:
        """Runs on the worker: nobody waits any longer for the answer to fewer letters than are typed."""
        return self._features.find(query) if number == self.latest else []

    def _show_told(self, number: int, query: str, found: list[Hit]) -> None:
        if number == self.latest:
            self._side.add_hits(found, query.strip())
            self._are_shown(number)

    def _are_shown(self, number: int) -> None:
        self.shown = number
        if self._enter_waits:
            self._enter_waits = False
            self.entered.emit()
