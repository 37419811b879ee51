"""Beside the promises: the special orders with their four steps, and how many promises were kept in time."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from shopfriend.counter.views import OpenPromise, PromiseList
from shopfriend.language import _, ngettext
from shopfriend.records.kinds import PromiseKind
from shopfriend.window import icons, theme
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, label, take_all_out

WIDE = 372
_ORDER_HIGH = 120
"""Pixels that one order takes on the sheet."""
_AROUND_ORDERS = 300
"""Pixels of the screen's height that orders cannot have."""
_DOTS, _DOT, _GAP = 46, 10, 5


def steps() -> tuple[str, ...]:
    """The four steps of an order, in words."""
    return _("ordered"), _("come"), _("told"), _("handed over")


class Steps(QWidget):
    """An order's way as four dots on a line."""

    def __init__(self, colours: Colours, done: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._done = done
        self.setMinimumHeight(theme.scaled(52))
        words = _("{number} of 4 steps are done").format(number=done)
        self.setAccessibleName(words if done > 3 else f"{words}, {steps()[done]}")

    def sizeHint(self) -> QSize:
        return QSize(280, theme.scaled(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._colours
        dots = [QPoint(12 + place * (self.width() - 24) // 3, 14) for place in range(4)]
        for place, (here, there) in enumerate(pairwise(dots)):
            painter.setPen(QPen(QColor(colours.green if place + 1 < self._done else colours.line), 3))
            painter.drawLine(here, there)
        font = self._font()
        for place, (dot, words) in enumerate(zip(dots, steps(), strict=True)):
            done, next_one = place < self._done, place == self._done
            rim = colours.green if done else colours.gold if next_one else colours.edge
            painter.setPen(QPen(QColor(rim), 2))
            painter.setBrush(QColor(colours.green if done else colours.gold_tint if next_one else colours.paper))
            painter.drawEllipse(dot, 8, 8)
            font.setBold(next_one)
            painter.setFont(font)
            painter.setPen(QColor(colours.gold if next_one else colours.soft_ink))
            side = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
            where = side[0] if place == 0 else side[2] if place == 3 else side[1]
            left = 0 if place == 0 else self.width() - 120 if place == 3 else dot.x() - 60
            painter.drawText(left, 28, 120, theme.scaled(22), where, words)
        painter.end()

    def _font(self) -> QFont:
        """As large as the letters are chosen, unless the words would run into each other."""
        font = theme.text(15, bold=True)
        told, last = (QFontMetrics(font).horizontalAdvance(words) for words in steps()[2:])
        if told // 2 + last + 16 > (self.width() - 24) // 3:
            font.setPixelSize(15)
        return font


class Dots(QWidget):
    """A dot for each promise that was kept lately, the oldest first: one that was late is gold, and a ring."""

    def __init__(self, colours: Colours, late_by: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._late_by = tuple(late_by[-_DOTS:])
        self.setFixedHeight(2 * _DOT + _GAP + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        in_a_row = max(1, (self.width() + _GAP) // (_DOT + _GAP))
        shown = self._late_by[-2 * in_a_row :]
        for place, days in enumerate(shown):
            row, column = divmod(place, in_a_row)
            dot = QRect(column * (_DOT + _GAP), row * (_DOT + _GAP) + 1, _DOT, _DOT)
            if days:
                painter.setPen(QPen(QColor(self._colours.gold), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                dot.adjust(1, 1, -1, -1)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._colours.green))
            painter.drawEllipse(dot)
        painter.end()


class PromiseSide(QWidget):
    """As many orders as there is room for, those with the nearest day first, and the figure below them."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self.setFixedWidth(WIDE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_list(self, found: PromiseList, height: int) -> None:
        """Show what there is room for in `height` pixels."""
        take_all_out(self._column)
        orders = [promise for promise in found.open if promise.kind is PromiseKind.ORDER and not promise.will_not_be]
        if orders:
            room = max(2, (height - _AROUND_ORDERS) // theme.scaled(_ORDER_HIGH))
            self._column.addWidget(self._orders(orders, room))
        if found.late_by:
            self._column.addWidget(self._in_time(found))
        self._column.addStretch(1)
        # With nothing to show it leaves its room to the promises.
        self.setVisible(bool(orders or found.late_by))

    def _orders(self, orders: Sequence[OpenPromise], room: int) -> Sheet:
        sheet = Sheet(self._colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(24, 18, 24, 18)
        inside.setSpacing(2)
        inside.addLayout(self._heading(len(orders)))
        for order in orders[:room]:
            what, whom = Elided(), Elided()
            what.setFont(theme.text(18))
            whom.setFont(theme.text(16))
            whom.setProperty("tone", "soft")
            what.set_words(_("An order") if order.unsaid else order.text)
            whom.set_words(order.customer)
            inside.addSpacing(12)
            inside.addWidget(what)
            inside.addWidget(whom)
            inside.addSpacing(4)
            inside.addWidget(Steps(self._colours, order.steps))
        more = len(orders) - room
        if more > 0:
            inside.addSpacing(6)
            inside.addWidget(label(ngettext("and one more", "and {n} more", more).format(n=more), 16, tone="soft"))
        return sheet

    def _heading(self, number: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("box", self._colours.accent_text, 24))
        heading = label(_("Special orders"))
        heading.setFont(theme.heading(20))
        row.addWidget(picture)
        row.addWidget(heading, 1)
        under_way = ngettext("one under way", "{n} under way", number).format(n=number)
        row.addWidget(label(under_way, 16, tone="soft"))
        return row

    def _in_time(self, found: PromiseList) -> Sheet:
        sheet = Sheet(self._colours, tinted=True)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(24, 16, 24, 16)
        inside.setSpacing(4)
        settled = len(found.late_by)
        heading = label(_("{kept} of {all} kept in time").format(kept=found.in_time, all=settled), wrap=True)
        heading.setFont(theme.heading(20))
        inside.addWidget(heading)
        inside.addWidget(label(_how_late(found.late_by), 16, tone="soft", wrap=True))
        inside.addSpacing(6)
        inside.addWidget(Dots(self._colours, found.late_by))
        return sheet


def _how_late(late_by: Sequence[int]) -> str:
    lately, late = _("in the last three months"), [days for days in late_by if days]
    if not late:
        return lately
    if max(late) == 1:
        said = ngettext("one was a day late", "{n} were a day late", len(late))
    else:
        said = ngettext("one was late", "{n} were late", len(late))
    return f"{lately}; {said.format(n=len(late))}"
