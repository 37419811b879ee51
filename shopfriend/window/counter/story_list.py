"""A customer's story as a list: each thing painted when it comes into sight, so that years of it open at once."""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QStaticText, QTextOption
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopfriend.counter.story_views import Happened, ThingKind
from shopfriend.window import icons, theme
from shopfriend.window.fading import Fade
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    AnyIndex = QModelIndex | QPersistentModelIndex

_LEFT, _RIGHT, _TOP, _BETWEEN = 48, 20, 12, 4
"""Pixels beside, above and below the words of a thing, and between its parts."""
_ICON = 22
_NEW_LINE = "\u2028"
"""What begins a new line in a text that is laid out once."""
_AT_ONCE = 40
"""Things that are measured before the window may do something else: more than a screen holds."""


class StoryModel(QAbstractListModel):
    """The things, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: list[Happened] = []

    def set_things(self, things: Sequence[Happened]) -> None:
        """Show these."""
        self.beginResetModel()
        self._things = list(things)
        self.endResetModel()

    def thing(self, index: "AnyIndex") -> Happened:
        """The thing at an index of this model."""
        return self._things[index.row()]

    def rowCount(self, parent: "AnyIndex | None" = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._things)

    def data(self, index: "AnyIndex", role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        thing = self._things[index.row()]
        return ". ".join(filter(None, (thing.heading, thing.words, thing.after)))


class StoryDelegate(QStyledItemDelegate):
    """Paints when it was, what was said, and what came of it; as high as its words."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._fonts = (theme.text(16), theme.text(18), theme.text(16))
        self._wrapping = QTextOption()
        self._wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._laid: dict[Happened, tuple[_Part, ...]] = {}
        self._width = 0
        self._icons = {
            ThingKind.TALK: ("talk", colours.accent_text),
            ThingKind.PROMISE: ("promises", colours.green),
            ThingKind.CARD: ("cards", colours.gold),
            ThingKind.GESTURE: ("heart", colours.plum),
            ThingKind.REFERRAL: ("friends", colours.blue),
            ThingKind.NEED: ("ask", colours.blue),
            ThingKind.CHANGE: ("write", colours.blue),
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: "AnyIndex") -> QSize:
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        parts = self._parts(_thing(index), wide - _LEFT - _RIGHT)
        return QSize(wide, sum(part.high for part in parts) + 2 * _TOP + _BETWEEN * (len(parts) - 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: "AnyIndex") -> None:
        thing, colours = _thing(index), self._colours
        place: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint))
            painter.drawRoundedRect(place.adjusted(2, 2, -8, -2), 12, 12)
        icon, colour = self._icons[thing.kind]
        if thing.between_us:
            icon, colour = "lock", colours.accent_text
        painter.drawPixmap(place.left() + 12, place.top() + _TOP - 1, icons.pixmap(icon, colour, _ICON))
        y = place.top() + _TOP
        for part in self._parts(thing, place.width() - _LEFT - _RIGHT):
            painter.setFont(part.font)
            painter.setPen(QColor(part.colour))
            painter.drawStaticText(place.left() + _LEFT, y, part.words)
            y += part.high + _BETWEEN
        painter.setPen(QColor(colours.line))
        painter.drawLine(place.left() + _LEFT, place.bottom(), place.right() - _RIGHT, place.bottom())
        painter.restore()

    def _parts(self, thing: Happened, wide: int) -> "tuple[_Part, ...]":
        """What of the thing has words, in this width; laid out once, since each frame of scrolling paints it."""
        if wide != self._width:
            self._laid.clear()
            self._width = wide
        found = self._laid.get(thing)
        if found is None:
            soft, ink = self._colours.soft_ink, self._colours.ink
            all_parts = zip((thing.heading, thing.words, thing.after), self._fonts, (soft, ink, soft), strict=True)
            found = tuple(self._part(words, font, colour) for words, font, colour in all_parts if words)
            self._laid[thing] = found
        return found

    def _part(self, words: str, font: QFont, colour: str) -> "_Part":
        text = QStaticText(words.replace("\n", _NEW_LINE))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextOption(self._wrapping)
        text.setTextWidth(max(80, self._width))
        text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        text.prepare(font=font)
        return _Part(text, font, colour, ceil(text.size().height()))


class _Part(NamedTuple):
    words: QStaticText
    font: QFont
    colour: str
    high: int


def _thing(index: "AnyIndex") -> Happened:
    model = index.model()
    assert isinstance(model, StoryModel)
    return model.thing(index)


class StoryList(QListView):
    """The things in a list that scrolls by pixels; arrows and page keys go through it."""

    def __init__(self, colours: Colours, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things = StoryModel(self)
        self.setModel(self._things)
        self.setItemDelegate(StoryDelegate(colours, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)
        Fade(self, colours.paper)

    def set_things(self, things: Sequence[Happened]) -> None:
        """Show these from the first."""
        self._things.set_things(things)
        self.scrollToTop()

    def count(self) -> int:
        """How many there are."""
        return self._things.rowCount()
