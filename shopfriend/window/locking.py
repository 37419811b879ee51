"""Locking the window: all of it goes out of sight at once, and out of memory as soon as nothing is under way.

What is being stored or printed just then is finished first, behind the cover. What was half typed and not stored is
kept, in memory alone, for whoever opens the window again.
"""

import functools
import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmapCache

from shopfriend.problem import Problem
from shopfriend.window.background import Workers
from shopfriend.window.counter.half_typed import HalfTyped
from shopfriend.window.half_typed_on import half_typed_on
from shopfriend.window.keeping.lock_features import LockFeatures, Way
from shopfriend.window.main_window import MainWindow
from shopfriend.window.screens import Screens
from shopfriend.window.theme import Colours
from shopfriend.window.watch import close_what_lies_over_it

if TYPE_CHECKING:
    from shopfriend.window.keeping.lock_screen import LockScreen

_NOT_THE_KEY = ("damaged", "empty-file", "not-a-shop", "no-shop", "shop-unreadable", "newer-file")
_LOOK_EVERY = 50
"""Milliseconds between looks whether all is done."""


class Locking(QObject):
    """Covers the window, lets go of screens and shop, and uncovers it for whoever may see it.

    `let_go` tells that nobody may hold on to the screens any more, `opened` wants new ones on the open shop, with what
    was half typed in the old; `refused` tells that the key is right and the shop does not open all the same.
    `uncovered` tells that somebody may see screens again, these or new ones.
    """

    opened = Signal(object)
    refused = Signal(object)
    let_go = Signal()
    uncovered = Signal()

    def __init__(self, window: MainWindow, workers: Workers) -> None:
        super().__init__(window)
        self._window = window
        self._workers = workers
        self._features: LockFeatures | None = None
        self._cover: LockScreen | None = None
        self._screens: Screens | None = None
        self._typed: HalfTyped | None = None
        self._could_not_store = False
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._let_go)
        workers.storing.failed.connect(self._keep_screens)

    @property
    def is_locked(self) -> bool:
        """Whether the window is covered."""
        return self._cover is not None

    @property
    def has_let_go(self) -> bool:
        """Whether nothing is left of what was seen but what was half typed."""
        return self.is_locked and self._screens is None

    def lock(self, screens: Screens, features: LockFeatures, colours: Colours) -> None:
        """Cover these screens, and let go of them and their shop as soon as nothing is under way."""
        if self.is_locked or not screens.is_open:
            return
        close_what_lies_over_it()
        screens.rest()
        self._screens, self._could_not_store = screens, False
        self._show(features, colours)
        self._look.start()

    def begin_locked(self, features: LockFeatures, colours: Colours) -> None:
        """The window starts, and nothing of the shop has been seen yet."""
        self._show(features, colours)

    def _show(self, features: LockFeatures, colours: Colours) -> None:
        self._features = features
        from shopfriend.window.keeping.lock_screen import LockScreen

        self._cover = cover = LockScreen(colours)
        self._window.cover(cover)
        cover.wanted.connect(self._try)
        self._workers.looking.run(features.way, cover.ask)

    def _keep_screens(self, _problem: object) -> None:
        # What could not be stored stands in them alone: they are kept, behind the cover.
        self._could_not_store = True

    def _let_go(self) -> None:
        screens, features, workers = self._screens, self._features, self._workers
        if screens is None or features is None or screens.is_busy or self._could_not_store or not workers.are_idle:
            return
        typed = half_typed_on(screens)
        if not workers.are_idle:
            return
        self._look.stop()
        self._typed, self._screens = typed, None
        self._window.let_go()
        self.let_go.emit()
        workers.storing.run(features.lock, lambda _done: _forget_what_is_at_hand())

    def _try(self, way: Way, typed: str) -> None:
        features, cover = self._features, self._cover
        if features is None or cover is None:
            return
        # The shop is let go of by the same worker, before; one that is not let go of may be storing for long.
        worker = self._workers.storing if self.has_let_go else self._workers.looking
        cover.wait()
        worker.run(lambda: features.let_in(way, typed), lambda _done: self._uncover(), self._refuse)

    def _uncover(self) -> None:
        self._look.stop()
        self._cover = None
        screens, typed = self._screens, self._typed
        self._screens = self._typed = None
        if screens is not None:
            self._window.fill(screens)
            screens.wake()
            screens.counter.search.setFocus()
        else:
            self.opened.emit(typed)
        self.uncovered.emit()

    def _refuse(self, problem: Problem) -> None:
        if self._cover is None:
            return
        if self._screens is None and problem.code in _NOT_THE_KEY:
            typed, self._typed, self._cover = self._typed, None, None
            self.opened.emit(typed)
            self.refused.emit(problem)
        else:
            self._cover.refuse(problem)


def _forget_what_is_at_hand() -> None:
    """Empty whatever is kept so that it need not be worked out twice: words and pictures of customers are among it."""
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper) and str(kept.__module__).startswith("shopfriend."):
            kept.cache_clear()
    QPixmapCache.clear()
    gc.collect()
