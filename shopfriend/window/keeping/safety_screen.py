"""The recovery sheet and the backups: the paper that opens the shop, and the days that can be brought back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shopfriend.keeping.safety_views import LockedAnew, Safety
from shopfriend.language import _, ngettext
from shopfriend.printing.job import Printer
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.background import Stop, Workers
from shopfriend.window.keeping.backups_part import BackupsPart
from shopfriend.window.keeping.safety_features import SafetyFeatures
from shopfriend.window.keeping.sheet_part import SheetPart
from shopfriend.window.sheets import Desk
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label, link, scroll_through


class SafetyScreen(Desk):
    """The paper on the left, the backups on the right; all that is asked takes long and has a worker of its own.

    `choose` asks the owner for a folder, with the words that it is given. `restored` tells that the shop is another
    one now, and what to say of it.
    """

    left = Signal()
    restored = Signal(str)
    _moved = Signal(object)

    def __init__(
        self,
        colours: Colours,
        features: SafetyFeatures,
        workers: Workers,
        choose: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(colours, parent)
        self._features = features
        self._workers = workers
        self._choose = choose
        self._stop = Stop()
        self.paper = SheetPart(colours)
        self.days = BackupsPart(colours, features.day)
        self._build()
        self._connect()

    def use(self, features: SafetyFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def reload(self) -> None:
        """Ask anew how safe the shop is."""
        self._workers.keeping.run(self._features.overview, self._show)
        self._workers.printing.run(
            self._features.printers, self.paper.show_printers, lambda _why: self.paper.show_printers(())
        )

    def _build(self) -> None:
        back = link(_("Back to Settings"))
        back.clicked.connect(self.left)
        title = label(_("Recovery sheet and backups"))
        title.setFont(theme.heading(32))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(back)
        self.warning = label("", 18, tone="accent", wrap=True)
        self.warning.hide()
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self.paper, 1)
        columns.addWidget(self.days, 1)
        scroll_through(self, head, self.warning, columns)
        self.lay(self.paper)
        self.lay(self.days)

    def _connect(self) -> None:
        self.paper.save_wanted.connect(self._save)
        self.paper.print_wanted.connect(self._print)
        self.paper.cancelled.connect(self.stop)
        self._moved.connect(lambda step: self.paper.say(step.reason) if step.reason else None)
        self.paper.typed.connect(self._check)
        self.days.picked.connect(self._look)
        self.days.restore_wanted.connect(self._put_back)
        self.days.place_wanted.connect(self._choose_place)
        self.days.no_place_wanted.connect(lambda: self._set_place(""))

    def _show(self, found: Safety) -> None:
        self.paper.show_sheet(found.sheet, asked_back=found.asked_back)
        self.days.show_backups(found)
        self.warn(found.warning)

    def warn(self, words: str) -> None:
        """Say that the shop's file does not lie well; "" where it does."""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))

    def _save(self, new: bool) -> None:
        folder, features = self._choose(_("Where shall the sheet to print lie?")), self._features
        if folder:
            self._workers.keeping.run(
                lambda: features.save_sheet(Path(folder), new),
                lambda file: self.paper.ask_back(file, new=new),
                self._not_saved,
            )

    def _print(self, printer: Printer, new: bool) -> None:
        self._stop = stop = Stop()
        features, moved = self._features, self._moved.emit

        def printed(_done: object) -> None:
            self.paper.show_printing(going=False)
            self.paper.ask_back(None, new=new)

        def refused(problem: Problem) -> None:
            self.paper.show_printing(going=False)
            self._not_saved(problem)

        self.paper.say("")
        self.paper.show_printing(going=True)
        self._workers.printing.run(
            lambda: features.print_sheet(printer, new, moved, lambda: stop.asked), printed, refused
        )

    def stop(self) -> None:
        """Take back what is being printed."""
        self._stop.asked = True

    def _not_saved(self, problem: Problem) -> None:
        self.paper.say(str(problem))

    def _check(self, groups: dict[int, str], new: bool) -> None:
        features, workers = self._features, self._workers

        def checked(right: bool) -> None:
            if not right:
                self.paper.refuse()
            elif new:
                self.paper.wait()
                change = features.change_code
                workers.keeping.run(lambda: workers.alone(change), self._changed, self._not_changed)
            else:
                self.paper.end(_("Right. The sheet opens your shop; now delete its file."))
                self.reload()

        workers.keeping.run(lambda: features.asked_back(groups), checked, self._not_saved)

    def _changed(self, done: LockedAnew) -> None:
        said = ngettext(
            "The new code opens your shop and one backup.",
            "The new code opens your shop and {n} backups.",
            done.backups,
        ).format(n=done.backups)
        if done.left:
            said += " " + _("The others still want the sheet that their name tells.")
        self.paper.end(said)
        self.reload()

    def _not_changed(self, problem: Problem) -> None:
        self.paper.end(str(problem))

    def _look(self) -> None:
        backup, code = self.days.chosen, self.days.typed
        if backup is not None:
            self._workers.keeping.run(
                lambda: self._features.look(backup, code),
                lambda held: self.days.show_held(backup, held),
                lambda problem: self.days.refuse(backup, problem),
            )

    def _put_back(self) -> None:
        backup, code, features, workers = self.days.chosen, self.days.typed, self._features, self._workers
        if backup is None:
            return

        def done(aside: Path | None) -> None:
            self.days.end_waiting()
            said = _("Restored. What was there before is among the backups.")
            self.restored.emit(said if aside is not None else _("Restored."))

        def refused(problem: Problem) -> None:
            self.days.end_waiting()
            self.days.refuse(backup, problem)

        self.days.wait()
        workers.keeping.run(lambda: workers.alone(lambda: features.put_back(backup, code)), done, refused)

    def _choose_place(self) -> None:
        folder = self._choose(_("Which folder, stick or network drive shall have the backups too?"))
        if folder:
            self._set_place(folder)

    def _set_place(self, folder: str) -> None:
        self._workers.keeping.run(
            lambda: self._features.choose_place(folder),
            lambda _done: self.reload(),
            lambda problem: self.days.say(str(problem)),
        )
