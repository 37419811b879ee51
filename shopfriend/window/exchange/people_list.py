"""The people of a file in its order, and what of it was not understood: lists that stay quick with 50,000 rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopfriend.exchange.person import RowProblem
from shopfriend.exchange.views import Expected, Met
from shopfriend.language import _
from shopfriend.window import icons, theme
from shopfriend.window.exchange.person_words import in_short
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    AnyIndex = QModelIndex | QPersistentModelIndex

_SIDE = 14
_AT_ONCE = 60
"""Rows that are measured before the list paints for the first time."""


Row = Expected | RowProblem | str


class Rows(QAbstractListModel):
    """Rows of one kind: people, sentences about lines, or plain words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: "AnyIndex | None" = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: "AnyIndex", role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        if not isinstance(row, Expected):
            return _said(row)
        return row.person.name if role == Qt.ItemDataRole.DisplayRole else f"{row.person.name}, {in_short(row.person)}"


class _Delegate(QStyledItemDelegate):
    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, index: "AnyIndex") -> QSize:
        row = self._row(index)
        view = self.parent()
        assert isinstance(view, QListView)
        wide = view.viewport().width()
        if isinstance(row, Expected):
            return QSize(wide, theme.scaled(56))
        metrics = view.fontMetrics()
        asked = QRect(0, 0, wide - 2 * _SIDE, 1000)
        return QSize(wide, metrics.boundingRect(asked, Qt.TextFlag.TextWordWrap, _said(row)).height() + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: "AnyIndex") -> None:
        row, colours = self._row(index), self._colours
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(QRectF(place.adjusted(2, 1, -2, -1)), 10, 10)
        inside = place.adjusted(_SIDE, 0, -_SIDE, 0)
        if not isinstance(row, Expected):
            painter.setFont(theme.text(16))
            painter.setPen(QColor(colours.ink))
            painter.drawText(inside.adjusted(0, 10, 0, -8), Qt.TextFlag.TextWordWrap, _said(row))
        else:
            self._paint_person(painter, inside, row)
        painter.restore()

    def _paint_person(self, painter: QPainter, inside: QRect, row: Expected) -> None:
        colours = self._colours
        wide = inside.width() - (28 if row.met is not Met.NEW else 0)
        middle = inside.center().y()
        if row.met is not Met.NEW:
            painter.drawPixmap(inside.right() - 20, middle - 10, icons.pixmap("friends", colours.green, 20))
        for words, size, colour, place in (
            (row.person.name, 17, colours.ink, QRect(inside.left(), middle - 26, wide, 26)),
            (in_short(row.person), 15, colours.soft_ink, QRect(inside.left(), middle, wide, 24)),
        ):
            painter.setFont(theme.text(size))
            painter.setPen(QColor(colour))
            line = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)

    def _row(self, index: "AnyIndex") -> Row:
        model = index.model()
        assert isinstance(model, Rows)
        return model.rows[index.row()]


class RowList(QListView):
    """Shows the rows; `selected` names the place of the one that is looked at."""

    selected = Signal(int)

    def __init__(self, colours: Colours, name: str) -> None:
        super().__init__()
        self.model_of_rows = Rows(self)
        self.setModel(self.model_of_rows)
        self.setItemDelegate(_Delegate(colours, self))
        self.setFont(theme.text(16))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self.selectionModel().currentChanged.connect(self._say)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, and look at the same place as before where there is one."""
        before = max(0, self.currentIndex().row())
        self.setUniformItemSizes(not rows or isinstance(rows[0], Expected))
        self.model_of_rows.set_rows(rows)
        if rows:
            self.setCurrentIndex(self.model_of_rows.index(min(before, len(rows) - 1), 0))

    def select(self, place: int) -> None:
        """Look at this row."""
        self.setCurrentIndex(self.model_of_rows.index(place, 0))

    def _say(self, index: QModelIndex) -> None:
        if index.isValid():
            self.selected.emit(index.row())


def _said(row: RowProblem | str) -> str:
    return row if isinstance(row, str) else row.text


def not_new(expected: Expected) -> str:
    """What is said of somebody who is not new; empty for a new face."""
    said = {
        Met.KNOWN: _("A regular of yours already. What you typed yourself stays."),
        Met.SAME: _("A regular of yours already, and nothing is new."),
        Met.AGAIN: _("Stands in this file more than once: it becomes one regular."),
    }.get(expected.met, "")
    return " ".join(filter(None, (expected.reason, said)))
