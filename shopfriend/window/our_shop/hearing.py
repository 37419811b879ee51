"""Between the sheet for what somebody said and the shop: choices are asked for, words stored and taken back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window.background import Workers
from shopfriend.window.our_shop.features import HeardFeatures
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    from shopfriend.our_shop.views import NewHeard
    from shopfriend.window.our_shop.said_sheet import SaidSheet


class Hearing(QObject):
    """`shown` tells that the sheet may be seen, `left` that it is done with, `stored` that the shop knows more now, or
    less again.

    `place` puts a new sheet where it is to lie; it is built when it is first wanted.
    """

    shown = Signal(object)
    left = Signal()
    told = Signal(str)
    undoable = Signal(str, object)
    stored = Signal()

    def __init__(
        self,
        colours: Colours,
        features: Callable[[], tuple[HeardFeatures, Callable[[str], Any]]],
        workers: Workers,
        place: "Callable[[SaidSheet], None]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        self._features = features
        self._workers = workers
        self._place = place
        self._sheet: SaidSheet | None = None

    @property
    def sheet(self) -> "SaidSheet":
        """The sheet, built when it is first wanted."""
        if self._sheet is None:
            from shopfriend.window.our_shop.said_sheet import SaidSheet

            self._sheet = SaidSheet(self._colours)
            self._place(self._sheet)
            self._sheet.said.connect(self._store)
            self._sheet.left.connect(self.left)
        return self._sheet

    def open(self, customer: str = "", name: str = "") -> None:
        """Show the sheet; whose page is open (uid and name) may have said it."""
        heard, _undo = self._features()
        self.shown.emit(self.sheet)
        self.sheet.begin(customer, name)
        self._workers.reading.run(heard.choices, self.sheet.show_choices)

    def half_typed(self) -> str:
        """What stands in the field and is not stored."""
        return "" if self._sheet is None else self._sheet.words.text()

    def put_back(self, words: str) -> None:
        """Show what was typed before."""
        if words:
            self.sheet.words.setText(words)

    def _store(self, new: "NewHeard") -> None:
        heard, undo = self._features()

        def taken_back(_changes: Any) -> None:
            self.told.emit(_("Taken back."))
            self.stored.emit()

        def stored(changes: Any) -> None:
            said = _("Logged, and promised to be put right.") if new.is_complaint and new.customer else _("Logged.")
            self.sheet.clear()
            self.left.emit()
            action = str(changes.action)
            self.undoable.emit(said, lambda: self._workers.storing.run(lambda: undo(action), taken_back))
            self.stored.emit()

        def refused(problem: Problem) -> None:
            self.sheet.refuse(str(problem))

        self._workers.storing.run(lambda: heard.say(new), stored, refused)
