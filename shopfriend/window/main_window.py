"""The one window: the rail on the left, the screens beside it, and a line that says what was done.

It is painted before the screens are even imported; `furnish` brings them in after the first paint.
"""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    from shopfriend.window.background import Worker
    from shopfriend.window.counter.features import Features
    from shopfriend.window.keeping.welcome import CodeToKeep, CodeToType, FirstDay

Screen = TypeVar("Screen", bound=QWidget)

_RAIL = 112
_IDLE_MINUTES = 5
_SIGNS_OF_LIFE = {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
_SAID_FOR = 6000
"""Milliseconds for which the line that says what was done stays."""


class MainWindow(QMainWindow):
    """Holds the screens; what they ask is answered by the worker."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.setWindowTitle("Shopfriend")
        self.setMinimumSize(QSize(1000, 620))
        self._colours = colours
        self._typed_early = ""
        self._furnished = False

    def furnish(self, features: "Features", workers: "tuple[Worker, Worker]") -> None:
        """Bring in rail and screens. What was typed before is looked up as soon as the shop is open."""
        from shopfriend.window.counter.promises_screen import PromisesScreen
        from shopfriend.window.counter.screen import CounterScreen

        self.counter = CounterScreen(self._colours, features.counter, *workers)
        self.promises = PromisesScreen(self._colours, features.promises, workers[1])
        self._said = QLabel(self)
        self._build()
        self._connect(*workers)
        self._furnished = True

    def show_counter(self) -> None:
        """The shop is open: fill the counter and put the cursor where one types."""
        for place in self._rail.values():
            place.setEnabled(True)
        self._go_to(self.counter)
        self.counter.begin()
        self.promises.reload()
        if self._typed_early:
            self.counter.type_query(self._typed_early)
            self._typed_early = ""

    def show_promises(self) -> None:
        """Show what was promised."""
        self._go_to(self.promises)
        self.promises.reload()
        self.promises.list.setFocus()

    def use(self, features: "Features") -> None:
        """Ask another shop from now on."""
        self.counter.use(features.counter)
        self.promises.use(features.promises)

    def _go_to(self, screen: QWidget) -> None:
        self._screens.setCurrentWidget(screen)
        for one, place in self._rail.items():
            place.setChecked(one is screen)

    def _look_up(self) -> None:
        self._go_to(self.counter)
        self.counter.search.setFocus()

    def _open_page(self, uid: str) -> None:
        self._go_to(self.counter)
        self.counter.open_page(uid)

    def _new_face(self) -> None:
        self._go_to(self.counter)
        self.counter.new_face()

    def _hide(self) -> None:
        if self.counter.isEnabled() and self._rail[self.counter].isEnabled():
            self._go_to(self.counter)
            self.counter.hide_everything()

    def show_first_day(self) -> "FirstDay":
        """No shop yet."""
        from shopfriend.window.keeping.welcome import FirstDay

        first = self._show(FirstDay(self._colours))
        first.name.setFocus()
        return first

    def show_code(self, code: str) -> "CodeToKeep":
        """The code that must be written down."""
        from shopfriend.window.keeping.welcome import CodeToKeep

        return self._show(CodeToKeep(self._colours, code))

    def show_asking(self) -> "CodeToType":
        """The code that opens the shop is wanted."""
        from shopfriend.window.keeping.welcome import CodeToType

        asking = self._show(CodeToType(self._colours))
        asking.code.setFocus()
        return asking

    def show_problem(self, words: str) -> None:
        """The shop does not open, and why."""
        self.show_asking().refuse(words)

    def _show(self, screen: Screen) -> Screen:
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        return screen

    def say(self, words: str) -> None:
        """Tell in one line what was done, or why it was not."""
        self._said.setText(words)
        self._said.adjustSize()
        self._said.resize(min(self._said.width(), self.width() - 240), self._said.height())
        left = _RAIL + 32 if self._screens.currentWidget() is self.counter else (self.width() - self._said.width()) // 2
        self._said.move(left, self.height() - self._said.height() - 32)
        self._said.show()
        self._said.raise_()
        self._quieten.start(_SAID_FOR)

    def fall_silent(self) -> None:
        """Take away the line that says what was done."""
        self._said.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Just typing, where no field has the cursor, looks somebody up."""
        if not self._furnished:
            self._typed_early += event.text() if event.text().isprintable() else ""
            return
        if event.text().isprintable() and event.text().strip() and not isinstance(self.focusWidget(), QLineEdit):
            self._look_up()
            self.counter.type_query(event.text())
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever is typed or pointed at, in any part of the window, shows that somebody is there."""
        if event.type() in _SIGNS_OF_LIFE:
            self._idle.start()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint: the rail's place, before there is a rail."""
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, _RAIL, self.height()), QColor(self._colours.rail))
        painter.end()

    def _build(self) -> None:
        from shopfriend.window import icons
        from shopfriend.window.rail import Place
        from shopfriend.window.widgets import Desk

        rail = QWidget()
        rail.setObjectName("rail")
        rail.setFixedWidth(_RAIL)
        column = QVBoxLayout(rail)
        column.setContentsMargins(8, 24, 8, 20)
        column.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("mark", "", 44))
        name = QLabel("Shopfriend")
        name.setFont(theme.heading(17))
        name.setProperty("tone", "accent")
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(name, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        self._rail: dict[QWidget, Place] = {
            self.counter: Place(_("Counter"), "counter", self._colours),
            self.promises: Place(_("Promises"), "promise", self._colours),
        }
        for place in self._rail.values():
            place.setEnabled(False)
            column.addWidget(place, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        self._screens = QStackedWidget()
        blank = Desk(self._colours)
        self._screens.addWidget(blank)
        self._screens.addWidget(self.counter)
        self._screens.addWidget(self.promises)
        row.addWidget(self._screens, 1)
        self.setCentralWidget(whole)
        self._said.setFont(theme.text(17))
        self._said.setStyleSheet(
            f"background: {self._colours.ink}; color: {self._colours.paper}; border-radius: 12px; padding: 10px 18px;"
        )
        self._said.hide()
        self._quieten = QTimer(self, singleShot=True)
        self._quieten.timeout.connect(self.fall_silent)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MINUTES * 60_000)
        self._idle.timeout.connect(self._hide)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _connect(self, looking: "Worker", worker: "Worker") -> None:
        for each in (looking, worker):
            each.failed.connect(self._told)
        self.counter.told.connect(self.say)
        self.counter.told.connect(lambda _words: self.promises.reload())
        self.promises.told.connect(self.say)
        self.promises.opened.connect(self._open_page)
        self.promises.due_today.connect(self._rail[self.promises].set_number)
        self._rail[self.counter].clicked.connect(self._look_up)
        self._rail[self.promises].clicked.connect(self.show_promises)
        for keys, does in (
            ("Ctrl+K", self._look_up),
            ("Ctrl+N", self._new_face),
            ("Esc", self._hide),
            ("Ctrl+Q", QApplication.quit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    def _told(self, problem: Problem) -> None:
        self.say(str(problem))
