"""A printer is measured once: a page, a ruler, four figures; from then on every page comes out true to size."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from shopfriend.language import _
from shopfriend.printing.calibration import TRUE, Calibration, Measured
from shopfriend.printing.following import Step
from shopfriend.printing.job import Printer
from shopfriend.window import theme
from shopfriend.window.background import Stop, Worker
from shopfriend.window.choice import Choice
from shopfriend.window.keeping.measuring_features import MeasuringFeatures
from shopfriend.window.progress import Progress
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import back_link, button, label, link, rule, set_tone

_LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class _Found:
    """The printer that is measured, what its page holds, and what was known of it before."""

    printer: Printer
    drawn: Measured
    kept: Calibration


class MeasuringScreen(Desk):
    """Prints the page, takes what was measured, and tells what it means."""

    told = Signal(str)
    left = Signal()
    _moved = Signal(object)

    def __init__(self, colours: Colours, features: MeasuringFeatures, printing: Worker) -> None:
        super().__init__(colours)
        self._colours = colours
        self._features = features
        self._printing = printing
        self._stop = Stop()
        self._printers: Sequence[Printer] = ()
        self._found: _Found | None = None
        self.fields: dict[str, QLineEdit] = {}
        self._build()
        self._back.clicked.connect(self.left)
        self.printer.chosen.connect(lambda place: self._choose(self._printers[place].name))
        self.print.clicked.connect(self._print)
        self.store.clicked.connect(self._store)
        self.forget.clicked.connect(lambda: self._keep(None))
        self._progress.cancelled.connect(self._cancel)
        self._moved.connect(self._show_step)
        for field in self.fields.values():
            field.returnPressed.connect(self.store.click)

    def ask(self, printer: str = "") -> None:
        """Begin with this printer; "" for the system's usual one."""
        self._say(_("Asking which printers there are …"))
        features = self._features

        def find() -> tuple[Sequence[Printer], _Found | None]:
            printers = features.printers()
            usual = next((each for each in printers if each.is_default), printers[0] if printers else None)
            chosen = next((each for each in printers if each.name == printer), usual)
            if chosen is None:
                return printers, None
            return printers, _Found(chosen, features.drawn(chosen), features.kept(chosen.name))

        self._printing.run(find, lambda found: self._show(*found), lambda problem: self._say(str(problem), bad=True))

    @property
    def said(self) -> str:
        """What is said of the printer, or of what was typed."""
        return self._said.text()

    def stop(self) -> None:
        """The screen goes: no more is printed."""
        self._cancel()

    def _choose(self, name: str) -> None:
        self.ask(name)

    def _show(self, printers: Sequence[Printer], found: _Found | None) -> None:
        self._printers, self._found = printers, found
        names = [printer.name for printer in printers]
        self.printer.show_items(names, names.index(found.printer.name) if found else 0)
        for widget in (self.print, self.store, *self.fields.values()):
            widget.setEnabled(found is not None)
        if found is None:
            self._say(_("This computer knows no printer yet. Add one in the system's settings."), bad=True)
            return
        for letter, length in zip(_LETTERS, _lengths(found.drawn), strict=True):
            self.fields[letter].setPlaceholderText(_("{length} if it is true").format(length=f"{length:g}"))
        self._say_kept(found.kept)

    def _say_kept(self, kept: Calibration) -> None:
        self.forget.setVisible(kept != TRUE)
        if kept == TRUE:
            self._say(_("Not measured yet: pages come out as this printer makes them."))
            return
        wide, high = ((share - 1) * 100 for share in (kept.wide, kept.high))
        said = _(
            "Measured: it is off by {wide} % across and {high} % down, by {right} mm to the right and {up} mm upwards. "
            "Every page is put right."
        )
        self._say(
            said.format(wide=f"{wide:+.1f}", high=f"{high:+.1f}", right=f"{kept.right:+.1f}", up=f"{kept.up:+.1f}")
        )

    def _print(self) -> None:
        if self._found is None:
            return
        self._stop = stop = Stop()
        printer, features, moved = self._found.printer, self._features, self._moved.emit
        self.print.hide()
        self._progress.show_progress(0, 1)

        def done(words: str, *, bad: bool = False) -> None:
            self._progress.show_progress(0, 0)
            self.print.show()
            self._say(words, bad=bad)
            if not bad:
                self.fields["A"].setFocus()

        self._printing.run(
            lambda: features.print_page(printer, moved, lambda: stop.asked),
            lambda _done: done(_("Now take a ruler, and type what it says.")),
            lambda problem: done(str(problem), bad=True),
        )

    def _show_step(self, step: Step) -> None:
        self._say(step.reason or _("Printing …"))

    def _cancel(self) -> None:
        self._stop.asked = True

    def _store(self) -> None:
        if self._found is None:
            return
        lengths = []
        for letter in _LETTERS:
            length = _number(self.fields[letter].text())
            if length is None:
                self._say(_("{letter} wants a length in millimetres, such as 159.5.").format(letter=letter), bad=True)
                self.fields[letter].setFocus()
                return
            lengths.append(length)
        self._keep(Measured(*lengths))

    def _keep(self, measured: Measured | None) -> None:
        assert self._found is not None
        printer, features = self._found.printer, self._features

        def kept(calibration: Calibration) -> None:
            for field in self.fields.values():
                field.clear()
            self._say_kept(calibration)
            self.told.emit(_("Stored.") if measured else _("Forgotten: this printer is left as it is."))

        self._printing.run(
            lambda: features.measured(printer, measured), kept, lambda problem: self._say(str(problem), bad=True)
        )

    def _say(self, words: str, *, bad: bool = False) -> None:
        self._said.setText(words)
        set_tone(self._said, "accent" if bad else "soft")

    def _build(self) -> None:
        self._back = back_link(_("Back"), self._colours)
        top = QHBoxLayout()
        top.addWidget(self._back)
        top.addStretch(1)
        title = label(_("True to size"))
        title.setFont(theme.heading(32))
        sheet = Sheet(self._colours)
        sheet.setMaximumWidth(980)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(36, 22, 36, 20)
        inside.setSpacing(12)
        inside.addWidget(title)
        inside.addWidget(
            label(
                _("Each printer is a little off. Measure yours once, and every card and label is where it should be."),
                18,
                tone="soft",
                wrap=True,
            )
        )
        inside.addLayout(self._build_first())
        inside.addWidget(rule())
        inside.addLayout(self._build_second())
        self._said = label("", 18, tone="soft", wrap=True)
        inside.addWidget(self._said)
        inside.addStretch(1)
        inside.addWidget(rule())
        inside.addLayout(self._build_foot())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(sheet, 8)
        row.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(8)
        self._layout.addLayout(top)
        self._layout.addLayout(row, 1)
        self.lay(sheet)

    def _build_first(self) -> QVBoxLayout:
        self.printer = Choice(self._colours, _("Printer"), 48)
        self.print = button(_("Print the page"), 48, icon="printer", colour=self._colours.ink)
        self._progress = Progress(_("Printing …"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.printer, 1)
        row.addWidget(self.print)
        row.addWidget(self._progress)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(label(_("1  Print the page to be measured"), 18, bold=True))
        column.addLayout(row)
        return column

    def _build_second(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        lines = (
            _("A  across, from mark to mark"),
            _("B  down, from mark to mark"),
            _("C  from the left edge of the paper"),
            _("D  from the upper edge of the paper"),
        )
        for place, words in enumerate(lines):
            field = self.fields[_LETTERS[place]] = QLineEdit()
            field.setFont(theme.text(18))
            field.setFixedHeight(46)
            field.setAccessibleName(words)
            grid.addWidget(label(words, 16, tone="soft"), 2 * (place // 2), place % 2)
            grid.addWidget(field, 2 * (place // 2) + 1, place % 2)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(label(_("2  Type what your ruler says, in millimetres"), 18, bold=True))
        column.addLayout(grid)
        return column

    def _build_foot(self) -> QHBoxLayout:
        self.forget = link(_("Forget what was measured"))
        self.forget.hide()
        self.store = button(_("Put every page right"), 56, main=True)
        row = QHBoxLayout()
        row.addWidget(self.forget)
        row.addStretch(1)
        row.addWidget(self.store)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin = theme.measures_at(self.height()).margin
        self._layout.setContentsMargins(margin, 14, margin, margin - 8)


def _lengths(measured: Measured) -> tuple[float, float, float, float]:
    return measured.across, measured.down, measured.left, measured.top


def _number(typed: str) -> float | None:
    """A length as one types it, with a comma or a point and perhaps its unit; None where it is none."""
    try:
        length = float(typed.strip().removesuffix("mm").strip().replace(",", "."))
    except ValueError:
        return None
    return length if 0 < length < 1000 else None
