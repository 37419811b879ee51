"""The drawing of who brought whom, painted: it is moved by dragging, zoomed by the wheel, and read by its names.

Names are set in one size at any zoom, as many as find room: fans first, then those who came last. The name of whoever
is pointed at, or chosen by the arrows, is always there.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from shopfriend.goodwill.views import Brought
from shopfriend.records.kinds import ReferralStep
from shopfriend.window import icons, theme
from shopfriend.window.goodwill.room import Room
from shopfriend.window.goodwill.web_layout import Spot, lay_out
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import initials, round_colour

_SHOP, _SENDER, _SENT, _LEAST = 40.0, 23.0, 14.0, 5.0
"""Radii at full size: the shop, somebody who sent others, somebody who was sent; and the least on the screen."""
_BESIDE, _ABOVE, _LARGEST, _STEP = 76, 46, 2.0, 1.25
_WIDEST = 1.55
"""So much wider than high the rings may be, as a window is."""
_NAME = 15
_NOBODY = -1
_WIDTHS = {ReferralStep.NAME_PASSED: 1.2, ReferralStep.INTRODUCED: 1.8, ReferralStep.READY_TO_BUY: 2.6}


class WebView(QWidget):
    """`opened` tells whose page is wanted, `pointed` at whom one points (a place among the people, -1 for nobody)."""

    opened = Signal(str)
    pointed = Signal(int)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._people: Sequence[Brought] = ()
        self._spots: list[Spot] = []
        self._tints: list[QColor] = []
        self._zoom, self._stretch, self._middle = 1.0, 1.0, QPointF()
        self._shows_focus = False
        self._is_fitted = True
        self._at = -1
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_people(self, people: Sequence[Brought]) -> None:
        """Draw these, all of them in sight."""
        self._people = people
        self._spots = lay_out([person.by for person in people])
        self._tints = []
        for person in people:
            root = QColor(round_colour(person.name, self._colours))
            self._tints.append(root if person.by < 0 else self._tints[person.by])
        self._point_at(-1)
        self.fit()

    def fit(self) -> None:
        """Show all of it, as large as it goes."""
        self._is_fitted = True
        reach_x = max((abs(spot.x) for spot in self._spots), default=1.0)
        reach_y = max((abs(spot.y) for spot in self._spots), default=1.0)
        wide, high = max(1, self.width() - 2 * _BESIDE) / 2, max(1, self.height() - 2 * _ABOVE) / 2
        self._zoom = min(1.0, wide / max(1.0, reach_x), high / max(1.0, reach_y))
        self._stretch = min(_WIDEST, max(1.0, wide / max(1.0, reach_x) / self._zoom))
        self._middle = QPointF(self.width() / 2, self.height() / 2 - 6)
        self.update()

    def zoom(self, by: float, around: QPointF | None = None) -> None:
        """Show it `by` so much larger, with the point `around` staying where it is."""
        fixed = self._middle if around is None else around
        before = self._zoom
        self._zoom = min(_LARGEST, max(0.05, before * by))
        self._middle = fixed + (self._middle - fixed) * (self._zoom / before)
        self._is_fitted = False
        self.update()

    @property
    def at(self) -> int:
        """Who is pointed at, a place among the people; -1 for nobody."""
        return self._at

    def where(self, place: int) -> QPointF:
        """Where somebody stands on the screen."""
        spot = self._spots[place]
        return self._middle + QPointF(spot.x * self._stretch, spot.y) * self._zoom

    def _radius(self, place: int) -> float:
        return max(_LEAST, (_SENDER if self._people[place].sent else _SENT) * self._zoom)

    def _under(self, point: QPointF) -> int:
        for place in range(len(self._people)):
            away = point - self.where(place)
            if QPointF.dotProduct(away, away) <= (self._radius(place) + 4) ** 2:
                return place
        return -1

    def _point_at(self, place: int) -> None:
        if place != self._at:
            self._at = place
            can_open = place >= 0 and self._people[place].uid
            self.setCursor(Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor)
            self.pointed.emit(place)
            self.update()

    def _open(self, place: int) -> None:
        if place >= 0 and self._people[place].uid:
            self.opened.emit(self._people[place].uid)

    def sizeHint(self) -> QSize:
        return QSize(600, 460)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._point_at(self._under(event.position()))
            return
        moved = event.position() - self._pressed
        if self._dragged or moved.manhattanLength() > 6:
            self._dragged, self._is_fitted = True, False
            self._middle += moved
            self._pressed = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and not self._dragged:
            self._open(self._under(event.position()))
        self._pressed = None

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A frame says where the keyboard is, for whoever came by it."""
        super().focusInEvent(event)
        self._shows_focus = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._shows_focus = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        if step and self._people:
            self._shows_focus = True
            self._point_at((max(self._at, -1 if step > 0 else 0) + step) % len(self._people))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(_STEP if key == Qt.Key.Key_Plus else 1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self._at)
        else:
            # Letters belong to the window, where they look somebody up.
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.rect())
        for place in range(len(self._people)):
            self._paint_way(painter, place)
        self._paint_shop(painter)
        for place in range(len(self._people)):
            self._paint_person(painter, place)
        self._paint_names(painter)
        if self._shows_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._colours.accent_text), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()

    def _paint_way(self, painter: QPainter, place: int) -> None:
        person, end = self._people[place], self.where(place)
        start = self._middle if person.by < 0 else self.where(person.by)
        colour = QColor(self._colours.edge) if person.by < 0 else QColor(self._tints[place])
        pen = QPen(colour, 1.4 if person.by < 0 else _WIDTHS[person.step])
        if person.by >= 0 and person.step is ReferralStep.NAME_PASSED:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        across = end - start
        bent = (start + end) / 2 + QPointF(-across.y(), across.x()) * 0.08
        path = QPainterPath(start)
        path.quadTo(bent, end)
        painter.drawPath(path)

    def _paint_shop(self, painter: QPainter) -> None:
        size = max(12.0, _SHOP * self._zoom)
        painter.setPen(QPen(QColor(self._colours.line), 1.5))
        painter.setBrush(QColor(self._colours.tint))
        painter.drawEllipse(self._middle, size, size)
        picture = icons.pixmap("mark", "", max(12, round(size * 0.95)))
        half = QPointF(picture.deviceIndependentSize().width() / 2, picture.deviceIndependentSize().height() / 2)
        painter.drawPixmap(self._middle - half, picture)

    def _paint_person(self, painter: QPainter, place: int) -> None:
        person, centre, radius = self._people[place], self.where(place), self._radius(place)
        colours = self._colours
        if not self.rect().adjusted(-60, -60, 60, 60).contains(centre.toPoint()):
            return
        if person.is_fan:
            painter.setPen(QPen(QColor(colours.gold_fill), 3))
            painter.setBrush(QColor(colours.paper))
            painter.drawEllipse(centre, radius + 4.5, radius + 4.5)
        is_known = bool(person.uid)
        painter.setPen(QPen(self._tints[place], 2) if not is_known else Qt.PenStyle.NoPen)
        painter.setBrush(self._tints[place] if is_known else QColor(colours.paper))
        painter.drawEllipse(centre, radius, radius)
        if place == self._at:
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius + 2, radius + 2)
        if radius >= 10:
            painter.setPen(QColor(colours.in_round) if is_known else self._tints[place])
            font = theme.heading(16)
            font.setPixelSize(max(8, round(radius * 0.85)))
            painter.setFont(font)
            letters = initials(person.name, 2 if person.sent else 1)
            painter.drawText(_around(centre, radius), Qt.AlignmentFlag.AlignCenter, letters)

    def _paint_names(self, painter: QPainter) -> None:
        """Each name beside its round, on the first side where there is room; where one points, in any case."""
        fonts = {True: theme.text(_NAME, bold=True), False: theme.text(_NAME)}
        measures = {bold: QFontMetricsF(font) for bold, font in fonts.items()}
        room = Room()
        for place in range(len(self._people)):
            around = 6 if self._people[place].is_fan else -2
            room.take(_around(self.where(place), self._radius(place) + around), place)
        room.take(_around(self._middle, max(12.0, _SHOP * self._zoom)), _NOBODY)
        for place in sorted(range(len(self._people)), key=self._rank):
            if not self.rect().contains(self.where(place).toPoint()):
                continue
            bold = self._people[place].sent > 0
            words = measures[bold].elidedText(self._people[place].name, Qt.TextElideMode.ElideRight, 190)
            sides = self._sides(place, measures[bold].horizontalAdvance(words) + 6, measures[bold].height())
            free = next((box for box in sides if room.is_free(box, place)), None)
            if free is None and place == self._at:
                free = sides[0]
            if free is not None:
                room.take(free, place)
                painter.setFont(fonts[bold])
                self._paint_name(painter, free, words, place == self._at)

    def _sides(self, place: int, wide: float, high: float) -> list[QRectF]:
        """Where a name may stand that lies wholly in sight: below, above, to the right, to the left."""
        centre, person = self.where(place), self._people[place]
        away = self._radius(place) + (8 if person.is_fan else 3)
        corners = (
            QPointF(centre.x() - wide / 2, centre.y() + away),
            QPointF(centre.x() - wide / 2, centre.y() - away - high),
            QPointF(centre.x() + away, centre.y() - high / 2),
            QPointF(centre.x() - away - wide, centre.y() - high / 2),
        )
        boxes = [QRectF(corner.x(), corner.y(), wide, high) for corner in corners]
        return [box for box in boxes if QRectF(self.rect()).contains(box)] or boxes[:1]

    def _paint_name(self, painter: QPainter, box: QRectF, words: str, is_pointed_at: bool) -> None:
        behind = QColor(self._colours.selected if is_pointed_at else self._colours.paper)
        behind.setAlpha(255 if is_pointed_at else 210)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(behind)
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(self._colours.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _rank(self, place: int) -> tuple[bool, int, int]:
        person = self._people[place]
        return place != self._at, -person.sent, -person.day.toordinal()


def _around(centre: QPointF, radius: float) -> QRectF:
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
