"""What stands in the window: the rail on the left, the screens beside it, and a line that says what was done."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window.background import Workers
from shopfriend.window.cards.screen import CardsScreen
from shopfriend.window.counter.promises_screen import PromisesScreen
from shopfriend.window.counter.screen import CounterScreen
from shopfriend.window.features import Features
from shopfriend.window.keeping.settings_screen import SettingsScreen
from shopfriend.window.keeping.welcome import CodeToKeep, CodeToType, FirstDay
from shopfriend.window.rail import Rail
from shopfriend.window.said_line import SaidLine
from shopfriend.window.scanner import ScannerGuard
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Desk

Screen = TypeVar("Screen", bound=QWidget)

_IDLE_MINUTES = 5
_SIGNS_OF_LIFE = {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
_UNDO = QKeySequence.StandardKey.Undo
_EDIT = "Ctrl+E"


class Screens(QWidget):
    """Holds the screens and says which is seen; what they ask is answered by the workers."""

    def __init__(
        self, colours: Colours, features: Features, workers: Workers, choose_folder: Callable[[], str]
    ) -> None:
        super().__init__()
        self._colours = colours
        self.counter = CounterScreen(colours, features.counter, workers.looking, workers.storing)
        self.cards = CardsScreen(colours, features.cards, workers, choose_folder)
        self.promises = PromisesScreen(colours, features.promises, workers.storing)
        self.settings = SettingsScreen(colours, features.settings, workers.storing)
        self._build()
        self._said = SaidLine(colours, self)
        self.idle = QTimer(self, singleShot=True, interval=_IDLE_MINUTES * 60_000)
        self._scanner = ScannerGuard(self)
        self._connect(workers)

    def show_counter(self, query: str = "") -> None:
        """The shop is open: fill the counter and put the cursor where one types; look up what was typed early."""
        self._rail.open()
        self._go_to(self.counter)
        self.counter.begin()
        self.promises.reload()
        self.cards.count()
        if query:
            self.counter.type_query(query)

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

    def use(self, features: "Features") -> None:
        """Ask another shop from now on."""
        self.counter.use(features.counter)
        self.cards.use(features.cards)
        self.promises.use(features.promises)
        self.settings.use(features.settings)

    def stop(self) -> None:
        """The screens go: store what was changed last, and start nothing more."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.cards.stop()
        self.counter.stop()

    def _go_to(self, screen: QWidget) -> None:
        self.cards.store_now()
        self._screens.setCurrentWidget(screen)
        self._rail.show_place(screen)

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

    def show_first_day(self) -> FirstDay:
        """No shop yet."""
        first = self._show(FirstDay(self._colours))
        first.name.setFocus()
        return first

    def show_code(self, code: str) -> CodeToKeep:
        """The code that must be written down."""
        return self._show(CodeToKeep(self._colours, code))

    def show_asking(self) -> CodeToType:
        """The code that opens the shop is wanted."""
        asking = self._show(CodeToType(self._colours))
        asking.code.setFocus()
        return asking

    def _show(self, screen: Screen) -> Screen:
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        return screen

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Tell in one line what was done, or why it was not; `undo` takes it back."""
        self._said.say(words, undo)
        left = (
            self._rail.width() + 32
            if self._screens.currentWidget() is self.counter
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever is typed or pointed at, in any part of the window, shows that somebody is there."""
        if event.type() in _SIGNS_OF_LIFE:
            self.idle.start()
        if self._scanner.swallows(watched, event):
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _is_edit(event):
            # A field would take the key for "to the end of the line", as it is used on some desktops.
            event.ignore()
            return True
        # A field that has nothing of its own to undo would swallow the key all the same.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.matches(_UNDO):
            return watched is QApplication.focusWidget() and not _can_undo(watched) and self._said.undo()
        return False

    def _build(self) -> None:
        self._rail = Rail(
            self._colours,
            [(self.counter, "counter"), (self.cards, "cards"), (self.promises, "promise"), (self.settings, "settings")],
        )
        self._screens = QStackedWidget()
        for screen in (Desk(self._colours), self.counter, self.cards, self.promises, self.settings):
            self._screens.addWidget(screen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._screens, 1)

    def _connect(self, workers: Workers) -> None:
        for worker in workers.all:
            worker.failed.connect(self._told)
        for screen in (self.counter, self.cards, self.promises, self.settings):
            screen.told.connect(self.say)
        self.counter.told.connect(lambda _words: self.promises.reload())
        self.cards.undoable.connect(self.say)
        self.counter.undoable.connect(self.say)
        self.cards.to_do.connect(lambda number: self._rail.set_number(self.cards, number))
        self.promises.opened.connect(self._open_page)
        self.promises.due_today.connect(lambda number: self._rail.set_number(self.promises, number))
        goes = {
            self.counter: self._look_up,
            self.cards: self.show_cards,
            self.promises: self.show_promises,
            self.settings: self.show_settings,
        }
        self._rail.chosen.connect(lambda screen: goes[screen]())
        self.idle.timeout.connect(self.hide_everything)
        self._scanner.scanned.connect(lambda: self.say(_("That was the scanner; nothing was taken from it.")))
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        for keys, does in (
            ("Ctrl+K", self._look_up),
            ("Ctrl+N", self._new_face),
            (_EDIT, self.counter.edit),
            ("Esc", self.hide_everything),
            ("Ctrl+Q", lambda: self.window().close()),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(does)

    def _told(self, problem: Problem) -> None:
        self.say(str(problem))


def _is_edit(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()).matches(QKeySequence(_EDIT)) is QKeySequence.SequenceMatch.ExactMatch


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()
