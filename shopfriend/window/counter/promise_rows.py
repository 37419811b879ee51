"""The list of promises, painted: a heading for each time, and a row a promise with whom it is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopfriend.counter.views import OpenPromise, When
from shopfriend.language import _, day_in_words
from shopfriend.window import theme
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import paint_round

if TYPE_CHECKING:
    AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Title:
    """A heading in the list, with how many stand below it."""

    words: str
    number: int


def rows_of(promises: Sequence[OpenPromise]) -> list[Title | OpenPromise]:
    """The promises under their headings; late ones stand with today's, those without a day with later ones."""
    parts = (
        (_("Due today"), (When.OVERDUE, When.TODAY)),
        (_("This week"), (When.THIS_WEEK,)),
        (_("Later"), (When.LATER, When.SOME_DAY)),
    )
    rows: list[Title | OpenPromise] = []
    for words, times in parts:
        found = [promise for promise in promises if promise.when in times]
        if found:
            rows += [Title(words, len(found)), *found]
    return rows


class PromiseModel(QAbstractListModel):
    """Headings and promises in one list; only promises can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Title | OpenPromise] = []

    def set_rows(self, rows: Sequence[Title | OpenPromise]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: "AnyIndex") -> Title | OpenPromise:
        """The heading or promise at an index."""
        return self._rows[index.row()]

    def rowCount(self, parent: "AnyIndex | None" = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: "AnyIndex") -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], Title):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: "AnyIndex", role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._rows[index.row()]
        return row.words if isinstance(row, Title) else f"{row.text}, {row.customer}"


class PromiseDelegate(QStyledItemDelegate):
    """Paints a heading, or a promise with its round, its words, whom it is for and when."""

    TITLE, ROW = 48, 62

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self.today = date.today()

    def sizeHint(self, option: QStyleOptionViewItem, index: "AnyIndex") -> QSize:
        model = index.model()
        assert isinstance(model, PromiseModel)
        return QSize(300, self.TITLE if isinstance(model.row(index), Title) else self.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: "AnyIndex") -> None:
        model = index.model()
        assert isinstance(model, PromiseModel)
        row = model.row(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Title):
            self._paint_title(painter, option.rect, row)
        else:
            self._paint_promise(painter, option.rect, row, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_title(self, painter: QPainter, place: QRect, row: Title) -> None:
        inside = place.adjusted(16, 8, -16, 0)
        painter.setFont(theme.heading(20))
        painter.setPen(QColor(self._colours.ink))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, row.words)
        wide = painter.fontMetrics().horizontalAdvance(row.words)
        painter.setFont(theme.text(18))
        painter.setPen(QColor(self._colours.soft_ink))
        painter.drawText(inside.adjusted(wide + 12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(row.number))

    def _paint_promise(self, painter: QPainter, place: QRect, row: OpenPromise, selected: bool) -> None:
        colours = self._colours
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(place.adjusted(4, 1, -4, -1), 12, 12)
        round_ = QRect(place.left() + 18, place.center().y() - 18, 36, 36)
        paint_round(painter, round_, row.customer, colours)
        late = row.when in (When.OVERDUE, When.TODAY)
        painter.setFont(theme.text(17, bold=late))
        when = self._when(row)
        room = painter.fontMetrics().horizontalAdvance(when)
        painter.setPen(QColor(colours.accent_text if late else colours.soft_ink))
        painter.drawText(
            place.adjusted(0, 0, -20, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, when
        )
        left = round_.right() + 16
        wide = place.right() - 36 - room - left
        for words, font, colour, top in (
            (row.text, theme.text(18), colours.ink, 6),
            (row.customer, theme.text(16), colours.soft_ink, 32),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRect(left, place.top() + top, wide, 25), Qt.AlignmentFlag.AlignVCenter, line)

    def _when(self, row: OpenPromise) -> str:
        if row.due is None:
            return ""
        if row.when is When.TODAY:
            return _("today")
        day = day_in_words(row.due, self.today, weekday=False)
        return _("since {day}").format(day=day) if row.when is When.OVERDUE else day


class PromiseListView(QListView):
    """The list; up and down choose among the promises."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = PromiseModel(self)
        self._delegate = PromiseDelegate(colours, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Promises"))

    def show_promises(self, promises: Sequence[OpenPromise], today: date) -> None:
        """Show these; the selection stays where it was, as far as it can."""
        place = max(1, self.currentIndex().row())
        self._delegate.today = today
        self._rows.set_rows(rows_of(promises))
        indexes = [self._rows.index(row, 0) for row in range(self._rows.rowCount())]
        selectable = [index for index in indexes if isinstance(self._rows.row(index), OpenPromise)]
        if selectable:
            nearest = min(selectable, key=lambda index: (abs(index.row() - place), index.row() < place))
            self.setCurrentIndex(nearest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        )
        if event.key() in moves:
            super().keyPressEvent(event)
        else:
            # Letters belong to the window, where they look somebody up.
            event.ignore()

    def selected(self) -> OpenPromise | None:
        """The promise that is selected."""
        index = self.currentIndex()
        row = self._rows.row(index) if index.isValid() else None
        return row if isinstance(row, OpenPromise) else None
