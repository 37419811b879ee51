"""A few things side by side of which one is chosen, as where a switch stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from shopfriend.window import theme


class Segments(QWidget):
    """Buttons in a row; arrows and clicks choose."""

    chosen = Signal(int)

    def __init__(self, name: str, items: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for place, words in enumerate(items):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setFont(theme.text(17))
            button.setFixedHeight(44)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self.set_words(items)
        self._group.idClicked.connect(self.chosen)

    def set_words(self, items: Sequence[str]) -> None:
        """Let the buttons say this."""
        for place, words in enumerate(items):
            button = self._group.button(place)
            button.setText(words)
            button.setAccessibleName(f"{self.accessibleName()}: {words}")

    def show_chosen(self, place: int) -> None:
        """Show which one is chosen."""
        self._group.button(place).setChecked(True)
