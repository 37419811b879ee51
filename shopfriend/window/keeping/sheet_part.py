"""The part about the paper: which sheet opens the shop, making it, and asking back what stands on it."""

from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from shopfriend.language import _, yearly_day_in_words
from shopfriend.records.backup import Sheet as Paper
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.progress import Progress
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, link

if TYPE_CHECKING:
    from shopfriend.printing.job import Printer

_GROUPS = 7


class SheetPart(Sheet):
    """Which sheet there is, buttons that bring it to paper, and two groups to type from it once it is there.

    `print_wanted` gives the printer and whether it is the sheet of a code to come, `save_wanted` that alone; `typed`
    the groups by number, and the same. `cancelled` takes back what is being printed.
    """

    print_wanted = Signal(object, bool)
    save_wanted = Signal(bool)
    typed = Signal(object, bool)
    cancelled = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._wanted: list[int] = []
        self._new = False
        self._printers: Sequence[Printer] = ()
        self.which = label("", 18, bold=True, wrap=True)
        self._state = label("", 17, tone="soft", wrap=True)
        self.printer = Choice(colours, _("Printer"), 46)
        self.print = button(_("Print the sheet"), 48, main=True)
        self.save = button(_("Save it as a file"), 48)
        self.change = link("")
        self.progress = Progress(_("Printing …"))
        self._asking = QWidget()
        self.fields = [QLineEdit(), QLineEdit()]
        self._names = [label("", 16, tone="soft") for _field in self.fields]
        self.check = button(_("Check"), 46)
        self.line = label("", 17, tone="accent", wrap=True)
        self._lay_out()
        self.print.clicked.connect(lambda: self.print_wanted.emit(self._printers[self.printer.place], self._new))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self._new))
        self.change.clicked.connect(lambda: self._begin(new=not self._new))
        self.progress.cancelled.connect(self.cancelled)
        self.check.clicked.connect(self._send)
        for field in self.fields:
            field.returnPressed.connect(self._send)

    def show_printers(self, printers: "Sequence[Printer]") -> None:
        """Offer these, the usual one first; where there are none, the sheet can only be saved."""
        self._printers = printers
        self.printer.show_items([each.name for each in printers], 0)
        self.printer.setVisible(len(printers) > 1)
        self.print.setVisible(bool(printers))

    def _begin(self, *, new: bool) -> None:
        """Another code is wanted, or after all it is not: nothing has changed until its sheet is on paper."""
        self._new = new
        self._asking.hide()
        self.change.setText(_("Leave the code as it is") if new else _("Change the code"))
        self.print.setText(_("Print the new sheet") if new else _("Print the sheet"))
        self.save.setText(_("Save the new one as a file") if new else _("Save it as a file"))
        self.say(_("A new code comes to paper first. Nothing has changed yet.") if new else "")

    def show_sheet(self, sheet: Paper, *, asked_back: bool) -> None:
        """Show which sheet opens the shop, and whether its code was asked back."""
        day = yearly_day_in_words(sheet.day.day, sheet.day.month, sheet.day.year)
        self.which.setText(_("Sheet {number} of {day} opens your shop.").format(number=sheet.number, day=day))
        self._state.setText(
            _("You have it on paper: its code was asked back here.")
            if asked_back
            else _("Print it, and type two groups back: then you know that it is right.")
        )

    def show_printing(self, *, going: bool) -> None:
        """It is being printed, or no more."""
        self.progress.show_progress(0, int(going))
        for each in (self.print, self.save, self.change):
            each.setVisible(not going)
        self.print.setVisible(not going and bool(self._printers))
        if going:
            self._asking.hide()

    def ask_back(self, file: Path | None, *, new: bool) -> None:
        """The sheet is printed, or lies in a file: ask for two groups of it, as they stand on the paper."""
        self._new = new
        self._wanted = sorted(SystemRandom().sample(range(1, _GROUPS + 1), 2))
        for number, field, name in zip(self._wanted, self.fields, self._names, strict=True):
            words = _("Group {number}").format(number=number)
            name.setText(words)
            field.setAccessibleName(words)
            field.clear()
        if file is None:
            said = _("It is printed. Type two groups from the paper.")
        else:
            said = _("It lies in {folder} as “{file}”. Print it, and type two groups from the paper.").format(
                folder=file.parent, file=file.name
            )
        if new:
            said += " " + _("Nothing has changed yet; it does once they are right.")
        self.say(said)
        self._asking.show()
        self.fields[0].setFocus()

    def refuse(self) -> None:
        """What was typed does not stand on the paper."""
        self.say(_("That is not what stands on this sheet. Please compare it with the paper."))
        self.fields[0].setFocus()

    def wait(self) -> None:
        """The code is being changed."""
        self._set_busy(busy=True)
        self.say(_("Changing the code …"))

    def end(self, words: str) -> None:
        """It is done, or cannot be; `words` say which."""
        self._set_busy(busy=False)
        self._begin(new=False)
        self.say(words)

    def say(self, words: str) -> None:
        """Tell what came of it."""
        self.line.setText(words)
        self.line.setVisible(bool(words))

    def _set_busy(self, *, busy: bool) -> None:
        for each in (self.print, self.save, self.change, self.check):
            each.setEnabled(not busy)

    def _send(self) -> None:
        if all(field.text().strip() for field in self.fields):
            self.typed.emit({n: field.text() for n, field in zip(self._wanted, self.fields, strict=True)}, self._new)

    def _lay_out(self) -> None:
        heading = label(_("Recovery sheet"))
        heading.setFont(theme.heading(22))
        about = _("One page with the code that opens your shop when this computer is lost, stolen or broken.")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.print)
        row.addWidget(self.save)
        row.addWidget(self.progress)
        row.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self.change)
        below.addStretch(1)
        grid = QGridLayout(self._asking)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, (name, field) in enumerate(zip(self._names, self.fields, strict=True)):
            field.setFont(theme.text(18))
            field.setFixedHeight(46)
            field.setMaxLength(12)
            grid.addWidget(name, 0, column)
            grid.addWidget(field, 1, column)
        grid.addWidget(self.check, 1, 2)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(28, 20, 28, 24)
        inside.setSpacing(10)
        inside.addWidget(heading)
        inside.addWidget(label(about, 17, wrap=True))
        inside.addWidget(self.which)
        inside.addWidget(self._state)
        inside.addWidget(self.printer)
        inside.addLayout(row)
        inside.addLayout(below)
        inside.addWidget(self.line)
        inside.addWidget(self._asking)
        inside.addStretch(1)
        self.show_printers(())
        self._begin(new=False)
