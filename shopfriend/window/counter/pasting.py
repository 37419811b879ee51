"""Between the sheet on which notes are pasted and the shop: read at every pause, stored and taken back together."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from shopfriend.counter.views import Stored
from shopfriend.language import _, ngettext
from shopfriend.problem import Problem
from shopfriend.window.background import Workers
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.jotting import Jotting
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    from shopfriend.counter.pasted_views import PastedLine, PastedNote
    from shopfriend.window.counter.paste_sheet import PasteSheet

_PAUSE = 200
"""Milliseconds without a key after which the lines are read."""


class Pasting(QObject):
    """`shown` tells that the sheet may be seen, `left` that it is done with; `stored` that the shop knows more
    now, or less again; what each note offers to be kept waits with its customer.

    `place` puts a new sheet where the page lies; it is built when it is first wanted.
    """

    shown = Signal(object)
    left = Signal()
    told = Signal(str)
    undoable = Signal(str, object)
    stored = Signal()

    def __init__(
        self,
        colours: Colours,
        features: CounterFeatures,
        workers: Workers,
        place: "Callable[[PasteSheet], None]",
        jotting: Jotting,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        self._features = features
        self._workers = workers
        self._place = place
        self._jotting = jotting
        self._sheet: PasteSheet | None = None
        self._latest = 0
        self._is_storing = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.read)

    @property
    def sheet(self) -> "PasteSheet":
        """The sheet, built when it is first wanted."""
        if self._sheet is None:
            from shopfriend.window.counter.paste_sheet import PasteSheet

            self._sheet = PasteSheet(self._colours)
            self._place(self._sheet)
            self._sheet.typed.connect(self._pause.start)
            self._sheet.wanted.connect(self._store)
            self._sheet.left.connect(self.left)
        return self._sheet

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on; what was pasted is read anew there."""
        self._features = features
        if self._sheet is not None:
            self.read()

    def half_typed(self) -> str:
        """What stands in the field and is not stored."""
        return "" if self._sheet is None else self._sheet.field.toPlainText()

    def put_back(self, pasted: str) -> None:
        """Show what was pasted before."""
        if pasted:
            self.sheet.field.setPlainText(pasted)

    def open(self) -> None:
        """Show the sheet with the cursor where one pastes; what was pasted before and not stored is still there."""
        self.sheet.show_days(self._features.day())
        self.shown.emit(self.sheet)
        self.sheet.field.setFocus()
        self.read()

    def read(self) -> None:
        """Look up whom each line is for."""
        self._pause.stop()
        self._latest += 1
        number, pasted = self._latest, self.half_typed()
        self._workers.looking.run(
            lambda: self._features.pasted.read(pasted) if number == self._latest else [],
            lambda lines: self._show(number, lines),
        )

    def _show(self, number: int, lines: "list[PastedLine]") -> None:
        if number == self._latest:
            self.sheet.show_lines(lines)

    def _store(self, notes: "list[PastedNote]", day: date) -> None:
        if self._is_storing:
            # A list may be coming in just now: whoever presses again means the same notes.
            return
        self._is_storing, pasted = True, self.half_typed()

        def undo(action: str) -> None:
            def undone(_changes: Any) -> None:
                self.sheet.field.setPlainText(pasted)
                self.told.emit(_("Taken back."))
                self._jotting.withdraw(action)
                self.stored.emit()

            self._workers.storing.run(lambda: self._features.undo(action), undone)

        def stored(answers: list[Stored]) -> None:
            self._is_storing = False
            said = ngettext("Remembered one note.", "Remembered {n} notes.", len(answers)).format(n=len(answers))
            self.sheet.take_out(notes)
            self.undoable.emit(said, lambda: undo(answers[0].action))
            for note, answer in zip(notes, answers, strict=True):
                self._jotting.offer(note.customer, answer)
            self.stored.emit()

        def refused(problem: Problem) -> None:
            self._is_storing = False
            self._workers.storing.failed.emit(problem)

        self._workers.storing.run(lambda: self._features.pasted.remember(notes, day), stored, refused)
