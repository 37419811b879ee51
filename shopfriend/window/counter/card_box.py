"""Cards on a customer's page: the one that waits in the drawer, the last with its words, and what is not wanted."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from shopfriend.counter.views import CardKept, Opened
from shopfriend.language import _, day_in_words, ngettext
from shopfriend.window.theme import Colours
from shopfriend.window.tick import Tick
from shopfriend.window.widgets import Heading, button, label, link


class CardBox(QWidget):
    """Shows what `page` tells of cards; `drawer` is what waits there, to stand further up on the page.

    `given` names a card by uid, `taken_back` a wish.
    """

    write_wanted = Signal()
    declined = Signal()
    given = Signal(str)
    taken_back = Signal(str)

    def __init__(self, page: Opened, today: date, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._today = today
        self.page = page
        self.ticks: list[Tick] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(Heading("cards", _("Cards"), colours.plum))
        self.drawer = QWidget()
        in_drawer = QVBoxLayout(self.drawer)
        in_drawer.setContentsMargins(0, 0, 0, 10)
        self.waiting = [card for card in page.cards if not card.is_away]
        sent = [card for card in page.cards if card.is_away]
        for card in self.waiting:
            in_drawer.addLayout(self._in_drawer(card))
        if sent:
            self._show_last(sent[0], len(sent) - 1)
        for wish in page.declined:
            self._column.addLayout(self._wish(wish.uid, wish.words))
        if not page.gone:
            self._column.addLayout(self._build_foot(any(wish.every for wish in page.declined)))

    def stops(self) -> list[QWidget]:
        """What the keyboard stops at, in order."""
        return [*self.ticks, *self.findChildren(QPushButton)]

    def _in_drawer(self, card: CardKept) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        tick = Tick(self._colours)
        tick.setAccessibleName(_("Given or posted: {what}").format(what=card.title))
        tick.setToolTip(_("Ctrl G"))
        tick.clicked.connect(partial(self.given.emit, card.uid))
        self.ticks.append(tick)
        row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        said = _("Take out of the drawer: {what}") if card.unwanted else _("In the drawer: {what}")
        row.addWidget(label(said.format(what=card.title), 17, wrap=True), 1)
        row.addWidget(label("Ctrl G", 15, tone="soft"))
        return row

    def _show_last(self, card: CardKept, more: int) -> None:
        day = day_in_words(card.day, self._today, weekday=False)
        self._column.addWidget(label(f"{card.title} · {day}", 16, tone="soft"))
        self._column.addWidget(label(" ".join(card.words), 17, wrap=True))
        if more:
            said = ngettext("and one more card before", "and {n} more cards before", more).format(n=more)
            self._column.addWidget(label(said, 16, tone="soft"))

    def _wish(self, uid: str, words: str) -> QLayout:
        row = QHBoxLayout()
        row.addWidget(label(words, 17, wrap=True), 1)
        back = link(_("Write again"))
        back.setAccessibleName(_("Write again, in spite of: {words}").format(words=words))
        back.clicked.connect(lambda: self.taken_back.emit(uid))
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _build_foot(self, none: bool) -> QLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(4)
        if not none:
            write = button(_("Write a card"), 44)
            write.clicked.connect(self.write_wanted)
            row.addWidget(write)
            no_cards = link(_("No cards"))
            no_cards.setToolTip("F8")
            no_cards.clicked.connect(self.declined)
            row.addWidget(no_cards)
        row.addStretch(1)
        return row
