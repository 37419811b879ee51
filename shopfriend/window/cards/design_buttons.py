"""The fronts that a card may have, as small pictures to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.window.theme import Colours

WIDE, HIGH = 38, 44
PICTURE = 29
"""Pixels that a front is painted wide in its button."""


class DesignButton(QAbstractButton):
    """One front; the chosen one has a rim."""

    def __init__(self, name: str, picture: QImage, colours: Colours) -> None:
        super().__init__()
        self.name = name
        self._picture = picture
        self._colours = colours
        self.setCheckable(True)
        self.setFixedSize(WIDE, HIGH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Front: {name}").format(name=name.replace("_", " ")))

    def show_picture(self, picture: QImage) -> None:
        """Show the front as it is now, in another hand or ink."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.isChecked() or self.hasFocus()
        rim = QColor(self._colours.accent_text if marked else self._colours.line)
        painter.setPen(QPen(rim, 2 if marked else 1))
        painter.setBrush(QColor(self._colours.sheet))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        high = HIGH - 6
        place = QRect(0, 0, round(high * 105 / 148), high)
        place.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRect(place.topLeft(), self._picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio))
        whole.moveCenter(place.center())
        painter.drawImage(whole, self._picture)
        painter.end()


class DesignButtons(QWidget):
    """The fronts in a row."""

    chosen = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self.buttons: list[DesignButton] = []
        self._choice = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.setFixedHeight(HIGH)
        self.setAccessibleName(_("Front"))

    def show_designs(self, designs: Sequence[tuple[str, QImage]], chosen: str) -> None:
        """Offer these fronts, one of them chosen."""
        if [name for name, _picture in designs] != [each.name for each in self.buttons]:
            for each in self.buttons:
                self._choice.removeButton(each)
                each.setParent(None)
                each.deleteLater()
            self.buttons = [DesignButton(name, picture, self._colours) for name, picture in designs]
            for each in self.buttons:
                self._choice.addButton(each)
                self._row.addWidget(each)
                each.clicked.connect(lambda _checked, name=each.name: self.chosen.emit(name))
        for each, (_name, picture) in zip(self.buttons, designs, strict=True):
            each.show_picture(picture)
            each.setChecked(each.name == chosen)

    def sizeHint(self) -> QSize:
        return QSize(len(self.buttons) * (WIDE + 6) - 6, HIGH)
