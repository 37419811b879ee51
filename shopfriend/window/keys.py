"""Keys that do something on one screen, wherever in it the cursor is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_key(screen: QWidget, keys: str, does: Callable[[], object]) -> None:
    """Do this at these keys ("Ctrl+P") while the focus is anywhere in `screen`."""
    shortcut = QShortcut(QKeySequence(keys), screen)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(does)
