"""A visit, point by point: the sheet with one service cycle, its dots, and what is being made better."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.our_shop.views import Cycle, Cycles
from shopfriend.window import icons, theme
from shopfriend.window.choice import Choice
from shopfriend.window.our_shop.better_strip import BetterStrip
from shopfriend.window.our_shop.cycle_row import CycleRow
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours, Measures
from shopfriend.window.widgets import Elided, label, link, rule

_ALL_FROM = 1000
"""Pixels of width from which there is room to say what the colours of the dots mean."""


class CycleSheet(Sheet):
    """`edit_wanted` and `new_wanted` tell that the points are to be changed, or a cycle added."""

    edit_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self._colours = colours
        self._cycles: tuple[Cycle, ...] = ()
        self.shown = ""
        self._heading = Elided(fonts=[theme.heading(size) for size in (20, 18)])
        self.which = Choice(colours, _("Which cycle"), 40)
        self._legends = (
            _legend(colours.green, _("as we see it")),
            _legend(colours.plum, _("as we heard it")),
        )
        self.row = CycleRow(colours)
        self.better = BetterStrip(colours)
        self.edit, self.new = link(_("Change the points")), link(_("Another cycle"))
        self._inside = QVBoxLayout(self)
        self._inside.setSpacing(12)
        self._inside.addLayout(self._head())
        self._inside.addWidget(self.row)
        self._inside.addWidget(rule())
        self._inside.addWidget(self.better)
        self.which.chosen.connect(lambda place: self._show(self._cycles[place]))
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self.shown))
        self.new.clicked.connect(self.new_wanted)

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(icons.pixmap("again", self._colours.accent_text, 24))
        self.which.setFixedWidth(theme.scaled(210))
        self.which.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(picture)
        row.addWidget(self._heading, 1)
        for legend in self._legends:
            row.addWidget(legend)
            row.addSpacing(6)
        row.addWidget(self.edit)
        row.addWidget(self.new)
        row.addWidget(self.which)
        return row

    def show_cycles(self, found: Cycles, today: date) -> None:
        """Show the cycle that was seen before, or the first."""
        self._cycles = found.cycles
        names = [cycle.name for cycle in found.cycles]
        place = names.index(self.shown) if self.shown in names else 0
        self.which.show_items(names, place)
        self.which.setVisible(len(names) > 1)
        self.better.show_better(found.improving, found.cycles, today)
        if found.cycles:
            self._show(found.cycles[place])

    def show_cycle(self, name: str) -> None:
        """Show this one from now on."""
        self.shown = name

    def _show(self, cycle: Cycle) -> None:
        self.shown = cycle.name
        self._heading.set_words(_("{cycle}, point by point").format(cycle=cycle.name))
        self.row.show_points(cycle.points)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for legend in self._legends:
            legend.setVisible(self.width() >= theme.scaled(_ALL_FROM))

    def set_measures(self, measures: Measures) -> None:
        """Fit the sheet to the room there is."""
        roomy = measures is theme.ROOMY
        side = 28 if roomy else 22
        self._inside.setContentsMargins(side, 18 if roomy else 12, side, 18 if roomy else 12)
        self._inside.setSpacing(12 if roomy else 8)
        self.row.set_roomy(roomy)


def _legend(colour: str, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    dot = QLabel()
    dot.setFixedSize(12, 12)
    dot.setStyleSheet(f"background: {colour}; border-radius: 6px;")
    row.addWidget(dot, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label(words, 15, tone="soft"))
    return made
