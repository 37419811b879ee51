"""Between the reputation plan on the screen and the shop: loaded, stored field by field, heard, and put on paper."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.our_shop.views import Reputation
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.our_shop.doing import Doing
from shopfriend.window.our_shop.features import OurShopFeatures
from shopfriend.window.our_shop.hearing import Hearing
from shopfriend.window.our_shop.reputation_page import ReputationView
from shopfriend.window.our_shop.reputation_sheet import ReputationSheet
from shopfriend.window.our_shop.said_sheet import SaidSheet
from shopfriend.window.theme import Colours


class Planning(QObject):
    """`page_wanted` tells which page is to be seen, `sheet_placed` a sheet that throws a shadow from now on.

    `choose` asks the owner for a folder, with the words that it is given.
    """

    told = Signal(str)
    undoable = Signal(str, object)
    opened = Signal(str)
    page_wanted = Signal(object)
    sheet_placed = Signal(object)

    def __init__(
        self,
        colours: Colours,
        features: Callable[[], OurShopFeatures],
        workers: Workers,
        doing: Doing,
        sheet: ReputationSheet,
        choose: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._features, self._workers, self._doing = features, workers, doing
        self._sheet, self._choose = sheet, choose
        self._latest = 0
        self.view = ReputationView(colours)
        self.said_page = QWidget()
        QHBoxLayout(self.said_page).setContentsMargins(32, 24, 32, 24)
        self.hearing = Hearing(colours, lambda: (features().heard, features().undo), workers, self._place, self)
        self._connect()

    def reload(self) -> None:
        """Ask for the plan anew, for the sheet and its page."""
        self._latest += 1
        number = self._latest
        features = self._features()

        def shown(found: Reputation) -> None:
            self._sheet.show_reputation(found)
            if number == self._latest:
                self.view.show_reputation(found, features.day())

        self._workers.reading.run(features.reputation.all, shown)

    def hide_people(self) -> None:
        """Nobody who said something stays in sight, nor comes with an answer that is on its way."""
        self._latest += 1
        self.view.hide_people()

    def _place(self, sheet: SaidSheet) -> None:
        layout = self.said_page.layout()
        assert isinstance(layout, QHBoxLayout)
        sheet.set_measures(theme.ROOMY)
        sheet.setMaximumWidth(theme.scaled(900))
        layout.addStretch(1)
        layout.addWidget(sheet, 8, Qt.AlignmentFlag.AlignTop)
        layout.addStretch(1)
        self.sheet_placed.emit(sheet)

    def _connect(self) -> None:
        view, hearing = self.view, self.hearing
        self._sheet.opened.connect(lambda: self.page_wanted.emit(view))
        view.wanted.connect(self._want)
        view.kept.connect(self._keep)
        view.added.connect(self._add)
        view.removed.connect(self._remove)
        view.hear_wanted.connect(hearing.open)
        view.paper_wanted.connect(self._print)
        view.heard.opened.connect(self.opened)
        view.heard.answered.connect(self.answered)
        view.heard.taken_out.connect(self.take_out)
        hearing.shown.connect(lambda _sheet: self.page_wanted.emit(self.said_page))
        hearing.left.connect(lambda: self.page_wanted.emit(view))
        hearing.told.connect(self.told)
        hearing.undoable.connect(self.undoable)
        hearing.stored.connect(self._doing.changed)

    def answered(self, uid: str) -> None:
        """Something was done about a complaint."""
        self._doing.do(lambda: self._features().heard.answered(uid), _("Answered."))

    def take_out(self, uid: str) -> None:
        """Words were logged by mistake."""
        self._doing.do(lambda: self._features().heard.take_out(uid), _("Taken out."))

    def _want(self, sentence: str) -> None:
        self._doing.do(lambda: self._features().reputation.want(sentence), _("Stored."))

    def _keep(self, uid: str, step: str, words: str) -> None:
        self._doing.do(lambda: self._features().reputation.keep(uid, {step: words}), _("Stored."))

    def _remove(self, uid: str) -> None:
        self._doing.do(lambda: self._features().reputation.remove(uid), _("The group is taken out."))

    def _add(self, name: str) -> None:
        def added(uid: str) -> None:
            self.view.show_group(uid)
            self.reload()

        def refused(problem: Problem) -> None:
            self.told.emit(str(problem))

        self._workers.storing.run(lambda: self._features().reputation.add(name), added, refused)

    def _print(self) -> None:
        folder = self._choose(_("Where shall the page to print lie?"))
        if not folder:
            return
        self.view.store_now()
        features: Any = self._features().reputation

        def made(file: Path) -> None:
            self.told.emit(_("The page lies in {file}.").format(file=file))

        def refused(problem: Problem) -> None:
            self.told.emit(str(problem))

        # What was typed last is stored first, and only then put on paper.
        self._workers.storing.run(lambda: features.to_paper(Path(folder)), made, refused)
