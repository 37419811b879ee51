"""The groups of a month's cards as tiles: how many there are, and how many still want something."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from shopfriend.language import _, ngettext
from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours

_HIGH, _LOW = 92, 66
"""How high a tile is, in pixels, where all stand in one row, and where they take several."""
_LEAST, _GAP = 190, 12
"""A tile is no narrower than this, so that its words are read whole."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group by its key, with how many cards it has and how many of them still want a line or a look."""

    key: str
    icon: str
    title: str
    number: int
    wanting: int


class GroupTile(QAbstractButton):
    """One group; the chosen one has a rim."""

    def __init__(self, group: Group, colours: Colours) -> None:
        super().__init__()
        self.shown = group
        self._colours = colours
        self.setCheckable(True)
        self.set_low(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{group.number} {group.title}, {self._says()}")

    def set_low(self, low: bool) -> None:
        """Whether the number stands at its foot, so that several rows take less room."""
        self._low = low
        self.setFixedHeight(_LOW if low else _HIGH)

    def sizeHint(self) -> QSize:
        return QSize(150, self.height())

    def _says(self) -> str:
        wanting = self.shown.wanting
        return ngettext("{n} wants a look", "{n} want a look", wanting).format(n=wanting) if wanting else _("ready")

    def _foot(self) -> str:
        """What stands below the title: on a low tile with the number, unless that is said anyway."""
        told = not self._low or self.shown.wanting == self.shown.number
        return self._says() if told else f"{self.shown.number} · {self._says()}"

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, group = self._colours, self.shown
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        rim = colours.accent_text if chosen or self.hasFocus() else colours.line
        painter.setPen(QPen(QColor(rim), 2 if chosen or self.hasFocus() else 1))
        painter.setBrush(QColor(colours.paper if chosen else colours.tint))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 16, 16)
        painter.drawPixmap(16, 12, icons.pixmap(group.icon, colours.accent_text, 22))
        painter.setPen(QColor(colours.ink))
        if not self._low:
            painter.setFont(theme.text(20, bold=True))
            painter.drawText(QRect(46, 8, 80, 30), Qt.AlignmentFlag.AlignVCenter, str(group.number))
        painter.setFont(theme.text(15 if self._low else 16))
        title = QRect(44, 9, self.width() - 52, 28) if self._low else QRect(16, 38, self.width() - 28, 24)
        words = painter.fontMetrics().elidedText(group.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, words)
        self._paint_what_it_wants(painter, self.height() - 30)
        painter.end()

    def _paint_what_it_wants(self, painter: QPainter, top: int) -> None:
        colours = self._colours
        painter.setFont(theme.text(15))
        if self.shown.wanting:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.gold_fill))
            painter.drawEllipse(18, top + 7, 9, 9)
            painter.setPen(QColor(colours.gold))
        else:
            painter.drawPixmap(15, top + 3, icons.pixmap("check", colours.green, 18))
            painter.setPen(QColor(colours.green))
        painter.drawText(QRect(36, top, self.width() - 48, 22), Qt.AlignmentFlag.AlignVCenter, self._foot())


class GroupTiles(QWidget):
    """The tiles in a row, or in several where they are many."""

    chosen = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._tiles: list[GroupTile] = []
        self._choice = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)

    def show_groups(self, groups: Sequence[Group], chosen: str) -> None:
        """Show these groups, one of them chosen."""
        for tile in self._tiles:
            self._choice.removeButton(tile)
            # The grid may still be about to show it: a window of its own, which takes the keyboard for a moment.
            tile.hide()
            tile.setParent(None)
            tile.deleteLater()
        self._tiles = [GroupTile(group, self._colours) for group in groups]
        for tile in self._tiles:
            self._choice.addButton(tile)
            tile.setChecked(tile.shown.key == chosen)
            tile.clicked.connect(lambda _checked, key=tile.shown.key: self.chosen.emit(key))
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        columns = max(1, (self.width() + _GAP) // (_LEAST + _GAP))
        several = len(self._tiles) > columns
        for place, tile in enumerate(self._tiles):
            tile.set_low(several)
            self._grid.addWidget(tile, *divmod(place, columns))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < min(columns, len(self._tiles)) else 0)
