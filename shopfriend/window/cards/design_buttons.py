"""The fronts that a card may have, as small pictures to choose from: a few in a row, and all of them at a click."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.window.cards.all_fronts import AllFronts
from shopfriend.window.cards.design_button import GAP, SMALL, DesignButton, MoreButton
from shopfriend.window.theme import Colours

_PLACES = 4
"""Buttons in the row, which is as wide however many fronts there are."""


class DesignButtons(QWidget):
    """The fronts in a row, the chosen one always among them."""

    chosen = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._designs: list[tuple[str, QImage]] = []
        self.buttons: list[DesignButton] = []
        self._choice = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self.more = MoreButton(colours)
        self.more.hide()
        self._row.addWidget(self.more)
        self.all = AllFronts(colours, self)
        self.setFixedHeight(SMALL.height())
        self.setAccessibleName(_("Front"))
        self.more.clicked.connect(self._open_all)
        self.all.chosen.connect(self._choose)

    def show_designs(self, designs: Sequence[tuple[str, QImage]], chosen: str) -> None:
        """Offer these fronts, one of them chosen."""
        self._designs = list(designs)
        shown = _in_the_row(self._designs, chosen)
        if [name for name, _picture in shown] != [each.name for each in self.buttons]:
            for each in self.buttons:
                self._choice.removeButton(each)
                each.setParent(None)
                each.deleteLater()
            self.buttons = [DesignButton(name, picture, self._colours) for name, picture in shown]
            for place, each in enumerate(self.buttons):
                self._choice.addButton(each)
                self._row.insertWidget(place, each)
                each.clicked.connect(lambda _checked, name=each.name: self.chosen.emit(name))
        for each, (_name, picture) in zip(self.buttons, shown, strict=True):
            each.show_picture(picture)
            each.setChecked(each.name == chosen)
        self.more.show_number(len(self._designs) - len(shown))

    def sizeHint(self) -> QSize:
        places = len(self.buttons) + (len(self.buttons) < len(self._designs))
        return QSize(max(0, places * (SMALL.width() + GAP) - GAP), SMALL.height())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.all.close()

    def _open_all(self) -> None:
        has = next((each.name for each in self.buttons if each.isChecked()), "")
        self.all.open_above(self.more, self._designs, has)

    def _choose(self, name: str) -> None:
        self.show_designs(self._designs, name)
        self.chosen.emit(name)


def _in_the_row(designs: Sequence[tuple[str, QImage]], chosen: str) -> list[tuple[str, QImage]]:
    """The first ones; where the chosen one stands further behind, it takes the last place."""
    if len(designs) <= _PLACES:
        return list(designs)
    row = list(designs[: _PLACES - 1])
    behind = next((each for each in designs[_PLACES - 1 :] if each[0] == chosen), None)
    return row if behind is None else [*row[:-1], behind]
