"""Letters larger and smaller at once, and the whole screen, for whoever has left the reading glasses at home."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from shopfriend.keeping.views import TEXT_SIZES, ThisComputer
from shopfriend.language import _
from shopfriend.window.background import Worker
from shopfriend.window.keeping.features import SettingsFeatures

LARGER, USUAL, SMALLER = 1, 0, -1
_KEYS = {"Ctrl++": LARGER, "Ctrl+=": LARGER, "Ctrl+-": SMALLER, "Ctrl+0": USUAL}


class Letters(QObject):
    """Keys for a whole window. `redressed` tells how it is to look from now on, `told` why letters are as they were.

    Screens are built anew around other letters; `may_change` tells whether nothing leads through them just now.
    """

    redressed = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        features: Callable[[], SettingsFeatures],
        worker: Worker,
        may_change: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._features = features
        self._worker = worker
        self._may_change = may_change
        self._window = parent.window
        for keys, step in _KEYS.items():
            QShortcut(QKeySequence(keys), parent).activated.connect(partial(self.change, step))
        QShortcut(QKeySequence("F11"), parent).activated.connect(self.fill_the_screen)

    def fill_the_screen(self) -> None:
        """Give the window the whole screen, or back its frame."""
        window = self._window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def change(self, step: int) -> None:
        """Make letters LARGER or SMALLER by one size, or USUAL."""
        if not self._may_change():
            self.told.emit(_("Letters can change once this is done."))
            return
        features = self._features()

        def choose() -> ThisComputer | None:
            computer = features.computer()
            chosen = replace(computer, text_size=_size(computer.text_size, step))
            if chosen == computer:
                return None
            features.change_computer(chosen)
            return chosen

        def chosen(computer: ThisComputer | None) -> None:
            if computer is not None:
                self.redressed.emit(computer)
            elif step:
                self.told.emit(_("Letters are as large as they get.") if step > 0 else _("Letters are of usual size."))

        self._worker.run(choose, chosen)


def _size(now: int, step: int) -> int:
    if step == USUAL:
        return TEXT_SIZES[0]
    return TEXT_SIZES[min(max(TEXT_SIZES.index(now) + step, 0), len(TEXT_SIZES) - 1)]
