"""What passes through the whole window before any field gets it: signs of life, the till's scanner, undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from shopfriend.window.scanner import ScannerGuard

EDIT = "Ctrl+E"
_IDLE_MINUTES = 5
_SIGNS_OF_LIFE = {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
_UNDO = QKeySequence.StandardKey.Undo


class Watch(QObject):
    """Sees every event of the application; `undo` takes back what was done last, False where there is nothing.

    `deserted` tells that nobody has typed or pointed for some minutes, `scanned` that a scanner's code was taken out.
    """

    deserted = Signal()
    scanned = Signal()

    def __init__(self, undo: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._undo = undo
        self.idle = QTimer(self, singleShot=True, interval=_IDLE_MINUTES * 60_000)
        self.idle.timeout.connect(self.deserted)
        self._scanner = ScannerGuard(self)
        self._scanner.scanned.connect(self.scanned)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def stop(self) -> None:
        """See nothing more."""
        self.idle.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever is typed or pointed at, in any part of the window, shows that somebody is there."""
        if event.type() in _SIGNS_OF_LIFE:
            self.idle.start()
        if self._scanner.swallows(watched, event):
            return True
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride and _is_edit(event):
            # A field would take the key for "to the end of the line", as it is used on some desktops.
            event.ignore()
            return True
        # A field that has nothing of its own to undo would swallow the key all the same.
        if event.type() is QEvent.Type.KeyPress and event.matches(_UNDO):
            return watched is QApplication.focusWidget() and not _can_undo(watched) and self._undo()
        return False


def _is_edit(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()).matches(QKeySequence(EDIT)) is QKeySequence.SequenceMatch.ExactMatch


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()
