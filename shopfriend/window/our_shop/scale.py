"""Where a month stands between "had to be convinced" and "felt compelled to come", with the year before beside it."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopfriend.language import _, month_alone, month_in_words
from shopfriend.window import theme
from shopfriend.window.theme import Colours

_SIDE = 14


class Scale(QWidget):
    """A bar with a dot for the month, and a ring for the same month a year ago."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._month = date.min
        self._stands: float | None = None
        self._before: float | None = None
        self.setFixedHeight(theme.scaled(74))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def show_stands(self, month: date, stands: float | None, before: float | None) -> None:
        """Show the month, from 0 to 1, and the year before as far as it is known."""
        self._month, self._stands, self._before = month, stands, before
        if stands is None:
            said = _("too little is known yet")
        else:
            said = _("{n} of 100 towards “felt compelled to come”").format(n=round(100 * stands))
            if before is not None:
                said += ", " + _("a year ago {n}").format(n=round(100 * before))
        self.setAccessibleName(f"{month_in_words(month)}: {said}")
        self.setToolTip(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = theme.scaled(34)
        bar = QRectF(_SIDE, y - 5, self.width() - 2 * _SIDE, 10)
        fill = QLinearGradient(bar.left(), 0, bar.right(), 0)
        fill.setColorAt(0, QColor(colours.gold_fill))
        fill.setColorAt(1, QColor(colours.green))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(0.35)
        painter.setBrush(fill)
        painter.drawRoundedRect(bar, 5, 5)
        painter.setOpacity(1)
        painter.setFont(theme.text(15))
        painter.setPen(QColor(colours.soft_ink))
        foot = QRectF(0, y + 10, self.width(), theme.scaled(26))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, _("had to be convinced"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, _("felt compelled to come"))
        if self._before is not None:
            self._paint_before(painter, bar, self._before)
        if self._stands is not None:
            self._paint_month(painter, bar, self._stands)
        painter.end()

    def _paint_before(self, painter: QPainter, bar: QRectF, share: float) -> None:
        middle = QPointF(bar.left() + bar.width() * share, bar.center().y())
        painter.setPen(QPen(QColor(self._colours.rim), 2))
        painter.setBrush(QColor(self._colours.paper))
        painter.drawEllipse(middle, 7, 7)
        if self._stands is None or abs(self._stands - share) * bar.width() > theme.scaled(110):
            self._write(painter, middle.x(), _("a year ago"), self._colours.soft_ink, bold=False)

    def _paint_month(self, painter: QPainter, bar: QRectF, share: float) -> None:
        middle = QPointF(bar.left() + bar.width() * share, bar.center().y())
        painter.setPen(QPen(QColor(self._colours.paper), 2))
        painter.setBrush(QColor(self._colours.green))
        painter.drawEllipse(middle, 11, 11)
        self._write(painter, middle.x(), month_alone(self._month), self._colours.green, bold=True)

    def _write(self, painter: QPainter, x: float, words: str, colour: str, *, bold: bool) -> None:
        painter.setFont(theme.text(15, bold=bold))
        painter.setPen(QColor(colour))
        wide = painter.fontMetrics().horizontalAdvance(words) + 4
        left = min(max(0.0, x - wide / 2), self.width() - wide)
        painter.drawText(QRectF(left, 0, wide, theme.scaled(20)), Qt.AlignmentFlag.AlignCenter, words)


class PillarChart(QWidget):
    """A pillar through the months, joined by straight lines; the same months a year ago as a dashed line behind it."""

    _TOP, _FOOT, _SIDE = 10, 24, 8

    def __init__(self, colours: Colours, colour: str) -> None:
        super().__init__()
        self._colours, self._colour = colours, colour
        self._months: tuple[date, ...] = ()
        self._now: tuple[float | None, ...] = ()
        self._before: tuple[float | None, ...] = ()
        self.setMinimumHeight(theme.scaled(92))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(180, 150)

    def show_months(
        self, months: tuple[date, ...], now: tuple[float | None, ...], before: tuple[float | None, ...], name: str
    ) -> None:
        """Show these months, each share from 0 to 1, and what the same months had a year ago."""
        self._months, self._now, self._before = months, now, before
        shares = zip(months, now, strict=True)
        known = [f"{month_alone(month)} {round(100 * share)}" for month, share in shares if share is not None]
        self.setAccessibleName(f"{name}: " + ", ".join(known))
        self.update()

    def _places(self, shares: tuple[float | None, ...]) -> list[QPointF]:
        high = self.height() - self._TOP - self._FOOT
        wide = self.width() - 2 * self._SIDE
        steps = max(1, len(self._months) - 1)
        return [
            QPointF(self._SIDE + wide * place / steps, self._TOP + high * (1 - share))
            for place, share in enumerate(shares)
            if share is not None
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot = self.height() - self._FOOT
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(0, foot, self.width(), foot)
        painter.drawLine(0, self._TOP, self.width(), self._TOP)
        before = self._places(self._before)
        if len(before) > 1:
            painter.setPen(QPen(QColor(colours.rim), 1.5, Qt.PenStyle.DashLine))
            painter.drawPolyline(before)
        now = self._places(self._now)
        if now:
            self._paint_now(painter, now, foot)
        if self._months:
            painter.setPen(QColor(colours.soft_ink))
            painter.setFont(theme.text(15))
            below = QRectF(0, foot + 3, self.width(), self._FOOT)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, month_alone(self._months[0]))
            if len(self._months) > 1:
                painter.drawText(below, Qt.AlignmentFlag.AlignRight, month_alone(self._months[-1]))
        painter.end()

    def _paint_now(self, painter: QPainter, now: list[QPointF], foot: int) -> None:
        fill = QColor(self._colour)
        fill.setAlpha(26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon([QPointF(now[0].x(), foot), *now, QPointF(now[-1].x(), foot)])
        painter.setPen(QPen(QColor(self._colour), 2))
        painter.drawPolyline(now)
        painter.setBrush(QColor(self._colour))
        for place in now[:-1]:
            painter.drawEllipse(place, 2.5, 2.5)
        painter.drawEllipse(now[-1], 5, 5)
