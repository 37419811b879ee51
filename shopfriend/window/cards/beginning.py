"""From the page where a card is begun by hand to the shop that lays it on the pile."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from shopfriend.language import _
from shopfriend.records.kinds import Occasion
from shopfriend.window.background import Workers
from shopfriend.window.cards.begin_page import BeginPage
from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.looking_up import look_up
from shopfriend.window.theme import Colours


class Beginning(QObject):
    """Looks up whoever is meant, and begins the card; `begun` tells its uid, `taken_back` that it is gone again."""

    undoable = Signal(str, object)
    built = Signal(object)
    begun = Signal(str)
    taken_back = Signal()

    def __init__(self, colours: Colours, features: CardFeatures, workers: Workers, parent: QObject) -> None:
        super().__init__(parent)
        self._features = features
        self._workers = workers
        self._colours = colours
        self._page: BeginPage | None = None

    @property
    def page(self) -> BeginPage:
        """The page, built when it is first wanted; `built` tells then."""
        if self._page is None:
            self._page = BeginPage(self._colours)
            self._page.looked_for.connect(self._look)
            self._page.begun.connect(self._begin)
            self.built.emit(self._page)
        return self._page

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def _look(self, query: str) -> None:
        whom = self._features.whom
        look_up(self._workers.looking, whom.names, whom.find, query, partial(self.page.show_found, query))

    def _begin(self, customer: str, name: str, occasion: Occasion) -> None:
        features = self._features

        def begun(uid: str) -> None:
            self.undoable.emit(_("A card for {name} is begun.").format(name=name), lambda: self._take_back(uid))
            self.begun.emit(uid)

        self._workers.storing.run(lambda: features.whom.begin(customer, occasion), begun, self.page.refuse)

    def _take_back(self, uid: str) -> None:
        features = self._features
        self._workers.storing.run(lambda: features.skip(uid), lambda _done: self.taken_back.emit())
