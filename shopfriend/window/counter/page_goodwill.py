"""From the line where goodwill is noted to the shop that remembers it; what was half typed waits for its page."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from shopfriend.counter.views import Named, Opened
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window.background import Workers
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.page_view import PageView
from shopfriend.window.keys import on_key

if TYPE_CHECKING:
    from shopfriend.goodwill.noting_views import NotedDown, Noting
    from shopfriend.window.counter.goodwill_line import GoodwillLine


class PageGoodwill(QObject):
    """Ctrl R opens the line and goes through what may be noted. `stored` tells that the shop knows more now."""

    told = Signal(str)
    undoable = Signal(str, object)
    stored = Signal()
    left = Signal()

    def __init__(
        self, page: PageView, features: CounterFeatures, workers: Workers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._features = features
        self._looking = workers.looking
        self._storing = workers.storing
        self._uid = ""
        self._gone = False
        self._kept: dict[str, Noting] = {}
        self._connected: GoodwillLine | None = None
        on_key(page, "Ctrl+R", self.open)
        page.goodwill_wanted.connect(self.open)
        page.known.connect(self._knows_best)

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self._kept.clear()

    def shown(self, page: Opened) -> None:
        """A page is seen now: its own half typed line comes back with it."""
        if page.uid != self._uid:
            self._keep_half_typed()
            self._uid, self._gone = page.uid, page.gone
            if page.uid in self._kept:
                line = self._line()
                line.put_back(self._kept.pop(page.uid))
                line.show()

    def hide(self) -> None:
        """The page is put out of sight."""
        self._keep_half_typed()
        self._uid = ""

    def open(self) -> None:
        """Show the line, or go on to the next thing in it."""
        if self._uid and not self._gone and not self._page.is_form:
            self._line().open()

    def _line(self) -> "GoodwillLine":
        line = self._page.goodwill_line
        if self._connected is None:
            self._connected = line
            line.noted.connect(self._note)
            line.looked_for.connect(self._look)
            line.left.connect(self._leave)
        return line

    def _keep_half_typed(self) -> None:
        if self._connected is None:
            return
        from shopfriend.goodwill.noting_views import Noting

        typed = self._connected.typed()
        if self._uid and self._connected.isVisibleTo(self._page) and typed.words.strip():
            self._kept[self._uid] = typed
        self._connected.put_back(Noting())
        self._connected.hide()

    def _leave(self) -> None:
        from shopfriend.goodwill.noting_views import Noting

        self._line().put_back(Noting())
        self._line().hide()
        self.left.emit()

    def _look(self, typed: str) -> None:
        uid = self._uid

        def found(named: Named) -> None:
            if self._uid == uid:
                self._line().show_people(typed, [hit for hit in named.hits if hit.uid != uid][:3])

        self._looking.run(lambda: self._features.names(typed), found)

    def _note(self, noting: "Noting") -> None:
        uid, features = self._uid, self._features

        def stored(answer: "NotedDown") -> None:
            if self._uid == uid:
                self._leave()
            self.undoable.emit(answer.said, lambda: self._undo(answer.action))
            self.stored.emit()

        def refused(problem: Problem) -> None:
            if self._uid == uid:
                self._line().refuse(str(problem))
            else:
                self._kept.setdefault(uid, noting)

        def keep() -> "NotedDown":
            by = features.staff.serving().chosen
            return features.note(uid, replace(noting, by=by))

        self._storing.run(keep, stored, refused)

    def _knows_best(self, staff: str) -> None:
        uid, features = self._uid, self._features

        def stored(changes: Any) -> None:
            self.undoable.emit(_("Noted who knows them best."), lambda: self._undo(changes.action))
            self.stored.emit()

        self._storing.run(lambda: features.knows_best(uid, staff), stored)

    def _undo(self, action: str) -> None:
        def undone(_changes: Any) -> None:
            self.told.emit(_("Taken back."))
            self.stored.emit()

        self._storing.run(lambda: self._features.undo(action), undone)
