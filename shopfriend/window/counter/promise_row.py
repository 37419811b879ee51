"""A promise on the opened page: its tick, its words, and by when, beside them or below where they are many."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.counter.views import Promised
from shopfriend.language import _, day_in_words
from shopfriend.window.theme import Colours
from shopfriend.window.tick import Tick
from shopfriend.window.widgets import label

_BESIDE = 40
"""Letters of a promise and its day that fit in a line; where there are more, the day stands below."""


class PromiseRow(QWidget):
    """`tick` is clicked once it is kept."""

    def __init__(self, promise: Promised, today: date, colours: Colours) -> None:
        super().__init__()
        self.tick = Tick(colours)
        self.tick.setChecked(promise.kept)
        self.tick.setEnabled(not promise.kept)
        self.tick.setAccessibleName(_("Kept: {what}").format(what=promise.text))
        when = _("kept") if promise.kept else _by(promise.due, today)
        words = label(promise.text, 17, wrap=True, tone="soft" if promise.kept else "")
        day = label(when, 16, tone="soft")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(12)
        layout.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        if len(promise.text) + len(when) <= _BESIDE:
            layout.addWidget(words, 1)
            layout.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
            return
        both = QVBoxLayout()
        both.setSpacing(0)
        for part in (words, *([day] if when else [])):
            both.addWidget(part)
        layout.addLayout(both, 1)


def _by(due: date | None, today: date) -> str:
    if due is None:
        return ""
    if due == today:
        return _("today")
    day = day_in_words(due, today, weekday=False)
    return _("was due {day}").format(day=day) if due < today else _("by {day}").format(day=day)
