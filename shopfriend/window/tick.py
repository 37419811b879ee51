"""The box that is ticked where something is done, meant or left out."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from shopfriend.window import icons
from shopfriend.window.theme import Colours


class Tick(QAbstractButton):
    """A box that is ticked, with words beside it where it has any; its mark is painted, since Qt's needs a picture."""

    SIZE = 26
    GAP = 12

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._words = ""
        self.setCheckable(True)
        self.setFixedSize(self.SIZE, self.SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_words(self, words: str) -> None:
        """Show these words beside it; they tick it as well."""
        self._words = words
        self.setAccessibleName(words)
        metrics = QFontMetrics(self.font())
        self.setFixedHeight(max(self.SIZE, metrics.height()))
        self.setMaximumWidth(self.SIZE + self.GAP + metrics.horizontalAdvance(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._colours
        rim = colours.accent_text if self.hasFocus() else colours.green if self.isChecked() else colours.rim
        painter.setPen(QPen(QColor(rim), 2))
        painter.setBrush(QColor(colours.green if self.isChecked() else colours.field))
        top = (self.height() - self.SIZE) // 2
        painter.drawRoundedRect(QRectF(1, top + 1, self.SIZE - 2, self.SIZE - 2), 7, 7)
        if self.isChecked():
            painter.drawPixmap(2, top + 2, icons.pixmap("check", colours.in_round, self.SIZE - 4))
        if self._words:
            painter.setPen(QColor(colours.accent_text if self.hasFocus() else colours.ink))
            beside = self.rect().adjusted(self.SIZE + self.GAP, 0, 0, 0)
            words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, beside.width())
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
