"""A card to somebody of the owner's own choice: found in a few letters, for any occasion that there is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout

from shopfriend.counter.views import Hit
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.kinds import Occasion
from shopfriend.window import theme
from shopfriend.window.counter.hit_list import HitList, HitRow
from shopfriend.window.keys import on_key
from shopfriend.window.search_field import SearchField
from shopfriend.window.segments import segment
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, back_link, button, label

_OCCASIONS: dict[Occasion, Callable[[], str]] = {
    Occasion.THANK_YOU: lambda: _("A thank-you"),
    Occasion.GET_WELL: lambda: _("Get well soon"),
    Occasion.SYMPATHY: lambda: _("Sympathy"),
    Occasion.CONGRATULATIONS: lambda: _("Congratulations"),
    Occasion.WEDDING: lambda: _("A wedding"),
    Occasion.NEW_BABY: lambda: _("A new baby"),
    Occasion.BIRTHDAY: lambda: _("A birthday"),
    Occasion.ANNIVERSARY: lambda: _("An anniversary"),
    Occasion.CHRISTMAS: lambda: _("Christmas"),
    Occasion.MISSED_YOU: lambda: _("Missed you"),
    Occasion.REFERRAL_THANKS: lambda: _("Thanks for a friend"),
    Occasion.YOUR_OWN: lambda: _("Your own words alone"),
}
"""In the order in which they are offered: first what no month suggests by itself."""
_COLUMNS = 2


class BeginPage(Desk):
    """Says who is looked for, and who gets a card for what. The screen looks up and answers."""

    looked_for = Signal(str)
    begun = Signal(str, str, object)
    left = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self._colours = colours
        self._hits: dict[str, str] = {}
        self.whom = self._called = ""
        self._build()
        self.search.textEdited.connect(self._look)
        self.search.returnPressed.connect(self._take_selected)
        self.search.stepped.connect(self.hits.step)
        self.hits.chosen.connect(self._take)
        self.begin.clicked.connect(self._begin)
        self._back.clicked.connect(self.left)

    def ask(self, whom: str = "", name: str = "") -> None:
        """Ask whom a card shall be for and what for, or only the latter where `whom` (uid) is given with a name."""
        self.search.clear()
        self._show_hits(())
        self._choose(whom, name)
        self.occasions[Occasion.THANK_YOU].setChecked(True)
        (self.occasions[Occasion.THANK_YOU] if whom else self.search).setFocus()

    def show_found(self, query: str, found: Sequence[Hit]) -> None:
        """Show who was found for what was typed."""
        if query == self.search.text():
            self._show_hits(found)

    def refuse(self, problem: Problem) -> None:
        """Say why no card was begun."""
        self._problem.setText(str(problem))
        self._problem.show()

    @property
    def told(self) -> str:
        """Why no card was begun; empty where nothing was refused."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    @property
    def occasion(self) -> Occasion:
        """What the card shall be for."""
        return next(occasion for occasion, choice in self.occasions.items() if choice.isChecked())

    def hideEvent(self, event: QHideEvent) -> None:
        # Names must not stand here when the page is next seen: customers may look on.
        self.search.clear()
        self._show_hits(())
        self._choose("", "")
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        measures = theme.measures_at(self.height())
        self._layout.setContentsMargins(measures.margin, measures.margin - 10, measures.margin, measures.margin - 8)
        self._columns.setSpacing(measures.gap)
        self.search.set_height(measures.search)
        self.hits.set_row_height(measures.row)

    def _build(self) -> None:
        self._back = back_link(_("Back to the cards"), self._colours)
        title = label(_("Write to somebody"))
        title.setFont(theme.heading(32))
        self._columns = QHBoxLayout()
        self._columns.addLayout(self._build_whom(), 1)
        self._what_for = self._build_what_for()
        self._columns.addWidget(self._what_for, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(title)
        self._layout.addLayout(self._columns, 1)
        self.lay(self._list)
        self.lay(self._what_for)

    def _build_whom(self) -> QVBoxLayout:
        asks = _("Whom would you like to thank?")
        self.search = SearchField(self._colours, asks, asks)
        self.hits = HitList(self._colours)
        self._list = Sheet(self._colours)
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(0, 8, 0, 8)
        inside.addWidget(self.hits)
        self._nobody = label("", 17, tone="soft", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self._nobody)
        column.addWidget(self._list, 1)
        column.addStretch(0)
        return column

    def _build_what_for(self) -> Sheet:
        sheet = Sheet(self._colours)
        self._name = Elided(fonts=[theme.heading(size) for size in (26, 22, 19)])
        self.occasions = {occasion: segment(words()) for occasion, words in _OCCASIONS.items()}
        self._choice = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(10)
        rows = -(-len(self.occasions) // _COLUMNS)
        for place, choice in enumerate(self.occasions.values()):
            self._choice.addButton(choice)
            grid.addWidget(choice, place % rows, place // rows)
        self._problem = label("", 17, tone="accent", wrap=True)
        self.begin = button(_("Begin the card"), 52, main=True, icon="write", colour="#ffffff")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(32, 26, 32, 24)
        inside.setSpacing(12)
        inside.addWidget(self._name)
        inside.addWidget(label(_("What is it for?"), 18, tone="soft"))
        inside.addLayout(grid)
        inside.addStretch(1)
        inside.addWidget(self._problem)
        inside.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignRight)
        for key in ("Return", "Enter"):
            on_key(sheet, key, self._begin)
        return sheet

    def _look(self, query: str) -> None:
        self._choose("", "")
        if query.strip():
            self.looked_for.emit(query)
        else:
            self._show_hits(())

    def _show_hits(self, found: Sequence[Hit]) -> None:
        self._hits = {hit.uid: hit.name for hit in found}
        self.hits.set_rows([HitRow(hit.uid, hit.name, hit.why) for hit in found])
        self._list.setVisible(bool(found))
        typed = self.search.text().strip()
        self._nobody.setText(
            _("Nobody is called {name}.").format(name=typed)
            if typed
            else _("A few letters of a name, a nickname, or what you talked about.")
        )
        self._nobody.setVisible(not found)
        self.update()

    def _take_selected(self) -> None:
        if self.hits.count():
            self.hits.open_selected()

    def _take(self, uid: str) -> None:
        self._choose(uid, self._hits.get(uid, ""))
        self.occasions[self.occasion].setFocus()

    def _choose(self, whom: str, name: str) -> None:
        self.whom, self._called = whom, name
        self._name.set_words(_("For {name}").format(name=name) if whom else _("For whom?"))
        self.begin.setEnabled(bool(whom))
        self._problem.hide()

    def _begin(self) -> None:
        if self.whom:
            self._problem.hide()
            self.begun.emit(self.whom, self._called, self.occasion)
