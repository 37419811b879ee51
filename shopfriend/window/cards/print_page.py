"""Before paper moves: on which printer, who turns the sheets, envelopes or labels, and what all of it takes."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from shopfriend.cards.passes import Addresses, PrintWish
from shopfriend.language import _, ngettext
from shopfriend.printing.formats import sheet_called
from shopfriend.printing.job import Printer, PrinterState
from shopfriend.printing.labels import LabelSheet
from shopfriend.window import theme
from shopfriend.window.cards.drawn_picture import DrawnPicture
from shopfriend.window.cards.label_picture import LabelPicture
from shopfriend.window.cards.printing_features import Counted
from shopfriend.window.choice import Choice
from shopfriend.window.keys import on_key
from shopfriend.window.segments import Segments
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import back_link, button, label, link, rule, set_tone

_ADDRESSES = tuple(Addresses)


class PrintPage(Desk):
    """Shows how a pile will go to paper, and changes it; `wanted` tells how, its printer being "" for files."""

    left = Signal()
    changed = Signal(object)
    printer_chosen = Signal(str)
    wanted = Signal(object)
    measure_wanted = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self._colours = colours
        self._printers: Sequence[Printer] = ()
        self._labels: Sequence[LabelSheet] = ()
        self._number = self._posted = 0
        self.wish = PrintWish("")
        self._build()
        self._back.clicked.connect(self.left)
        self.printer.chosen.connect(lambda place: self.printer_chosen.emit(self._names()[place]))
        self.both_sides.chosen.connect(lambda place: self._change(both_sides=place == 0))
        self.addresses.chosen.connect(lambda place: self._change(addresses=_ADDRESSES[place]))
        self.label_sheet.chosen.connect(lambda place: self._change(label_sheet=self._labels[place].name, first_label=1))
        self.labels.chosen.connect(lambda first: self._change(first_label=first))
        self._measure.clicked.connect(lambda: self.measure_wanted.emit(self.wish.printer))
        self.print.clicked.connect(lambda: self.wanted.emit(self.wish))
        on_key(self, "Ctrl+Return", self.print.click)
        on_key(self, "Ctrl+Enter", self.print.click)
        on_key(self, "Ctrl+P", self.print.click)

    def ask(self, number: int) -> None:
        """Begin to ask about so many cards; printers and counts follow."""
        self._number = number
        title = ngettext("Print {n} card", "Print {n} cards", number)
        self._title.setText(title.format(n=number))
        self._counts.setText(" ")
        self._post.setText(" ")
        self._state.setText(_("Asking which printers there are …"))
        self.print.setEnabled(False)

    def show_printers(
        self, printers: Sequence[Printer], labels: Sequence[LabelSheet], wish: PrintWish, why: str = ""
    ) -> None:
        """Offer these printers, and saving as PDF; `why` tells that they could not be asked."""
        self._printers, self._labels = printers, labels
        self._why = why
        self.show_wish(wish)
        self.print.setFocus()

    def show_wish(self, wish: PrintWish) -> None:
        """Show how the pile will go to paper."""
        names = self._names()
        self.wish = wish = replace(wish, printer=wish.printer if wish.printer in names else names[-1])
        self.printer.show_items([name or _("Save as PDF files") for name in names], names.index(wish.printer))
        self.printer.setEnabled(len(names) > 1)
        printer = self.chosen_printer
        self._state.setText(self._said_of(printer))
        set_tone(self._state, "accent" if (printer is None and self._why) or _stands(printer) else "soft")
        self._by_printer.setVisible(printer is not None)
        self.both_sides.show_chosen(0 if wish.both_sides else 1)
        self.both_sides.set_open(0, printer is not None and printer.duplex)
        self.addresses.show_chosen(_ADDRESSES.index(wish.addresses))
        self._by_label.setVisible(wish.addresses is Addresses.LABELS)
        sheets = [sheet.name for sheet in self._labels]
        place = sheets.index(wish.label_sheet) if wish.label_sheet in sheets else 0
        self.label_sheet.show_items([_named(sheet) for sheet in self._labels], place)
        self._show_picture()
        saves = ngettext("Save {n} card as PDF", "Save {n} cards as PDF", self._number)
        prints = ngettext("Print {n} card", "Print {n} cards", self._number)
        words = (prints if wish.printer else saves).format(n=self._number)
        self.print.setText(f"  {words}")
        self.print.setAccessibleName(words)
        self.print.setEnabled(True)
        self._measure.setVisible(printer is not None)
        self.changed.emit(self.wish)

    def show_counts(self, counted: Counted) -> None:
        """Say what the pile takes, and what the post asks for it."""
        self._posted = counted.posting.stamps
        self._counts.setText(_takes(counted, self.wish.addresses))
        self._post.setText(counted.posting.note)
        self._note.setText(counted.note)
        self._note.setVisible(bool(counted.note))
        self._show_picture()

    def refuse(self, why: str) -> None:
        """Say why nothing was printed; another way can be chosen."""
        self._state.setText(why)
        set_tone(self._state, "accent")

    @property
    def told(self) -> str:
        """What is said of the printer that is chosen."""
        return self._state.text()

    @property
    def counted(self) -> str:
        """What the pile takes, as it is said."""
        return self._counts.text()

    @property
    def noted(self) -> str:
        """What this printer cannot do."""
        return self._note.text()

    @property
    def printers(self) -> Sequence[Printer]:
        """The printers that are offered."""
        return self._printers

    @property
    def chosen_printer(self) -> Printer | None:
        """The printer that is chosen; None where files are saved."""
        return next((printer for printer in self._printers if printer.name == self.wish.printer), None)

    def _names(self) -> list[str]:
        return [*(printer.name for printer in self._printers), ""]

    def _said_of(self, printer: Printer | None) -> str:
        if printer is None:
            return self._why or _("You choose a folder; print the files with any program, at 100 %.")
        if _stands(printer):
            return _("It stands still: {reason}.").format(reason=printer.reason or _("it does not say why"))
        sides = _("it prints both sides by itself") if printer.duplex else _("it prints one side")
        return _("Ready; {sides}.").format(sides=sides)

    def _change(self, **changed: object) -> None:
        self.show_wish(replace(self.wish, **changed))  # type: ignore[arg-type]

    def _show_picture(self) -> None:
        addresses = self.wish.addresses
        if addresses is Addresses.LABELS and self._labels:
            sheet = next((each for each in self._labels if each.name == self.wish.label_sheet), self._labels[0])
            self.labels.show_sheet(sheet, self.wish.first_label, self._posted)
            self._pictures.setCurrentWidget(self.labels)
            self._caption.setText(
                _("Begins at label {first}. Click the first that is still there.").format(first=self.labels.first)
            )
            return
        self._pictures.setCurrentWidget(self.picture)
        if addresses is Addresses.ENVELOPES:
            self.picture.show_picture("envelope", _("The face of an envelope, and its flap behind"))
            self._caption.setText(_("The face is printed, the flap lies behind. One is tried on plain paper."))
        else:
            self.picture.show_picture("cut", _("A sheet cut in two, the lower stack under the upper"))
            self._caption.setText(_("The number of each card stands on the list; you write the envelopes."))

    def _build(self) -> None:
        self._why = ""
        self._back = back_link(_("Back to the cards"), self._colours)
        top = QHBoxLayout()
        top.addWidget(self._back)
        top.addStretch(1)
        self._title = label("")
        self._title.setFont(theme.heading(32))
        self._counts = label("", 20, wrap=True)
        self._post = label("", 16, tone="soft", wrap=True)
        self._note = label("", 16, tone="accent", wrap=True)
        self._note.hide()
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(self._build_choices(), 6)
        columns.addWidget(self._build_pictures(), 5)
        sheet = Sheet(self._colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(36, 22, 36, 20)
        inside.setSpacing(6)
        for widget in (self._title, self._counts, self._post, self._note):
            inside.addWidget(widget)
        inside.addSpacing(10)
        inside.addLayout(columns, 1)
        inside.addSpacing(10)
        inside.addWidget(rule())
        inside.addSpacing(6)
        inside.addLayout(self._build_foot())
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(8)
        self._layout.addLayout(top)
        self._layout.addWidget(sheet, 1)
        self.lay(sheet)

    def _build_choices(self) -> QVBoxLayout:
        self.printer = Choice(self._colours, _("Printer"), 48)
        self._state = label("", 16, tone="soft", wrap=True)
        self.both_sides = Segments(_("Both sides"), [_("The printer turns them"), _("I turn the stack")])
        self.addresses = Segments(_("Addresses"), [_("Envelopes"), _("Labels"), _("Neither")])
        self.label_sheet = Choice(self._colours, _("Label sheet"), 48)
        self._by_printer = _under(_("Both sides"), self.both_sides)
        self._by_label = _under(_("Label sheet"), self.label_sheet)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addWidget(_under(_("Printer"), self.printer, self._state))
        column.addWidget(self._by_printer)
        column.addWidget(_under(_("Addresses"), self.addresses))
        column.addWidget(self._by_label)
        column.addStretch(1)
        return column

    def _build_pictures(self) -> QWidget:
        self.picture = DrawnPicture(self._colours)
        self.labels = LabelPicture(self._colours)
        self._caption = label("", 16, tone="soft", wrap=True)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        frame = QFrame()
        frame.setObjectName("tile")
        shown = QWidget()
        self._pictures = QStackedLayout(shown)
        self._pictures.addWidget(self.picture)
        self._pictures.addWidget(self.labels)
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(shown, 1)
        column.addWidget(self._caption)
        return frame

    def _build_foot(self) -> QHBoxLayout:
        self._measure = link(_("Is it true to size? Measure this printer"))
        self.print = button(_("Print"), 56, main=True, icon="printer", colour="#ffffff")
        row = QHBoxLayout()
        row.addWidget(self._measure)
        row.addStretch(1)
        row.addWidget(label("Ctrl ↵", 15, tone="soft"))
        row.addSpacing(8)
        row.addWidget(self.print)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin = theme.measures_at(self.height()).margin
        self._layout.setContentsMargins(margin, 14, margin, margin - 8)


def _stands(printer: Printer | None) -> bool:
    return printer is not None and printer.state in (PrinterState.STOPPED, PrinterState.OFFLINE)


def _takes(counted: Counted, addresses: Addresses) -> str:
    """What a pile takes: paper, envelopes or labels, stamps; and how many cards are handed over."""
    posting, form = counted.posting, counted.form
    paper = sheet_called(form.sheet)
    handed = posting.handed_over
    parts = [
        ngettext("{n} sheet {paper}", "{n} sheets {paper}", posting.sheets).format(n=posting.sheets, paper=paper),
        ngettext("{n} label", "{n} labels", posting.stamps).format(n=posting.stamps)
        if addresses is Addresses.LABELS
        else "",
        ngettext("{n} envelope {size}", "{n} envelopes {size}", posting.envelopes).format(
            n=posting.envelopes, size=form.envelope
        )
        if form.envelope
        else "",
        ngettext("{n} stamp", "{n} stamps", posting.stamps).format(n=posting.stamps) if posting.stamps else "",
        ngettext("{n} to hand over", "{n} to hand over", handed).format(n=handed) if handed else "",
    ]
    return "  ·  ".join(filter(None, parts))


def _named(sheet: LabelSheet) -> str:
    """The sheet as the box names it, and how many labels it has."""
    maker = _("Zweckform") if sheet.name == "3474" else _("Avery")
    return _("{maker} {name}, {count} labels").format(maker=maker, name=sheet.name, count=sheet.labels)


def _under(words: str, *widgets: QWidget) -> QWidget:
    """Widgets under their name."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(words, 16, tone="soft"))
    for widget in widgets:
        column.addWidget(widget)
    return part
