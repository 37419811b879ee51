"""A field as high as its lines, in which Enter is done and Shift and Enter begin a new line."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from shopfriend.window import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AROUND = 24
"""Pixels of border and padding above and below the lines together."""
_LEAST, _MOST = 2, 6
"""Lines that are shown at once; more can be scrolled to."""


class WordsField(QPlainTextEdit):
    """Says when Enter was pressed and when it was left; Tab goes on to the next field."""

    entered = Signal()
    left = Signal()

    def __init__(self, name: str, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(theme.text(size))
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        self._fit()

    def put_cursor_at_end(self) -> None:
        """Let one go on where the words end."""
        self.setFocus()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        wide = max(80, self.viewport().width() - 2 * round(self.document().documentMargin()) - 2)
        words = self.toPlainText()
        high = metrics.boundingRect(QRect(0, 0, wide, 10_000), Qt.TextFlag.TextWordWrap, words).height()
        lines = -(-high // metrics.lineSpacing()) + words.endswith("\n")
        self.setFixedHeight(metrics.lineSpacing() * min(_MOST, max(_LEAST, lines)) + _AROUND)
