"""One of several things, chosen from a list that drops down: a button of ours, since Qt's box cuts long words."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours

_SIDE = 14


class Choice(QPushButton):
    """Shows what is chosen; a click or Space opens the list, up and down change it at once."""

    chosen = Signal(int)

    def __init__(self, colours: Colours, name: str, height: int = 44) -> None:
        super().__init__()
        self._colours = colours
        self.name = name
        self._items: list[str] = []
        self._place = 0
        self._menu: QMenu | None = None
        self.setProperty("choice", True)
        self.setFont(theme.text(17))
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.open_list)
        self.show_items([], 0)

    def show_items(self, items: Sequence[str], place: int) -> None:
        """Offer these, the one at `place` being chosen."""
        self._items, self._place = list(items), place
        shown = self._items[place] if 0 <= place < len(self._items) else ""
        self.setAccessibleName(f"{self.name}: {shown}")
        self.setToolTip(shown)
        self.setEnabled(len(self._items) > 1)
        self.update()

    @property
    def place(self) -> int:
        """Which one is chosen, from 0."""
        return self._place

    def open_list(self) -> None:
        """Show the list below the button."""
        if self._menu is None:
            self._menu = menu = QMenu(self)
            menu.setFont(theme.text(17))
            menu.triggered.connect(lambda action: self._choose(action.data()))
        self._menu.clear()
        for place, words in enumerate(self._items):
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(place == self._place)
            action.setData(place)
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        event.accept()
        if 0 <= self._place + step < len(self._items):
            self._choose(self._place + step)

    def _choose(self, place: int) -> None:
        if place != self._place:
            self.show_items(self._items, place)
            self.chosen.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        inside = self.rect().adjusted(_SIDE, 0, -_SIDE - 24, 0)
        painter.setPen(self.palette().buttonText().color())
        shown = self._items[self._place] if 0 <= self._place < len(self._items) else ""
        words = painter.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)
        if self.isEnabled():
            mark = QRect(self.width() - _SIDE - 18, (self.height() - 18) // 2, 18, 18)
            painter.drawPixmap(mark.topLeft(), icons.pixmap("down", self._colours.soft_ink, 18))
        painter.end()
