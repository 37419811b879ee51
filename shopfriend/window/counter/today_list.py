"""Today, beside the empty search box: birthdays by name alone, promises that are due, cards to give and to post."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from shopfriend.counter.views import CardToday, Today
from shopfriend.language import _, ngettext
from shopfriend.window import icons, theme
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.tick import Tick
from shopfriend.window.widgets import label, link, take_all_out

_LEAST = 5
_LINE, _GAP = 32, 4
_AROUND_LINES = 130
"""Pixels of the list's height that lines cannot have: its heading, the cards to post, and what leads to more."""
_AROUND_WORDS = 26
"""Pixels of a line that neither its icon nor its words have."""


class TodayList(Sheet):
    """As many lines as there is room for; a click opens the customer, `more_wanted` leads to all promises.

    A card is ticked when it is done; `write_wanted` tells whose birthday card is still to be written.
    """

    chosen = Signal(str)
    more_wanted = Signal()
    done = Signal(str)
    write_wanted = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, tinted=True, parent=parent)
        self._colours = colours
        heading = label(_("Today"))
        heading.setFont(theme.heading(20))
        self._day = label("", 16, tone="soft")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self._day)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(_GAP)
        self._found: Today | None = None
        self._room = self._shown_room = _LEAST
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 16)
        layout.addLayout(top)
        layout.addLayout(self._lines)

    def show_today(self, found: Today) -> None:
        """Show what wants doing; where that is shown already, nothing is built anew."""
        is_ticked = any(tick.isChecked() for tick in self.findChildren(Tick))
        if found == self._found and self._room == self._shown_room and not is_ticked:
            return
        self._found, self._shown_room = found, self._room
        self._day.setText(found.day)
        take_all_out(self._lines)
        gold, green = self._colours.gold, self._colours.green
        rows: list[Callable[[], QWidget]] = [partial(self._line, "cake", gold, *row) for row in found.birthdays]
        rows += [partial(self._card, card) for card in found.cards]
        rows += [partial(self._line, "due", green, *row) for row in found.promises]
        for build in rows[: self._room]:
            self._lines.addWidget(build())
        more = len(rows) - self._room
        if more > 0:
            self._lines.addWidget(self._more(more), 0, Qt.AlignmentFlag.AlignLeft)
        if found.to_post:
            to_post = ngettext("One card to post", "{n} cards to post", found.to_post)
            self._lines.addWidget(label(to_post.format(n=found.to_post), 16, tone="soft"))
        elif not rows:
            self._lines.addWidget(label(_("Nothing is due, and nobody's birthday."), 17, tone="soft", wrap=True))

    def _card(self, card: CardToday) -> QWidget:
        line = self._line("cards", self._colours.blue, card.customer_uid, card.words)
        if not card.card:
            line.clicked.disconnect()
            line.clicked.connect(lambda: self.write_wanted.emit(card.customer_uid))
            return line
        tick = Tick(self._colours)
        tick.setAccessibleName(_("Done: {what}").format(what=card.words))
        tick.clicked.connect(lambda: self.done.emit(card.card))
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(tick)
        inside.addWidget(line, 1)
        return row

    def set_height(self, height: int) -> None:
        """Show as much as there is room for in so many pixels."""
        room = max(_LEAST, (height - _AROUND_LINES) // (_LINE + _GAP))
        if room != self._room:
            self._room = room
            if self._found is not None:
                self.show_today(self._found)

    def forget(self) -> None:
        """Nothing that names somebody stays, out of sight either."""
        self._found = None
        take_all_out(self._lines)

    def _more(self, number: int) -> QPushButton:
        more = link(ngettext("and one more", "and {n} more", number).format(n=number))
        more.clicked.connect(self.more_wanted)
        return more

    def _line(self, icon: str, colour: str, uid: str, words: str) -> QPushButton:
        line = _Line(words)
        line.setIcon(icons.icon(icon, colour, 22))
        line.clicked.connect(lambda: self.chosen.emit(uid))
        return line


class _Line(QPushButton):
    """A line that can be clicked; what has no room in it ends in an ellipsis."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("line", True)
        self.setFont(theme.text(17))
        self.setFixedHeight(_LINE)
        self.setIconSize(QSize(22, 22))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - _AROUND_WORDS
        self.setText("  " + self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))
