"""The items of the rail on the left: where one can go, and how many things wait there."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours


class Place(QPushButton):
    """An item of the rail: an icon above a word, and how many things wait there."""

    def __init__(self, words: str, icon: str, colours: Colours) -> None:
        super().__init__()
        self._words, self._icon, self._colours = words, icon, colours
        self._number = 0
        self.setProperty("place", True)
        self.setCheckable(True)
        self.setFixedSize(92, 76)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_number(self, number: int) -> None:
        """Show how many wait; nothing for none."""
        self._number = number
        self.setAccessibleName(f"{self._words}, {number}" if number else self._words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours, here = self._colours, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = colours.accent_text if here else colours.soft_ink
        painter.drawPixmap(32, 11, icons.pixmap(self._icon, colour, 28))
        painter.setFont(theme.text(16, bold=here))
        painter.setPen(QColor(colours.ink if here else colours.soft_ink))
        painter.drawText(QRect(0, 42, 92, 24), Qt.AlignmentFlag.AlignCenter, self._words)
        if self._number:
            painter.setFont(theme.text(15, bold=True))
            wide = max(24, painter.fontMetrics().horizontalAdvance(str(self._number)) + 12)
            badge = QRect(54, 5, wide, 22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.gold_fill))
            painter.drawRoundedRect(badge, 11, 11)
            painter.setPen(QColor("#2b2320"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()
