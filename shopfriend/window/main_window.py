"""The window itself, painted before anything that stands in it is even imported.

Each import counts here: what the first paint does not need comes with `fill`, after it.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from shopfriend.window.screens import Screens
    from shopfriend.window.theme import Colours

RAIL = 112
_ANSWERS_WITHIN = 30_000
"""Milliseconds after which screens that were replaced are not waited for any more."""


class MainWindow(QMainWindow):
    """A desk with the rail's place on it, until the screens come; what is typed meanwhile is kept for them."""

    def __init__(self, colours: "Colours") -> None:
        super().__init__()
        self.setWindowTitle("Shopfriend")
        self.setMinimumSize(1000, 620)
        self._screens: Screens | None = None
        self._replaced: list[Screens] = []
        self._is_covered = False
        self.typed_early = ""
        # A palette alone: a painter would create every enum of Qt, 20 ms before the first paint.
        self.setPalette(QPalette(QColor(colours.paper), QColor(colours.desk)))
        self._rail = QWidget(self)
        self._rail.setPalette(QPalette(QColor(colours.paper), QColor(colours.rail)))
        self._rail.setAutoFillBackground(True)

    def fill(self, screens: "Screens") -> None:
        """Put the screens in; those before them go, and what was half typed in them stays."""
        from PySide6.QtCore import QTimer

        before, self._screens = self._screens, screens
        if before is not None and before is not screens:
            from shopfriend.window.half_typed_on import half_typed_on, put_back_on

            put_back_on(screens, half_typed_on(before))
            before.stop()
            # What they have asked for is still on the way to them.
            self._replaced.append(before)
            QTimer.singleShot(_ANSWERS_WITHIN, self, lambda: self._forget_replaced([before]))
        seen = self.takeCentralWidget()
        if seen is not None:
            seen.hide()
            if self._is_covered:
                seen.deleteLater()
        self._is_covered = False
        self.setCentralWidget(screens)
        screens.show()
        self._rail.hide()

    def cover(self, cover: "QWidget") -> None:
        """Show this alone, until the window is filled again; what was seen before stays out of sight."""
        seen = self.takeCentralWidget()
        if seen is not None:
            seen.hide()
        self._is_covered = True
        self.typed_early = ""
        self.setCentralWidget(cover)
        self._rail.hide()

    def let_go(self) -> None:
        """The screens that are covered go, and those before them: nothing is on the way to any of them."""
        if self._screens is not None:
            self._screens.stop()
            self._replaced.append(self._screens)
            self._screens = None
        self._forget_replaced(self._replaced[:])

    def _forget_replaced(self, those: "list[Screens]") -> None:
        from PySide6.QtCore import QTimer

        for screens in those:
            if screens in self._replaced:
                self._replaced.remove(screens)
                # One that runs out in the same moment would still ask for something, and the answer find nobody.
                for timer in screens.findChildren(QTimer):
                    timer.stop()
                screens.deleteLater()

    def say(self, words: str) -> None:
        """Tell in one line what was done, or why it was not, as far as there is a place for it."""
        if self._screens is not None:
            self._screens.say(words)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if self._screens is None and not self._is_covered and event.text().isprintable():
            self.typed_early += event.text()
        super().keyPressEvent(event)

    def resizeEvent(self, event: "QResizeEvent") -> None:
        self._rail.setGeometry(0, 0, RAIL, self.height())
        super().resizeEvent(event)

    def closeEvent(self, event: "QCloseEvent") -> None:
        if self._screens is not None:
            self._screens.stop()
        self._forget_replaced(self._replaced[:])
        super().closeEvent(event)
