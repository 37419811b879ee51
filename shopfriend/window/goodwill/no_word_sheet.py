"""Who has had no word from us lately, each with something to say; a click opens the page, where one writes."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopfriend.goodwill.views import Circle, Quiet
from shopfriend.language import _, month_in_words, ngettext, short_day
from shopfriend.window.fading import Fade
from shopfriend.window.goodwill.person_rows import PersonList, PersonRow
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Heading, label, link


class NoWordSheet(Sheet):
    """`opened` tells whose page is wanted, `wishes_wanted` that one wants to see who waits for what."""

    opened = Signal(str)
    wishes_wanted = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self.list = PersonList(colours, _("No word from us lately"), opens_at_click=True, lines=2)
        self._fade = Fade(self.list, colours.paper)
        self._nobody = label("", 17, tone="soft", wrap=True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nobody.setContentsMargins(12, 0, 12, 0)
        self.wishes = link("")
        self._heading = Heading("talk", _("No word from us lately"), colours.gold)
        self._heading.setContentsMargins(10, 0, 0, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nobody, 1)
        layout.addWidget(self.wishes, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.opened.connect(self.opened)
        self.wishes.clicked.connect(self.wishes_wanted)

    def show_quiet(self, found: Circle, today: date) -> None:
        """Show who had no word; where nobody is noted often enough, say "not yet"."""

        def row_of(each: Quiet) -> PersonRow:
            day = short_day(each.since) if each.since.year == today.year else month_in_words(each.since)
            return PersonRow(each.uid, each.name, each.thing, _("since {day}").format(day=day))

        self.list.show_people(found.quiet, row_of)
        self.list.setVisible(bool(found.quiet))
        well = _("Everybody who comes regularly has had a word from us. Well done.")
        not_yet = _("Not yet: it takes six noted visits of somebody to know how often they come.")
        self._nobody.setText(well if found.has_rhythms else not_yet)
        self._nobody.setVisible(not found.quiet)
        said = ngettext("One wish is open: has it come in?", "{number} wishes are open: has one come in?", found.wishes)
        self.wishes.setText(said.format(number=found.wishes))
        self.wishes.setVisible(bool(found.wishes))
