"""Whom is meant by a name that is being typed: the likeliest few below the field, each a click or one key away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shopfriend.counter.views import Hit
from shopfriend.language import _
from shopfriend.window.widgets import label, link

_PEOPLE = 3


class MeantRow(QWidget):
    """`meant` tells uid and name of whoever was picked. It can say a sentence in place of names."""

    meant = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = label("", 16, tone="soft")
        self.people = [link("") for _each in range(_PEOPLE)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._said)
        for each in self.people:
            row.addWidget(each)
            each.clicked.connect(lambda _checked, each=each: self.meant.emit(each.property("uid"), each.text()))
        row.addStretch(1)
        self.forget()

    @property
    def said(self) -> str:
        """What it says beside the names, or in their place."""
        return self._said.text()

    def offer(self, hits: Sequence[Hit], otherwise: str = "") -> None:
        """Offer these, the likeliest first; `otherwise` is said where there is nobody."""
        for place, each in enumerate(self.people):
            each.setVisible(place < len(hits))
            if place < len(hits):
                each.setText(hits[place].name)
                each.setToolTip(hits[place].why)
                each.setProperty("uid", hits[place].uid)
        self.say(_("Is it ↓") if hits else otherwise)

    def say(self, sentence: str) -> None:
        """Say this beside the names that are offered; nothing for an empty text."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def forget(self) -> None:
        """Offer nobody, and say nothing."""
        self.offer(())

    def take_first(self) -> bool:
        """Pick the likeliest; False where nobody is offered."""
        first = self.people[0]
        if first.isHidden():
            return False
        first.click()
        return True
