"""What is not known yet, as a dashed chip on the page that turns into the field for the answer."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget

from shopfriend.counter.views import ADDRESS, Fact
from shopfriend.language import _
from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label

_HEIGHT = 44


class AskLine(QWidget):
    """A chip for each missing fact; Enter in its field, or leaving it, tells the answer.

    `answered` tells the facts with what was typed. An empty field goes back to being a chip.
    """

    answered = Signal(object)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._asked: Fact | None = None
        self._sent: dict[Fact, str] | None = None
        self._chips = {
            Fact.BIRTHDAY: self._chip("cake", _("Birthday? Ask, and type it here")),
            Fact.STREET: self._chip("post", _("Address? Ask, and type it here")),
        }
        self._fields = {
            Fact.BIRTHDAY: self._field(_("Birthday"), _("12 May, or 12 May 1957")),
            Fact.STREET: self._field(_("Street"), _("Street and number")),
            Fact.POSTCODE: self._field(_("Postcode"), _("Postcode")),
            Fact.TOWN: self._field(_("Town"), _("Town")),
        }
        self._refused = label("", 16, tone="accent", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for fact, chip in self._chips.items():
            chip.clicked.connect(partial(self.open, fact))
            row.addWidget(chip)
        for fact, field in self._fields.items():
            row.addWidget(field, {Fact.BIRTHDAY: 2, Fact.POSTCODE: 1}.get(fact, 2))
        row.addWidget(self._refused, 3)
        row.addStretch(1)
        self.setFixedHeight(_HEIGHT)
        self.show_missing(())

    def show_missing(self, missing: Sequence[Fact]) -> None:
        """Offer to ask for these. A field that is open stays, unless its answer is known by now."""
        self._missing = missing
        if self._asked not in missing:
            self._clear()
        self.setVisible(bool(missing))
        self._show()

    def open(self, fact: Fact) -> None:
        """Turn the chip into its field."""
        self._asked = fact
        self._show()
        self._fields[fact].setFocus()

    def store_now(self) -> None:
        """Tell what was typed; where nothing was, the field is a chip again."""
        typed = self.half_typed()
        if not typed:
            self._clear()
            self._show()
        elif typed != self._sent:
            self._sent = typed
            self.answered.emit(typed)

    def half_typed(self) -> dict[Fact, str]:
        """What stands in the open field."""
        return {fact: self._fields[fact].text().strip() for fact in self._open() if self._fields[fact].text().strip()}

    def has_cursor(self) -> bool:
        """Whether one is writing in it."""
        return QApplication.focusWidget() in self._fields.values()

    def refuse(self, sentence: str) -> None:
        """Say why the answer was not stored; it stays to be mended."""
        self._refused.setText(sentence)
        self._refused.show()

    def _open(self) -> Sequence[Fact]:
        if self._asked is None:
            return ()
        return (Fact.BIRTHDAY,) if self._asked is Fact.BIRTHDAY else ADDRESS[:3]

    def _clear(self) -> None:
        self._asked = self._sent = None
        for field in self._fields.values():
            field.clear()

    def _show(self) -> None:
        for fact, chip in self._chips.items():
            chip.setVisible(fact in self._missing if self._asked is None else False)
        for fact, field in self._fields.items():
            field.setVisible(fact in self._open())
        self._refused.hide()

    def _entered(self) -> None:
        # The same answer once more: perhaps there is room on the disk by now.
        self._sent = None
        self.store_now()

    def _left(self) -> None:
        if not self.has_cursor():
            self.store_now()

    def _typed(self) -> None:
        self._sent = None
        self._refused.hide()

    def _chip(self, icon: str, words: str) -> QPushButton:
        chip = QPushButton(f" {words}")
        chip.setProperty("chip", True)
        chip.setProperty("tone", "soft")
        chip.setProperty("asks", True)
        chip.setFont(theme.text(16))
        chip.setFixedHeight(36)
        chip.setAccessibleName(words)
        chip.setIcon(icons.icon(icon, self._colours.soft_ink, 20))
        chip.setIconSize(QSize(20, 20))
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        return chip

    def _field(self, name: str, example: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        field.setFont(theme.text(17))
        field.setFixedHeight(_HEIGHT)
        field.returnPressed.connect(self._entered)
        field.editingFinished.connect(self._left)
        field.textEdited.connect(self._typed)
        return field
