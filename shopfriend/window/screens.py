"""What stands in the window: the rail on the left, the screens beside it, and a line that says what was done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from shopfriend.language import _
from shopfriend.window.asking import Asking
from shopfriend.window.background import Workers
from shopfriend.window.before_shop import BeforeShop
from shopfriend.window.features import Features
from shopfriend.window.following import Following
from shopfriend.window.keeping.daily_backup import DailyBackup
from shopfriend.window.letters import Letters
from shopfriend.window.rail import Rail
from shopfriend.window.rail_counts import RailCounts
from shopfriend.window.said_line import SaidLine
from shopfriend.window.screen_stack import ScreenStack
from shopfriend.window.seen_screens import SeenScreens
from shopfriend.window.telling import Telling
from shopfriend.window.theme import Colours
from shopfriend.window.watch import EDIT, Watch, close_what_lies_over_it
from shopfriend.window.whereabouts import Whereabouts

PLACES = ("counter", "cards", "promises", "circle", "our_shop", "settings")
"""Where the rail leads, in its order; Ctrl and a number lead there too."""
LATER = ("circle", "our_shop")
"""Places that a shop grows into: until they are there, nothing leads to them."""
_FIRST_LETTERS = 60
"""Milliseconds after the counter is seen in which nothing but the first letters is looked up."""


class Screens(SeenScreens):
    """The rail and the screens beside it: leads from one to the other, and says what was done.

    `begun` tells that the first letters can be answered and the rest may follow. `shop_wanted` asks for a shop to bring
    a list into, after which `bring` goes on; `redressed` asks for other colours, letters or words, `lock_wanted` that
    nothing of all this is seen any more.
    """

    begun = Signal()
    shop_wanted = Signal()
    redressed = Signal(object)
    lock_wanted = Signal()

    def __init__(self, colours: Colours, features: Features, workers: Workers, asking: Asking) -> None:
        super().__init__()
        self._colours = colours
        self._features = features
        self._workers = workers
        self._came_from: QWidget | None = None
        self._stack = ScreenStack(colours, features, workers, asking)
        self.counter = self._stack.counter
        before = BeforeShop(colours, asking, self._stack)
        self.show_first_day, self.show_code, self.show_asking = (
            before.show_first_day,
            before.show_code,
            before.show_asking,
        )
        self.build_ahead = self._stack.build_ahead
        self._build()
        self._counts = RailCounts(lambda: self._features, workers.reading, self._rail.set_number)
        self._said = SaidLine(colours, self)
        self._following = Following(lambda: self._features.counter.others_wrote(), workers.looking, self)
        self._telling = Telling(self._said, workers, self._left_of_said, self.height)
        self._daily = DailyBackup(lambda: self._features.safety.daily(), workers.keeping, self)
        self._letters = Letters(lambda: self._features.settings, workers.looking, self._stack.may_be_replaced, self)
        self._watch = Watch(self._said.undo, self)
        self.idle, self.lock_after = self._watch.idle, self._watch.lock_after
        self._connect()

    def show_counter(self, query: str = "") -> None:
        """The shop is open: fill the counter and put the cursor where one types; look up what was typed early."""
        self._rail.open()
        self._go_to(self.counter)
        self.counter.search.setFocus()
        if query:
            self.counter.type_query(query)
        # The first letters are answered before anything else is asked of the shop.
        QTimer.singleShot(_FIRST_LETTERS, self, self._begin)

    def _begin(self) -> None:
        # Whoever sees every event has every kind of widget known to Python, which takes 40 ms.
        self._watch.begin()
        self.counter.begin()
        self._counts.promises()
        self._counts.cards()
        self._stack.later.ask()
        self.begun.emit()
        self._following.begin()
        self._daily.begin()

    def show_cards(self) -> None:
        """Show the month's cards."""
        self._go_to(self.cards)
        self.cards.reload()
        self.cards.pile_page.sheets.setFocus()

    def show_promises(self) -> None:
        """Show what was promised."""
        self._go_to(self.promises)
        self.promises.begin()

    def show_later(self, place: str) -> None:
        """Show a place that the shop has grown into."""
        screen = self._stack.later.screen(place)
        self._go_to(screen)
        screen.begin()

    def _show_wishes(self) -> None:
        self.show_promises()
        self.promises.show_what_came_in()

    def show_settings(self) -> None:
        """Show the settings of the shop and of this computer."""
        self._go_to(self.settings)
        self.settings.reload()

    def show_safety(self) -> None:
        """Show the recovery sheet and the backups."""
        self._go_to(self.safety)
        self.safety.reload()

    def show_measuring(self, printer: str = "") -> None:
        """Show where a printer is measured; "" for the usual one."""
        self._came_from = self._stack.currentWidget()
        self._go_to(self.measuring)
        self.measuring.ask(printer)

    def choose_list(self) -> None:
        """Let the owner choose a file with customers; one that is being looked at already comes back."""
        if self.importing.found is not None:
            self._go_to(self.importing)
        else:
            self.importing.choose()

    def _see_list(self) -> None:
        if self._stack.currentWidget() is not self.importing:
            self._came_from = self._stack.currentWidget()
        self._go_to(self.importing)

    def bring(self) -> None:
        """Store the list that is being looked at."""
        self._go_to(self.importing)
        self.importing.bring()

    def whereabouts(self) -> Whereabouts:
        """Where one is, for screens that are built anew."""
        place = self._stack.place() or "settings"
        return Whereabouts(place, self.counter.opened_page, self.counter.is_hidden)

    def come_back(self, where: Whereabouts) -> None:
        """Show what was seen before these screens were built."""
        self.show_counter()
        if where.is_hidden:
            self.hide_everything()
        elif where.page:
            self.counter.open_page(where.page)
        if where.place in LATER:
            self._rail.show_later([where.place])
        if where.place != "counter":
            self._go(where.place)

    def _brought(self, said: str) -> None:
        if self._stack.currentWidget() is not self.counter:
            self.show_counter()
        self.say(said)

    def _restored(self, said: str) -> None:
        """The shop is another one now: nothing of what was shown may stay."""
        self._stack.use(self._features)
        self.show_counter()
        self.counter.hide_everything()
        self.say(said)

    def use(self, features: "Features") -> None:
        """Ask another shop from now on."""
        self._features = features
        self._stack.use(features)

    @property
    def is_open(self) -> bool:
        """Whether a shop is open in them."""
        return self._rail.is_open

    @property
    def is_busy(self) -> bool:
        """Whether something is under way that the owner must see the end of: paper moves, or waits to be turned."""
        return self._stack.paper_moves

    def rest(self) -> None:
        """Nobody sees them: what stands in fields is stored, no page is open, nothing can be taken back."""
        self._watch.stop()
        self._following.rest()
        self._workers.hush()
        self._stack.rest()
        self._said.forget()

    def wake(self) -> None:
        """They are seen again."""
        self._watch.begin()
        self._stack.later.refresh()
        self._following.wake()

    def stop(self) -> None:
        """The screens go: store what was changed last, and start nothing more."""
        self._watch.stop()
        self._following.stop()
        self._daily.stop()
        self._stack.stop()
        self._telling.stop()

    def _go_to(self, screen: QWidget) -> None:
        self._stack.go_to(screen)
        self._rail.show_place(self._stack.place())

    def _go(self, place: str) -> None:
        """Where the rail, or a key, leads."""
        goes: dict[str, Callable[[], None]] = {
            "counter": self._show_today,
            "cards": self.show_cards,
            "promises": self.show_promises,
            **{place: partial(self.show_later, place) for place in LATER},
            "settings": self.show_settings,
        }
        if self._rail.is_open and self._rail.has(place):
            goes[place]()

    def _show_today(self) -> None:
        self._look_up()
        self.counter.come_back()

    def _look_up(self) -> None:
        if self._rail.is_open:
            self._go_to(self.counter)
            self.counter.search.setFocus()

    def _open_page(self, uid: str) -> None:
        self._go_to(self.counter)
        self.counter.open_page(uid)

    def _new_face(self) -> None:
        if self._rail.is_open:
            self._go_to(self.counter)
            self.counter.new_face()

    def hide_everything(self) -> None:
        """Customers look on: nothing personal stays in sight, on any screen."""
        close_what_lies_over_it()
        if self._rail.is_open:
            self._workers.hush()
            self._go_to(self.counter)
            self._stack.hide_people()
            self._said.hide()

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Tell in one line what was done, or why it was not; `undo` takes it back."""
        self._telling.say(words, undo)

    def _left_of_said(self) -> int:
        centred = (self.width() - self._said.width()) // 2
        return self._rail.width() + 32 if self._stack.currentWidget() is self.counter else centred

    def undo(self) -> bool:
        """Take back what the line tells; False where there is nothing to take back."""
        return self._said.undo()

    def fall_silent(self) -> None:
        """Take away the line that says what was done."""
        self._said.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Just typing, where no field has the cursor, looks somebody up."""
        in_a_field = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if self._rail.is_open and event.text().isprintable() and event.text().strip() and not in_a_field:
            self._look_up()
            self.counter.type_query(event.text())
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self._rail = Rail(self._colours, PLACES, LATER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)

    def _connect(self) -> None:
        stack = self._stack
        stack.told.connect(self.say)
        stack.undoable.connect(self.say)
        self.counter.came_up.connect(self._following.ask)
        stack.promises_wanted.connect(self.show_promises)
        stack.number.connect(self._rail.set_number)
        stack.later.told.connect(self.say)
        stack.later.undoable.connect(self.say)
        stack.later.opened.connect(self._open_page)
        stack.later.wishes_wanted.connect(self._show_wishes)
        stack.later.there.connect(self._rail.show_later)
        for asks in (stack.remembered, stack.undoable, self._following.moved):
            asks.connect(lambda *_told: stack.later.ask())
            asks.connect(lambda *_told: self._counts.promises())
        stack.opened.connect(self._open_page)
        stack.redressed.connect(self.redressed)
        stack.list_wanted.connect(self.choose_list)
        stack.looked_at.connect(self._see_list)
        for left in (stack.list_left, stack.went_back):
            left.connect(lambda: self._go_to(self._came_from or self.counter))
        stack.measure_wanted.connect(self.show_measuring)
        stack.cards_wanted.connect(lambda: self._go_to(self.cards))
        stack.shop_wanted.connect(self.shop_wanted)
        stack.brought.connect(self._brought)
        stack.safety_wanted.connect(self.show_safety)
        stack.safety_left.connect(self.show_settings)
        stack.restored.connect(self._restored)
        stack.led_to.connect(self._go_to)
        self._daily.told.connect(self.say)
        self._letters.told.connect(self.say)
        self._following.moved.connect(stack.refresh)
        self._letters.redressed.connect(self.redressed)
        self._rail.chosen.connect(self._go)
        self._rail.lock_wanted.connect(self.lock_wanted)
        self._watch.left_alone.connect(self.lock_wanted)
        stack.lock_after.connect(self.lock_after)
        for hides in (self._watch.deserted, self._watch.escaped):
            hides.connect(self.hide_everything)
        self._watch.scanned.connect(lambda: self.say(_("That was the scanner; nothing was taken from it.")))
        for keys, does in (
            *((f"Ctrl+{key}", partial(self._go, place)) for key, place in enumerate(PLACES, 1)),
            ("Ctrl+K", self._look_up),
            ("Ctrl+N", self._new_face),
            (EDIT, self.counter.edit),
            ("Esc", self.hide_everything),
            ("Ctrl+L", self.lock_wanted.emit),
            ("Ctrl+Q", lambda: self.window().close()),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(does)
