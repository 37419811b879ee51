"""A service cycle as a row: what a customer meets one after the other, each with its dots."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from shopfriend.language import _
from shopfriend.our_shop.views import Point
from shopfriend.window import icons, theme
from shopfriend.window.our_shop.dots import dots_in_words, paint_dots
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import take_all_out

_IN_A_ROW = 8
_ROUND, _ROOMY_ROUND = 50, 62


class PointButton(QAbstractButton):
    """One point in its row; `is_first` and `is_last` tell where the line begins and ends."""

    def __init__(self, point: Point, number: int, colours: Colours, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self.point = point
        self._number, self._colours = number, colours
        self._is_first, self._is_last = is_first, is_last
        self._round = _ROUND
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        said = [point.name, dots_in_words(point.dots)]
        if point.heard_dots is not None:
            said.append(_("heard: {dots}").format(dots=dots_in_words(point.heard_dots)))
        self.setAccessibleName(", ".join(said))
        self.setToolTip(point.name)
        self.set_roomy(False)

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is room for large rounds."""
        self._round = _ROOMY_ROUND if roomy else _ROUND
        self.setFixedHeight(self._round + 14 + theme.scaled(42) + 46)

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, point = self._colours, self.point
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.width() / 2
        if point.is_improving:
            painter.setPen(QPen(QColor(colours.gold_fill), 1))
            painter.setBrush(QColor(colours.gold_tint))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 0.5, -3.5, -0.5), 16, 16)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(colours.accent_text if self.hasFocus() else colours.edge), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 1, -4, -1), 15, 15)
        self._paint_round(painter, middle)
        self._paint_name(painter)
        colour = colours.gold if point.is_improving else colours.green
        foot = self.height()
        paint_dots(painter, QPointF(middle, foot - 34), point.dots, colour, 13, 4)
        if point.heard_dots is not None:
            paint_dots(painter, QPointF(middle, foot - 15), point.heard_dots, colours.plum, 9, 4)
        painter.end()

    def _paint_round(self, painter: QPainter, middle: float) -> None:
        colours, size = self._colours, self._round
        y = 8 + size / 2
        painter.setPen(QPen(QColor(colours.edge), 2))
        if not self._is_first:
            painter.drawLine(QPointF(0, y), QPointF(middle - size / 2 - 4, y))
        if not self._is_last:
            painter.drawLine(QPointF(middle + size / 2 + 4, y), QPointF(self.width(), y))
        improving = self.point.is_improving
        painter.setPen(QPen(QColor(colours.gold_fill if improving else colours.line), 2))
        painter.setBrush(QColor(colours.paper if improving else colours.tint))
        painter.drawEllipse(QRectF(middle - size / 2 + 1, 9, size - 2, size - 2))
        ink = colours.gold if improving else colours.ink
        if self.point.icon:
            wide = round(size * 0.42)
            picture = icons.pixmap(self.point.icon, ink, wide)
            painter.drawPixmap(QPointF(middle - wide / 2, y - wide / 2), picture)
        else:
            painter.setPen(QColor(ink))
            painter.setFont(theme.heading(20))
            around = QRectF(middle - size / 2, 8, size, size)
            painter.drawText(around, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _paint_name(self, painter: QPainter) -> None:
        font = theme.text(16, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.ink))
        place = QRect(6, self._round + 12, self.width() - 12, theme.scaled(42))
        lines = _two_lines(self.point.name, QFontMetrics(font), place.width())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, "\n".join(lines))


def _two_lines(words: str, metrics: QFontMetrics, wide: int) -> list[str]:
    """The words in one line or two, the second cut where they are longer."""
    if metrics.horizontalAdvance(words) <= wide:
        return [words]
    first, rest = "", words.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= wide:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        return [metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide)]
    return [first, metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, wide)]


class CycleRow(QWidget):
    """The points of a cycle, in as many rows as they need; `opened` names the point that is wanted."""

    opened = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._roomy = False
        self.buttons: list[PointButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setVerticalSpacing(8)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these."""
        focused = next((button.point.uid for button in self.buttons if button.hasFocus()), "")
        take_all_out(self._grid)
        rows = max(1, -(-len(points) // _IN_A_ROW))
        across = max(1, -(-len(points) // rows))
        self.buttons = []
        for place, point in enumerate(points):
            made = PointButton(
                point,
                place + 1,
                self._colours,
                is_first=place == 0,
                is_last=place == len(points) - 1,
            )
            made.set_roomy(self._roomy)
            made.clicked.connect(lambda _on=False, uid=point.uid: self.opened.emit(uid))
            self._grid.addWidget(made, place // across, place % across)
            # A layout shows it later, and what is not seen takes no keyboard.
            made.show()
            self.buttons.append(made)
            if point.uid == focused:
                made.setFocus()
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < across))

    def focus_first(self) -> None:
        """Put the keyboard on the first point; the arrows go on from there, Enter opens."""
        if self.buttons:
            self.buttons[0].setFocus()

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is room for large rounds."""
        self._roomy = roomy
        for button in self.buttons:
            button.set_roomy(roomy)
