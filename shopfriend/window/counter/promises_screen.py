"""Promises: due today, this week, later; kept with one key. Beside them the special orders and how well we kept."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.counter.views import OpenPromise, PromiseList
from shopfriend.language import _, ngettext
from shopfriend.records.kinds import PromiseKind
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.counter.features import PromiseFeatures
from shopfriend.window.counter.promise_rows import PromiseListView
from shopfriend.window.fading import Fade
from shopfriend.window.keys import on_key
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, button, label, take_all_out

_ORDERS_SHOWN = 4


def steps() -> tuple[str, ...]:
    """The four steps of an order, in words."""
    return _("ordered"), _("come"), _("told"), _("handed over")


class Steps(QWidget):
    """An order's way as four dots on a line."""

    def __init__(self, colours: Colours, done: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._done = done
        self.setMinimumHeight(52)
        self.setAccessibleName(_("{number} of 4 steps are done").format(number=done))

    def sizeHint(self) -> QSize:
        return QSize(280, 52)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._colours
        dots = [QPoint(12 + place * (self.width() - 24) // 3, 14) for place in range(4)]
        for place, (here, there) in enumerate(pairwise(dots)):
            painter.setPen(QPen(QColor(colours.green if place + 1 < self._done else colours.line), 3))
            painter.drawLine(here, there)
        painter.setFont(theme.text(15))
        for place, (dot, words) in enumerate(zip(dots, steps(), strict=True)):
            done, next_one = place < self._done, place == self._done
            rim = colours.green if done else colours.gold if next_one else colours.edge
            painter.setPen(QPen(QColor(rim), 2))
            painter.setBrush(QColor(colours.green if done else colours.gold_tint if next_one else colours.paper))
            painter.drawEllipse(dot, 8, 8)
            painter.setPen(QColor(colours.gold if next_one else colours.soft_ink))
            side = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
            where = side[0] if place == 0 else side[2] if place == 3 else side[1]
            left = 0 if place == 0 else self.width() - 120 if place == 3 else dot.x() - 60
            painter.drawText(left, 28, 120, 22, where, words)
        painter.end()


class PromisesScreen(Desk):
    """The list on the left, orders on the right; K keeps or goes a step on, L lets go, Enter opens the page."""

    told = Signal(str)
    opened = Signal(str)
    due_today = Signal(int)

    def __init__(
        self, colours: Colours, features: PromiseFeatures, workers: Workers, parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, parent)
        self._colours = colours
        self._features = features
        self._reading = workers.reading
        self._storing = workers.storing
        self._build()
        self._keep.clicked.connect(self.keep)
        self._let.clicked.connect(self.let_go)
        self._page.clicked.connect(self.open_page)
        self.list.doubleClicked.connect(self.open_page)
        for key, does in (("K", self.keep), ("L", self.let_go), ("Return", self.open_page), ("Enter", self.open_page)):
            on_key(self, key, does)

    def use(self, features: PromiseFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def reload(self) -> None:
        """Ask for the promises anew."""
        self._reading.run(self._features.all, self._show)

    def keep(self) -> None:
        """The selected promise was kept; an order goes a step on."""
        chosen = self.list.selected()
        if chosen is not None:
            self._do(lambda: self._features.next_step(chosen.uid), _("Kept: {what}").format(what=chosen.text))

    def let_go(self) -> None:
        """The selected promise will not be kept."""
        chosen = self.list.selected()
        if chosen is not None:
            self._do(lambda: self._features.let_go(chosen.uid), _("Let go: {what}").format(what=chosen.text))

    def open_page(self) -> None:
        """Open the page of the customer whose promise is selected."""
        chosen = self.list.selected()
        if chosen is not None:
            self.opened.emit(chosen.customer_uid)

    def _build(self) -> None:
        title = label(_("Promises"))
        title.setFont(theme.heading(32))
        self._how_many = label("", 18, tone="soft")
        self.list = PromiseListView(self._colours)
        self._fade = Fade(self.list, self._colours.paper)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._nothing = label(
            _("Nothing is promised. That leaves time to promise something."), 20, tone="soft", wrap=True
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left = Sheet(self._colours)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(12, 10, 12, 16)
        inside.addWidget(self.list, 1)
        inside.addWidget(self._nothing, 1)
        inside.addLayout(self._build_actions())
        self._side = QVBoxLayout()
        self._side.setSpacing(16)
        right = QWidget()
        right.setFixedWidth(372)
        right.setLayout(self._side)
        self._side.setContentsMargins(0, 0, 0, 0)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(left, 1)
        columns.addWidget(right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 20, 32, 24)
        layout.setSpacing(6)
        layout.addWidget(title)
        layout.addWidget(self._how_many)
        layout.addSpacing(10)
        layout.addLayout(columns, 1)
        self.lay(left)

    def _build_actions(self) -> QHBoxLayout:
        self._keep = button(_("Kept  K"), 48, main=True)
        self._let = button(_("Let go  L"), 48)
        self._page = button(_("Page  ↵"), 48)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._keep)
        row.addWidget(self._let)
        row.addStretch(1)
        row.addWidget(self._page)
        for each in (self._keep, self._let, self._page):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return row

    def _show(self, found: PromiseList) -> None:
        due = found.due
        self.due_today.emit(due)
        said = ngettext("One is due today.", "{number} are due today.", due) if due else _("None is due today.")
        self._how_many.setText(
            said.format(number=due) + " " + _("A promise kept is what people tell their friends about.")
        )
        self.list.show_promises(found.open, self._features.day())
        for widget in (self.list, self._keep, self._let, self._page):
            widget.setVisible(bool(found.open))
        self._nothing.setVisible(not found.open)
        self._show_side(found)
        self.update()

    def _show_side(self, found: PromiseList) -> None:
        take_all_out(self._side)
        orders = [promise for promise in found.open if promise.kind is PromiseKind.ORDER]
        if orders:
            self._side.addWidget(self._orders(orders))
        if found.settled:
            self._side.addWidget(self._in_time(found))
        self._side.addStretch(1)

    def _orders(self, orders: Sequence[OpenPromise]) -> Sheet:
        sheet = Sheet(self._colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(24, 18, 24, 18)
        inside.setSpacing(6)
        heading = label(_("Special orders"))
        heading.setFont(theme.heading(20))
        inside.addWidget(heading)
        for order in orders[:_ORDERS_SHOWN]:
            what, whom = Elided(), Elided()
            what.setFont(theme.text(18))
            whom.setFont(theme.text(16))
            whom.setProperty("tone", "soft")
            what.set_words(order.text)
            whom.set_words(order.customer)
            inside.addSpacing(8)
            inside.addWidget(what)
            inside.addWidget(whom)
            inside.addWidget(Steps(self._colours, order.steps))
        more = len(orders) - _ORDERS_SHOWN
        if more > 0:
            inside.addWidget(label(ngettext("and one more", "and {n} more", more).format(n=more), 16, tone="soft"))
        return sheet

    def _in_time(self, found: PromiseList) -> Sheet:
        sheet = Sheet(self._colours, tinted=True)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(24, 16, 24, 16)
        heading = label(_("{kept} of {all} kept in time").format(kept=found.in_time, all=found.settled), wrap=True)
        heading.setFont(theme.heading(20))
        inside.addWidget(heading)
        inside.addWidget(label(_("in the last three months"), 16, tone="soft"))
        return sheet

    def _do(self, work: Callable[[], Any], said: str) -> None:
        def done(_answer: Any) -> None:
            self.told.emit(said)
            self.reload()

        self._storing.run(work, done)
