"""People as a list, painted: a round, a name, and a line on why they stand there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopfriend.window import theme
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import paint_round

if TYPE_CHECKING:
    AnyIndex = QModelIndex | QPersistentModelIndex

_HIGH, _LINE, _ROUND = 62, 20, 36
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody: whose page opens (uid), the name, what stands below it, and what stands at the right of the name."""

    uid: str
    name: str
    below: str = ""
    aside: str = ""


class Person(Protocol):
    """Anybody who has a page."""

    @property
    def uid(self) -> str:
        """Whose page it is."""


class PersonModel(QAbstractListModel):
    """People in the order given; a row is put into words when it is first seen, since they may be thousands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: Sequence[Person] = ()
        self._row_of: Callable[[Any], PersonRow] = lambda person: PersonRow(person.uid, "")

    def set_people(self, people: Sequence[Person], row_of: Callable[[Any], PersonRow]) -> None:
        """Show these people, each in the row that `row_of` gives."""
        self.beginResetModel()
        self._people, self._row_of = people, row_of
        self.endResetModel()

    def row(self, index: "AnyIndex") -> PersonRow:
        """The row at an index."""
        return self._row_of(self._people[index.row()])

    def place_of(self, uid: str) -> int:
        """Where somebody stands; 0 where not here."""
        return next((place for place, person in enumerate(self._people) if person.uid == uid), 0)

    def rowCount(self, parent: "AnyIndex | None" = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._people)

    def data(self, index: "AnyIndex", role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index)
        return ", ".join(filter(None, (row.name, row.aside, row.below)))


class _Delegate(QStyledItemDelegate):
    def __init__(self, colours: Colours, lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: "AnyIndex") -> QSize:
        return QSize(240, theme.scaled(_HIGH + (self._lines - 1) * _LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: "AnyIndex") -> None:
        model = index.model()
        assert isinstance(model, PersonModel)
        row, place, colours = model.row(index), option.rect, self._colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self.parent()
        assert isinstance(view, PersonList)
        if option.state & QStyle.StateFlag.State_Selected and view.shows_selected():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(place.adjusted(2, 1, -2, -1), 12, 12)
        round_ = QRect(place.left() + 14, place.center().y() - _ROUND // 2, _ROUND, _ROUND)
        paint_round(painter, round_, row.name, colours)
        left = round_.right() + 15
        wide = place.right() - 12 - left
        half = theme.scaled(_HIGH) // 2
        upper = QRect(left, place.top() + 4, wide, half - 4 if row.below else place.height() - 8)
        lower = QRect(left, place.top() + half - 1, wide, place.height() - half - 3)
        painter.setFont(theme.text(16))
        painter.setPen(QColor(colours.soft_ink))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.aside)
        aside = painter.fontMetrics().horizontalAdvance(row.aside) + 12 if row.aside else 0
        if self._lines > 1:
            painter.drawText(lower, Qt.TextFlag.TextWordWrap, self._cut(painter, lower, row.below))
        else:
            self._write(painter, lower, row.below)
        painter.setFont(theme.text(18))
        painter.setPen(QColor(colours.ink))
        self._write(painter, upper.adjusted(0, 0, -aside, 0), row.name)
        painter.restore()

    def _cut(self, painter: QPainter, place: QRect, words: str) -> str:
        """The words as far as they fit into so many lines."""
        whole, measures = words, painter.fontMetrics()
        while words and measures.boundingRect(place, Qt.TextFlag.TextWordWrap, words).height() > place.height():
            words = whole[: len(words.removesuffix(" …")) - 1].rstrip() + " …"
        return words

    def _write(self, painter: QPainter, place: QRect, words: str) -> None:
        line = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)


class PersonList(QListView):
    """A list of people; Enter or a second click tells whose page is wanted, with `opens_at_click` the first one.

    What stands below a name takes so many `lines` at most. `moved` tells that another one is chosen.
    """

    opened = Signal(str)
    moved = Signal()

    def __init__(
        self,
        colours: Colours,
        name: str,
        *,
        opens_at_click: bool = False,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opens_at_click = opens_at_click
        self._rows = PersonModel(self)
        self._delegate = _Delegate(colours, lines, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        (self.clicked if opens_at_click else self.doubleClicked).connect(self._open)

    def show_people(self, people: Sequence[Person], row_of: Callable[[Any], PersonRow]) -> None:
        """Show these; whoever was selected stays so, else the first is."""
        chosen = self.selected()
        self._rows.set_people(people, row_of)
        if people:
            self.setCurrentIndex(self._rows.index(self._rows.place_of(chosen.uid) if chosen is not None else 0, 0))

    def shows_selected(self) -> bool:
        """Whether the selected row stands out: always where it is not opened at once, else with the keyboard on it."""
        return not self._opens_at_click or self.hasFocus()

    def currentChanged(self, current: "AnyIndex", previous: "AnyIndex") -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def selected(self) -> PersonRow | None:
        """Who is selected."""
        index = self.currentIndex()
        return self._rows.row(index) if index.isValid() else None

    def _open(self) -> None:
        row = self.selected()
        if row is not None:
            self.opened.emit(row.uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            # Letters belong to the window, where they look somebody up.
            event.ignore()
