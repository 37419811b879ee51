"""All fronts that a card may have, over the window: there may be more than a row of the editor holds."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.window.cards.design_button import GAP, LARGE, DesignButton
from shopfriend.window.theme import Colours

_COLUMNS, _ROWS = 5, 3


class AllFronts(QFrame):
    """All fronts over the window, until one is chosen or it is left."""

    chosen = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._colours = colours
        self.buttons: list[DesignButton] = []
        self.setObjectName("fronts")
        self.setAccessibleName(_("All fronts"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 12, 2, 12)
        inside.addWidget(self._area)

    def open_above(self, widget: QWidget, designs: Sequence[tuple[str, QImage]], chosen: str) -> None:
        """Show these fronts over a widget, the chosen one in sight."""
        within = QWidget()
        grid = QGridLayout(within)
        grid.setContentsMargins(0, 0, 10, 0)
        grid.setSpacing(GAP)
        group = QButtonGroup(within)
        self.buttons = [DesignButton(name, picture, self._colours, LARGE) for name, picture in designs]
        for place, each in enumerate(self.buttons):
            grid.addWidget(each, place // _COLUMNS, place % _COLUMNS)
            group.addButton(each)
            each.setChecked(each.name == chosen)
            each.clicked.connect(lambda _checked, name=each.name: self._choose(name))
        self._area.setWidget(within)
        columns, rows = min(_COLUMNS, len(designs)), min(_ROWS, -(-len(designs) // _COLUMNS))
        step = LARGE + QSize(GAP, GAP)
        self._area.setFixedSize(columns * step.width() - GAP + 10, rows * step.height() - GAP)
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width(), -8))
        self.move(corner - QPoint(self.width(), self.height()))
        self.show()
        for each in self.buttons:
            if each.isChecked():
                each.setFocus()
                self._area.ensureWidgetVisible(each)

    def _choose(self, name: str) -> None:
        self.close()
        self.chosen.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
