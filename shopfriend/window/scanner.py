"""Keeps the till's scanner out: it types codes faster than any hand, with Enter, into whatever has the cursor."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

FASTEST_HAND = 25
"""Milliseconds between two keys: scanners send one every 1 to 15, the fastest typists one every 60."""
_SHORTEST_CODE = 6
_DIGITS = 4
"""Every code on goods and loyalty cards has as many digits at least; no name has."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScannerGuard(QObject):
    """Watches all keys of the application; `scanned` tells that a code was taken out again."""

    scanned = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._burst = ""
        self._last = 0

    def swallows(self, watched: QObject, event: QEvent) -> bool:
        """Look at an event on its way; True where it is the Enter behind a scanned code, which nobody must get."""
        field = QApplication.focusWidget()
        if event.type() is not QEvent.Type.KeyPress or watched is not field or not isinstance(event, QKeyEvent):
            return False
        quick = event.timestamp() - self._last <= FASTEST_HAND
        self._last = event.timestamp()
        if event.key() in _ENTER:
            code, self._burst = self._burst if quick else "", ""
            if not _is_a_code(code):
                return False
            if isinstance(field, QLineEdit):
                _take_out(field, code)
            self.scanned.emit()
            return True
        if event.text().isprintable():
            self._burst = (self._burst if quick else "") + event.text()
        return False


def _is_a_code(burst: str) -> bool:
    return len(burst) >= _SHORTEST_CODE and sum(sign.isdigit() for sign in burst) >= _DIGITS


def _take_out(field: QLineEdit, code: str) -> None:
    before = field.text()[: field.cursorPosition()]
    typed = next((code[start:] for start in range(len(code)) if before.endswith(code[start:])), "")
    if typed:
        field.setSelection(len(before) - len(typed), len(typed))
        field.del_()
