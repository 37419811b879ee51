"""The backup of each day: asked for while the window is in use, on a worker of its own, so that nobody waits."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from shopfriend.problem import Problem
from shopfriend.window.background import Worker

_FIRST, _AGAIN = 60_000, 15 * 60_000
"""Milliseconds until it is asked for the first time, when all else is there, and then each time again."""


class DailyBackup(QObject):
    """Asks for the backup of the day; what cannot be is told once, not every quarter of an hour."""

    told = Signal(str)

    def __init__(self, back_up: Callable[[], str], worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._back_up = back_up
        self._worker = worker
        self._last = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.ask)

    def begin(self) -> None:
        """From now on ask for it, again and again."""
        if not self._timer.isActive():
            self._timer.start(_AGAIN)
            QTimer.singleShot(_FIRST, self, self.ask)

    def ask(self) -> None:
        """Ask for it now."""
        self._worker.run(self._back_up, self._tell, self._tell_problem)

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _tell_problem(self, problem: Problem) -> None:
        self._tell(str(problem))

    def _tell(self, words: str) -> None:
        if words and words != self._last:
            self._last = words
            self.told.emit(words)
