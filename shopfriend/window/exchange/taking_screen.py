"""Taking everything along, any time: into a folder, back into a new shop, and on paper for the wall."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopfriend.language import _, grouped, ngettext
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.background import Stop, Worker, Workers
from shopfriend.window.exchange.features import TakingFeatures
from shopfriend.window.page_layout import head_with_back
from shopfriend.window.progress import Progress
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import back_link, button, in_a_row, label, scroll_through


class TakingScreen(Desk):
    """`choose` asks the owner for a folder, with the words that it is given. `moved_in` tells what has come in."""

    left = Signal()
    moved_in = Signal(str)
    _progressed = Signal(int, int)

    def __init__(
        self, colours: Colours, features: TakingFeatures, workers: Workers, choose: Callable[[str], str]
    ) -> None:
        super().__init__(colours)
        self._features = features
        self._workers = workers
        self._choose = choose
        self._stop = Stop()
        self.take = button(_("Take everything along"), 56, main=True)
        self.bring_back = button(_("Choose the folder"), 48)
        self.addresses = button(_("Address list"), 48, icon="printer", colour=colours.ink)
        self.birthdays = button(_("Birthday list"), 48, icon="printer", colour=colours.ink)
        self.notice = button(_("A page for the counter"), 48, icon="printer", colour=colours.ink)
        self.progress = Progress(_("Writing …"))
        self.progress_back = Progress(_("Storing …"))
        self.said = label("", 18, wrap=True)
        self.said_back = label("", 18, wrap=True)
        self.said_of_paper = label("", 18, wrap=True)
        self._running: Progress | None = None
        self._build(colours)
        self._connect()

    def use(self, features: TakingFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def stop(self) -> None:
        """The screen goes: what is being written is left off."""
        self._stop.asked = True

    def _take(self) -> None:
        folder = self._choose(_("In which folder, or on which stick?"))
        if folder:
            work = self._features.take
            self._run(self._workers.keeping, self.progress, self.said, folder, work, self._taken)

    def _taken(self, folder: Path) -> None:
        self.said.setText(
            _("Everything lies in {folder}. Anyone who opens it can read it: keep it like your order book.").format(
                folder=folder
            )
        )

    def _bring_back(self) -> None:
        folder = self._choose(_("Which folder did Shopfriend write?"))
        if folder:
            work = self._features.move_in
            self._run(self._workers.storing, self.progress_back, self.said_back, folder, work, self._moved_in)

    def _moved_in(self, customers: int) -> None:
        said = ngettext("One regular has moved in.", "{n} regulars have moved in.", customers)
        self.moved_in.emit(said.format(n=grouped(customers)))

    def _run(
        self,
        worker: Worker,
        progress: Progress,
        said: QWidget,
        folder: str,
        work: Callable[..., Any],
        done: Callable[[Any], None],
    ) -> None:
        self._stop = stop = Stop()
        self._running = progress
        self._enable(False)
        self._tell(said, "")
        progress.show_progress(0, 1)

        def ended(then: Callable[[], None]) -> None:
            self._running = None
            progress.show_progress(0, 0)
            self._enable(True)
            then()
            said.setVisible(True)

        worker.run(
            lambda: work(Path(folder), self._progressed.emit, lambda: stop.asked),
            lambda answer: ended(lambda: done(answer)),
            lambda problem: ended(lambda: self._tell(said, str(problem))),
        )

    def _print(self, which: QPushButton) -> None:
        folder = self._choose(_("Where shall the list to print lie?"))
        if not folder:
            return
        features = self._features
        makes = {self.addresses: features.addresses, self.birthdays: features.birthdays, self.notice: features.notice}
        make, lies = makes[which], _("It lies in {file}.")
        if which is not self.notice:
            lies = _("The list lies in {file}. Anyone who opens it can read it.")
        self._enable(False)

        def told(words: str) -> None:
            self._enable(True)
            self._tell(self.said_of_paper, words)

        def refused(problem: Problem) -> None:
            told(str(problem))

        self._workers.paper.run(lambda: make(Path(folder)), lambda file: told(lies.format(file=file)), refused)

    def _tell(self, said: Any, words: str) -> None:
        said.setText(words)
        said.setVisible(bool(words))

    def _enable(self, on: bool) -> None:
        for each in (self.take, self.bring_back, self.addresses, self.birthdays, self.notice):
            each.setEnabled(on)
        self.take.setVisible(self._running is not self.progress)
        self.bring_back.setVisible(self._running is not self.progress_back)

    def _show_progress(self, done: int, of: int) -> None:
        if self._running is not None:
            self._running.show_progress(done, max(of, 1))

    def _cancel(self) -> None:
        self._stop.asked = True

    def _connect(self) -> None:
        self.take.clicked.connect(self._take)
        self.bring_back.clicked.connect(self._bring_back)
        for each in (self.addresses, self.birthdays, self.notice):
            each.clicked.connect(lambda _on=False, each=each: self._print(each))
        for progress in (self.progress, self.progress_back):
            progress.cancelled.connect(self._cancel)
        self._progressed.connect(self._show_progress)

    def _build(self, colours: Colours) -> None:
        back = back_link(_("Back to Settings"), colours)
        back.clicked.connect(self.left)
        head = head_with_back(_("Take your customers with you"), back)
        right = QVBoxLayout()
        right.setSpacing(24)
        right.addWidget(self._build_paper(colours))
        right.addWidget(self._build_back(colours))
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        left = QVBoxLayout()
        left.addWidget(self._build_folder(colours))
        left.addStretch(1)
        columns.addLayout(left, 6)
        columns.addLayout(right, 5)
        scroll_through(self, head, columns)

    def _build_folder(self, colours: Colours) -> Sheet:
        sheet, inside = self._sheet(colours, _("Everything in one folder"), tinted=False)
        for words in (
            _("All your customers, conversations, promises and cards, as files that any program reads:"),
            _("•  tables for a spreadsheet\n•  cards for a telephone or an address book\n")
            + _("•  birthdays and promises for a calendar\n•  conversations as a page to read\n")
            + _("•  your cards as PDF"),
            _("Your shop stays as it is. The folder is not locked: anyone who opens it can read it."),
        ):
            inside.addWidget(label(words, 18, wrap=True))
        inside.addSpacing(6)
        inside.addLayout(in_a_row(self.take, self.progress))
        inside.addWidget(self.said)
        self.said.hide()
        return sheet

    def _build_paper(self, colours: Colours) -> Sheet:
        sheet, inside = self._sheet(colours, _("On paper"), tinted=True)
        inside.addWidget(label(_("Lists to hang up or to keep at the till, as PDF to print."), 17, wrap=True))
        inside.addLayout(in_a_row(self.addresses, self.birthdays))
        about = _("What you remember of people, why, for how long, and how they can see or stop it: to hang up.")
        inside.addWidget(label(about, 17, wrap=True))
        inside.addLayout(in_a_row(self.notice))
        inside.addWidget(self.said_of_paper)
        self.said_of_paper.hide()
        return sheet

    def _build_back(self, colours: Colours) -> Sheet:
        sheet, inside = self._sheet(colours, _("Bring a folder back"), tinted=True)
        words = _("A folder that Shopfriend wrote moves into a new shop, where everything is as it was.")
        inside.addWidget(label(words, 17, wrap=True))
        inside.addLayout(in_a_row(self.bring_back, self.progress_back))
        inside.addWidget(self.said_back)
        self.said_back.hide()
        return sheet

    def _sheet(self, colours: Colours, title: str, *, tinted: bool) -> tuple[Sheet, QVBoxLayout]:
        sheet = Sheet(colours, tinted=tinted)
        self.lay(sheet)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(28, 20, 28, 24)
        inside.setSpacing(12)
        heading = label(title)
        heading.setFont(theme.heading(22))
        inside.addWidget(heading)
        return sheet, inside
