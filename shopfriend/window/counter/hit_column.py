"""The left side of the counter: who it may be that stands there, or, while nothing is typed, what wants doing today."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopfriend.counter.views import Hit, Today
from shopfriend.language import _
from shopfriend.window.counter.hit_list import HitList, HitRow
from shopfriend.window.counter.today_list import TodayList
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours, Measures
from shopfriend.window.widgets import label

_AROUND_HITS = 260
"""Pixels of the counter's height that hits cannot have."""
_ALWAYS_SEEN = 3


class HitColumn(QWidget):
    """Hits, or that there are none, or today; `chosen` tells whose page is wanted."""

    chosen = Signal(str)

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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self.sheet, self._nobody, self._today):
            part.hide()
            layout.addWidget(part)
        layout.addWidget(label(_("Enter opens · Ctrl N new face · Esc hides"), 15, tone="soft"))
        layout.addStretch(1)
        self.hits.chosen.connect(self.chosen)
        self._today.chosen.connect(self.chosen)

    def show_hits(self, found: Sequence[Hit], typed: str) -> None:
        """Show who was found for what was typed; where nothing was typed, today."""
        self.hits.set_rows([HitRow(hit.uid, hit.name, hit.why) for hit in found])
        self.sheet.setVisible(bool(found))
        self._nobody.setVisible(bool(typed) and not found)
        self._nobody.setText(_("Nobody is called {name} yet. Enter makes a new regular.").format(name=typed))
        self._today.setVisible(not typed)
        self._fit()

    def show_today(self, found: Today, typed: str) -> None:
        """Show what wants doing, unless something is typed."""
        self._today.show_today(found)
        self._today.setVisible(not typed)

    def hide_hits(self) -> None:
        """Take away the hits, and the words that there are none."""
        self.sheet.hide()
        self._nobody.hide()

    def hide_people(self) -> None:
        """Nothing that names somebody stays in sight."""
        self.hide_hits()
        self._today.hide()

    def set_measures(self, measures: Measures, height: int) -> None:
        """Take the measures of a counter that is `height` pixels high."""
        self.setFixedWidth(measures.hits)
        self.hits.set_row_height(measures.row)
        self._room = height
        self._fit()

    def _fit(self) -> None:
        row = self.hits.row_height
        most = max(_ALWAYS_SEEN, (self._room - _AROUND_HITS) // row)
        self.hits.setFixedHeight(row * max(1, min(self.hits.count(), most)))
