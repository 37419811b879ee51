"""Promises: due today, this week, later; kept with one key. Beside them the special orders and how well we kept."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from shopfriend.counter.views import OpenPromise, PromiseList
from shopfriend.language import _, day_in_words, ngettext
from shopfriend.problem import Problem
from shopfriend.records.kinds import PromiseKind
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.counter.came_in import CameIn
from shopfriend.window.counter.features import PromiseFeatures
from shopfriend.window.counter.new_promise import NewPromise
from shopfriend.window.counter.promise_actions import PromiseActions, next_step
from shopfriend.window.counter.promise_rows import PromiseListView, rows_of
from shopfriend.window.counter.promise_side import PromiseSide
from shopfriend.window.fading import Fade
from shopfriend.window.keys import on_key
from shopfriend.window.looking_up import look_up
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label


class PromisesScreen(Desk):
    """The list on the left, orders on the right; K keeps or goes a step on, L lets go, Enter opens the page.

    `undoable` tells what was done and how it is taken back.
    """

    told = Signal(str)
    undoable = Signal(str, object)
    opened = Signal(str)
    due_today = Signal(int)

    def __init__(
        self, colours: Colours, features: PromiseFeatures, workers: Workers, parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, parent)
        self._colours = colours
        self._features = features
        self._looking = workers.looking
        self._reading = workers.reading
        self._storing = workers.storing
        self._found = PromiseList((), ())
        self._latest = 0
        self.came_in = CameIn(colours, features, workers)
        self.new = NewPromise(colours, features.kind_of)
        self._build()
        self._connect()

    def use(self, features: PromiseFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self.came_in.use(features)
        self.new.use(features.kind_of)

    def reload(self) -> None:
        """Ask for the promises anew."""
        self._latest += 1
        number = self._latest
        self._reading.run(self._features.all, lambda found: self._show(number, found))

    def begin(self) -> None:
        """Show the promises, whatever was seen before, with the keyboard on their list."""
        self._show_part(self._promises)
        self.list.setFocus()
        self.reload()

    def hide_people(self) -> None:
        """Nothing that names somebody stays, nor comes with an answer that is on its way."""
        self._latest += 1
        self._show_found(PromiseList((), ()))
        self._nothing.hide()
        self._how_many.setText("")
        self.came_in.hide_people()
        self.new.hide_people()

    def keep(self) -> None:
        """The selected promise was kept; an order goes a step on."""
        chosen = self.selected()
        if chosen is not None:
            said = f"{next_step(chosen)}: {chosen.text}"
            self._do(lambda: self._features.next_step(chosen.uid, chosen.version), lambda _done: said)

    def let_go(self) -> None:
        """Let the selected promise go, once it is known whether they were told."""
        self.doing.ask_whether_told()

    def put_off(self) -> None:
        """The selected promise is due tomorrow."""
        chosen = self.selected()
        if chosen is not None:
            said = _("Tomorrow: {what}").format(what=chosen.text)
            self._do(lambda: self._features.put_off(chosen.uid, chosen.version), lambda _done: said)

    def open_page(self) -> None:
        """Open the page of the customer whose promise is selected."""
        chosen = self.selected()
        if chosen is not None:
            self.opened.emit(chosen.customer_uid)

    def show_what_came_in(self) -> None:
        """Ask what has come in, in the list's place."""
        self._show_part(self.came_in)
        self.came_in.begin()

    def show_new_promise(self) -> None:
        """Ask for a new promise, in the list's place."""
        self._show_part(self.new)
        self.new.begin()

    def selected(self) -> OpenPromise | None:
        """The promise that is selected."""
        line = self.list.selected()
        return next((each for each in self._found.open if line is not None and each.uid == line.uid), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin = theme.measures_at(self.height()).margin
        self._layout.setContentsMargins(margin, margin - 12, margin, margin - 8)
        if event.oldSize().height() != self.height():
            self._side.show_list(self._found, self.height())

    def _build(self) -> None:
        title = label(_("Promises"))
        title.setFont(theme.heading(32))
        self._how_many = label("", 18, tone="soft", wrap=True)
        self._something = button(_("Something has come in"), 52, icon="bring", colour=self._colours.ink)
        self._something.setToolTip(_("Ctrl I"))
        self._new = button(_("A new promise"), 52, icon="plus", colour=self._colours.ink)
        self._new.setToolTip(_("N"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(self._how_many)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addLayout(words, 1)
        top.addWidget(self._something)
        top.addWidget(self._new)
        self._promises = self._build_list()
        self._parts = QStackedWidget()
        for part in (self._promises, self.came_in, self.new):
            self._parts.addWidget(part)
        self._side = PromiseSide(self._colours)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self._parts, 1)
        columns.addWidget(self._side)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(14)
        self._layout.addLayout(top)
        self._layout.addLayout(columns, 1)
        for sheet in (self._promises, self.came_in, self.new):
            self.lay(sheet)

    def _build_list(self) -> Sheet:
        self.list = PromiseListView(self._colours, _("Promises"))
        self._fade = Fade(self.list, self._colours.paper)
        self._nothing = label(
            _("Nothing is promised. That leaves time to promise something."), 20, tone="soft", wrap=True
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self.doing = PromiseActions()
        sheet = Sheet(self._colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(12, 10, 12, 16)
        inside.addWidget(self.list, 1)
        inside.addWidget(self._nothing, 1)
        below = QVBoxLayout()
        below.setContentsMargins(12, 8, 12, 0)
        below.addWidget(self.doing)
        inside.addLayout(below)
        return sheet

    def _connect(self) -> None:
        self._something.clicked.connect(self.show_what_came_in)
        self._new.clicked.connect(self.show_new_promise)
        self.list.doubleClicked.connect(self.open_page)
        self.list.moved.connect(lambda: self.doing.show_for(self.selected()))
        self.doing.kept.connect(self.keep)
        self.doing.put_off.connect(self.put_off)
        self.doing.told_already.connect(self._let_go)
        self.doing.mistaken.connect(self._delete)
        self.doing.not_told.connect(self._tell_first)
        self.doing.day_said.connect(self._put_off_to)
        self.doing.page_wanted.connect(self.open_page)
        self.doing.left.connect(self.list.setFocus)
        self.came_in.left.connect(self.begin)
        self.came_in.opened.connect(self.opened)
        self.came_in.changed.connect(self._done)
        self.new.left.connect(self.begin)
        self.new.looked_for.connect(self._look_up)
        self.new.wanted.connect(self._promise)
        for key, does in (
            ("K", self.keep),
            ("T", self.put_off),
            ("D", self.doing.ask_day),
            ("L", self.let_go),
            ("Y", lambda: self.doing.answer(True)),
            ("N", self._not_yet_or_new),
        ):
            on_key(self._promises, key, does)
        for key in ("Return", "Enter"):
            on_key(self.list, key, self.open_page)
        on_key(self, "Ctrl+I", self.show_what_came_in)

    def _show_part(self, part: QWidget) -> None:
        self._parts.setCurrentWidget(part)
        for leads_away in (self._something, self._new):
            leads_away.setVisible(part is self._promises)

    def _not_yet_or_new(self) -> None:
        if self.doing.asks_whether_told:
            self.doing.answer(False)
        else:
            self.show_new_promise()

    def _look_up(self, query: str) -> None:
        look_up(self._looking, self._features.names, self._features.find, query, partial(self.new.show_found, query))

    def _promise(self, customer: str, what: str, kind: PromiseKind | None, by: str) -> None:
        name = self.new.half_typed()[1]

        def promised(made: Any) -> None:
            self.new.put_back(("", "", "", ""))
            said = _("Promised to {name}.")
            if made.due is not None:
                said = _("Promised to {name}, by {day}.")
            day = day_in_words(made.due, self._features.day()) if made.due is not None else ""
            self._done(said.format(name=name, day=day), made.changes.action)
            if self._parts.currentWidget() is self.new:
                self.begin()
                self.list.select(made.promise)

        self._storing.run(lambda: self._features.promise(customer, what, kind, by), promised, self.new.refuse)

    def _let_go(self, why: str) -> None:
        chosen = self.selected()
        if chosen is not None:
            said = _("Let go: {what}").format(what=chosen.text)
            self._do(lambda: self._features.let_go(chosen.uid, why, chosen.version), lambda _done: said)

    def _delete(self) -> None:
        chosen = self.selected()
        if chosen is not None:
            said = _("Deleted, and in the bin for 30 days: {what}").format(what=chosen.text)
            self._do(lambda: self._features.delete(chosen.uid), lambda _done: said)

    def _tell_first(self, why: str) -> None:
        chosen = self.selected()
        if chosen is not None:
            said = _("To be told first: {name}").format(name=chosen.customer)
            self._do(lambda: self._features.tell_first(chosen.uid, why, chosen.version), lambda _done: said)

    def _put_off_to(self, words: str) -> None:
        chosen = self.selected()
        if chosen is None:
            return

        def said(answer: Any) -> str:
            day = day_in_words(answer[1], self._features.day())
            return _("By {day}: {what}").format(day=day, what=chosen.text)

        self._do(
            lambda: self._features.put_off_to(chosen.uid, words, chosen.version),
            said,
            lambda answer: str(answer[0].action),
        )

    def _do(
        self,
        work: Callable[[], Any],
        said: Callable[[Any], str],
        action: Callable[[Any], str] = lambda changes: str(changes.action),
    ) -> None:
        def done(answer: Any) -> None:
            self.doing.take_back()
            self._done(said(answer), action(answer))

        def refused(problem: Problem) -> None:
            if problem.code == "day-unclear":
                self.doing.refuse_day(str(problem))
                return
            self.told.emit(str(problem))
            self.reload()

        self._storing.run(work, done, refused)

    def _done(self, said: str, action: str) -> None:
        self.undoable.emit(said, lambda: self._undo(action))
        self.reload()

    def _undo(self, action: str) -> None:
        def undone(_changes: Any) -> None:
            self.told.emit(_("Taken back."))
            self.reload()
            if self._parts.currentWidget() is self.came_in:
                self.came_in.reload()

        self._storing.run(lambda: self._features.undo(action), undone)

    def _show(self, number: int, found: PromiseList) -> None:
        due = found.due
        self.due_today.emit(due)
        if number != self._latest:
            return
        said = ngettext("One is due today.", "{number} are due today.", due) if due else _("None is due today.")
        self._how_many.setText(
            said.format(number=due) + " " + _("A promise kept is what people tell their friends about.")
        )
        self._nothing.setVisible(not found.open)
        self._show_found(found)

    def _show_found(self, found: PromiseList) -> None:
        self._found = found
        if not found.open and self.list.hasFocus():
            self._new.setFocus()
        self.list.setVisible(bool(found.open))
        self.list.show_rows(rows_of(found.open, self._features.day()))
        self.doing.show_for(self.selected())
        self._side.show_list(found, self.height())
        self.update()
