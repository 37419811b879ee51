"""The details in the form: those that are known, and one row in which another one is noted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from shopfriend.counter.views import OFFERED, KnownDetail
from shopfriend.language import _
from shopfriend.records.kinds import DetailKind
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.counter.detail_chips import DetailChips, kind_in_words
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Heading, button

_HEIGHT = 44


class DetailRow(QWidget):
    """`added` tells kind and words of a new detail, `removed` uid and words of one that was taken away.

    `silenced` tells uid, words and why of a relation or a pet who is no longer.
    """

    added = Signal(object, str)
    removed = Signal(str, str)
    silenced = Signal(str, str, object)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = DetailChips(colours)
        self.kind = Choice(colours, _("Kind of detail"), _HEIGHT)
        self.kind.show_items([kind_in_words(kind) for kind in OFFERED], 0)
        self.kind.setFixedWidth(theme.scaled(150))
        self.kind.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.field = QLineEdit()
        self.field.setFont(theme.text(18))
        self.field.setFixedHeight(_HEIGHT)
        self.field.setAccessibleName(_("A detail"))
        self._button = button(_("Add"), _HEIGHT)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.kind)
        row.addWidget(self.field, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Heading("heart", _("Details"), colours.accent_text))
        column.addWidget(self._chips)
        column.addLayout(row)
        self.kind.chosen.connect(self._show_example)
        self.field.returnPressed.connect(self._add)
        self._button.clicked.connect(self._add)
        self._chips.removed.connect(self.removed)
        self._chips.silenced.connect(self.silenced)
        self._show_example(0)

    def show_details(self, details: Sequence[KnownDetail]) -> None:
        """Show what is known."""
        self._chips.show_details(details)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self._chips.stops(), self.kind, self.field, self._button]

    def _add(self) -> None:
        words = self.field.text().strip()
        if words:
            self.added.emit(OFFERED[self.kind.place], words)
        self.field.setFocus()

    def _show_example(self, place: int) -> None:
        examples = {
            DetailKind.FAVOURITE: _("Rye loaf, unsliced"),
            DetailKind.FAMILY: _("Emil, grandson"),
            DetailKind.PET: _("Plet, dachshund"),
            DetailKind.SEAT: _("The stool at the end"),
            DetailKind.SIZE: _("Shoes: 38"),
            DetailKind.TOPIC: _("Bell-ringing"),
            DetailKind.DISLIKE: _("Music before ten"),
        }
        self.field.setPlaceholderText(examples[OFFERED[place]])
