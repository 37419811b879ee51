"""Short facts in rounded frames: what one sees of a regular at a glance."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours


class Chips(QWidget):
    """Short facts in rounded frames, as many in a row as fit."""

    HEIGHT, GAP, SIDE = 36, 10, 16

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._facts: list[tuple[str, bool]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_facts(self, facts: Sequence[str], warnings: Sequence[str] = ()) -> None:
        """Show facts, and warnings in the colour of care."""
        self._facts = [*((fact, False) for fact in facts), *((fact, True) for fact in warnings)]
        self.setAccessibleName("; ".join(fact for fact, _warns in self._facts))
        self.setVisible(bool(self._facts))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width() or 300))

    def _places(self, width: int) -> list[QRect]:
        metrics = QFontMetrics(theme.text(16), self)
        at = QPoint(0, 0)
        places = []
        for fact, warns in self._facts:
            wide = min(width, metrics.boundingRect(fact).width() + 2 * self.SIDE + 8 + (26 if warns else 0))
            if at.x() and at.x() + wide > width:
                at = QPoint(0, at.y() + self.HEIGHT + self.GAP)
            places.append(QRect(at, QSize(wide, self.HEIGHT)))
            at += QPoint(wide + self.GAP, 0)
        return places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.text(16))
        colours = self._colours
        for (fact, warns), place in zip(self._facts, self._places(self.width()), strict=True):
            painter.setPen(QColor(colours.accent_text if warns else colours.line))
            painter.setBrush(QColor(colours.tint))
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), self.HEIGHT / 2, self.HEIGHT / 2)
            inside = place.adjusted(self.SIDE, 0, -self.SIDE, 0)
            if warns:
                painter.drawPixmap(inside.left() - 2, place.top() + 8, icons.pixmap("mind", colours.accent_text, 20))
                inside.adjust(24, 0, 0, 0)
            painter.setPen(QColor(colours.accent_text if warns else colours.ink))
            words = painter.fontMetrics().elidedText(fact, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
