"""What is said where a card shall not be written: not this year, not for this ever, or none at all, one key each."""

from enum import Enum
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.keys import on_key
from shopfriend.window.theme import Colours


class How(Enum):
    """For how long, and for which of the cards. The value is the key that says so."""

    THIS_YEAR = "F6"
    THIS_OCCASION = "F7"
    AT_ALL = "F8"


class NoCard(QPushButton):
    """Quiet words that open a list of three; `said` tells which."""

    said = Signal(object)

    def __init__(self, colours: Colours, editor: QWidget) -> None:
        super().__init__(_("No card …"))
        self.setProperty("link", True)
        self.setFont(theme.text(17))
        self.setAccessibleName(_("No card: this year, for this, or at all"))
        self._menu = QMenu(self)
        self._menu.setFont(theme.text(17))
        words = {
            How.THIS_YEAR: _("Not this year"),
            How.THIS_OCCASION: _("Never for this occasion"),
            How.AT_ALL: _("No cards at all"),
        }
        for how, said in words.items():
            # The tab sets the key at the right, as Qt does for shortcuts of its own.
            action = self._menu.addAction(f"{said}\t{how.value}")
            action.triggered.connect(partial(self._say, how))
            on_key(editor, how.value, partial(self._say, how))
        self.clicked.connect(self.open_list)

    def open_list(self) -> None:
        """Show the three above the words, which stand at the foot of the editor."""
        self._menu.popup(self.mapToGlobal(QPoint(0, -self._menu.sizeHint().height() - 4)))

    def _say(self, how: How) -> None:
        if self.isEnabled():
            self.said.emit(how)
