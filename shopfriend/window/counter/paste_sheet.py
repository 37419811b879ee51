"""The sheet on which notes are pasted: each line is shown with whom it is for, before anything is stored."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from shopfriend.counter.pasted_views import MOST_LINES, PastedLine, PastedNote
from shopfriend.language import _, day_in_words, ngettext
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.counter.paste_row import PasteRow
from shopfriend.window.fading import FadingArea
from shopfriend.window.sheets import FittedSheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, take_all_out

_DAYS = 8
"""So many days back notes may have been taken: what is older has no visit that tells anything by now."""


class _Field(QPlainTextEdit):
    """Ctrl and Enter are done."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)


class PasteSheet(FittedSheet):
    """`typed` tells that the lines want to be read anew, `wanted` the notes to be stored and of which day.

    `left` says that whatever lay here before is wanted again.
    """

    typed = Signal()
    wanted = Signal(object, object)
    left = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._colours = colours
        self._today = date.today()
        self._chosen: dict[str, str] = {}
        self.rows: list[PasteRow] = []
        title = label(_("Paste notes"))
        title.setFont(theme.heading(30))
        self.back = button(_("Back"), 44, icon="back", colour=colours.ink)
        self.back.setFont(theme.text(17))
        self.back.setProperty("compact", True)
        self._told = label("", 17, tone="soft", wrap=True)
        self.field = _Field()
        self.field.setFont(theme.text(18))
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(_("Notes, a line each, the name first"))
        self.field.setPlaceholderText(_("Maria: daughter got married\nTom: would like Kenyan beans"))
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        self._area = FadingArea(colours.paper)
        self._area.setWidget(self._list)
        self.day = Choice(colours, _("When it was said"), 52)
        self._waits = label("", 16, tone="accent", wrap=True)
        self.main = button("", 52, main=True)
        self._lay_out(title)
        self.field.textChanged.connect(self.typed)
        self.field.entered.connect(self.store)
        self.main.clicked.connect(self.store)
        self.back.clicked.connect(self.left)
        self.show_lines(())

    def show_days(self, today: date) -> None:
        """Offer today and the days before it."""
        self._today = today
        days = [_("Said today"), _("Said yesterday")]
        for back in range(2, _DAYS):
            day = day_in_words(today - timedelta(days=back), today)
            days.append(_("Said on {day}").format(day=day))
        self.day.show_items(days, 0)

    def show_lines(self, lines: Sequence[PastedLine]) -> None:
        """Show what would become of each line; whom the owner has chosen for a line stays chosen."""
        take_all_out(self._column)
        self.rows = [PasteRow(self._colours, line, self._chosen.get(line.typed)) for line in lines]
        for row in self.rows:
            row.chosen.connect(self._choose)
            self._column.addWidget(row)
        self._column.addStretch(1)
        self._area.setVisible(bool(lines))
        self._count()

    def notes(self) -> list[PastedNote]:
        """What would be stored now."""
        return [PastedNote(row.customer, row.line.words, row.line.typed) for row in self.rows if row.is_ready]

    def store(self) -> None:
        """Have stored what is clear."""
        notes = self.notes()
        if notes:
            self.wanted.emit(notes, self._today - timedelta(days=self.day.place))

    def take_out(self, stored: Sequence[PastedNote]) -> None:
        """What was stored goes out of the field, and what was remembered before; lines that are not clear yet stay."""
        done = {note.typed for note in stored} | {row.line.typed for row in self.rows if row.is_known}
        self._chosen = {typed: customer for typed, customer in self._chosen.items() if typed not in done}
        lines = self.field.toPlainText().split("\n")
        self.field.setPlainText("\n".join(line for line in lines if line.strip() and line.strip() not in done))

    def _lay_out(self, title: QWidget) -> None:
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.back)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self.day.setMinimumWidth(theme.scaled(230))
        foot.addWidget(self.day, 2)
        foot.addWidget(self._waits, 3)
        foot.addWidget(self.main)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(head)
        layout.addWidget(self._told)
        layout.addWidget(self.field, 2)
        layout.addWidget(self._area, 4)
        layout.addLayout(foot)

    def _choose(self, line: str, customer: str) -> None:
        self._chosen[line] = customer
        self._count()

    def _count(self) -> None:
        ready = len(self.notes())
        waiting = sum(row.waits for row in self.rows)
        said = ngettext("Remember one note", "Remember {n} notes", ready) if ready else _("Remember the notes")
        self.main.setText(said.format(n=ready))
        self.main.setEnabled(ready > 0)
        waits = ngettext("One line waits for a name.", "{n} lines wait for a name.", waiting)
        self._waits.setText(waits.format(n=waiting) if waiting else "")
        told = _("A line each, the name first. You see whom each is for; nothing is stored before you say so.")
        many = _("The first {n} lines are shown. Store them, and paste the rest afterwards.").format(n=MOST_LINES)
        self._told.setText(many if len(self.rows) >= MOST_LINES else told)
