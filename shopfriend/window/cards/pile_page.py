"""The month's pile on the screen: its name and how far it is, the groups, the sheets, and the editor beside them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from shopfriend.cards.views import MonthPile
from shopfriend.language import _, month_alone, ngettext
from shopfriend.records.kinds import CardState
from shopfriend.window import theme
from shopfriend.window.cards.editor import CardEditor, small_button
from shopfriend.window.cards.group_tiles import GroupTiles
from shopfriend.window.cards.sheet_list import SheetList
from shopfriend.window.fading import Fade
from shopfriend.window.keys import on_key
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, link


class PilePage(Desk):
    """Lays out the parts; what they mean, the screen decides."""

    turned = Signal(int)
    print_wanted = Signal()
    all_sent = Signal()
    begin_wanted = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self.colours = colours
        self.groups = GroupTiles(colours)
        self.sheets = SheetList(colours, colours.sheet, _("The cards of the month"))
        self._fade = Fade(self.sheets, colours.tint)
        self.editor = CardEditor(colours)
        self._build()
        self.print.clicked.connect(self.print_wanted)
        on_key(self, "Ctrl+P", self.print.click)
        on_key(self, "Ctrl+Shift+N", self.begin_wanted.emit)
        self.begin.clicked.connect(self.begin_wanted)
        self.asks.clicked.connect(self.begin_wanted)
        self._sent.clicked.connect(self.all_sent)

    def show_pile(self, pile: MonthPile) -> None:
        """Say how many cards the month has, how many are ready, and how many have come out."""
        states = [card.state for card in pile.cards]
        ready, wanting = states.count(CardState.WAITING), states.count(CardState.SUGGESTED)
        printed = states.count(CardState.PRINTED)
        number = ngettext("{month} · {n} card", "{month} · {n} cards", len(states))
        month = month_alone(pile.month)
        self._title.setText(number.format(month=month, n=len(states)) if states else month)
        self._title.setToolTip(f"{pile.month:%Y-%m}")
        bare = sum(card.state is CardState.WAITING and not card.draft.personal_line for card in pile.cards)
        without = ngettext("{n} of them without a line of yours", "{n} of them without a line of yours", bare)
        said = [
            ngettext("{n} is ready", "{n} are ready", ready).format(n=ready) if ready else "",
            without.format(n=bare) if bare else "",
            ngettext("{n} wants a look from you", "{n} want a look from you", wanting).format(n=wanting)
            if wanting
            else "",
            ngettext("{n} is printed", "{n} are printed", printed).format(n=printed) if printed else "",
        ]
        self._said.setText(", ".join(filter(None, said)))
        self._bar.setRange(0, max(1, len(states)))
        self._bar.setValue(len(states) - wanting)
        prints = ngettext("Print the one that is ready", "Print the {n} that are ready", ready).format(n=ready)
        self.print.setText("  " + (prints if ready else _("None is ready yet")))
        self.print.setAccessibleName(self.print.text())
        self.print.setEnabled(ready > 0)
        self._sent.setText(ngettext("It is posted", "All {n} are posted", printed).format(n=printed))
        self._sent.setVisible(printed > 0)
        for widget in (self.groups, self._lying, self.editor, self.print, self.begin, self._bar, self._said):
            widget.setVisible(bool(states))
        self._nobody.setVisible(not states)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        measures = theme.measures_at(self.height())
        self._layout.setContentsMargins(measures.margin, measures.margin - 10, measures.margin, measures.margin - 8)
        self._columns.setSpacing(measures.gap)
        self.editor.setFixedWidth(min(548, self.width() * 45 // 100))
        self.editor.set_measures(measures, self.editor.height())

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.groups)
        self._lying = Sheet(self.colours, tinted=True)
        inside = QVBoxLayout(self._lying)
        inside.setContentsMargins(10, 10, 6, 10)
        inside.addWidget(self.sheets)
        left.addWidget(self._lying, 1)
        self._build_nobody()
        left.addWidget(self._nobody, 1)
        self._columns = QHBoxLayout()
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self.editor)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(16)
        self._layout.addLayout(self._build_head())
        self._layout.addLayout(self._columns, 1)
        self.lay(self.editor)

    def _build_nobody(self) -> None:
        """What a month without suggestions asks."""
        question = label(_("Whom would you like to thank?"))
        question.setFont(theme.heading(26))
        said = label(
            _("No card suggests itself. Birthdays to come, first visits, special orders and kindnesses lie here."),
            18,
            tone="soft",
            wrap=True,
        )
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.asks = button(_("Write to somebody"), 52, main=True, icon="write", colour="#ffffff")
        self._nobody = QWidget()
        inside = QVBoxLayout(self._nobody)
        inside.setSpacing(14)
        inside.addStretch(1)
        inside.addWidget(question, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(said)
        inside.addWidget(self.asks, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(2)

    def _build_head(self) -> QHBoxLayout:
        self._title = label("")
        self._title.setFont(theme.heading(32))
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._title)
        first.addSpacing(6)
        for icon, words, step in (("before", _("The month before"), -1), ("after", _("The next month"), 1)):
            first.addWidget(small_button(icon, words, self.colours, partial(self.turned.emit, step)))
        first.addStretch(1)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(150, 8)
        self._said = label("", 17, tone="soft")
        self._sent = link("")
        self._sent.setAccessibleName(_("The printed cards are posted"))
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        second.addWidget(self._said)
        second.addWidget(self._sent)
        second.addStretch(1)
        both = QVBoxLayout()
        both.setSpacing(4)
        both.addLayout(first)
        both.addLayout(second)
        self.print = button(_("Print"), 56, main=True, icon="printer", colour="#ffffff")
        self.begin = button(_("Write to somebody"), 56, icon="write", colour=self.colours.ink)
        self.begin.setToolTip(_("Ctrl Shift N"))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(both, 1)
        head.addWidget(self.begin)
        head.addWidget(self.print)
        return head
