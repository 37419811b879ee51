"""Our shop at a glance: a visit point by point; before there is one, what sort of shop it is."""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.our_shop.views import Cycles
from shopfriend.window import theme
from shopfriend.window.our_shop.compelled_sheet import CompelledSheet
from shopfriend.window.our_shop.cycle_sheet import CycleSheet
from shopfriend.window.our_shop.kinds_sheet import KindsSheet
from shopfriend.window.our_shop.reputation_sheet import ReputationSheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, label


class Overview(QWidget):
    """The sheets, and nothing that names a customer."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.cycle = CycleSheet(colours)
        self.kinds = KindsSheet(colours)
        self.reputation = ReputationSheet(colours)
        self.compelled = CompelledSheet(colours)
        self.kinds.hide()
        title = label(_("Our shop"))
        title.setFont(theme.heading(32))
        said = Elided(fonts=[theme.text(18)])
        said.setProperty("tone", "soft")
        said.set_words(_("What people meet here, what they say of us, and whether they come of their own accord."))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(said)
        self.top = QHBoxLayout()
        self.top.setSpacing(24)
        self.top.addLayout(words, 1)
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self._layout.addLayout(self.top)
        self._layout.addWidget(self.cycle)
        self._layout.addWidget(self.kinds)
        self.below = QHBoxLayout()
        self.below.addWidget(self.reputation, 2)
        self.below.addWidget(self.compelled, 3)
        self._layout.addLayout(self.below)
        self._layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_nothing_yet(self, found: Cycles) -> None:
        """Offer what to begin with where there is no cycle, and else the cycles."""
        self.kinds.setVisible(not found.cycles)
        self.cycle.setVisible(bool(found.cycles))

    def fit(self, height: int) -> None:
        """Fit the sheets to a window of this height."""
        measures = theme.measures_at(height)
        margin = measures.margin
        self._layout.setContentsMargins(margin, margin - 12, margin, margin - 8)
        self._layout.setSpacing(measures.gap - 6)
        self.below.setSpacing(measures.gap)
        self.cycle.set_measures(measures)
        self.reputation.set_measures(measures)
        self.compelled.set_measures(measures)
