"""One front to choose, as a small picture with a rim, and the button that leads to those that are not in sight."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.theme import Colours

SMALL, LARGE = QSize(38, 44), QSize(70, 88)
PICTURE = 29
"""Pixels that a front is painted wide in its button, at twice the dots of the screen, since it is also seen larger."""
GAP = 6


class DesignButton(QAbstractButton):
    """One front; the chosen one has a rim."""

    def __init__(self, name: str, picture: QImage, colours: Colours, size: QSize = SMALL) -> None:
        super().__init__()
        self.name = name
        self._picture = picture
        self._colours = colours
        self.setCheckable(True)
        self.setFixedSize(size)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Front: {name}").format(name=name.replace("_", " ")))

    def show_picture(self, picture: QImage) -> None:
        """Show the front as it is now, in another hand or ink."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_frame(painter, self, self._colours, self._colours.sheet, self._colours.line)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self.size() - QSize(6, 6)
        whole = QRect(QPoint(0, 0), self._picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        whole.moveCenter(self.rect().center())
        painter.drawImage(whole, self._picture)
        painter.end()


class MoreButton(QAbstractButton):
    """Opens all fronts; tells how many more there are than the row shows."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self.setFixedSize(SMALL)
        self.setFont(theme.text(15))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_number(self, more: int) -> None:
        """So many are not in the row."""
        self.setText(f"+{more}")
        self.setAccessibleName(_("All fronts"))
        self.setToolTip(_("All fronts"))
        self.setVisible(more > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_frame(painter, self, self._colours, self._colours.paper, self._colours.edge)
        painter.setPen(QColor(self._colours.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


def _paint_frame(painter: QPainter, button: QAbstractButton, colours: Colours, fill: str, usual_rim: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marked = button.isChecked() or button.hasFocus()
    rim = QColor(colours.accent_text if marked else usual_rim)
    painter.setPen(QPen(rim, 2 if marked else 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(button.rect().adjusted(1, 1, -1, -1), 6, 6)
