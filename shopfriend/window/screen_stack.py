"""The screens one upon the other, each built when it is first wanted: typing must not wait for what nobody sees."""

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from shopfriend.window.asking import Asking
from shopfriend.window.background import Workers
from shopfriend.window.counter.screen import CounterScreen
from shopfriend.window.features import Features
from shopfriend.window.sheets import Desk
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    from shopfriend.window.cards.screen import CardsScreen
    from shopfriend.window.counter.promises_screen import PromisesScreen
    from shopfriend.window.exchange.import_screen import ImportScreen
    from shopfriend.window.keeping.settings_screen import SettingsScreen

Screen = TypeVar("Screen", bound=QWidget)


class ScreenStack(QStackedWidget):
    """Holds the screens and passes on what they tell; what they ask is answered by the workers.

    The counter is there from the beginning, under a bare desk. `number` tells how much a screen wants done, `opened`
    whose page is wanted, `list_wanted` that a list is to be brought, `looked_at` and `brought` how far that has come,
    `shop_wanted` that there must be a shop first.
    """

    told = Signal(str)
    undoable = Signal(str, object)
    remembered = Signal()
    number = Signal(str, int)
    opened = Signal(str)
    redressed = Signal(object)
    list_wanted = Signal()
    looked_at = Signal()
    list_left = Signal()
    shop_wanted = Signal()
    brought = Signal(str)

    def __init__(
        self, colours: Colours, features: Features, workers: Workers, asking: Asking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        self._features = features
        self._workers = workers
        self._asking = asking
        self._cards: CardsScreen | None = None
        self._promises: PromisesScreen | None = None
        self._settings: SettingsScreen | None = None
        self._importing: ImportScreen | None = None
        self._is_over = False
        self.addWidget(Desk(colours))
        self.counter = CounterScreen(colours, features.counter, workers)
        self.addWidget(self.counter)
        self.counter.told.connect(self.told)
        self.counter.told.connect(lambda _words: self.remembered.emit())
        self.counter.undoable.connect(self.undoable)

    @property
    def cards(self) -> "CardsScreen":
        """The month's cards."""
        if self._cards is None:
            from shopfriend.window.cards.screen import CardsScreen

            self._cards = made = CardsScreen(self._colours, self._features.cards, self._workers, self._asking.folder)
            made.told.connect(self.told)
            made.undoable.connect(self.undoable)
            made.to_do.connect(partial(self.number.emit, "cards"))
            self.addWidget(made)
        return self._cards

    @property
    def promises(self) -> "PromisesScreen":
        """What was promised."""
        if self._promises is None:
            from shopfriend.window.counter.promises_screen import PromisesScreen

            self._promises = made = PromisesScreen(self._colours, self._features.promises, self._workers)
            made.told.connect(self.told)
            made.opened.connect(self.opened)
            made.due_today.connect(partial(self.number.emit, "promises"))
            self.addWidget(made)
        return self._promises

    @property
    def settings(self) -> "SettingsScreen":
        """The settings of the shop and of this computer."""
        if self._settings is None:
            from shopfriend.window.keeping.settings_screen import SettingsScreen

            choose = self._asking.font
            self._settings = made = SettingsScreen(self._colours, self._features.settings, self._workers, choose)
            made.told.connect(self.told)
            made.undoable.connect(self.undoable)
            made.paper_changed.connect(self._paint_cards_anew)
            made.redressed.connect(self.redressed)
            made.import_wanted.connect(self.list_wanted)
            self.addWidget(made)
        return self._settings

    @property
    def importing(self) -> "ImportScreen":
        """The screen that brings a list along."""
        if self._importing is None:
            from shopfriend.window.exchange.import_screen import ImportScreen

            choose = self._asking.file
            self._importing = made = ImportScreen(self._colours, self._features.importing, self._workers, choose)
            made.told.connect(self.told)
            made.looking.connect(self.looked_at)
            made.bring_wanted.connect(self.shop_wanted)
            made.brought.connect(self.brought)
            made.left.connect(self.list_left)
            self.addWidget(made)
        return self._importing

    def _paint_cards_anew(self) -> None:
        if self._cards is not None:
            self._cards.forget_pictures()

    def build_ahead(self) -> None:
        """Build what has not been wanted yet, one screen at a time, so that a click finds it there."""
        if self._is_over:
            return
        for build in (lambda: self.cards, lambda: self.promises, lambda: self.settings):
            QTimer.singleShot(0, self, build)

    def use(self, features: Features) -> None:
        """Ask another shop from now on."""
        self._features = features
        if self._importing is not None:
            self._importing.use(features.importing)
        self.counter.use(features.counter)
        if self._cards is not None:
            self._cards.use(features.cards)
        if self._promises is not None:
            self._promises.use(features.promises)
        if self._settings is not None:
            self._settings.use(features.settings)

    def go_to(self, screen: QWidget) -> None:
        """Show this screen; a card that is being written is stored first."""
        if self._cards is not None:
            self._cards.store_now()
        self.setCurrentWidget(screen)

    def show_for_now(self, screen: Screen) -> Screen:
        """Show a screen that is not one of these: before there is a shop, or its code is known."""
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        return screen

    def place(self) -> str:
        """The rail's name for what is seen; "" where that is none of its places."""
        screens = {
            "counter": self.counter,
            "cards": self._cards,
            "promises": self._promises,
            "settings": self._settings,
        }
        return next((name for name, each in screens.items() if each is self.currentWidget()), "")

    def stop(self) -> None:
        """The screens go: store what was changed last, and start nothing more."""
        self._is_over = True
        if self._cards is not None:
            self._cards.stop()
        if self._settings is not None:
            self._settings.stop()
        self.counter.stop()
