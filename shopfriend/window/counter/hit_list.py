"""The people who fit what was typed: a painted row each, with what tells them apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopfriend.window import theme
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import paint_round

if TYPE_CHECKING:
    # Joining Qt's classes at run time would load its signatures, 7 ms before the first paint.
    AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class HitRow:
    """What a row shows: nothing that customers looking on should not read. Of the selected one the `reason`, too."""

    uid: str
    name: str
    why: str
    reason: str = ""


class HitModel(QAbstractListModel):
    """The rows, best first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HitRow] = []

    def set_rows(self, rows: Sequence[HitRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[HitRow]) -> bool:
        """Show these rows where they begin with those that are shown; False where they do not."""
        shown = len(self._rows)
        if list(rows[:shown]) != self._rows:
            return False
        if len(rows) > shown:
            self.beginInsertRows(QModelIndex(), shown, len(rows) - 1)
            self._rows = list(rows)
            self.endInsertRows()
        return True

    def row(self, index: "AnyIndex") -> HitRow:
        """The row at an index of this model."""
        return self._rows[index.row()]

    def rowCount(self, parent: "AnyIndex | None" = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: "AnyIndex", role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.name, row.why, row.reason)))
        return None


class HitDelegate(QStyledItemDelegate):
    """Paints a row: round, name, and what tells apart."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self.height = theme.ROOMY.row

    def sizeHint(self, option: QStyleOptionViewItem, index: "AnyIndex") -> QSize:
        return QSize(200, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: "AnyIndex") -> None:
        model = index.model()
        assert isinstance(model, HitModel)
        row, colours = model.row(index), self._colours
        place: QRect = option.rect.adjusted(8, 2, -8, -2)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(place, 12, 12)
            painter.setBrush(QColor(colours.accent_text))
            painter.drawRoundedRect(QRectF(place.left(), place.top() + 16, 4, place.height() - 32), 2, 2)
        size = min(44, place.height() - 20)
        middle = place.center().y()
        paint_round(painter, QRect(place.left() + 16, middle - size // 2, size, size), row.name, colours)
        left = place.left() + 16 + size + 14
        wide = place.right() - 12 - left
        self._paint_words(painter, QRect(left, middle, wide, 0), row, row.reason if selected else "")
        painter.restore()

    def _paint_words(self, painter: QPainter, place: QRect, row: HitRow, reason: str) -> None:
        """The name and what tells apart, each side of the middle; a reason at the end of the line that has room."""
        colours, aligned = self._colours, Qt.AlignmentFlag.AlignVCenter
        left, middle, wide = place.left(), place.top(), place.width()
        name, small = QFontMetrics(theme.text(18)), QFontMetrics(theme.text(16))
        room = small.horizontalAdvance(reason) + 12 if reason else 0
        beside_why = name.horizontalAdvance(row.name) + room > wide >= small.horizontalAdvance(row.why) + room
        above, below = QRect(left, middle - 25, wide, 25), QRect(left, middle + 1, wide, 22)
        if not row.why and not beside_why:
            above.translate(0, 12)
        painter.setFont(theme.text(18))
        painter.setPen(QColor(colours.ink))
        right, inside = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
        painter.drawText(above, aligned, name.elidedText(row.name, right, wide - (0 if beside_why else room)))
        painter.setFont(theme.text(16))
        painter.setPen(QColor(colours.soft_ink))
        painter.drawText(below, aligned, small.elidedText(row.why, inside, wide - (room if beside_why else 0)))
        painter.setPen(QColor(colours.accent_text))
        painter.drawText(below if beside_why else above, aligned | Qt.AlignmentFlag.AlignRight, reason)


class HitList(QListView):
    """The rows as a list: up and down choose, Enter and a click open."""

    chosen = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = HitModel(self)
        self._delegate = HitDelegate(colours, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda index: self.chosen.emit(self._rows.row(index).uid))

    def set_rows(self, rows: Sequence[HitRow]) -> None:
        """Show these rows, the first one selected."""
        self._rows.set_rows(rows)
        if rows:
            self.setCurrentIndex(self._rows.index(0, 0))

    def add_rows(self, rows: Sequence[HitRow]) -> None:
        """Show these rows; where they begin with those that are shown, the selected one stays selected."""
        if not self.count() or not self._rows.add_rows(rows):
            self.set_rows(rows)

    def set_row_height(self, height: int) -> None:
        """Give each row this height."""
        self._delegate.height = height
        self.scheduleDelayedItemsLayout()

    @property
    def row_height(self) -> int:
        """The height of each row in pixels."""
        return self._delegate.height

    def count(self) -> int:
        """How many rows there are."""
        return self._rows.rowCount()

    def step(self, by: int) -> None:
        """Select the next (1) or the previous (-1) row."""
        place = self.currentIndex().row() + by
        if 0 <= place < self.count():
            self.setCurrentIndex(self._rows.index(place, 0))

    def open_selected(self) -> bool:
        """Open the selected row; False where there is none."""
        index = self.currentIndex()
        if not index.isValid():
            return False
        self.chosen.emit(self._rows.row(index).uid)
        return True
