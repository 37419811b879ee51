"""A few things side by side of which one is chosen, as where a switch stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

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
            button = segment(words)
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

    def set_open(self, place: int, is_open: bool) -> None:
        """Whether this one can be chosen."""
        self._group.button(place).setEnabled(is_open)

    def show_none(self) -> None:
        """Show that nothing is chosen yet."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    def button(self, place: int) -> QAbstractButton:
        """The button at a place."""
        return self._group.button(place)


def segment(words: str) -> QPushButton:
    """A button that stays pressed, as one of several."""
    made = QPushButton(words)
    made.setCheckable(True)
    made.setProperty("segment", True)
    made.setFont(theme.text(17))
    made.setFixedHeight(44)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
