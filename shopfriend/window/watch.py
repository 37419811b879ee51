"""What passes through the whole window before any field gets it: signs of life, the till's scanner, undo."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from shopfriend.window.scanner import ScannerGuard

EDIT = "Ctrl+E"
_IDLE_MINUTES = 5
_SIGNS_OF_LIFE = {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
_WATCHED = {*_SIGNS_OF_LIFE, QEvent.Type.ShortcutOverride}
_UNDO = QKeySequence.StandardKey.Undo


class Watch(QObject):
    """Sees every event of the application, once begun; `undo` takes back what was done last, False where there is
    nothing.

    `deserted` tells that nobody has typed or pointed for some minutes, `left_alone` that it was as long as is set with
    `lock_after`, `scanned` that a scanner's code was taken out; `escaped` that Esc was pressed over a list that drops
    down or a dialog, which would else take it for itself alone.
    """

    deserted = Signal()
    left_alone = Signal()
    scanned = Signal()
    escaped = Signal()

    def __init__(self, undo: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._undo = undo
        self.idle = QTimer(self, singleShot=True, interval=_IDLE_MINUTES * 60_000)
        self.idle.timeout.connect(self.deserted)
        self.away = QTimer(self, singleShot=True)
        self.away.timeout.connect(self.left_alone)
        self._last = time.time()
        self._scanner = ScannerGuard(self)
        self._scanner.scanned.connect(self.scanned)

    def begin(self) -> None:
        """See everything, from now on."""
        self._last = time.time()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def lock_after(self, minutes: int) -> None:
        """Tell when nobody has typed or pointed for so many minutes; for 0 never."""
        self.away.setInterval(minutes * 60_000)
        self._live()

    def stop(self) -> None:
        """See nothing more."""
        self.idle.stop()
        self.away.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever is typed or pointed at, in any part of the window, shows that somebody is there."""
        kind = event.type()
        if kind not in _WATCHED:
            # Thousands of events pass while a page is opened.
            return False
        if kind in _SIGNS_OF_LIFE and not self._live():
            return True
        if self._scanner.swallows(watched, event):
            return True
        if not isinstance(event, QKeyEvent):
            return False
        if _leaves_what_lies_over_it(watched, event):
            self.escaped.emit()
            return True
        if event.type() is QEvent.Type.ShortcutOverride and _is_edit(event):
            # A field would take the key for "to the end of the line", as it is used on some desktops.
            event.ignore()
            return True
        # A field that has nothing of its own to undo would swallow the key all the same.
        if event.type() is QEvent.Type.KeyPress and event.matches(_UNDO):
            return watched is QApplication.focusWidget() and not _can_undo(watched) and self._undo()
        return False

    def _live(self) -> bool:
        """Somebody is there. False where that comes too late: timers stand still while a computer sleeps."""
        before, self._last = self._last, time.time()
        self.idle.start()
        if not self.away.interval():
            self.away.stop()
        elif (self._last - before) * 1000 > self.away.interval():
            self.left_alone.emit()
            return False
        else:
            self.away.start()
        return True


def close_what_lies_over_it() -> None:
    """Lists that drop down and dialogs of the system show names, too."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()


def _leaves_what_lies_over_it(watched: QObject, event: QKeyEvent) -> bool:
    """Whether this is Esc in a list that drops down or in a dialog, told once: to the widget, not to its window."""
    if event.type() is not QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Escape:
        return False
    return isinstance(watched, QWidget) and bool(QApplication.activePopupWidget() or QApplication.activeModalWidget())


def _is_edit(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()).matches(QKeySequence(EDIT)) is QKeySequence.SequenceMatch.ExactMatch


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()
