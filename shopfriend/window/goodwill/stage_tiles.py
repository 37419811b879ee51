"""The four stages side by side, each with how many stand there; pressed, a tile shows who they are."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from shopfriend.language import grouped
from shopfriend.records.kinds import Stage
from shopfriend.window import icons, theme
from shopfriend.window.goodwill.stage_words import meaning_of, name_of
from shopfriend.window.theme import Colours

_ARROW = 36
_RING = 5
"""Pixels between two rings of a stage's sign: each stage has one more."""
_COLOURS = {
    Stage.PROSPECT: "soft_ink",
    Stage.CUSTOMER: "blue",
    Stage.CLIENT: "green",
    Stage.PARTNER: "accent_text",
}


class StageTile(QAbstractButton):
    """A stage: its sign, how many stand there, and what that means."""

    def __init__(self, stage: Stage, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._colours = colours
        self._number = 0
        self.setCheckable(True)
        self.setMinimumHeight(theme.scaled(84))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_number(0)

    def set_number(self, number: int) -> None:
        """Show how many stand there."""
        self._number = number
        self.setAccessibleName(f"{name_of(self.stage)}: {number}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, theme.scaled(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, place = self._colours, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.accent_text if self.hasFocus() or self.isChecked() else colours.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() or self.isChecked() else 1))
        painter.setBrush(QColor(colours.selected if self.isChecked() else colours.paper))
        painter.drawRoundedRect(place, 16, 16)
        self._paint_sign(painter, QPointF(40, self.height() / 2))
        inside = QRect(78, 8, self.width() - 90, self.height() - 16)
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.heading(28))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, grouped(self._number))
        painter.setPen(QColor(colours.soft_ink))
        painter.setFont(theme.text(16))
        words = f"{name_of(self.stage)} · {meaning_of(self.stage)}"
        if painter.fontMetrics().horizontalAdvance(words) > inside.width():
            words = name_of(self.stage)
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _paint_sign(self, painter: QPainter, centre: QPointF) -> None:
        colour = QColor(getattr(self._colours, _COLOURS[self.stage]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.6))
        for ring in range(1, list(Stage).index(self.stage) + 2):
            painter.drawEllipse(centre, 3 + _RING * ring, 3 + _RING * ring)


class _Arrow(QWidget):
    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self.setFixedWidth(_ARROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture = icons.pixmap("after", self._colours.soft_ink, 20)
        painter.drawPixmap((_ARROW - 20) // 2, (self.height() - 20) // 2, picture)
        painter.end()


class StageTiles(QWidget):
    """The stages in their order; at most one is pressed. `chosen` tells which, or None where it is let go."""

    chosen = Signal(object)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.tiles: dict[Stage, StageTile] = {}
        for stage in Stage:
            if self.tiles:
                row.addWidget(_Arrow(colours))
            tile = self.tiles[stage] = StageTile(stage, colours)
            tile.clicked.connect(lambda _checked, stage=stage: self._press(stage))
            row.addWidget(tile, 1)

    @property
    def stage(self) -> Stage | None:
        """Which is pressed."""
        return next((stage for stage, tile in self.tiles.items() if tile.isChecked()), None)

    def press(self, stage: Stage | None) -> None:
        """Press this one, or none."""
        for each, tile in self.tiles.items():
            tile.setChecked(each is stage)

    def set_numbers(self, numbers: Mapping[Stage, int]) -> None:
        """Show how many stand at each."""
        for stage, tile in self.tiles.items():
            tile.set_number(numbers.get(stage, 0))

    def _press(self, stage: Stage) -> None:
        self.press(stage if self.tiles[stage].isChecked() else None)
        self.chosen.emit(self.stage)
