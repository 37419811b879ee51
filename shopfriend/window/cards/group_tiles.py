"""The groups of a month's cards as tiles: how many there are, and how many still want something."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from shopfriend.language import _, ngettext
from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours


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
        self.setFixedHeight(92)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{group.number} {group.title}, {self._says()}")

    def sizeHint(self) -> QSize:
        return QSize(150, 92)

    def _says(self) -> str:
        wanting = self.shown.wanting
        return ngettext("{n} wants a look", "{n} want a look", wanting).format(n=wanting) if wanting else _("ready")

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
        painter.setFont(theme.text(20, bold=True))
        painter.setPen(QColor(colours.ink))
        painter.drawText(QRect(46, 8, 80, 30), Qt.AlignmentFlag.AlignVCenter, str(group.number))
        wide = self.width() - 28
        painter.setFont(theme.text(16))
        title = painter.fontMetrics().elidedText(group.title, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(16, 38, wide, 24), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(theme.text(15))
        says = QRect(36, 62, wide - 20, 22)
        if group.wanting:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.gold_fill))
            painter.drawEllipse(18, 69, 9, 9)
            painter.setPen(QColor(colours.gold))
        else:
            painter.drawPixmap(15, 65, icons.pixmap("check", colours.green, 18))
            painter.setPen(QColor(colours.green))
        painter.drawText(says, Qt.AlignmentFlag.AlignVCenter, self._says())
        painter.end()


class GroupTiles(QWidget):
    """The tiles in a row."""

    chosen = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._tiles: list[GroupTile] = []
        self._choice = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)

    def show_groups(self, groups: Sequence[Group], chosen: str) -> None:
        """Show these groups, one of them chosen."""
        for tile in self._tiles:
            self._choice.removeButton(tile)
            tile.setParent(None)
            tile.deleteLater()
        self._tiles = [GroupTile(group, self._colours) for group in groups]
        for tile in self._tiles:
            self._choice.addButton(tile)
            self._row.addWidget(tile)
            tile.setChecked(tile.shown.key == chosen)
            tile.clicked.connect(lambda _checked, key=tile.shown.key: self.chosen.emit(key))
