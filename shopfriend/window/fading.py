"""A part of a sheet that scrolls: where more lies below, the last line fades out instead of being cut through."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

_HIGH = 44


class _Fade(QWidget):
    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = QColor(colour)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        through = QColor(self._colour)
        through.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, through)
        fade.setColorAt(0.85, self._colour)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.end()


class Fade(QObject):
    """Keeps a fade over the foot of anything that scrolls, as long as more lies below."""

    def __init__(self, area: QAbstractScrollArea, colour: str) -> None:
        super().__init__(area)
        self._area = area
        self._fade = _Fade(colour, area)
        area.installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._show)
        bar.rangeChanged.connect(self._show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the area."""
        if event.type() is QEvent.Type.Resize:
            self._show()
        return False

    def _show(self) -> None:
        bar, place = self._area.verticalScrollBar(), self._area.viewport().geometry()
        self._fade.setGeometry(QRect(place.left(), place.bottom() + 1 - _HIGH, place.width(), _HIGH))
        self._fade.setVisible(bar.value() < bar.maximum())
        self._fade.raise_()


class FadingArea(QScrollArea):
    """Scrolls up and down alone; `colour` is that of the sheet on which it lies."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fade = Fade(self, colour)
