"""Where it is jotted down: one field with the cursor in it, and what may go with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button


class TalkField(QWidget):
    """Enter remembers; in the empty field it notes a visit. The question and the promise may stay empty."""

    remembered = Signal(str, str, str)
    was_in = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = _field(_("What did you talk about just now?"), 52, 19)
        self.ask = _field(_("Ask next time"), 44, 17, quiet=True)
        self.promise = _field(_("A promise"), 44, 17, quiet=True)
        self._button = button(_("Remember"), 52, main=True)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.words, 1)
        first.addWidget(self._button)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self.ask, 1)
        second.addWidget(self.promise, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(first)
        layout.addLayout(second)
        for field in (self.words, self.ask, self.promise):
            field.returnPressed.connect(self._remember)
        self._button.clicked.connect(self._remember)

    def clear(self) -> None:
        """Make room for the next talk."""
        for field in (self.words, self.ask, self.promise):
            field.clear()

    def half_typed(self) -> tuple[str, str, str]:
        """What stands in the fields, to be put back with `put_back`."""
        return self.words.text(), self.ask.text(), self.promise.text()

    def put_back(self, typed: tuple[str, str, str]) -> None:
        """Show what was half typed before."""
        for field, text in zip((self.words, self.ask, self.promise), typed, strict=True):
            field.setText(text)

    def _remember(self) -> None:
        words, ask, promise = (text.strip() for text in self.half_typed())
        if words or ask or promise:
            self.remembered.emit(words, ask, promise)
        else:
            self.was_in.emit()


def _field(placeholder: str, height: int, size: int, *, quiet: bool = False) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    field.setFont(theme.text(size))
    field.setFixedHeight(height)
    field.setProperty("quiet", quiet)
    return field
