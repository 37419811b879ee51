"""The one window: the rail on the left, the screens beside it, and a line that says what was done."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window import icons, theme
from shopfriend.window.background import Worker
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.screen import CounterScreen
from shopfriend.window.keeping.welcome import CodeToKeep, CodeToType, FirstDay
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Desk, label

Screen = TypeVar("Screen", bound=QWidget)

_RAIL = 112
_IDLE_MINUTES = 5
_SAID_FOR = 6000
"""Milliseconds for which the line that says what was done stays."""


class MainWindow(QMainWindow):
    """Holds the screens; what they ask is answered by the worker."""

    def __init__(self, colours: Colours, features: CounterFeatures, workers: tuple[Worker, Worker]) -> None:
        super().__init__()
        self.setWindowTitle("Shopfriend")
        self.setMinimumSize(QSize(1000, 620))
        self._colours = colours
        self.counter = CounterScreen(colours, features, *workers)
        self._said = QLabel(self)
        self._build()
        self._connect(*workers)

    def show_counter(self) -> None:
        """The shop is open: fill the counter and put the cursor where one types."""
        self._screens.setCurrentWidget(self.counter)
        self.counter.begin()

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self.counter.use(features)

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
        self._said.move(_RAIL + 32, self.height() - self._said.height() - 32)
        self._said.show()
        self._said.raise_()
        self._quieten.start(_SAID_FOR)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Just typing, where no field has the cursor, looks somebody up."""
        if event.text().isprintable() and event.text().strip() and not isinstance(self.focusWidget(), QLineEdit):
            self.counter.search.setFocus()
            self.counter.type_query(event.text())
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowActivate, QEvent.Type.HoverMove, QEvent.Type.ShortcutOverride):
            self._idle.start()
        return super().event(event)

    def _build(self) -> None:
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
        column.addWidget(_place(_("Counter"), "counter", self._colours), 0, Qt.AlignmentFlag.AlignHCenter)
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
        row.addWidget(self._screens, 1)
        self.setCentralWidget(whole)
        self._said.setFont(theme.text(17))
        self._said.setStyleSheet(
            f"background: {self._colours.ink}; color: {self._colours.paper}; border-radius: 12px; padding: 10px 18px;"
        )
        self._said.hide()
        self._quieten = QTimer(self, singleShot=True)
        self._quieten.timeout.connect(self._said.hide)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MINUTES * 60_000)
        self._idle.timeout.connect(self.counter.hide_everything)

    def _connect(self, looking: Worker, worker: Worker) -> None:
        for each in (looking, worker):
            each.failed.connect(self._told)
        self.counter.told.connect(self.say)
        for keys, does in (
            ("Ctrl+K", self.counter.search.setFocus),
            ("Ctrl+N", self.counter.new_face),
            ("Esc", self.counter.hide_everything),
            ("Ctrl+Q", QApplication.quit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    def _told(self, problem: Problem) -> None:
        self.say(str(problem))


def _place(words: str, icon: str, colours: Colours) -> QPushButton:
    """An item of the rail: an icon above a word."""
    made = QPushButton()
    made.setProperty("place", True)
    made.setCheckable(True)
    made.setChecked(True)
    made.setFixedSize(92, 76)
    made.setAccessibleName(words)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 10, 0, 8)
    picture = QLabel()
    picture.setPixmap(icons.pixmap(icon, colours.accent_text, 28))
    below = label(words, 16, bold=True)
    inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
    inside.addWidget(below, 0, Qt.AlignmentFlag.AlignHCenter)
    return made
