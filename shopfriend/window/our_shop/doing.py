"""Having something stored for our shop: said in a line with a way back, after which what is seen is asked for anew."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window.background import Worker


class Doing(QObject):
    """`changed` tells that the shop is another one than is seen."""

    told = Signal(str)
    undoable = Signal(str, object)
    changed = Signal()

    def __init__(self, storing: Worker, undo: Callable[[str], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storing = storing
        self._undo = undo

    def do(
        self,
        work: Callable[[], Any],
        said: str,
        otherwise: Callable[[str], None] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Have `work` done, which gives Changes; a Problem's sentence goes to `otherwise`, or into the line."""

        def done(changes: Any) -> None:
            if then is not None:
                then()
            if changes.sequence:
                self.undoable.emit(said, lambda: self._take_back(str(changes.action)))
            self.changed.emit()

        def refused(problem: Problem) -> None:
            if otherwise is not None:
                otherwise(str(problem))
                return
            self.told.emit(str(problem))
            self.changed.emit()

        self._storing.run(work, done, refused)

    def _take_back(self, action: str) -> None:
        def undone(_changes: Any) -> None:
            self.told.emit(_("Taken back."))
            self.changed.emit()

        self._storing.run(lambda: self._undo(action), undone)
