"""The open card in the editor: its front, and its inside as far as it is written, sticking out of the tile."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopfriend.language import _
from shopfriend.window.theme import Colours

FRONT_SHARE = 0.37
"""Of the tile's width; the inside, of which only the written part is looked at, gets the rest."""
_PAD, _GAP = 18, 18
_A6 = 148 / 105


class PreviewTile(QWidget):
    """Paints the two pictures that it is given."""

    def __init__(self, colours: Colours, paper: str) -> None:
        super().__init__()
        self._colours = colours
        self._paper = paper
        self._front: QImage | None = None
        self._inside: QImage | None = None
        self._shape = _A6
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("The card as it will be printed"))

    def sizeHint(self) -> QSize:
        return QSize(500, 260)

    def sizes(self) -> tuple[int, int]:
        """How many pixels wide the front and the inside are painted in the room there is."""
        high = self.height() - 2 * _PAD
        share = FRONT_SHARE if self._shape > 1 else 0.5
        front = min(round(high / self._shape), round((self.width() - 2 * _PAD - _GAP) * share))
        inside = self.width() - 2 * _PAD - _GAP - front
        # Two thirds of the page are written at most, and all of that should be seen; of a low one everything.
        seen = 0.66 if self._shape > 1 else 1.0
        return max(40, front), max(80, min(inside, round((self.height() - _PAD) / (self._shape * seen))))

    def show_card(self, front: QImage, inside: QImage) -> None:
        """Show these two sides."""
        self._front, self._inside = front, inside
        self._shape = front.height() / max(front.width(), 1)
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._front = self._inside = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tile = QPainterPath()
        tile.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 16, 16)
        painter.fillPath(tile, QColor(self._colours.tint))
        painter.setClipPath(tile)
        front, inside = self.sizes()
        left = (self.width() - front - _GAP - inside) // 2
        self._sheet(painter, QRect(left, _PAD, front, round(front * self._shape)), self._front)
        self._sheet(painter, QRect(left + front + _GAP, _PAD, inside, round(inside * self._shape)), self._inside)
        painter.setClipping(False)
        painter.setPen(QColor(self._colours.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(tile)
        painter.end()

    def _sheet(self, painter: QPainter, place: QRect, picture: QImage | None) -> None:
        shadow = QColor(self._colours.shadow)
        shadow.setAlpha(12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shadow)
        for spread in (1, 2, 4, 6):
            painter.drawRoundedRect(place.adjusted(-spread, 3 - spread, spread, 3 + spread), 4, 4)
        painter.fillRect(place, QColor(self._paper))
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, picture)
