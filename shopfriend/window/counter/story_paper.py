"""Between the whole story and the sheet from which it goes to paper."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from shopfriend.counter.views import Opened
from shopfriend.language import _
from shopfriend.window.background import Workers
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    from shopfriend.counter.paper_views import Other
    from shopfriend.window.counter.paper_sheet import PaperSheet


class StoryPaper(QObject):
    """`shown` tells that the sheet may be seen, `left` that the story is wanted again.

    `choose` asks the owner for a folder, `place` puts a new sheet where the page lies.
    """

    shown = Signal(object)
    left = Signal()

    def __init__(
        self,
        colours: Colours,
        features: CounterFeatures,
        workers: Workers,
        place: "Callable[[PaperSheet], None]",
        choose: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        self._features = features
        self._workers = workers
        self._place = place
        self._choose = choose
        self._uid = self._name = ""
        self._is_wanted = False
        self._sheet: PaperSheet | None = None

    @property
    def sheet(self) -> "PaperSheet":
        """The sheet, built when it is first wanted."""
        if self._sheet is None:
            from shopfriend.window.counter.paper_sheet import PaperSheet

            self._sheet = PaperSheet(self._colours)
            self._place(self._sheet)
            self._sheet.wanted.connect(self._save)
            self._sheet.left.connect(self._leave)
        return self._sheet

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def seen(self, page: Opened) -> None:
        """Whose page is open."""
        self._uid, self._name = page.uid, page.name

    def hide(self) -> None:
        """Put it out of sight; nothing of it stays."""
        self._uid, self._name, self._is_wanted = "", "", False
        if self._sheet is not None:
            self._sheet.put_away()

    def ask(self) -> None:
        """Ask whom else the story of the open page names, and show that."""
        uid = self._uid
        self._is_wanted = True
        self._workers.reading.run(lambda: self._features.rights.others(uid), lambda found: self._show(uid, found))

    def _show(self, uid: str, others: "tuple[Other, ...]") -> None:
        if uid == self._uid and self._is_wanted:
            self.sheet.ask(self._name, others)
            self.shown.emit(self.sheet)
            self.sheet.save.setFocus()

    def _leave(self) -> None:
        self._is_wanted = False
        self.sheet.put_away()
        self.left.emit()

    def _save(self) -> None:
        uid, hidden = self._uid, self.sheet.hidden
        folder = self._choose(_("Where shall the paper lie?"))
        if folder:
            self._workers.paper.run(
                lambda: self._features.rights.on_paper(uid, Path(folder), hidden),
                self._saved,
                lambda why: self.sheet.say(str(why)),
            )

    def _saved(self, file: Path) -> None:
        said = _("It lies in {file}. Anyone who opens it can read it: delete it once it is printed.")
        self.sheet.say(said.format(file=file))
