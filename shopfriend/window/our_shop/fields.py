"""Fields of the pages of our shop: short lines, and longer words that are stored when they are left."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from shopfriend.window import theme


class Words(QPlainTextEdit):
    """A few lines; `left` tells that the cursor has gone elsewhere."""

    left = Signal()

    def __init__(self, name: str, lines: int, hint: str = "") -> None:
        super().__init__()
        self.setFont(theme.text(17))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 24)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def line_field(name: str, hint: str = "", height: int = 46) -> QLineEdit:
    """One line."""
    field = QLineEdit()
    field.setFont(theme.text(17))
    field.setFixedHeight(height)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field
