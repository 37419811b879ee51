"""Who else gets the text of a card: a tick beside each name, all set at first, and one button that says how many."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopfriend.cards.views import MonthCard
from shopfriend.language import _, ngettext
from shopfriend.window import theme
from shopfriend.window.cards.titles import about
from shopfriend.window.fading import FadingArea
from shopfriend.window.theme import Colours
from shopfriend.window.tick import Tick
from shopfriend.window.widgets import Elided, button, label, link, take_all_out


class WhoElse(QWidget):
    """`given` tells the cards (uids) that are ticked, `left` that nobody else gets it after all."""

    given = Signal(list)
    left = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self.rows: list[_Row] = []
        heading = label(_("Who else gets this text?"))
        heading.setFont(theme.heading(20))
        told = label(_("The same words on purpose; each keeps its own personal line."), 16, tone="soft", wrap=True)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(6)
        area = FadingArea(colours.tint)
        area.setWidget(inside)
        self.all = link(_("All or none"))
        self._leave = link(_("Leave it"))
        self.give = button("", 48)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.all)
        foot.addWidget(self._leave)
        foot.addStretch(1)
        foot.addWidget(self.give)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(told)
        column.addWidget(area, 1)
        column.addLayout(foot)
        self.all.clicked.connect(self._all_or_none)
        self._leave.clicked.connect(self.left)
        self.give.clicked.connect(lambda: self.given.emit(self.chosen))

    def ask(self, others: Sequence[MonthCard]) -> None:
        """Ask about these cards; all of them are ticked."""
        take_all_out(self._list)
        self.rows = [_Row(self._colours, card) for card in others]
        for row in self.rows:
            self._list.addWidget(row)
            row.toggled.connect(self._count)
        self._list.addStretch(1)
        self._count()
        if self.rows:
            self.rows[0].setFocus()

    @property
    def chosen(self) -> list[str]:
        """The cards that are ticked."""
        return [row.card for row in self.rows if row.isChecked()]

    def _all_or_none(self) -> None:
        tick = len(self.chosen) < len(self.rows)
        for row in self.rows:
            row.setChecked(tick)

    def _count(self) -> None:
        number = len(self.chosen)
        said = ngettext("Give it to {n} more", "Give it to {n} more", number).format(n=number)
        self.give.setText(said if number else _("Give it to nobody else"))
        self.give.setEnabled(number > 0)


class _Row(QPushButton):
    """A name with its tick; a click anywhere on it, or Space, sets it or takes it away."""

    def __init__(self, colours: Colours, card: MonthCard) -> None:
        super().__init__()
        self.card = card.uid
        self._tick = Tick(colours)
        name, what = Elided(), Elided()
        for line, size, words, tone in ((name, 17, card.name, ""), (what, 15, about(card), "soft")):
            line.setFont(theme.text(size))
            line.setProperty("tone", tone)
            line.set_words(words)
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(name)
        both.addWidget(what)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(14)
        row.addWidget(self._tick)
        row.addLayout(both, 1)
        for part in (self._tick, name, what):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("segment", True)
        self.setFixedHeight(row.sizeHint().height())
        self.setAccessibleName(f"{card.name}, {about(card)}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(True)
        self.toggled.connect(self._tick.setChecked)
        self.setChecked(True)
