"""The left side of the counter: who it may be that stands there, or, while nothing is typed, what wants doing today."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.counter.views import Hit, Today
from shopfriend.language import _
from shopfriend.window.counter.hit_list import HitList, HitRow
from shopfriend.window.counter.today_list import TodayList
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours, Measures
from shopfriend.window.widgets import label, link

_AROUND_HITS = 260
"""Pixels of the counter's height that hits cannot have."""
_AROUND_TODAY = 160
"""Pixels of the counter's height that today cannot have."""
_ALWAYS_SEEN = 3


def _rows(found: Sequence[Hit]) -> list[HitRow]:
    return [HitRow(hit.uid, hit.name, hit.why, hit.reason) for hit in found]


class HitColumn(QWidget):
    """Hits, or that there are none, or today; `chosen` tells whose page is wanted, `more_wanted` all promises.

    `paste_wanted` tells that notes want to be pasted, `hear_wanted` that somebody said something of us; `done` names a
    card of today that needs nothing more, and `write_wanted` whose birthday card is still to be written. While people
    are hidden, which `is_hidden` tells, today stays out of sight.
    """

    chosen = Signal(str)
    more_wanted = Signal()
    paste_wanted = Signal()
    hear_wanted = Signal()
    done = Signal(str)
    write_wanted = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitList(colours)
        self.sheet = Sheet(colours)
        inside = QVBoxLayout(self.sheet)
        inside.setContentsMargins(0, 8, 0, 8)
        inside.addWidget(self.hits)
        self._nobody = label("", 17, tone="soft", wrap=True)
        self._today = TodayList(colours)
        self._room = 0
        self.is_hidden = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self.sheet, self._nobody, self._today):
            part.hide()
            layout.addWidget(part)
        self._keys = label("", 15, tone="soft")
        self._tell_keys()
        layout.addWidget(self._keys)
        ways = QHBoxLayout()
        for words, keys, wanted in (
            (_("Paste notes"), _("Ctrl Shift V"), self.paste_wanted),
            (_("Somebody said …"), _("Ctrl J"), self.hear_wanted),
        ):
            way = link(words)
            way.setToolTip(keys)
            way.clicked.connect(wanted)
            ways.addWidget(way)
        ways.addStretch(1)
        layout.addLayout(ways)
        layout.addStretch(1)
        self.hits.chosen.connect(self.chosen)
        self._today.chosen.connect(self.chosen)
        self._today.more_wanted.connect(self.more_wanted)
        self._today.done.connect(self.done)
        self._today.write_wanted.connect(self.write_wanted)

    def show_hits(self, found: Sequence[Hit], typed: str) -> None:
        """Show who was found for what was typed; where nothing was typed, today."""
        self.hits.set_rows(_rows(found))
        self._show(found, typed)

    def add_hits(self, found: Sequence[Hit], typed: str) -> None:
        """Show these instead; where they begin with those that are shown, which of them is selected stays."""
        self.hits.add_rows(_rows(found))
        self._show(found, typed)

    def _show(self, found: Sequence[Hit], typed: str) -> None:
        self.sheet.setVisible(bool(found))
        self._nobody.setVisible(bool(typed) and not found)
        self._nobody.setText(_("Nobody is called {name} yet. Enter makes a new regular.").format(name=typed))
        self._today.setVisible(not typed and not self.is_hidden)
        self._fit()

    def show_today(self, found: Today, typed: str) -> None:
        """Show what wants doing, unless something is typed, or people are hidden."""
        if not self.is_hidden:
            self._today.show_today(found)
            self._today.setVisible(not typed)

    def let_people_be_seen(self) -> None:
        """Whoever is found may be shown again, and today."""
        self.is_hidden = False
        self._tell_keys()

    def hide_hits(self) -> None:
        """Take away the hits, and the words that there are none."""
        self.sheet.hide()
        self._nobody.hide()

    def hide_people(self) -> None:
        """Nothing that names somebody stays in sight, nor comes into it by an answer that is on its way."""
        self.is_hidden = True
        self._tell_keys()
        self.hide_hits()
        self.hits.set_rows([])
        self._nobody.setText("")
        self._today.hide()
        self._today.forget()

    def _tell_keys(self) -> None:
        keys = _("Enter opens · Ctrl 1 shows today again") if self.is_hidden else ""
        self._keys.setText(keys or _("Enter opens · Ctrl N new face · Esc hides"))

    def set_measures(self, measures: Measures, height: int) -> None:
        """Take the measures of a counter that is `height` pixels high."""
        self.setFixedWidth(measures.hits)
        self.hits.set_row_height(measures.row)
        self._room = height
        self._today.set_height(height - _AROUND_TODAY)
        self._fit()

    def _fit(self) -> None:
        row = self.hits.row_height
        most = max(_ALWAYS_SEEN, (self._room - _AROUND_HITS) // row)
        self.hits.setFixedHeight(row * max(1, min(self.hits.count(), most)))
