"""The right side of the counter: the page, or what lies in its place, one sheet at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopfriend.window import theme
from shopfriend.window.sheets import FittedSheet, Sheet
from shopfriend.window.theme import Measures


class RightSide(QWidget):
    """`placed` tells a sheet that has come to lie here, `turned` that another one is seen."""

    placed = Signal(object)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: list[Sheet] = []
        self._measures = theme.ROOMY
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def place(self, sheet: Sheet) -> None:
        """Let a sheet lie here, out of sight until it is shown."""
        sheet.hide()
        if isinstance(sheet, FittedSheet):
            sheet.set_measures(self._measures)
        self._sheets.append(sheet)
        self._layout.addWidget(sheet)
        self.placed.emit(sheet)

    def show_sheet(self, seen: Sheet) -> None:
        """Show this sheet and none of the others."""
        for sheet in self._sheets:
            if sheet is not seen:
                sheet.hide()
        seen.show()
        self.turned.emit()

    def set_measures(self, measures: Measures) -> None:
        """Fit all sheets to the room there is, also those that come later."""
        self._measures = measures
        for sheet in self._sheets:
            if isinstance(sheet, FittedSheet):
                sheet.set_measures(measures)
