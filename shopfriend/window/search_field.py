"""The field in which somebody is looked up, with its glass; up and down go through the people found below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours

_GLASS = 26
_STEPS = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}


class SearchField(QLineEdit):
    """`stepped` tells that the next (1) or the one before (-1) of those found is meant."""

    stepped = Signal(int)

    def __init__(self, colours: Colours, name: str, asks: str) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setFont(theme.text(20))
        self.setPlaceholderText(asks)
        self.setAccessibleName(name)
        self._glass = QLabel(self)
        self._glass.setPixmap(icons.pixmap("search", colours.soft_ink, _GLASS))
        self._glass.resize(_GLASS, _GLASS)

    def set_height(self, height: int) -> None:
        """Be so many pixels high."""
        self.setFixedHeight(height)
        self._glass.move(18, (height - _GLASS) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)
