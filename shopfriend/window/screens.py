"""What stands in the window: the rail on the left, the screens beside it, and a line that says what was done."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window.asking import Asking
from shopfriend.window.background import Workers
from shopfriend.window.features import Features
from shopfriend.window.rail import Rail
from shopfriend.window.said_line import SaidLine
from shopfriend.window.screen_stack import ScreenStack
from shopfriend.window.theme import Colours
from shopfriend.window.watch import EDIT, Watch

if TYPE_CHECKING:
    from shopfriend.window.cards.screen import CardsScreen
    from shopfriend.window.counter.promises_screen import PromisesScreen
    from shopfriend.window.exchange.import_screen import ImportScreen
    from shopfriend.window.keeping.settings_screen import SettingsScreen
    from shopfriend.window.keeping.welcome import CodeToKeep, CodeToType, FirstDay

_FIRST_LETTERS = 60
"""Milliseconds after the counter is seen in which nothing but the first letters is looked up."""


class Screens(QWidget):
    """The rail and the screens beside it: leads from one to the other, and says what was done.

    `begun` tells that the first letters can be answered and the rest may follow. `shop_wanted` asks for a shop to bring
    a list into, after which `bring` goes on; `redressed` asks for other colours, letters or words.
    """

    begun = Signal()
    shop_wanted = Signal()
    redressed = Signal(object)

    def __init__(self, colours: Colours, features: Features, workers: Workers, asking: Asking) -> None:
        super().__init__()
        self._colours = colours
        self._features = features
        self._workers = workers
        self._came_from: QWidget | None = None
        self._stack = ScreenStack(colours, features, workers, asking)
        self.counter = self._stack.counter
        self._build()
        self._said = SaidLine(colours, self)
        self._watch = Watch(self._said.undo, self)
        self.idle = self._watch.idle
        self._connect(workers)

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
        self.counter.begin()
        self._count_promises()
        self._count_cards()
        self.begun.emit()

    def show_cards(self) -> None:
        """Show the month's cards."""
        self._go_to(self.cards)
        self.cards.reload()
        self.cards.pile_page.sheets.setFocus()

    def show_promises(self) -> None:
        """Show what was promised."""
        self._go_to(self.promises)
        self.promises.reload()
        self.promises.list.setFocus()

    def show_settings(self) -> None:
        """Show the settings of the shop and of this computer."""
        self._go_to(self.settings)
        self.settings.reload()

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

    @property
    def importing(self) -> "ImportScreen":
        """The screen that brings a list along."""
        return self._stack.importing

    @property
    def cards(self) -> "CardsScreen":
        """The month's cards."""
        return self._stack.cards

    @property
    def promises(self) -> "PromisesScreen":
        """What was promised."""
        return self._stack.promises

    @property
    def settings(self) -> "SettingsScreen":
        """The settings of the shop and of this computer."""
        return self._stack.settings

    def _brought(self, said: str) -> None:
        self.show_counter()
        self.say(said)

    def use(self, features: "Features") -> None:
        """Ask another shop from now on."""
        self._features = features
        self._stack.use(features)

    def stop(self) -> None:
        """The screens go: store what was changed last, and start nothing more."""
        self._watch.stop()
        self._stack.stop()

    def _go_to(self, screen: QWidget) -> None:
        self._stack.go_to(screen)
        self._rail.show_place(self._stack.place())

    def _count_promises(self) -> None:
        """Ask how many promises are due, for the rail; their screen need not be built for that."""
        self._workers.reading.run(self._features.promises.due, partial(self._rail.set_number, "promises"))

    def _count_cards(self) -> None:
        """Ask how many cards the month's end still wants. A long question, asked only when the shop is opened."""
        cards = self._features.cards
        month = cards.day().replace(day=1)
        self._workers.reading.run(lambda: cards.still_to_do(month), partial(self._rail.set_number, "cards"))

    def build_ahead(self) -> None:
        """Build what has not been wanted yet, one screen at a time, so that a click finds it there."""
        self._stack.build_ahead()

    def _go(self, place: str) -> None:
        """Where the rail, or a key, leads."""
        goes = {
            "counter": self._look_up,
            "cards": self.show_cards,
            "promises": self.show_promises,
            "settings": self.show_settings,
        }
        if self._rail.is_open:
            goes[place]()

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
        if self._rail.is_open:
            self._go_to(self.counter)
            self.counter.hide_everything()
            self._said.hide()

    def show_first_day(self) -> "FirstDay":
        """No shop yet."""
        from shopfriend.window.keeping.welcome import FirstDay

        first = self._stack.show_for_now(FirstDay(self._colours))
        first.name.setFocus()
        return first

    def show_code(self, code: str) -> "CodeToKeep":
        """The code that must be written down."""
        from shopfriend.window.keeping.welcome import CodeToKeep

        return self._stack.show_for_now(CodeToKeep(self._colours, code))

    def show_asking(self) -> "CodeToType":
        """The code that opens the shop is wanted."""
        from shopfriend.window.keeping.welcome import CodeToType

        asking = self._stack.show_for_now(CodeToType(self._colours))
        asking.code.setFocus()
        return asking

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Tell in one line what was done, or why it was not; `undo` takes it back."""
        self._said.say(words, undo)
        left = (
            self._rail.width() + 32
            if self._stack.currentWidget() is self.counter
            else (self.width() - self._said.width()) // 2
        )
        self._said.move(left, self.height() - self._said.height() - 32)

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
        self._rail = Rail(self._colours, ("counter", "cards", "promises", "settings"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)

    def _connect(self, workers: Workers) -> None:
        for worker in workers.all:
            worker.failed.connect(self._told)
        stack = self._stack
        stack.told.connect(self.say)
        stack.undoable.connect(self.say)
        stack.remembered.connect(self._count_promises)
        stack.number.connect(self._rail.set_number)
        stack.opened.connect(self._open_page)
        stack.redressed.connect(self.redressed)
        stack.list_wanted.connect(self.choose_list)
        stack.looked_at.connect(self._see_list)
        stack.list_left.connect(lambda: self._go_to(self._came_from or self.counter))
        stack.shop_wanted.connect(self.shop_wanted)
        stack.brought.connect(self._brought)
        self._rail.chosen.connect(self._go)
        self._watch.deserted.connect(self.hide_everything)
        self._watch.scanned.connect(lambda: self.say(_("That was the scanner; nothing was taken from it.")))
        for keys, does in (
            ("Ctrl+1", lambda: self._go("counter")),
            ("Ctrl+2", lambda: self._go("cards")),
            ("Ctrl+3", lambda: self._go("promises")),
            ("Ctrl+4", lambda: self._go("settings")),
            ("Ctrl+K", self._look_up),
            ("Ctrl+N", self._new_face),
            (EDIT, self.counter.edit),
            ("Esc", self.hide_everything),
            ("Ctrl+Q", lambda: self.window().close()),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(does)

    def _told(self, problem: Problem) -> None:
        self.say(str(problem))
