"""A picture of a label sheet, so that a started one is used again: the first label still there is clicked."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopfriend.language import _
from shopfriend.printing.labels import LABELS, LabelSheet
from shopfriend.window import theme
from shopfriend.window.theme import Colours

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class LabelPicture(QWidget):
    """Labels before the first free one are gone; clicks and arrows say which that is, counted from 1."""

    chosen = Signal(int)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._sheet = next(iter(LABELS.values()))
        self._first = 1
        self._wanted = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 200)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_sheet(self, sheet: LabelSheet, first: int, wanted: int) -> None:
        """Show this sheet from its `first` free label on, and on which labels so many addresses will lie."""
        self._sheet, self._first, self._wanted = sheet, min(first, sheet.labels), wanted
        said = _("Label sheet {name}, printed from label {first} of {count}")
        self.setAccessibleName(said.format(name=sheet.name, first=self._first, count=sheet.labels))
        self.update()

    @property
    def first(self) -> int:
        """The first label that is still there."""
        return self._first

    def sizeHint(self) -> QSize:
        return QSize(260, 360)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(self._sheet.labels):
            if self._label(place).contains(event.position()):
                self._choose(place + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = {Qt.Key.Key_Up: -self._sheet.across, Qt.Key.Key_Down: self._sheet.across}
        step = {**_STEPS, **down}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 1 <= self._first + step <= self._sheet.labels:
            self._choose(self._first + step)

    def _choose(self, first: int) -> None:
        if first != self._first:
            self.show_sheet(self._sheet, first, self._wanted)
            self.chosen.emit(first)

    def _paper(self) -> QRectF:
        """The sheet as large as there is room, in its own shape."""
        wide, high = self._sheet.sheet
        scale = min((self.width() - 6) / wide, (self.height() - 6) / high)
        return QRectF((self.width() - wide * scale) / 2, (self.height() - high * scale) / 2, wide * scale, high * scale)

    def _label(self, place: int) -> QRectF:
        paper = self._paper()
        scale = paper.width() / self._sheet.sheet.width
        left, foot = self._sheet.corner(place)
        label = self._sheet.label
        top = self._sheet.sheet.height - foot - label.height
        return QRectF(paper.left() + left * scale, paper.top() + top * scale, label.width * scale, label.height * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent_text if self.hasFocus() else colours.edge), 2))
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(self._paper(), 3, 3)
        painter.setFont(theme.text(15, bold=True))
        last = self._first + self._wanted
        for place in range(self._sheet.labels):
            number, label = place + 1, self._label(place).adjusted(1, 1, -1, -1)
            if number < self._first:
                painter.setPen(QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            else:
                painter.setPen(QPen(QColor(colours.gold_fill if number < last else colours.edge), 1))
                painter.setBrush(QColor(colours.gold_tint if number < last else colours.paper))
            painter.drawRoundedRect(label, 3, 3)
            if number == self._first:
                painter.setPen(QPen(QColor(colours.accent_text), 2))
                painter.drawRoundedRect(label, 3, 3)
                if label.height() >= painter.fontMetrics().height():
                    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.end()
