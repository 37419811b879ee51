"""Bringing a list along: a file is looked through, corrected where it must be, and stored in one go or not at all."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from shopfriend.exchange.headers import Kind
from shopfriend.exchange.views import Brought, Look
from shopfriend.language import _, grouped, ngettext
from shopfriend.problem import Problem
from shopfriend.records.written_day import Order
from shopfriend.window.background import Stop, Workers
from shopfriend.window.exchange.features import ImportFeatures
from shopfriend.window.exchange.found_page import FoundPage
from shopfriend.window.progress import Progress
from shopfriend.window.sheets import Desk
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, link


class ImportScreen(QWidget):
    """Shows a file before it is stored; `choose` asks the owner for one.

    `looking` tells that there is something to see, `bring_wanted` asks for a shop to put it in; `bring` then stores,
    and `brought` says in words what that did; `is_bringing` is true until then.
    `doubted` tells that somebody new may have been known before.
    """

    told = Signal(str)
    looking = Signal()
    bring_wanted = Signal()
    brought = Signal(str)
    doubted = Signal()
    left = Signal()
    _progressed = Signal(int, int)
    _looked_through = Signal(int, int)

    def __init__(self, colours: Colours, features: ImportFeatures, workers: Workers, choose: Callable[[], str]) -> None:
        super().__init__()
        self._choose = choose
        self._features = features
        self._workers = workers
        self._stop = Stop()
        self._stop_looking = Stop()
        self._latest = 0
        self.found: Look | None = None
        self.is_bringing = False
        self.page = FoundPage(colours)
        self._waiting = self._build_waiting(colours)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._waiting)
        self._pages.addWidget(self.page)
        self._connect()

    def use(self, features: ImportFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def choose(self) -> None:
        """Let the owner choose a file, and look at it."""
        file = self._choose()
        if file:
            self.look_at(Path(file))

    def look_at(self, path: Path) -> None:
        """Open a file and show what it holds."""
        self.looking.emit()
        self._latest += 1
        number = self._latest
        self._say(_("Looking through {file} …").format(file=path.name))
        self._stop_looking.asked = True
        self._stop_looking = stop = Stop()
        self.looked.show_progress(0, 1)

        def look() -> Look:
            # Babel reads how a language writes numbers when the first is written: here, where nobody waits for it.
            grouped(1)
            return self._features.look(path, self._looked_through.emit, lambda: stop.asked)

        self._workers.reading.run(
            look,
            lambda found: self._show(number, found),
            lambda problem: self._refuse(number, problem),
        )

    def correct(self, place: int, kind: Kind) -> None:
        """A column holds something else than was recognised."""
        if self.found is not None:
            self._look_again(replace(self.found, kinds={**self.found.kinds, place: kind}))

    def say_order(self, order: Order | None) -> None:
        """The owner knows which number of the dates is the day."""
        if self.found is not None and order is not self.found.order:
            self._look_again(replace(self.found, order=order))

    def _look_again(self, found: Look) -> None:
        self._latest += 1
        number = self._latest
        # The next correction builds on this one, also before its answer is there.
        self.found = found
        self.page.main.setEnabled(False)
        self._workers.reading.run(
            lambda: self._features.look_again(found, found.kinds, found.order), lambda again: self._show(number, again)
        )

    def bring(self) -> None:
        """Store the list; meanwhile the rest of the window stays of use."""
        found = self.found
        if found is None:
            return
        self._stop = stop = Stop()
        self.page.show_progress(0, 1)
        self.is_bringing = True

        def stored(done: Brought) -> None:
            self.is_bringing = False
            self.page.show_progress(0, 0)
            self.found = None
            self.brought.emit(_in_words(done))
            if done.doubtful:
                self.doubted.emit()

        def refused(problem: Problem) -> None:
            self.is_bringing = False
            self.page.show_progress(0, 0)
            self.told.emit(str(problem))

        self._workers.storing.run(
            lambda: self._features.bring(found, self._progressed.emit, lambda: stop.asked), stored, refused
        )

    def _show(self, number: int, found: Look) -> None:
        if number == self._latest:
            self.found = found
            self.page.show_file(found)
            self._pages.setCurrentWidget(self.page)

    def _show_way(self, done: int, of: int) -> None:
        """How far the looking has come; what comes late, of a file that is shown by then, is nothing."""
        if self.looked.isVisibleTo(self._waiting):
            self.looked.show_progress(done, max(of, 1))

    def _refuse(self, number: int, problem: Problem) -> None:
        if number == self._latest:
            self.found = None
            self._say(str(problem), refused=True)

    def _stop_to_look(self) -> None:
        """Leave the file to itself: its answer, should it come yet, is not shown."""
        self._stop_looking.asked = True
        self._latest += 1
        self._leave()

    def _say(self, words: str, *, refused: bool = False) -> None:
        self.looked.show_progress(0, 0)
        self._words.setText(words)
        self._another.setVisible(refused)
        self._no_list.setVisible(refused)
        self._pages.setCurrentWidget(self._waiting)

    def _cancel(self) -> None:
        self._stop.asked = True

    def _leave(self) -> None:
        self.found = None
        self.left.emit()

    def _connect(self) -> None:
        page = self.page
        page.columns.changed.connect(self.correct)
        page.order_said.connect(self.say_order)
        page.bring_wanted.connect(self.bring_wanted)
        page.cancel_wanted.connect(self._cancel)
        page.file_wanted.connect(self.choose)
        page.left.connect(self._leave)
        self._progressed.connect(page.show_progress)
        self.looked.cancelled.connect(self._stop_to_look)
        self._looked_through.connect(self._show_way)
        self._another.clicked.connect(self.choose)
        self._no_list.clicked.connect(self._leave)

    def _build_waiting(self, colours: Colours) -> QWidget:
        self._words = label("", 20, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.looked = Progress("")
        self._another = button(_("Choose another file"), 56, main=True)
        self._no_list = link(_("Not now"))
        page = Desk(colours)
        column = QVBoxLayout(page)
        column.setContentsMargins(80, 32, 80, 32)
        column.setSpacing(20)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addWidget(self.looked, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._another, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._no_list, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page


def _in_words(done: Brought) -> str:
    said = ngettext("{n} new regular.", "{n} new regulars.", done.new).format(n=grouped(done.new))
    if done.doubtful:
        doubts = ngettext("{n} may be known: please look.", "{n} may be known: please look.", done.doubtful)
        said += " " + doubts.format(n=grouped(done.doubtful))
    if not done.known:
        return said
    more = ngettext("{n} was known already.", "{n} were known already.", done.known)
    said += " " + more.format(n=grouped(done.known))
    if not done.changed:
        return said
    brought = ngettext("{n} of them changed.", "{n} of them changed.", done.changed)
    return said + " " + brought.format(n=grouped(done.changed))
