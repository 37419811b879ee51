"""Today, beside the empty search box: promises that are due, and birthdays by name alone."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from shopfriend.counter.views import Today
from shopfriend.language import _
from shopfriend.window import icons, theme
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label, take_all_out

_SHOWN = 5
_AROUND_WORDS = 26
"""Pixels of a line that neither its icon nor its words have."""


class TodayList(Sheet):
    """A few lines; a click opens the customer."""

    chosen = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, tinted=True, parent=parent)
        self._colours = colours
        heading = label(_("Today"))
        heading.setFont(theme.heading(20))
        self._day = label("", 16, tone="soft")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self._day)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 16)
        layout.addLayout(top)
        layout.addLayout(self._lines)

    def show_today(self, found: Today) -> None:
        """Show what wants doing."""
        self._day.setText(found.day)
        take_all_out(self._lines)
        rows = [("cake", self._colours.gold, *row) for row in found.birthdays]
        rows += [("due", self._colours.green, *row) for row in found.promises]
        for icon, colour, uid, words in rows[:_SHOWN]:
            self._lines.addWidget(self._line(icon, colour, uid, words))
        if not rows:
            self._lines.addWidget(label(_("Nothing is due, and nobody's birthday."), 17, tone="soft", wrap=True))

    def _line(self, icon: str, colour: str, uid: str, words: str) -> QPushButton:
        line = _Line(words)
        line.setIcon(icons.icon(icon, colour, 22))
        line.setStyleSheet(f"text-align: left; color: {self._colours.ink};")
        line.clicked.connect(lambda: self.chosen.emit(uid))
        return line


class _Line(QPushButton):
    """A line that can be clicked; what has no room in it ends in an ellipsis."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("place", True)
        self.setFont(theme.text(17))
        self.setFixedHeight(32)
        self.setIconSize(QSize(22, 22))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - _AROUND_WORDS
        self.setText("  " + self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))
