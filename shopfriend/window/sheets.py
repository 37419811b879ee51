"""Paper on a desk: sheets with round corners, and the soft shadows that they throw."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from shopfriend.window.theme import Colours, Measures

_SPREAD, _DOWN, _RADIUS, _DARKEST = 24, 5, 20, 34
"""A shadow's reach and how far it falls, in pixels; the round of a sheet's corner; and its alpha at the edge."""


@lru_cache(maxsize=4)
def _shadow(colour: str) -> QPixmap:
    """The shadow of the smallest sheet; larger ones are made of its corners and edges."""
    size = 2 * (_SPREAD + _RADIUS) + 1
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setPen(Qt.PenStyle.NoPen)
    fill = QColor(colour)
    for inwards in range(_SPREAD + 1):
        fill.setAlpha(round(_DARKEST * (inwards / _SPREAD) ** 2))
        painter.setBrush(fill)
        round_by = _RADIUS + _SPREAD - inwards
        painter.drawRoundedRect(picture.rect().adjusted(inwards, inwards, -inwards, -inwards), round_by, round_by)
    painter.end()
    return picture


def paint_shadow(painter: QPainter, rect: QRect, colours: Colours) -> None:
    """A soft shadow under a sheet, stretched from one small picture: a graphics effect would cost 20 ms a key press."""
    corner, picture = _SPREAD + _RADIUS, _shadow(colours.shadow)
    reach = rect.adjusted(-_SPREAD, _DOWN - _SPREAD, _SPREAD, _DOWN + _SPREAD)
    there = _parts(reach.left(), reach.width(), corner), _parts(reach.top(), reach.height(), corner)
    here = _parts(0, picture.width(), corner)
    for across, drawn_across in zip(there[0], here, strict=True):
        for down, drawn_down in zip(there[1], here, strict=True):
            place = QRect(across[0], down[0], across[1], down[1])
            painter.drawPixmap(place, picture, QRect(drawn_across[0], drawn_down[0], drawn_across[1], drawn_down[1]))


def _parts(start: int, length: int, corner: int) -> tuple[tuple[int, int], ...]:
    """Corner, edge and corner along one side, each as where it begins and how long it is."""
    return (start, corner), (start + corner, length - 2 * corner), (start + length - corner, corner)


class Sheet(QFrame):
    """A sheet of paper with round corners; whoever lies under it paints its shadow."""

    def __init__(self, colours: Colours, *, tinted: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet_fill = QColor(colours.tint if tinted else colours.paper)
        self._sheet_edge = QColor(colours.line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._sheet_edge)
        painter.setBrush(self._sheet_fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 20, 20)
        painter.end()


class FittedSheet(Sheet):
    """A sheet whose margins follow the room there is; it has its layout from the beginning."""

    def set_measures(self, measures: Measures) -> None:
        """Fit the sheet to the room there is."""
        side, layout = measures.padding, self.layout()
        if layout is not None:
            layout.setContentsMargins(side, side - 6, side, side - 12)


class Desk(QWidget):
    """What sheets lie on: it paints their shadows, once for each size."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._colours = colours
        self._sheets: list[QWidget] = []
        self._painted: tuple[tuple[QRect, ...], QPixmap] | None = None

    def lay(self, sheet: QWidget) -> None:
        """Give this sheet a shadow wherever it lies."""
        self._sheets.append(sheet)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        places = tuple(
            QRect(sheet.mapTo(self, QPoint()), sheet.size()) for sheet in self._sheets if sheet.isVisibleTo(self)
        )
        if self._painted is None or self._painted[0] != places or self._painted[1].size() != self.size():
            picture = QPixmap(self.size())
            picture.fill(Qt.GlobalColor.transparent)
            under = QPainter(picture)
            under.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place in places:
                paint_shadow(under, place, self._colours)
            under.end()
            self._painted = (places, picture)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted[1])
        painter.end()
