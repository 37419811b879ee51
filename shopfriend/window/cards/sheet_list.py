"""Cards lying in rows as small sheets, each with its true preview and what is to be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    AnyIndex = QModelIndex | QPersistentModelIndex

CAPTION = 52
"""Pixels under a sheet for the name and what is said below it."""
_ROUND = 40


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A card of the list. `wants` marks what is still to be done, `done` what is ready or out, `again` what is not."""

    uid: str
    name: str
    said: str
    wants: bool = False
    done: bool = False
    again: bool = False
    picture: QImage | None = None


class SheetModel(QAbstractListModel):
    """The sheets in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SheetRow] = []

    def set_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show these sheets; where they are the same cards, the selection stays."""
        if [row.uid for row in rows] == [row.uid for row in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def set_picture(self, uid: str, picture: QImage) -> None:
        """Show this preview on the card's sheet."""
        for place, row in enumerate(self._rows):
            if row.uid == uid:
                self._rows[place] = replace(row, picture=picture)
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def row(self, index: "AnyIndex") -> SheetRow:
        """The sheet at an index of this model."""
        return self._rows[index.row()]

    def rowCount(self, parent: "AnyIndex | None" = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: "AnyIndex", role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._rows[index.row()]
        return row.name if role == Qt.ItemDataRole.DisplayRole else f"{row.name}, {row.said}"


class SheetDelegate(QStyledItemDelegate):
    """Paints a sheet with its caption."""

    def __init__(self, colours: Colours, paper: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._paper = paper
        self.sheet = QSize(132, 186)
        self.cell = QSize(164, 186 + CAPTION + 24)

    def sizeHint(self, option: QStyleOptionViewItem, index: "AnyIndex") -> QSize:
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: "AnyIndex") -> None:
        model = index.model()
        assert isinstance(model, SheetModel)
        row, colours = model.row(index), self._colours
        place: QRect = option.rect.adjusted(4, 4, -4, -4)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or row.again:
            painter.setPen(QPen(QColor(colours.accent_text), 2) if selected else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(place, 14, 14)
        sheet = QRect(
            place.center().x() - self.sheet.width() // 2, place.top() + 10, self.sheet.width(), self.sheet.height()
        )
        self._paint_sheet(painter, sheet, row)
        self._paint_caption(painter, QRect(place.left() + 8, sheet.bottom() + 6, place.width() - 16, CAPTION), row)
        painter.restore()

    def _paint_sheet(self, painter: QPainter, sheet: QRect, row: SheetRow) -> None:
        colours = self._colours
        if row.picture is not None and not row.picture.isNull():
            # Cards of another shape stand in the middle of the place that an A6 card takes.
            size = row.picture.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place, sheet = sheet, QRect(sheet.topLeft(), size)
            sheet.moveCenter(place.center())
        shadow = QColor(colours.shadow)
        shadow.setAlpha(14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shadow)
        for spread in (1, 2, 4):
            painter.drawRoundedRect(sheet.adjusted(-spread, 2 - spread, spread, 2 + spread), 3, 3)
        painter.fillRect(sheet, QColor(self._paper))
        if row.picture is not None:
            painter.drawImage(sheet, row.picture)
        painter.setPen(QColor(colours.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)
        if row.again:
            veil = QColor(colours.selected)
            veil.setAlpha(170)
            painter.fillRect(sheet, veil)
            middle = QRect(0, 0, _ROUND, _ROUND)
            middle.moveCenter(sheet.center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(middle)
            painter.drawPixmap(middle.left() + 8, middle.top() + 8, icons.pixmap("again", "#ffffff", _ROUND - 16))

    def _paint_caption(self, painter: QPainter, place: QRect, row: SheetRow) -> None:
        colours = self._colours
        wide = place.width() - (22 if row.done else 0)
        painter.setFont(theme.text(17))
        painter.setPen(QColor(colours.ink))
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(place.left(), place.top(), wide, 24), Qt.AlignmentFlag.AlignVCenter, name)
        if row.done:
            painter.drawPixmap(place.right() - 20, place.top() + 2, icons.pixmap("check", colours.green, 20))
        painter.setFont(theme.text(15))
        painter.setPen(QColor(colours.gold if row.wants else colours.accent_text if row.again else colours.soft_ink))
        said = painter.fontMetrics().elidedText(row.said, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(QRect(place.left(), place.top() + 24, place.width(), 22), Qt.AlignmentFlag.AlignVCenter, said)


class SheetList(QListView):
    """The sheets in rows that fill the width; arrows choose, Enter and Space say so."""

    selected = Signal(str)
    activated_sheet = Signal(str)

    def __init__(
        self, colours: Colours, paper: str, name: str, sheet: int = 132, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sheets = SheetModel(self)
        self._delegate = SheetDelegate(colours, paper, self)
        self._delegate.sheet = QSize(sheet, round(sheet * 148 / 105))
        self.setModel(self.sheets)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self.selectionModel().currentChanged.connect(self._say_selected)
        self.clicked.connect(lambda index: self.activated_sheet.emit(self.sheets.row(index).uid))

    @property
    def sheet_width(self) -> int:
        """How many pixels wide a sheet is."""
        return self._delegate.sheet.width()

    def select(self, uid: str) -> None:
        """Select a card's sheet."""
        for place in range(self.sheets.rowCount()):
            index = self.sheets.index(place, 0)
            if self.sheets.row(index).uid == uid:
                self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self.activated_sheet.emit(self.sheets.row(self.currentIndex()).uid)
        elif event.text().isprintable() and event.text():
            # Letters belong to the window, where they look somebody up.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The bar may come and go: as many sheets lie in a row either way.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 4
        least = self._delegate.sheet.width() + 24
        wide = room // max(1, room // least)
        self._delegate.cell = QSize(wide, self._delegate.sheet.height() + CAPTION + 26)
        self.setGridSize(self._delegate.cell)
        super().resizeEvent(event)

    def _say_selected(self, index: QModelIndex) -> None:
        if index.isValid():
            self.selected.emit(self.sheets.row(index).uid)
