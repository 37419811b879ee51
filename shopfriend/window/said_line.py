"""The line that says what was done, at the foot of the window, with a way to undo it where there is one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.theme import Colours

_SAID_FOR = 6000
"""Milliseconds for which the line stays; twice as long where something can be undone."""


class SaidLine(QFrame):
    """Lies over the window until its time is over."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("said")
        self._words = QLabel()
        self._words.setFont(theme.text(17))
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setStyleSheet(f"color: {colours.paper};")
        self._undo = QPushButton(_("Undo"))
        self._undo.setFont(theme.text(17, bold=True))
        self._undo.setStyleSheet(
            f"background: transparent; color: {colours.gold_fill}; border: none; padding: 2px 8px;"
            "text-decoration: underline;"
        )
        self._undo.setCursor(Qt.CursorShape.PointingHandCursor)
        self._undo.clicked.connect(self._take_back)
        self._how: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 18, 10)
        row.setSpacing(10)
        row.addWidget(self._words)
        row.addWidget(self._undo)
        self.setStyleSheet(f"QFrame#said {{ background: {colours.ink}; border-radius: 12px; }}")
        self._quieten = QTimer(self, singleShot=True)
        self._quieten.timeout.connect(self.hide)
        self.hide()

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Show the line; `undo` takes back what it tells."""
        self._how = undo
        self._undo.setVisible(undo is not None)
        metrics, room = self._words.fontMetrics(), self.window().width() - 320
        self._words.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        self._words.setToolTip(words)
        self.setAccessibleName(words)
        self.adjustSize()
        self.show()
        self.raise_()
        self._quieten.start(_SAID_FOR * (2 if undo else 1))

    def forget(self) -> None:
        """Take the line away, with what it told and how that is taken back."""
        self._how = None
        self._words.clear()
        self._words.setToolTip("")
        self.setAccessibleName("")
        self.hide()

    def undo(self) -> bool:
        """Take back what the line tells; False where there is nothing to take back."""
        if not self.isVisible() or self._how is None:
            return False
        self._take_back()
        return True

    def _take_back(self) -> None:
        how, self._how = self._how, None
        self.hide()
        if how is not None:
            how()
