"""Facts as chips that can be picked: as many in a row as fit, and no more rows than there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from shopfriend.window import theme
from shopfriend.window.theme import Colours

_HEIGHT, _GAP = 36, 8
_LEAST = 150
"""Pixels that a chip wants at least; in the last row it is shortened rather than left out."""


class FactChips(QWidget):
    """Chips of which each says when it was picked; `last` is one that opens something else, in another tone."""

    picked = Signal(str)
    opened = Signal()

    def __init__(self, colours: Colours, rows: int = 2) -> None:
        super().__init__()
        self._colours = colours
        self._rows = rows
        self._chips: list[QPushButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: Sequence[str], last: str = "") -> None:
        """Offer these facts."""
        for chip in self._chips:
            chip.setParent(None)
            chip.deleteLater()
        self._chips = [self._chip(fact) for fact in facts]
        for chip, fact in zip(self._chips, facts, strict=True):
            chip.clicked.connect(lambda _checked, fact=fact: self.picked.emit(fact))
        if last:
            opens = self._chip(last)
            opens.setProperty("tone", "soft")
            opens.clicked.connect(self.opened)
            self._chips.insert(0, opens)
        self.setVisible(bool(self._chips))
        self._lay_out()

    def set_rows(self, rows: int) -> None:
        """Use at most so many rows."""
        self._rows = rows
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def _chip(self, words: str) -> QPushButton:
        chip = QPushButton(self)
        chip.setProperty("chip", True)
        chip.setProperty("words", words)
        chip.setFont(theme.text(16))
        chip.setAccessibleName(words)
        chip.setToolTip(words)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        return chip

    def _lay_out(self) -> None:
        at, row = QPoint(0, 0), 1
        for chip in self._chips:
            words = str(chip.property("words"))
            metrics = chip.fontMetrics()
            wide = min(self.width(), metrics.horizontalAdvance(words) + 36)
            left = self.width() - at.x()
            if at.x() and wide > left:
                if row == self._rows and left >= _LEAST:
                    wide = left
                else:
                    at, row = QPoint(0, at.y() + _HEIGHT + _GAP), row + 1
            chip.setVisible(row <= self._rows)
            chip.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide - 32).replace("&", "&&"))
            chip.setGeometry(at.x(), at.y(), wide, _HEIGHT)
            at += QPoint(wide + _GAP, 0)
        rows = min(row, self._rows) if self._chips else 0
        self.setFixedHeight(max(0, rows * (_HEIGHT + _GAP) - _GAP))
