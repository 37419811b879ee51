"""A line drawing that shows what to do with paper, as large as there is room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopfriend.window import icons
from shopfriend.window.theme import Colours

_WIDE, _HIGH = 320, 190
"""The shape in which these drawings are made."""


class DrawnPicture(QWidget):
    """One of the icons `paper_*`; `says` is what it shows, for those who do not see it."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_WIDE // 2, _HIGH // 2)

    def show_picture(self, name: str, says: str) -> None:
        """Show the drawing of this name."""
        self._name = name
        self.setAccessibleName(says)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._name:
            return
        wide = min(self.width(), self.height() * _WIDE // _HIGH, 2 * _WIDE)
        high = wide * _HIGH // _WIDE
        painter = QPainter(self)
        picture = icons.pixmap(f"paper_{self._name}", self._colours.soft_ink, wide)
        painter.drawPixmap((self.width() - wide) // 2, (self.height() - high) // 2, picture)
        painter.end()
