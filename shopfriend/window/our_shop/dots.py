"""One to five dots: painted in a row, chosen with a click or a number, and drawn through the months."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopfriend.language import _, month_alone, ngettext
from shopfriend.our_shop.views import MOST_DOTS, Rated
from shopfriend.window import theme
from shopfriend.window.theme import Colours


def dots_in_words(dots: int | None) -> str:
    """What a row of dots says to whoever does not see it."""
    if dots is None:
        return _("not rated yet")
    return ngettext("one dot of five", "{n} dots of five", dots).format(n=dots)


def paint_dots(painter: QPainter, middle: QPointF, dots: int | None, colour: str, size: float, gap: float) -> None:
    """A row of dots around a middle: as many filled as given, the others rings; all rings where None."""
    wide = MOST_DOTS * size + (MOST_DOTS - 1) * gap
    painter.setPen(QPen(QColor(colour), 1.6))
    for place in range(MOST_DOTS):
        painter.setBrush(QColor(colour) if place < (dots or 0) else Qt.BrushStyle.NoBrush)
        left = middle.x() - wide / 2 + place * (size + gap)
        painter.drawEllipse(QRectF(left + 0.8, middle.y() - size / 2 + 0.8, size - 1.6, size - 1.6))


class Dots(QWidget):
    """A row of dots to look at."""

    def __init__(self, colour: str, size: int = 14) -> None:
        super().__init__()
        self._colour, self._size = colour, size
        self._dots: int | None = None
        self.setFixedSize(MOST_DOTS * size + (MOST_DOTS - 1) * 6, size + 4)

    def show_dots(self, dots: int | None) -> None:
        """Show so many."""
        self._dots = dots
        self.setAccessibleName(dots_in_words(dots))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        paint_dots(painter, middle, self._dots, self._colour, self._size, 6)
        painter.end()


class DotsChoice(QWidget):
    """Five large dots: a click, a number or the arrows choose."""

    chosen = Signal(int)
    _SIZE, _GAP, _LEFT = 30, 10, 5

    def __init__(self, colours: Colours, name: str) -> None:
        super().__init__()
        self._colours, self._name = colours, name
        self.dots: int | None = None
        self._over: int | None = None
        self.setFixedSize(MOST_DOTS * (self._SIZE + self._GAP), self._SIZE + 14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.show_dots(None)

    def show_dots(self, dots: int | None) -> None:
        """Show so many."""
        self.dots = dots
        self.setAccessibleName(f"{self._name}: {dots_in_words(dots)}")
        self.update()

    def choose(self, dots: int) -> None:
        """Choose so many, from 1 to 5."""
        if 1 <= dots <= MOST_DOTS and dots != self.dots:
            self.show_dots(dots)
            self.chosen.emit(dots)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            self.choose((self.dots or 0) + step)
        elif event.text() in tuple("12345"):
            self.choose(int(event.text()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(self._at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = self._at(event.position())
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._over = None
        self.update()

    def _at(self, where: QPointF) -> int:
        return min(MOST_DOTS, max(1, int(where.x() // (self._SIZE + self._GAP)) + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._colours
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent_text), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        for place in range(MOST_DOTS):
            is_on = place < (self.dots or 0)
            is_over = self._over is not None and place < self._over
            painter.setPen(QPen(QColor(colours.green if is_on or is_over else colours.rim), 2))
            painter.setBrush(QColor(colours.green) if is_on else Qt.BrushStyle.NoBrush)
            left = self._LEFT + place * (self._SIZE + self._GAP)
            painter.drawEllipse(QRectF(left + 1, 8, self._SIZE - 2, self._SIZE - 2))
        painter.end()


class DotsThroughTime(QWidget):
    """How many dots a point had, from the first day to the last, joined by straight lines."""

    _LEFT, _RIGHT, _TOP, _FOOT = 10, 12, 10, 28

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._rated: tuple[Rated, ...] = ()
        self.setFixedHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def show_rated(self, rated: Sequence[Rated]) -> None:
        """Show these; with fewer than two there is no line to draw."""
        self._rated = tuple(rated)
        self.setVisible(len(self._rated) > 1)
        if self._rated:
            first, last = self._rated[0], self._rated[-1]
            self.setAccessibleName(
                _("From {before} to {now} dots since {month}").format(
                    before=first.dots, now=last.dots, month=month_alone(first.day)
                )
            )
        self.update()

    def _places(self) -> list[QPointF]:
        first, last = self._rated[0].day, self._rated[-1].day
        wide, high = self.width() - self._LEFT - self._RIGHT, self.height() - self._TOP - self._FOOT
        days = max(1, (last - first).days)
        return [
            QPointF(
                self._LEFT + wide * (each.day - first).days / days,
                self._TOP + high * (MOST_DOTS - each.dots) / (MOST_DOTS - 1),
            )
            for each in self._rated
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._rated) < 2:
            return
        colours, places = self._colours, self._places()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        foot = self.height() - self._FOOT
        for level in range(MOST_DOTS):
            y = round(self._TOP + (foot - self._TOP) * level / (MOST_DOTS - 1))
            painter.drawLine(0, y, self.width(), y)
        painter.setPen(QPen(QColor(colours.green), 2))
        painter.drawPolyline(places)
        painter.setBrush(QColor(colours.green))
        for place in places:
            painter.drawEllipse(place, 4, 4)
        painter.setPen(QColor(colours.soft_ink))
        painter.setFont(theme.text(15))
        below = QRectF(0, foot + 6, self.width(), self._FOOT - 6)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, month_alone(self._rated[0].day))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, month_alone(self._rated[-1].day))
        painter.end()
