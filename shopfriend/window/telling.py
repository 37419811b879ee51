"""What is said at the foot of the window; what was asked for before everything was hidden is told without its words."""

from collections.abc import Callable

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window.background import Workers
from shopfriend.window.said_line import SaidLine

_NAMES_NOBODY = (
    "no-room",
    "busy",
    "read-only",
    "disk-fault",
    "damaged",
    "shop-unreadable",
    "settings-not-stored",
)
"""Codes of problems that must be told in any case: what is wrong with the file or the disk."""


class Telling:
    """Says things in one line, as far from the left as `left` tells in a window as high as `high` does, in pixels."""

    def __init__(self, line: SaidLine, workers: Workers, left: Callable[[], int], high: Callable[[], int]) -> None:
        self._is_over = False
        self._line = line
        self._workers = workers
        self._left = left
        self._high = high
        for worker in workers.all:
            worker.failed.connect(self.refuse)

    def stop(self) -> None:
        """Tell nothing more."""
        if not self._is_over:
            self._is_over = True
            for worker in self._workers.all:
                worker.failed.disconnect(self.refuse)

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Tell what was done; `undo` takes it back."""
        self._show(_("Done.") if self._workers.answer_late else words, undo)

    def refuse(self, problem: Problem) -> None:
        """Tell why something was not done."""
        if self._workers.answer_late and problem.code not in _NAMES_NOBODY:
            self._show(_("Something was not stored. What was typed is kept where it was typed."))
        else:
            self._show(str(problem))

    def _show(self, words: str, undo: Callable[[], None] | None = None) -> None:
        self._line.say(words, undo)
        self._line.move(self._left(), self._high() - self._line.height() - 32)
