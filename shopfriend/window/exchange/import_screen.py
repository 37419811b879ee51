"""Bringing a list along: a file is looked through, corrected where it must be, and stored in one go or not at all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from shopfriend.exchange.headers import Kind
from shopfriend.exchange.views import Brought, Look
from shopfriend.language import _, grouped, ngettext
from shopfriend.problem import Problem
from shopfriend.window.background import Workers
from shopfriend.window.exchange.features import ImportFeatures
from shopfriend.window.exchange.found_page import FoundPage
from shopfriend.window.sheets import Desk
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, link


@dataclass(slots=True)
class _Stop:
    """Whether somebody asked to stop: written by the window, read by the worker."""

    asked: bool = False


class ImportScreen(QWidget):
    """Shows a file before it is stored; `choose` asks the owner for one.

    `looking` tells that there is something to see, `bring_wanted` asks for a shop to put it in; `bring` then stores,
    and `brought` says in words what that did.
    """

    told = Signal(str)
    looking = Signal()
    bring_wanted = Signal()
    brought = Signal(str)
    left = Signal()
    _progressed = Signal(int, int)

    def __init__(self, colours: Colours, features: ImportFeatures, workers: Workers, choose: Callable[[], str]) -> None:
        super().__init__()
        self._choose = choose
        self._features = features
        self._workers = workers
        self._stop = _Stop()
        self._latest = 0
        self.found: Look | None = None
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

        def look() -> Look:
            # Babel reads how a language writes numbers when the first is written: here, where nobody waits for it.
            grouped(1)
            return self._features.look(path)

        self._workers.reading.run(
            look,
            lambda found: self._show(number, found),
            lambda problem: self._refuse(number, problem),
        )

    def correct(self, place: int, kind: Kind) -> None:
        """A column holds something else than was recognised."""
        if self.found is None:
            return
        self._latest += 1
        number, found, kinds = self._latest, self.found, {**self.found.kinds, place: kind}
        # The next correction builds on this one, also before its answer is there.
        self.found = replace(found, kinds=kinds)
        self.page.main.setEnabled(False)
        self._workers.reading.run(
            lambda: self._features.look_again(found, kinds), lambda again: self._show(number, again)
        )

    def bring(self) -> None:
        """Store the list; meanwhile the rest of the window stays of use."""
        found = self.found
        if found is None:
            return
        self._stop = stop = _Stop()
        self.page.show_progress(0, 1)

        def stored(done: Brought) -> None:
            self.page.show_progress(0, 0)
            self.found = None
            self.brought.emit(_in_words(done))

        def refused(problem: Problem) -> None:
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

    def _refuse(self, number: int, problem: Problem) -> None:
        if number == self._latest:
            self.found = None
            self._say(str(problem), refused=True)

    def _say(self, words: str, *, refused: bool = False) -> None:
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
        page.bring_wanted.connect(self.bring_wanted)
        page.cancel_wanted.connect(self._cancel)
        page.file_wanted.connect(self.choose)
        page.left.connect(self._leave)
        self._progressed.connect(page.show_progress)
        self._another.clicked.connect(self.choose)
        self._no_list.clicked.connect(self._leave)

    def _build_waiting(self, colours: Colours) -> QWidget:
        self._words = label("", 20, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._another = button(_("Choose another file"), 56, main=True)
        self._no_list = link(_("Not now"))
        page = Desk(colours)
        column = QVBoxLayout(page)
        column.setContentsMargins(80, 32, 80, 32)
        column.setSpacing(20)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addWidget(self._another, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._no_list, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page


def _in_words(done: Brought) -> str:
    said = ngettext("{n} new regular.", "{n} new regulars.", done.new).format(n=grouped(done.new))
    if not done.known:
        return said
    more = ngettext("{n} was known already.", "{n} were known already.", done.known)
    return said + " " + more.format(n=grouped(done.known))
