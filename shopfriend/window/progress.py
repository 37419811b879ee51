"""A long task on its way: how far it is, and a way to stop it; it stands where the main button stood."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from shopfriend.language import _
from shopfriend.window.widgets import button, label


class Progress(QWidget):
    """Hidden until `show_progress` tells that something is under way."""

    cancelled = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(220, 10)
        self._bar.setAccessibleName(words)
        cancel = button(_("Cancel"), 48)
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(label(words, 17, tone="soft"))
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(cancel)
        self.hide()

    def show_progress(self, done: int, of: int) -> None:
        """`done` of `of` steps are taken; `of` 0 tells that it is over."""
        self.setVisible(of > 0)
        if of:
            self._bar.setRange(0, of)
            self._bar.setValue(done)
