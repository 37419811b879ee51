"""Before there is a cycle: what sort of shop is it? Examples to begin with, or none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout

from shopfriend.language import _
from shopfriend.our_shop.views import ShopKind
from shopfriend.window import theme
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, link, take_all_out

_ACROSS = 3


class KindsSheet(Sheet):
    """`chosen` gives the kind of shop, `none_wanted` that the owner writes the points alone."""

    chosen = Signal(object)
    none_wanted = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        heading = label(_("What do people meet in your shop, one thing after the other?"), wrap=True)
        heading.setFont(theme.heading(24))
        words = _(
            "The window, the door, the hello, the wait … Each of these points can be looked at on its own, and made a"
            " little better. Begin with those of a shop like yours; everything can be changed."
        )
        self.kinds: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self.none = link(_("Begin with an empty cycle"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(36, 28, 36, 24)
        inside.setSpacing(16)
        inside.addWidget(heading)
        inside.addWidget(label(words, 18, tone="soft", wrap=True))
        inside.addLayout(self._grid)
        inside.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)
        self.none.clicked.connect(self.none_wanted)

    def show_kinds(self, kinds: Sequence[ShopKind]) -> None:
        """Offer these."""
        take_all_out(self._grid)
        self.kinds = []
        for place, kind in enumerate(kinds):
            made = button(kind.name, 56)
            made.clicked.connect(lambda _on=False, kind=kind: self.chosen.emit(kind))
            self._grid.addWidget(made, place // _ACROSS, place % _ACROSS)
            self.kinds.append(made)
