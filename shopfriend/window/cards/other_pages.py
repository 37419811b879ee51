"""The pages of Cards that stand over the pile: a card begun by hand, one's own words, and what came out."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from shopfriend.cards.views import MonthCard
from shopfriend.window.background import Workers
from shopfriend.window.cards.after_paper import AfterPaper
from shopfriend.window.cards.begin_page import BeginPage
from shopfriend.window.cards.beginning import Beginning
from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.cards.own_wording import OwnWording
from shopfriend.window.cards.words_page import WordsPage
from shopfriend.window.theme import Colours


class OtherPages(QObject):
    """Shows each in turn and leads back to `pile`; `changed` tells that the month is to be asked for anew.

    `begun` names the card that was begun, `drafted` the one that has other words now.
    """

    told = Signal(str)
    undoable = Signal(str, object)
    changed = Signal()
    begun = Signal(str)
    drafted = Signal(str, object)

    def __init__(
        self,
        colours: Colours,
        features: CardFeatures,
        workers: Workers,
        pages: QStackedLayout,
        pile: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._pile = pile
        self.after = AfterPaper(colours, features, workers.storing, self)
        self.beginning = Beginning(colours, features, workers, self)
        self.wording = OwnWording(colours, features, workers, self)
        self._begun_pages: list[QWidget] = []
        pages.addWidget(self.after.page)
        self.after.page.left.connect(self.leave)
        for built in (self.beginning.built, self.wording.built):
            built.connect(self._take)
        for told in (self.after.told, self.wording.told):
            told.connect(self.told)
        for changed in (self.after.changed, self.wording.changed):
            changed.connect(self._changed)
        for undoable in (self.beginning.undoable, self.wording.undoable):
            undoable.connect(self.undoable)
        self.after.asks.connect(lambda: pages.setCurrentWidget(self.after.page))
        self.after.rests.connect(self._leave_what_came_out)
        self.beginning.begun.connect(self._begun)
        self.beginning.taken_back.connect(self.changed)
        self.wording.drafted.connect(self._drafted)

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        for part in (self.after, self.beginning, self.wording):
            part.use(features)

    def begin(self, whom: str, name: str) -> None:
        """Ask whom a card shall be for, or only what for where `whom` (uid) is given with a name."""
        self._pages.setCurrentWidget(self.beginning.page)
        self.beginning.page.ask(whom, name)

    def word(self, card: MonthCard, pile: Collection[MonthCard]) -> None:
        """Show the words of a card, to be made one's own."""
        self._pages.setCurrentWidget(self.wording.page)
        self.wording.ask(card, pile)

    def ask_what_came_out(self, under_way: Callable[[], bool], folder: str = "") -> None:
        """Ask about the oldest run that nobody has told of."""
        self.after.ask(under_way, folder)

    def leave_what_was_begun(self) -> None:
        """Back to the pile from a page that nobody has finished."""
        if self._pages.currentWidget() in self._begun_pages:
            self.leave()

    def _take(self, page: BeginPage | WordsPage) -> None:
        self._begun_pages.append(page)
        self._pages.addWidget(page)
        page.left.connect(self.leave)

    def leave(self) -> None:
        """Back to the pile."""
        self._pages.setCurrentWidget(self._pile)

    def _leave_what_came_out(self) -> None:
        # Whoever is just being asked how to print is not taken back to the pile.
        if self._pages.currentWidget() is self.after.page:
            self.leave()

    def _begun(self, uid: str) -> None:
        self.leave()
        self.begun.emit(uid)

    def _drafted(self, uid: str, draft: object) -> None:
        self.leave()
        self.drafted.emit(uid, draft)

    def _changed(self) -> None:
        self.leave_what_was_begun()
        self.changed.emit()
