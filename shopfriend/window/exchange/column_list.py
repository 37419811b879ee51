"""What each column of a list holds, as far as it was recognised; the owner picks another meaning where it is wrong."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shopfriend.exchange.headers import Kind
from shopfriend.exchange.views import ColumnSeen
from shopfriend.language import _, ngettext
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.exchange.kind_words import CHOICES, words_for
from shopfriend.window.fading import FadingArea
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, label, take_all_out

_CHOICE = 196


class ColumnList(FadingArea):
    """A row for each column in which something stands: its header, what stands there, and what it means."""

    changed = Signal(int, object)

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours.tint)
        self._colours = colours
        self._kinds: dict[int, tuple[Kind, ...]] = {}
        self.choices: dict[int, Choice] = {}
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(10)
        self.setWidget(inside)

    def show_columns(self, columns: Sequence[ColumnSeen]) -> None:
        """Show these columns; those in which nothing stands are counted alone."""
        filled = [place for place, column in enumerate(columns) if column.samples or column.kind is Kind.NEVER]
        if list(self.choices) != filled:
            self._build(columns, filled)
        for place in filled:
            kind = columns[place].kind
            kinds = self._kinds[place] = CHOICES if kind in CHOICES else (kind, *CHOICES)
            choice = self.choices[place]
            choice.show_items([words_for(each) for each in kinds], kinds.index(kind))
            choice.setEnabled(kind is not Kind.NEVER)

    def _build(self, columns: Sequence[ColumnSeen], filled: Sequence[int]) -> None:
        take_all_out(self._rows)
        self.choices.clear()
        for place in filled:
            column = columns[place]
            choice = self.choices[place] = Choice(self._colours, column.header or _("No header"))
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            choice.setFixedWidth(_CHOICE)
            choice.chosen.connect(partial(self._say, place))
            self._rows.addWidget(self._row(column, choice))
        empty = len(columns) - len(filled)
        if empty:
            said = ngettext("{n} more column is empty.", "{n} more columns are empty.", empty)
            self._rows.addWidget(label(said.format(n=empty), 16, tone="soft"))
        self._rows.addStretch(1)

    def _row(self, column: ColumnSeen, choice: Choice) -> QWidget:
        header, samples = Elided(), Elided()
        header.setFont(theme.text(17, bold=True))
        samples.setFont(theme.text(16))
        samples.setProperty("tone", "soft")
        header.set_words(column.header or _("No header"))
        samples.set_words(" · ".join(column.samples) or _("is never stored"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(header)
        words.addWidget(samples)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        layout.addWidget(choice)
        return row

    def _say(self, place: int, chosen: int) -> None:
        self.changed.emit(place, self._kinds[place][chosen])
