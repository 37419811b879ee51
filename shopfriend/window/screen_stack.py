"""The screens one upon the other, each built when it is first wanted: typing must not wait for what nobody sees."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from shopfriend.window.asking import Asking
from shopfriend.window.background import Workers
from shopfriend.window.counter.screen import CounterScreen
from shopfriend.window.features import Features
from shopfriend.window.later_screens import LaterScreens
from shopfriend.window.sheets import Desk
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    from shopfriend.window.cards.screen import CardsScreen
    from shopfriend.window.counter.promises_screen import PromisesScreen
    from shopfriend.window.exchange.doubles_screen import DoublesScreen
    from shopfriend.window.exchange.import_screen import ImportScreen
    from shopfriend.window.exchange.taking_screen import TakingScreen
    from shopfriend.window.keeping.bin_screen import BinScreen
    from shopfriend.window.keeping.measuring_screen import MeasuringScreen
    from shopfriend.window.keeping.safety_screen import SafetyScreen
    from shopfriend.window.keeping.settings_screen import SettingsScreen


class ScreenStack(QStackedWidget):
    """Holds the screens and passes on what they tell; what they ask is answered by the workers.

    The counter is there from the beginning, under a bare desk. `number` tells how much a screen wants done, `opened`
    whose page is wanted, `promises_wanted` that all promises are, `list_wanted` that a list is to be brought,
    `looked_at` and `brought` how far that has come, `shop_wanted` that there must be a shop first, `measure_wanted`
    which printer is to be measured and `went_back` that it is done; `cards_wanted` that a card is to be written;
    `safety_wanted` and `safety_left` lead to the backups and back, and `restored` tells that the shop is another one
    now. `lock_after` tells after how many minutes the window shall lock itself.
    """

    told = Signal(str)
    undoable = Signal(str, object)
    remembered = Signal()
    number = Signal(str, int)
    opened = Signal(str)
    promises_wanted = Signal()
    redressed = Signal(object)
    list_wanted = Signal()
    looked_at = Signal()
    list_left = Signal()
    shop_wanted = Signal()
    brought = Signal(str)
    safety_wanted = Signal()
    safety_left = Signal()
    restored = Signal(str)
    led_to = Signal(object)
    measure_wanted = Signal(str)
    lock_after = Signal(int)
    went_back = Signal()
    cards_wanted = Signal()

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
        self._safety: SafetyScreen | None = None
        self._importing: ImportScreen | None = None
        self._measuring: MeasuringScreen | None = None
        self._taking: TakingScreen | None = None
        self._doubles: DoublesScreen | None = None
        self._bin: BinScreen | None = None
        self._is_over = False
        self.later = LaterScreens(colours, lambda: self._features, workers, asking, self)
        self._desk = Desk(colours)
        self.addWidget(self._desk)
        self.counter = CounterScreen(colours, features.counter, workers, asking.folder)
        self.addWidget(self.counter)
        self.counter.told.connect(self.told)
        self.counter.told.connect(lambda _words: self.remembered.emit())
        self.counter.undoable.connect(self.undoable)
        self.counter.promises_wanted.connect(self.promises_wanted)
        self.counter.card_wanted.connect(self._write_to)
        self.counter.birthday_wanted.connect(self._write_birthday)
        self._show_what_is_done_on(self.counter, self.counter.told, self.counter.undoable)
        self.later.built.connect(lambda made: self._show_what_is_done_on(made, made.told, made.undoable))

    @property
    def cards(self) -> "CardsScreen":
        """The month's cards."""
        if self._cards is None:
            from shopfriend.window.cards.screen import CardsScreen

            self._cards = made = CardsScreen(self._colours, self._features.cards, self._workers, self._asking.folder)
            made.told.connect(self.told)
            made.undoable.connect(self.undoable)
            made.to_do.connect(partial(self.number.emit, "cards"))
            self._show_what_is_done_on(made, made.told, made.undoable)
            made.ways.measure_wanted.connect(self.measure_wanted)
            self.addWidget(made)
        return self._cards

    @property
    def promises(self) -> "PromisesScreen":
        """What was promised."""
        if self._promises is None:
            from shopfriend.window.counter.promises_screen import PromisesScreen

            self._promises = made = PromisesScreen(self._colours, self._features.promises, self._workers)
            made.told.connect(self.told)
            made.undoable.connect(self.undoable)
            made.opened.connect(self.opened)
            made.due_today.connect(partial(self.number.emit, "promises"))
            self._show_what_is_done_on(made, made.told, made.undoable)
            self.addWidget(made)
        return self._promises

    @property
    def settings(self) -> "SettingsScreen":
        """The settings of the shop and of this computer."""
        if self._settings is None:
            from shopfriend.window.keeping.settings_screen import SettingsScreen

            choose = self._asking.font, self._asking.picture
            self._settings = made = SettingsScreen(self._colours, self._features.settings, self._workers, *choose)
            made.told.connect(self.told)
            made.undoable.connect(self.undoable)
            made.paper_changed.connect(self._paint_cards_anew)
            made.redressed.connect(self.redressed)
            made.customers.import_wanted.connect(self.list_wanted)
            made.customers.safety_wanted.connect(self.safety_wanted)
            made.customers.taking_wanted.connect(lambda: self.led_to.emit(self.taking))
            made.customers.doubles_wanted.connect(self.show_doubles)
            made.customers.bin_wanted.connect(self._show_bin)
            made.measure_wanted.connect(partial(self.measure_wanted.emit, ""))
            made.lock.minutes_chosen.connect(self.lock_after)
            made.staff.changed.connect(self.counter.begin)
            self._show_what_is_done_on(made, made.told, made.undoable)
            self.addWidget(made)
        return self._settings

    @property
    def safety(self) -> "SafetyScreen":
        """The recovery sheet and the backups."""
        if self._safety is None:
            from shopfriend.window.keeping.safety_screen import SafetyScreen

            choose = self._asking.folder
            self._safety = made = SafetyScreen(self._colours, self._features.safety, self._workers, choose)
            made.left.connect(self.safety_left)
            made.restored.connect(self.restored)
            self.addWidget(made)
        return self._safety

    @property
    def measuring(self) -> "MeasuringScreen":
        """Where a printer is measured."""
        if self._measuring is None:
            from shopfriend.window.keeping.measuring_screen import MeasuringScreen

            self._measuring = made = MeasuringScreen(self._colours, self._features.measuring, self._workers.printing)
            made.told.connect(self.told)
            made.left.connect(self.went_back)
            self.addWidget(made)
        return self._measuring

    @property
    def taking(self) -> "TakingScreen":
        """Where all customers are taken along, or brought on paper."""
        if self._taking is None:
            from shopfriend.window.exchange.taking_screen import TakingScreen

            choose = self._asking.folder
            self._taking = made = TakingScreen(self._colours, self._features.taking, self._workers, choose)
            made.left.connect(self.safety_left)
            made.moved_in.connect(self.brought)
            self.addWidget(made)
        return self._taking

    @property
    def doubles(self) -> "DoublesScreen":
        """Who may be there twice."""
        if self._doubles is None:
            from shopfriend.window.exchange.doubles_screen import DoublesScreen

            self._doubles = made = DoublesScreen(self._colours, self._features.doubles, self._workers)
            made.told.connect(self.told)
            made.undoable.connect(self.undoable)
            made.left.connect(self.safety_left)
            self._show_what_is_done_on(made, made.told, made.undoable)
            self.addWidget(made)
        return self._doubles

    def show_doubles(self) -> None:
        """Look for doubles, and lead there."""
        self.led_to.emit(self.doubles)
        self.doubles.reload()

    def _show_bin(self) -> None:
        """What was deleted, and what came at once."""
        if self._bin is None:
            from shopfriend.window.keeping.bin_screen import BinScreen

            self._bin = made = BinScreen(self._colours, self._features.bin, self._workers)
            made.told.connect(self.told)
            made.opened.connect(self.opened)
            made.left.connect(self.safety_left)
            self._show_what_is_done_on(made, made.told)
            self.addWidget(made)
        self.led_to.emit(self._bin)
        self._bin.reload()

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
            made.doubted.connect(self.show_doubles)
            made.left.connect(self.list_left)
            self.addWidget(made)
        return self._importing

    def _write_to(self, uid: str, name: str) -> None:
        self.cards_wanted.emit()
        self.cards.begin(uid, name)

    def _write_birthday(self, uid: str) -> None:
        self.cards_wanted.emit()
        self.cards.open_birthday(uid)

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
        self.counter.use(features.counter)
        if self._cards is not None:
            self._cards.use(features.cards)
        if self._promises is not None:
            self._promises.use(features.promises)
        if self._settings is not None:
            self._settings.use(features.settings)
        if self._safety is not None:
            self._safety.use(features.safety)
        if self._importing is not None:
            self._importing.use(features.importing)
        if self._taking is not None:
            self._taking.use(features.taking)
        if self._doubles is not None:
            self._doubles.use(features.doubles)
        if self._bin is not None:
            self._bin.use(features.bin)
        self.later.use(features.later)

    @property
    def paper_moves(self) -> bool:
        """Whether cards are on their way to paper, or say something that could not be stored."""
        return self._cards is not None and (self._cards.ways.under_way or self._cards.drafts.are_waiting)

    def store_now(self) -> None:
        """Have stored a card that is being written."""
        if self._cards is not None:
            self._cards.store_now()

    def go_to(self, screen: QWidget) -> None:
        """Show this screen; a card that is being written is stored first."""
        self.store_now()
        returns = screen is self.counter and self.currentWidget() not in (self.counter, self._desk)
        self.setCurrentWidget(screen)
        if returns:
            self.counter.finding.look_again()
            self.counter.refresh()

    def _show_what_is_done_on(self, screen: QWidget, *tells: SignalInstance) -> None:
        """What is done on a screen, or taken back, while another is seen: that one shows it, too."""

        def done() -> None:
            if self.currentWidget() is not screen:
                self.refresh()

        for signal in tells:
            signal.connect(done)

    def refresh(self) -> None:
        """Others have written into the shop meanwhile."""
        self.counter.refresh()
        if self._promises is not None and self.currentWidget() is self._promises:
            self._promises.reload()
        self.later.refresh()

    def rest(self) -> None:
        """Nobody sees them for a while: have stored what is being written, and name nobody."""
        self.store_now()
        self.hide_people()

    def hide_people(self) -> None:
        """Nothing that names somebody stays in sight, nor comes with an answer that is on its way."""
        self.counter.hide_everything()
        for screen in (self._promises, self._bin):
            if screen is not None:
                screen.hide_people()
        self.later.hide_people()

    def place(self) -> str:
        """The rail's name for what is seen; "" where that is none of its places."""
        screens = {
            "counter": self.counter,
            "cards": self._cards,
            "promises": self._promises,
            "settings": self._settings,
        }
        if self.currentWidget() in (self._safety, self._taking, self._doubles, self._bin):
            return "settings"
        return next((name for name, each in screens.items() if each is self.currentWidget()), self.later.place())

    def may_be_replaced(self) -> bool:
        """Whether nothing is under way that leads through steps on these very screens: printing, or bringing a list."""
        is_printing = self._cards is not None and self._cards.ways.under_way
        return not is_printing and not (self._importing is not None and self._importing.is_bringing)

    def stop(self) -> None:
        """The screens go: store what was changed last, and start nothing more."""
        self._is_over = True
        for screen in (self._cards, self._settings, self._measuring, self._taking, self._safety, self.counter):
            if screen is not None:
                screen.stop()
        self.later.stop()
