"""A file that was looked through: its name and counts, its columns, its people, and the one that is looked at."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from shopfriend.exchange.person import RowProblem
from shopfriend.exchange.views import Look, Met
from shopfriend.language import _, grouped, ngettext
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.exchange.column_list import ColumnList
from shopfriend.window.exchange.kind_words import ORDERS, words_for_order
from shopfriend.window.exchange.people_list import RowList
from shopfriend.window.exchange.person_card import PersonCard
from shopfriend.window.progress import Progress
from shopfriend.window.segments import Segments
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, button, label, link

_PROGRAMS = {
    "shopify": "Shopify",
    "square": "Square",
    "google": "Google",
    "google-old": "Google",
    "outlook": "Outlook",
    "lightspeed": "Lightspeed",
    "vend": "Vend",
    "mailchimp": "Mailchimp",
    "stripe": "Stripe",
    "vcard": "vCard",
}


class FoundPage(Desk):
    """Shows a look at a file and says what the owner wants with it."""

    bring_wanted = Signal()
    cancel_wanted = Signal()
    file_wanted = Signal()
    order_said = Signal(object)
    left = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self._found: Look | None = None
        self.columns = ColumnList(colours)
        self.people = RowList(colours, _("The people of the file"))
        self.problems = RowList(colours, _("What to check"))
        self.card = PersonCard(colours)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(16)
        self._layout.addLayout(self._build_head())
        self._layout.addLayout(self._build_sheets(colours), 1)
        self.lay(self.card)
        self.people.selected.connect(self._show_person)
        self.problems.selected.connect(self._show_line)
        self._which.chosen.connect(self.choose)

    def show_file(self, found: Look) -> None:
        """Show what the file holds; the owner's place in the lists stays."""
        self._found = found
        people, problems = found.people, found.reading.problems
        self._title.set_words(found.reading.file)
        self._about.setText(_described(found))
        self._columns_sheet.setVisible(bool(found.columns))
        self.columns.show_columns(found.columns)
        persons = ngettext("{n} person", "{n} people", len(people)).format(n=grouped(len(people)))
        self._which.set_words([persons, _("{n} to check").format(n=grouped(len(problems)))])
        self.problems.show_rows(problems)
        self.people.show_rows(people)
        self.choose(0 if people else 1)
        left_out = found.count(Met.LEFT_OUT)
        coming = len(people) - left_out
        all_of_them = ngettext("Bring in {n} person", "Bring in all {n}", coming)
        bring = _("Bring in {n}") if left_out else all_of_them
        self.main.setText(bring.format(n=grouped(coming)))
        self.main.setVisible(coming > 0)
        self.main.setEnabled(True)
        if not self.columns.isAncestorOf(self.focusWidget() or self):
            self.main.setFocus()
        self._no_names.setVisible(not people and bool(found.columns))
        self._order_row.setVisible(found.asks_for_order)
        self.order.show_items([words_for_order(each) for each in ORDERS], ORDERS.index(found.order))

    def choose(self, place: int) -> None:
        """Show the people (0), or what to check (1)."""
        self._which.show_chosen(place)
        self._lists.setCurrentIndex(place)
        shown = (self.people, self.problems)[place].currentIndex().row()
        if shown < 0:
            self.card.show_person(None)
        elif place == 0:
            self._show_person(shown)
        else:
            self._show_line(shown)

    def show_progress(self, done: int, of: int) -> None:
        """The list is being stored; `of` 0 tells that it is over."""
        self._progress.show_progress(done, of)
        self.main.setVisible(of == 0)
        for widget in (self.columns, self.order, self._other, self._not_now):
            widget.setEnabled(of == 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        measures = theme.measures_at(self.height())
        self._layout.setContentsMargins(measures.margin, measures.margin - 10, measures.margin, measures.margin - 8)
        self._side_by_side.setSpacing(measures.gap)

    def _show_person(self, place: int) -> None:
        if self._found is not None and self._lists.currentWidget() is self.people:
            self.card.show_person(self._found.people[place])

    def _show_line(self, place: int) -> None:
        """The person whom a sentence is about, where there is one."""
        if self._found is None or self._lists.currentWidget() is not self.problems:
            return
        problem: RowProblem = self._found.reading.problems[place]
        about = (each for each in self._found.people if each.person.line == problem.line)
        self.card.show_person(next(about, None))

    def _build_head(self) -> QHBoxLayout:
        self._title = Elided(fonts=[theme.heading(size) for size in (32, 26, 22)])
        self._about = label("", 17, tone="soft")
        self._other, self._not_now = link(_("Another file")), link(_("Not now"))
        self._other.clicked.connect(self.file_wanted)
        self._not_now.clicked.connect(self.left)
        below = QHBoxLayout()
        below.setSpacing(12)
        for widget in (self._about, self._other, self._not_now):
            below.addWidget(widget)
        below.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addLayout(below)
        self.main: QPushButton = button("", 56, main=True)
        self.main.clicked.connect(self.bring_wanted)
        self._no_names = label(_("Which column holds the names? Choose it on the left."), 18, tone="accent")
        self._progress = Progress(_("Storing …"))
        self._progress.cancelled.connect(self.cancel_wanted)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addWidget(self._no_names)
        head.addWidget(self.main)
        head.addWidget(self._progress)
        return head

    def _build_sheets(self, colours: Colours) -> QHBoxLayout:
        self._columns_sheet = Sheet(colours, tinted=True)
        left = QVBoxLayout(self._columns_sheet)
        left.setContentsMargins(20, 16, 12, 16)
        left.setSpacing(12)
        heading = label(_("What the columns hold"))
        heading.setFont(theme.heading(20))
        left.addWidget(heading)
        left.addWidget(self.columns, 1)
        self._which = Segments(_("What to look at"), ["", ""])
        self._lists = QStackedWidget()
        self._lists.addWidget(self.people)
        self._lists.addWidget(self.problems)
        middle = Sheet(colours, tinted=True)
        column = QVBoxLayout(middle)
        column.setContentsMargins(14, 14, 10, 14)
        column.setSpacing(10)
        column.addWidget(self._which)
        column.addWidget(self._build_order(colours))
        column.addWidget(self._lists, 1)
        self._side_by_side = QHBoxLayout()
        for sheet, share in ((self._columns_sheet, 12), (middle, 10), (self.card, 11)):
            self._side_by_side.addWidget(sheet, share)
        return self._side_by_side

    def _build_order(self, colours: Colours) -> QWidget:
        self.order = Choice(colours, _("Which number of a date is the day"))
        self.order.chosen.connect(lambda place: self.order_said.emit(ORDERS[place]))
        self._order_row = QWidget()
        row = QVBoxLayout(self._order_row)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(label(_("In this file, what day is 03/04?"), 17, tone="accent"))
        row.addWidget(self.order)
        return self._order_row


def _described(found: Look) -> str:
    """The program whose file this is, and how many of its people are new."""
    form = found.reading.format
    new, doubtful = found.count(Met.NEW), found.count(Met.DOUBTFUL)
    known, gaining = found.count(Met.KNOWN) + found.count(Met.SAME), found.count(Met.KNOWN)
    again, left_out = found.count(Met.AGAIN), found.count(Met.LEFT_OUT)
    counts = (
        (new + doubtful, ngettext("{n} is new", "{n} are new", new + doubtful)),
        (doubtful, ngettext("{n} may be known", "{n} may be known", doubtful)),
        (known, ngettext("{n} is known already", "{n} are known already", known)),
        (gaining, ngettext("{n} brings something new", "{n} bring something new", gaining)),
        (again, ngettext("{n} stands there twice", "{n} stand there twice", again)),
        (left_out, ngettext("{n} stays out", "{n} stay out", left_out)),
    )
    said = [words.format(n=grouped(count)) for count, words in counts if count]
    program = _PROGRAMS.get("vcard" if form.startswith("vcard") else form, _("A table"))
    return " · ".join((program, *said))
