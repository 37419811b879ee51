"""A new promise, in the list's place: whom it is for, found in a few letters, then what, of which sort, and by when."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from shopfriend.counter.views import Hit
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.kinds import PromiseKind
from shopfriend.window import theme
from shopfriend.window.counter.hit_list import HitList, HitRow
from shopfriend.window.search_field import SearchField
from shopfriend.window.segments import Segments
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, Round, back_link, button, label, link

_KINDS = (PromiseKind.ORDER, PromiseKind.FAVOUR, PromiseKind.CALL_BACK, PromiseKind.RENEWAL)
_ROW = 64
Typed = tuple[str, str, str, str]
"""Customer (uid) and name, words, and the day in words."""


class NewPromise(Sheet):
    """`looked_for` tells letters of a name, `wanted` customer, words, kind (None: as they say) and the day in words.

    `kind_of` tells what sort of promise words make: that one is shown as chosen until another one is. `left` tells that
    the promises are wanted again; what was half typed stays for the next time.
    """

    looked_for = Signal(str)
    wanted = Signal(str, str, object, str)
    left = Signal()

    def __init__(self, colours: Colours, kind_of: Callable[[str], PromiseKind], parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._colours = colours
        self._kind_of = kind_of
        self._hits: dict[str, str] = {}
        self._whom = self._called = ""
        self._kind: PromiseKind | None = None
        self._asked = False
        self._build()
        self._connect()
        self.put_back(("", "", "", ""))

    def use(self, kind_of: Callable[[str], PromiseKind]) -> None:
        """Another shop is asked from now on: nothing typed is meant for it."""
        self._kind_of = kind_of
        self.put_back(("", "", "", ""))

    def begin(self) -> None:
        """Ask whom it is for, or go on where it was left."""
        self._asked = False
        self._problem.hide()
        self._show_part()
        (self.what if self._whom else self.search).setFocus()

    def half_typed(self) -> Typed:
        """What stands in the fields, to be put back with `put_back`."""
        return self._whom, self._called, self.what.text(), self.day.text()

    def put_back(self, typed: Typed) -> None:
        """Show what was half typed before."""
        self._whom, self._called, what, day = typed
        self._kind = None
        self.what.setText(what)
        self.day.setText(day)
        self._show_kind()

    def show_found(self, query: str, found: Sequence[Hit]) -> None:
        """Show who was found for what was typed."""
        if query == self.search.text():
            self._show_hits(found)

    def refuse(self, problem: Problem) -> None:
        """Say why nothing was promised; all that was typed stays."""
        self._asked = False
        self._problem.setText(str(problem))
        self._problem.show()
        if problem.code in ("nobody-named", "is-gone"):
            self.ask_whom()
        else:
            (self.day if problem.code == "day-unclear" else self.what).setFocus()

    def hide_people(self) -> None:
        """Nobody is named in it while customers look on."""
        self.search.clear()
        self._show_hits(())
        self._name.set_words("")
        self._round.set_name("")
        self._problem.hide()

    def ask_whom(self) -> None:
        """Ask anew whom it is for; the words stay."""
        self._whom = self._called = ""
        self._show_part()
        self.search.setFocus()

    def store(self) -> None:
        """Have it stored, once there is somebody and something to promise."""
        if self._whom and self.what.text().strip() and not self._asked:
            self._asked = True
            self._problem.hide()
            self.wanted.emit(self._whom, self.what.text().strip(), self._kind, self.day.text().strip())
        elif not self.what.text().strip():
            self.what.setFocus()

    def _build(self) -> None:
        self._back = back_link(_("Promises"), self._colours)
        heading = label(_("A new promise"))
        heading.setFont(theme.heading(24))
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self._back)
        self._problem = label("", 17, tone="accent", wrap=True)
        self._parts = QStackedWidget()
        self._parts.addWidget(self._build_whom())
        self._parts.addWidget(self._build_what())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._problem)
        column.addWidget(self._parts, 1)

    def _build_whom(self) -> QWidget:
        asks = _("To whom? A few letters of a name will do")
        self.search = SearchField(self._colours, _("To whom?"), asks)
        self.search.set_height(52)
        self.hits = HitList(self._colours)
        self.hits.set_row_height(_ROW)
        self._nobody = label("", 17, tone="soft", wrap=True)
        return _column(self.search, self._nobody, self.hits)

    def _build_what(self) -> QWidget:
        self._round = Round(self._colours, 52)
        self._name = Elided(fonts=[theme.heading(size) for size in (26, 22, 19)])
        self._other = link(_("Somebody else"))
        whom = QWidget()
        row = QHBoxLayout(whom)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._round)
        row.addWidget(self._name, 1)
        row.addWidget(self._other)
        self.what = _field(_("What did you promise?"), _("Keep a stollen aside, order the blue scarf"), 52)
        self.day = _field(_("By when?"), _("Friday, in two weeks, 12 May; or leave it open"), 48)
        sorts = [_("An order"), _("A favour"), _("A call back"), _("Comes again")]
        self.kinds = Segments(_("What sort of promise"), sorts)
        self.main = button(_("Promise it") + "  ↵", 52, main=True)
        self.main.setAccessibleName(_("Promise it"))
        foot = QWidget()
        last = QHBoxLayout(foot)
        last.setContentsMargins(0, 0, 0, 0)
        last.addStretch(1)
        last.addWidget(self.main)
        parts: list[QWidget] = [whom]
        for field in (self.what, self.kinds, self.day):
            named = label(field.accessibleName(), 16, tone="soft")
            named.setContentsMargins(0, 8, 0, 0)
            parts += [named, field]
        made = _column(*parts)
        layout = made.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addStretch(1)
        layout.addWidget(foot)
        stops = (self.what, *(self.kinds.button(place) for place in range(len(_KINDS))), self.day, self.main)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        return made

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self.search.textEdited.connect(self._look)
        self.search.returnPressed.connect(self.hits.open_selected)
        self.search.stepped.connect(self.hits.step)
        self.hits.chosen.connect(lambda uid: self._choose(uid, self._hits[uid]))
        self._other.clicked.connect(self.ask_whom)
        for field in (self.what, self.day):
            field.returnPressed.connect(self.store)
            field.textEdited.connect(lambda _words: self._problem.hide())
            field.textChanged.connect(lambda _words: self._show_kind())
        self.kinds.chosen.connect(self._choose_kind)
        self.main.clicked.connect(self.store)

    def _look(self, query: str) -> None:
        self._problem.hide()
        if query.strip():
            self.looked_for.emit(query)
        else:
            self._show_hits(())

    def _show_hits(self, found: Sequence[Hit]) -> None:
        self._hits = {hit.uid: hit.name for hit in found}
        self.hits.set_rows([HitRow(hit.uid, hit.name, hit.why) for hit in found])
        typed = self.search.text().strip()
        self._nobody.setText(_("Nobody is called {name}. Ctrl N notes a new face.").format(name=typed))
        self._nobody.setVisible(bool(typed) and not found)

    def _choose(self, uid: str, name: str) -> None:
        self._whom, self._called = uid, name
        self.search.clear()
        self._show_hits(())
        self._show_part()
        self.what.setFocus()

    def _choose_kind(self, place: int) -> None:
        self._kind = _KINDS[place]

    def _show_part(self) -> None:
        self._parts.setCurrentIndex(int(bool(self._whom)))
        self._round.set_name(self._called)
        self._name.set_words(_("For {name}").format(name=self._called) if self._whom else "")
        self._show_hits(())

    def _show_kind(self) -> None:
        words = f"{self.what.text()} {self.day.text()}".strip()
        if self._kind is not None:
            self.kinds.show_chosen(_KINDS.index(self._kind))
        elif words:
            self.kinds.show_chosen(_KINDS.index(self._kind_of(words)))
        else:
            self.kinds.show_none()
        self.main.setEnabled(bool(self.what.text().strip()))


def _field(name: str, example: str, height: int) -> QLineEdit:
    field = QLineEdit()
    field.setFont(theme.text(19))
    field.setFixedHeight(height)
    field.setPlaceholderText(example)
    field.setAccessibleName(name)
    return field


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for part in parts:
        column.addWidget(part, int(isinstance(part, HitList)))
    return made
