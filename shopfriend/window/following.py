"""What others write into the same shop, in another window or from the command line, comes to this one by itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from shopfriend.window.background import Worker

_EACH = 5_000
"""Milliseconds between two questions; each costs some microseconds while nothing was written."""


class Following(QObject):
    """Asks again and again while the window is seen; `moved` tells that others have written.

    Begun by `begin`, once there is a shop. While they rest behind the lock's cover, screens are told nothing: an answer
    that comes then is told by `wake`.
    """

    moved = Signal()

    def __init__(self, others_wrote: Callable[[], bool], worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._others_wrote = others_wrote
        self._worker = worker
        self._window = window
        self._timer = QTimer(self, interval=_EACH)
        self._timer.timeout.connect(self.ask)
        self._rests = False
        self._missed = False

    def begin(self) -> None:
        """Ask from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def rest(self) -> None:
        """Nobody sees the screens: neither ask nor tell."""
        self._rests = True

    def wake(self) -> None:
        """They are seen again: tell what came meanwhile, and ask at once."""
        self._rests = False
        if self._missed:
            self._missed = False
            self.moved.emit()
        self.ask()

    def ask(self) -> None:
        """Ask once, unless nobody sees the window."""
        seen = self._window.isVisible() and not self._window.window().isMinimized()
        if self._timer.isActive() and seen and not self._rests:
            self._worker.run(self._others_wrote, self._answered)

    def _answered(self, wrote: bool) -> None:
        if wrote and self._rests:
            self._missed = True
        elif wrote:
            self.moved.emit()
