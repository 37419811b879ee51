"""Promises and wishes as a list, painted: a heading for each time, and a row each with whom it is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopfriend.counter.views import Glad, OpenPromise, When
from shopfriend.language import _, day_in_words, weekday_in_words
from shopfriend.records.kinds import PromiseKind
from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import paint_round

if TYPE_CHECKING:
    AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Title:
    """A heading in the list, with how many stand below it."""

    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row: words, whose they are and how far it has come, when it is due, and an icon for its kind."""

    uid: str
    customer: str
    customer_uid: str
    words: str
    below: str
    when: str
    urgent: bool
    icon: str


_ICONS = {
    PromiseKind.ORDER: "box",
    PromiseKind.FAVOUR: "heart",
    PromiseKind.CALL_BACK: "phone",
    PromiseKind.RENEWAL: "again",
}


def rows_of(promises: Sequence[OpenPromise], today: date) -> list[Title | Line]:
    """The promises under their headings; late ones stand with today's, those without a day with later ones."""
    parts = (
        (_("Due today"), (When.OVERDUE, When.TODAY)),
        (_("This week"), (When.THIS_WEEK,)),
        (_("Later"), (When.LATER, When.SOME_DAY)),
    )
    rows: list[Title | Line] = []
    for words, times in parts:
        found = [_line_of(promise, today) for promise in promises if promise.when in times]
        if found:
            rows += [Title(words, len(found)), *found]
    return rows


def rows_of_glad(found: Sequence[Glad], today: date) -> list[Title | Line]:
    """Those who wait for something, each with since when."""
    since = _("on order since {day}"), _("wished for on {day}")
    return [
        Line(
            glad.uid,
            glad.customer,
            glad.customer_uid,
            glad.text,
            since[not glad.is_order].format(day=day_in_words(glad.since, today, weekday=False)),
            "",
            False,
            "box" if glad.is_order else "heart",
        )
        for glad in found
    ]


def _line_of(promise: OpenPromise, today: date) -> Line:
    words = _("A promise") if promise.unsaid else promise.text
    standing = promise.standing or (_("its words stand on the page") if promise.unsaid else "")
    urgent = promise.when in (When.OVERDUE, When.TODAY)
    return Line(
        promise.uid,
        promise.customer,
        promise.customer_uid,
        words,
        standing,
        _when(promise, today),
        urgent,
        _ICONS[promise.kind],
    )


def _when(promise: OpenPromise, today: date) -> str:
    if promise.when is When.TODAY:
        return _("today")
    if promise.due is None:
        return ""
    if promise.when is When.THIS_WEEK:
        return _("tomorrow") if (promise.due - today).days == 1 else weekday_in_words(promise.due)
    day = day_in_words(promise.due, today, weekday=False)
    return _("since {day}").format(day=day) if promise.when is When.OVERDUE else day


class PromiseModel(QAbstractListModel):
    """Headings and lines in one list; only lines can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Title | Line] = []

    def set_rows(self, rows: Sequence[Title | Line]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: "AnyIndex") -> Title | Line:
        """The heading or line at an index."""
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
        return (
            row.words
            if isinstance(row, Title)
            else ", ".join(filter(None, (row.words, row.customer, row.below, row.when)))
        )


class PromiseDelegate(QStyledItemDelegate):
    """Paints a heading, or a line with its round, its words, whom it is for and when."""

    TITLE, ROW = 48, 62

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, index: "AnyIndex") -> QSize:
        model = index.model()
        assert isinstance(model, PromiseModel)
        return QSize(300, theme.scaled(self.TITLE if isinstance(model.row(index), Title) else self.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: "AnyIndex") -> None:
        model = index.model()
        assert isinstance(model, PromiseModel)
        row = model.row(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Title):
            self._paint_title(painter, option.rect, row)
        else:
            self._paint_line(painter, option.rect, row, bool(option.state & QStyle.StateFlag.State_Selected))
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

    def _paint_line(self, painter: QPainter, place: QRect, row: Line, selected: bool) -> None:
        colours = self._colours
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(place.adjusted(4, 1, -4, -1), 12, 12)
        round_ = QRect(place.left() + 18, place.center().y() - 18, 36, 36)
        paint_round(painter, round_, row.customer, colours)
        icon = icons.pixmap(row.icon, colours.soft_ink, 22)
        painter.drawPixmap(place.right() - 42, place.center().y() - 11, icon)
        painter.setFont(theme.text(17, bold=row.urgent))
        room = painter.fontMetrics().horizontalAdvance(row.when)
        painter.setPen(QColor(colours.accent_text if row.urgent else colours.soft_ink))
        painter.drawText(
            place.adjusted(0, 0, -56, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.when
        )
        left = round_.right() + 16
        wide = place.right() - 72 - room - left
        below = " · ".join(filter(None, (row.customer, row.below)))
        high = place.height() // 2
        for words, font, colour, top in (
            (row.words, theme.text(18), colours.ink, 4),
            (below, theme.text(16), colours.soft_ink, high),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRect(left, place.top() + top, wide, high - 4), Qt.AlignmentFlag.AlignVCenter, line)


class PromiseListView(QListView):
    """The list; up and down choose among the rows, and `moved` tells that another one is chosen."""

    moved = Signal()

    def __init__(self, colours: Colours, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = ""
        self._rows = PromiseModel(self)
        self._delegate = PromiseDelegate(colours, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_rows(self, rows: Sequence[Title | Line]) -> None:
        """Show these; the selection stays with its row, or where it was, as far as it can."""
        chosen, place = self.selected(), max(0, self.currentIndex().row())
        self._rows.set_rows(rows)
        lines = [number for number, row in enumerate(rows) if isinstance(row, Line)]
        if not lines:
            return
        mine = self._wanted or (chosen.uid if chosen is not None else "")
        same = [number for number in lines if _uid(rows[number]) == mine]
        if self._wanted and same:
            self._wanted = ""
        nearest = min(lines, key=lambda number: (abs(number - place), number < place))
        self.setCurrentIndex(self._rows.index((same or [nearest])[0], 0))

    def select(self, uid: str) -> None:
        """Select this one as soon as it is among the rows."""
        self._wanted = uid

    def currentChanged(self, current: "AnyIndex", previous: "AnyIndex") -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

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

    def selected(self) -> Line | None:
        """The row that is selected."""
        index = self.currentIndex()
        row = self._rows.row(index) if index.isValid() else None
        return row if isinstance(row, Line) else None


def _uid(row: Title | Line) -> str:
    return row.uid if isinstance(row, Line) else ""
