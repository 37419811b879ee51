"""The part about backups: which days there are, what one of them holds, bringing it back, and a second place."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopfriend.keeping.safety_views import Held, Safety
from shopfriend.language import _, day_in_words, ngettext, yearly_day_in_words
from shopfriend.problem import Problem
from shopfriend.records.backup import Backup, Why
from shopfriend.records.backup import Sheet as Paper
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.keeping.one_question import typing_line
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, in_a_row, label, link


class BackupsPart(Sheet):
    """A day is picked, then told what it holds; only then it can be brought back.

    `picked` asks what the chosen one holds. One that an older sheet opens asks for the code of that sheet first.
    """

    picked = Signal()
    restore_wanted = Signal()
    place_wanted = Signal()
    no_place_wanted = Signal()

    def __init__(self, colours: Colours, day: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(colours, tinted=True, parent=parent)
        self._day = day
        self._backups: tuple[Backup, ...] = ()
        self.choice = Choice(colours, _("Backup"), 46)
        self._look = button(_("See what it holds"), 46)
        self.held = label("", 17, wrap=True)
        self.code = typing_line(_("Seven groups of four letters"))
        self.open = button(_("Open it with this code"), 46)
        self.restore = button(_("Bring this day back"), 46)
        self._place = label("", 17, wrap=True)
        self._choose = button(_("Choose a second place"), 46)
        self._none = link(_("No second place"))
        self._lay_out()
        self.choice.chosen.connect(lambda _place: self._forget())
        self._look.clicked.connect(self._ask)
        self.code.returnPressed.connect(self._ask_with_code)
        self.open.clicked.connect(self._ask_with_code)
        self.restore.clicked.connect(self.restore_wanted)
        self._choose.clicked.connect(self.place_wanted)
        self._none.clicked.connect(self.no_place_wanted)

    @property
    def chosen(self) -> Backup | None:
        """The backup that is chosen; None where there is none."""
        return self._backups[self.choice.place] if self.choice.place < len(self._backups) else None

    @property
    def typed(self) -> str:
        """The code of an older sheet, where one was asked for."""
        return "" if self.code.isHidden() else self.code.text().strip()

    def show_backups(self, found: Safety) -> None:
        """Show the backups there are, the newest being chosen, and the second place."""
        self._backups, today = found.backups, self._day()
        self.choice.show_items([in_words(each, found.sheet, today) for each in found.backups], 0)
        for each in (self.choice, self._look):
            each.setVisible(bool(found.backups))
        self._forget()
        if not found.backups:
            self._tell(_("There is none yet: the first is made while you work."))
        if found.place:
            since = _("It was there on {day}.").format(day=day_in_words(found.reached, today)) if found.reached else ""
            self._place.setText(_("They are carried to {folder} as well.").format(folder=found.place) + " " + since)
        else:
            self._place.setText(_("A stick or a network drive can have them too, should this computer be gone."))
        self._none.setVisible(bool(found.place))

    def show_held(self, backup: Backup, held: Held) -> None:
        """Tell what a backup holds, where it is still the chosen one."""
        if backup != self.chosen:
            return
        customers = ngettext("one customer", "{n} customers", held.customers).format(n=held.customers)
        talks = ngettext("one conversation", "{n} conversations", held.conversations).format(n=held.conversations)
        words = _("It is whole: {customers} and {talks}.").format(customers=customers, talks=talks)
        if held.latest:
            days = ", ".join(day_in_words(day, self._day(), weekday=False) for day in held.latest)
            words += " " + _("The latest conversations: {days}.").format(days=days)
        self._tell(words + " " + _("Today's shop is kept among the backups if you bring it back."))
        self.restore.show()

    def refuse(self, backup: Backup, problem: Problem) -> None:
        """Tell why a backup cannot be brought back; where today's code is not its own, ask for that."""
        if backup != self.chosen:
            return
        self.restore.hide()
        if problem.code == "wrong-key" and self.code.isHidden():
            made = backup.sheet.day
            day = yearly_day_in_words(made.day, made.month, made.year)
            self._tell(
                _("Sheet {number} of {day} opens this backup. Type the code that stands on it.").format(
                    number=backup.sheet.number, day=day
                )
            )
            self.code.clear()
            self.code.show()
            self.open.show()
            self.code.setFocus()
        else:
            self._tell(str(problem))

    def wait(self) -> None:
        """It is being brought back."""
        for each in (self.restore, self._look, self.choice, self.code, self.open):
            each.setEnabled(False)

    def end_waiting(self) -> None:
        """It is done, or cannot be."""
        for each in (self.restore, self._look, self.choice, self.code, self.open):
            each.setEnabled(True)
        self._forget()

    def say(self, words: str) -> None:
        """Tell what came of the second place."""
        self._place.setText(words)

    def _ask_with_code(self) -> None:
        if self.typed:
            self.restore.hide()
            self._tell(_("Reading all of it …"))
            self.picked.emit()

    def _ask(self) -> None:
        self._forget()
        self._tell(_("Reading all of it …"))
        self.picked.emit()

    def _forget(self) -> None:
        self._tell("")
        self.code.clear()
        for each in (self.restore, self.code, self.open):
            each.hide()

    def _tell(self, words: str) -> None:
        self.held.setText(words)
        self.held.setVisible(bool(words))

    def _lay_out(self) -> None:
        heading = label(_("Backups"))
        heading.setFont(theme.heading(22))
        second = label(_("Second place"))
        second.setFont(theme.heading(20))
        about = _("Made by itself each day and before great changes: of 7 days, 4 weeks and 12 months.")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(28, 20, 28, 24)
        inside.setSpacing(10)
        inside.addWidget(heading)
        inside.addWidget(label(about, 17, wrap=True))
        inside.addWidget(self.choice)
        inside.addLayout(in_a_row(self._look))
        inside.addWidget(self.held)
        inside.addWidget(self.code)
        inside.addLayout(in_a_row(self.open))
        inside.addLayout(in_a_row(self.restore))
        inside.addSpacing(8)
        inside.addWidget(second)
        inside.addWidget(self._place)
        inside.addLayout(in_a_row(self._choose, self._none))
        inside.addStretch(1)


def in_words(backup: Backup, sheet: Paper, today: date) -> str:
    """A backup on one line: "Tuesday 24 November, before an import", and its sheet where that is an older one."""
    why = {
        Why.DAY: _("daily"),
        Why.UPGRADE: _("before an upgrade"),
        Why.IMPORT: _("before an import"),
        Why.RESTORE: _("before another was brought back"),
        Why.CODE: _("before a new code"),
    }[backup.why]
    words = f"{day_in_words(backup.day, today)}, {why}"
    if backup.sheet.number != sheet.number:
        words += " · " + _("opened by sheet {number}").format(number=backup.sheet.number)
    return words
