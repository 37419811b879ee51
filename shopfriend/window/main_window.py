"""The one window: the rail on the left, the screens beside it, and a line that says what was done."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
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
from shopfriend.window.counter.features import Features
from shopfriend.window.counter.promises_screen import PromisesScreen
from shopfriend.window.counter.screen import CounterScreen
from shopfriend.window.keeping.welcome import CodeToKeep, CodeToType, FirstDay
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Desk

Screen = TypeVar("Screen", bound=QWidget)

_RAIL = 112
_IDLE_MINUTES = 5
_SIGNS_OF_LIFE = {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
_SAID_FOR = 6000
"""Milliseconds for which the line that says what was done stays."""


class MainWindow(QMainWindow):
    """Holds the screens; what they ask is answered by the worker."""

    def __init__(self, colours: Colours, features: Features, workers: tuple[Worker, Worker]) -> None:
        super().__init__()
        self.setWindowTitle("Shopfriend")
        self.setMinimumSize(QSize(1000, 620))
        self._colours = colours
        self.counter = CounterScreen(colours, features.counter, *workers)
        self.promises = PromisesScreen(colours, features.promises, workers[1])
        self._said = QLabel(self)
        self._build()
        self._connect(*workers)

    def show_counter(self) -> None:
        """The shop is open: fill the counter and put the cursor where one types."""
        for place in self._rail.values():
            place.setEnabled(True)
        self._go_to(self.counter)
        self.counter.begin()
        self.promises.reload()

    def show_promises(self) -> None:
        """Show what was promised."""
        self._go_to(self.promises)
        self.promises.reload()
        self.promises.list.setFocus()

    def use(self, features: Features) -> None:
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

    def _connect(self, looking: Worker, worker: Worker) -> None:
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


class Place(QPushButton):
    """An item of the rail: an icon above a word, and how many things wait there."""

    def __init__(self, words: str, icon: str, colours: Colours) -> None:
        super().__init__()
        self._words, self._icon, self._colours = words, icon, colours
        self._number = 0
        self.setProperty("place", True)
        self.setCheckable(True)
        self.setFixedSize(92, 76)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_number(self, number: int) -> None:
        """Show how many wait; nothing for none."""
        self._number = number
        self.setAccessibleName(f"{self._words}, {number}" if number else self._words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours, here = self._colours, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = colours.accent_text if here else colours.soft_ink
        painter.drawPixmap(32, 11, icons.pixmap(self._icon, colour, 28))
        painter.setFont(theme.text(16, bold=here))
        painter.setPen(QColor(colours.ink if here else colours.soft_ink))
        painter.drawText(QRect(0, 42, 92, 24), Qt.AlignmentFlag.AlignCenter, self._words)
        if self._number:
            painter.setFont(theme.text(15, bold=True))
            wide = max(24, painter.fontMetrics().horizontalAdvance(str(self._number)) + 12)
            badge = QRect(54, 5, wide, 22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.gold_fill))
            painter.drawRoundedRect(badge, 11, 11)
            painter.setPen(QColor("#2b2320"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()
