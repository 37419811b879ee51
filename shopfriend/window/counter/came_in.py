"""Something has come in: who would be glad to know, and one key for each of them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from shopfriend.counter.views import Glad
from shopfriend.language import _, ngettext
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.counter.features import PromiseFeatures
from shopfriend.window.counter.promise_rows import PromiseListView, rows_of_glad
from shopfriend.window.fading import Fade
from shopfriend.window.keys import on_key
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import back_link, button, label

_TYPING = 120
"""Milliseconds after the last key before it is looked for: who types on will not wait for each letter."""


class CameIn(Sheet):
    """What has come in is typed; below stand those who wished for it or have it on order.

    `changed` tells words and what undoes it, once something was stored; `opened` whose page is wanted; `left` that the
    promises are wanted again.
    """

    changed = Signal(str, object)
    opened = Signal(str)
    left = Signal()

    def __init__(
        self, colours: Colours, features: PromiseFeatures, workers: Workers, parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, parent=parent)
        self._colours = colours
        self._features = features
        self._reading = workers.reading
        self._storing = workers.storing
        self._latest = 0
        self._found: dict[str, Glad] = {}
        self._wait = QTimer(self, singleShot=True, interval=_TYPING)
        self._build()
        self._connect()

    def use(self, features: PromiseFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self.hide_people()

    def begin(self) -> None:
        """Show everybody who waits for something, and put the cursor where one types."""
        self.what.selectAll()
        self.what.setFocus()
        self.reload()

    def reload(self) -> None:
        """Look anew for those who would be glad of what is typed."""
        self._wait.stop()
        self._latest += 1
        number, what = self._latest, self.what.text()
        self._reading.run(lambda: self._features.glad(what), lambda found: self._show(number, what, found))

    def hide_people(self) -> None:
        """Nobody stays in sight, nor comes because of what was typed just now; that stays."""
        self._wait.stop()
        self._latest += 1
        self._show_rows([])

    def remind(self) -> None:
        """The selected one is to be told from today on."""
        what = self.what.text()
        self._do(lambda glad: self._features.tell_later(glad.uid, what), _("On the list: tell {name}."))

    def was_told(self) -> None:
        """The selected one knows already."""
        self._do(lambda glad: self._features.was_told(glad.uid), _("{name} knows."))

    def forget(self) -> None:
        """The selected wish is none any more."""
        glad = self.selected()
        if glad is not None and not glad.is_order:
            self._do(lambda each: self._features.no_longer_wished(each.uid), _("No longer wished for by {name}."))

    def open_page(self) -> None:
        """Open the page of the selected one."""
        glad = self.selected()
        if glad is not None:
            self.opened.emit(glad.customer_uid)

    def selected(self) -> Glad | None:
        """Who is selected."""
        line = self.list.selected()
        return None if line is None else self._found.get(line.uid)

    def _build(self) -> None:
        self._back = back_link(_("Promises"), self._colours)
        heading = label(_("What has come in?"))
        heading.setFont(theme.heading(24))
        self.what = QLineEdit()
        self.what.setFont(theme.text(20))
        self.what.setFixedHeight(52)
        self.what.setPlaceholderText(_("Kenyan beans, say"))
        self.what.setAccessibleName(heading.text())
        self._said = label("", 17, tone="soft", wrap=True)
        self.list = PromiseListView(self._colours, _("Who would be glad to know"))
        self._fade = Fade(self.list, self._colours.paper)
        self._remind = button(_("Remind me to tell") + "  T", 48, main=True)
        self._told = button(_("Told already") + "  A", 48)
        self._forget = button(_("No longer wished") + "  L", 48)
        self._page = button(_("Page") + "  ↵", 48)
        self._actions = QWidget()
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        for each in (self._remind, self._told, self._forget):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self._page)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.what)
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addWidget(self._actions)
        self._spare = QWidget()
        column.addWidget(self._spare, 1)

    def _connect(self) -> None:
        self._wait.timeout.connect(self.reload)
        self.what.textEdited.connect(lambda _words: self._wait.start())
        self.what.returnPressed.connect(self._to_the_list)
        self._back.clicked.connect(self.left)
        self._remind.clicked.connect(self.remind)
        self._told.clicked.connect(self.was_told)
        self._forget.clicked.connect(self.forget)
        self._page.clicked.connect(self.open_page)
        self.list.doubleClicked.connect(self.open_page)
        self.list.moved.connect(self._show_actions)
        for key, does in (("T", self.remind), ("A", self.was_told), ("L", self.forget)):
            on_key(self, key, does)
        for key in ("Return", "Enter"):
            on_key(self.list, key, self.open_page)

    def _to_the_list(self) -> None:
        if self._wait.isActive():
            self.reload()
        if self._found:
            self.list.setFocus()

    def _show(self, number: int, what: str, found: Sequence[Glad]) -> None:
        if number != self._latest:
            return
        self._show_rows(found)
        self._said.setText(_in_words(what.strip(), len(found)))

    def _show_rows(self, found: Sequence[Glad]) -> None:
        self._found = {glad.uid: glad for glad in found}
        self.list.show_rows(rows_of_glad(found, self._features.day()))
        self.list.setVisible(bool(found))
        self._spare.setVisible(not found)
        self._said.setText("")
        self._show_actions()
        if not found and self.list.hasFocus():
            self.what.setFocus()

    def _show_actions(self) -> None:
        glad = self.selected()
        self._actions.setVisible(glad is not None)
        self._forget.setVisible(glad is not None and not glad.is_order)

    def _do(self, work: Callable[[Glad], Any], said: str) -> None:
        glad = self.selected()
        if glad is None:
            return

        def done(changes: Any) -> None:
            self.changed.emit(said.format(name=glad.customer), changes.action)
            self.reload()

        def refused(problem: Any) -> None:
            self._storing.failed.emit(problem)
            self.reload()

        self._storing.run(lambda: work(glad), done, refused)


def _in_words(what: str, number: int) -> str:
    if number and what:
        return ngettext("One would be glad to know.", "{n} would be glad to know.", number).format(n=number)
    if number:
        return ngettext("One waits for something.", "{n} wait for something.", number).format(n=number)
    if what:
        return _("Nobody has wished for this, or waits for it on order.")
    return _("Nobody waits for anything. What somebody would like is offered when a talk says so.")
