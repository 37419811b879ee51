"""The line on the page where it is noted who sent whom and what we gave: one key opens it, Enter keeps it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from shopfriend.counter.views import Hit
from shopfriend.goodwill.noting_views import Noting, What
from shopfriend.language import _
from shopfriend.records.kinds import GestureKind, ReferralStep
from shopfriend.window import icons, theme
from shopfriend.window.choice import Choice
from shopfriend.window.keys import on_key
from shopfriend.window.meant_row import MeantRow
from shopfriend.window.segments import Segments
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button

_HEIGHT = 44


class GoodwillLine(QWidget):
    """`noted` tells a Noting, `looked_for` a name that is being typed, `left` that nothing is noted after all."""

    noted = Signal(object)
    looked_for = Signal(str)
    left = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whom = self._asked = ""
        self._kind, self._step = GestureKind.FAVOUR, ReferralStep.INTRODUCED
        self._what = Segments(_("What happened"), [_("We gave"), _("Sent us"), _("Was sent by"), _("We sent them to")])
        self._order = (What.GAVE, What.SENT_US, What.SENT_BY, What.SENT_ON)
        self._cross = QPushButton()
        self._cross.setProperty("cross", True)
        self._cross.setFixedSize(36, 36)
        self._cross.setIcon(icons.icon("cross", colours.soft_ink, 18))
        self._cross.setIconSize(QSize(18, 18))
        self._cross.setAccessibleName(_("Note nothing"))
        self._cross.setToolTip(self._cross.accessibleName())
        self.words = QLineEdit()
        self.words.setFont(theme.text(18))
        self.words.setFixedHeight(_HEIGHT)
        self._how = Choice(colours, _("What it was"), _HEIGHT)
        self._how.setFixedWidth(theme.scaled(190))
        self._how.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._keep = button(_("Note it"), _HEIGHT)
        self.meant = MeantRow()
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._what, 1)
        first.addWidget(self._cross)
        second.setSpacing(10)
        for widget, stretch in ((self.words, 1), (self._how, 0), (self._keep, 0)):
            second.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.meant)
        self._connect()
        self.put_back(Noting())
        self.hide()

    @property
    def what(self) -> What:
        """What is being noted."""
        return self._order[next(place for place in range(4) if self._what.button(place).isChecked())]

    def open(self) -> None:
        """Show the line with the cursor in it; where it is shown already, go on to the next thing that may be noted."""
        if self.isVisible():
            self._choose((self._order.index(self.what) + 1) % len(self._order))
        self.show()
        self.words.setFocus()

    def typed(self) -> Noting:
        """What stands in the fields, to be put back with `put_back`."""
        return Noting(self.what, self.words.text(), self._whom, self._step, self._kind)

    def put_back(self, noting: Noting) -> None:
        """Show what was half typed before."""
        self._step, self._kind = noting.step, noting.kind
        self.words.setText(noting.words)
        self._choose(self._order.index(noting.what))
        self._whom = noting.whom

    def show_people(self, typed: str, hits: Sequence[Hit]) -> None:
        """Offer these as whom is meant, as long as that is what stands in the field."""
        if typed != self._asked:
            return
        keeps_name = typed.strip() and self.what is not What.SENT_BY
        self.meant.offer(
            hits, _("Only the name is kept: no address and no card until they come in.") if keeps_name else ""
        )

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; it stays to be mended."""
        self.meant.say(sentence)
        self.words.setFocus()

    def _connect(self) -> None:
        self._what.chosen.connect(self._choose)
        self._how.chosen.connect(self._choose_how)
        self.words.textEdited.connect(self._look)
        self.words.returnPressed.connect(self._note)
        self._keep.clicked.connect(self._note)
        self._cross.clicked.connect(self.left)
        self.meant.meant.connect(self._mean)
        on_key(self.words, "Down", self.meant.take_first)
        stops = (*map(self._what.button, range(4)), self.words, self._how, self._keep, *self.meant.people)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _choose(self, place: int) -> None:
        self._what.show_chosen(place)
        gave = self._order[place] is What.GAVE
        kinds = [_("A favour"), _("The extra mile"), _("A small gift"), _("An introduction")]
        steps = [_("Name passed on"), _("Introduced"), _("Ready to buy")]
        now = list(GestureKind).index(self._kind) if gave else list(ReferralStep).index(self._step)
        self._how.show_items(kinds if gave else steps, now)
        asks = {
            What.GAVE: _("What was it? Rang a taxi, say"),
            What.SENT_US: _("Whom did they send?"),
            What.SENT_BY: _("Who sent them?"),
            What.SENT_ON: _("To whom did we send them?"),
        }
        self.words.setPlaceholderText(asks[self._order[place]])
        self.words.setAccessibleName(self.words.placeholderText())
        self._forget_people()
        if not gave and self.words.text().strip():
            self._ask(self.words.text())

    def _choose_how(self, place: int) -> None:
        if self.what is What.GAVE:
            self._kind = list(GestureKind)[place]
        else:
            self._step = list(ReferralStep)[place]

    def _look(self, typed: str) -> None:
        self._forget_people()
        if self.what is not What.GAVE and typed.strip():
            self._ask(typed)

    def _ask(self, typed: str) -> None:
        self._asked = typed
        self.looked_for.emit(typed)

    def _forget_people(self) -> None:
        """An answer that is still on its way is not wanted any more, either."""
        self._whom = self._asked = ""
        self.meant.forget()

    def _mean(self, uid: str, name: str) -> None:
        self.words.setText(name)
        self._forget_people()
        self._whom = uid
        self.words.setFocus()

    def _note(self) -> None:
        typed, self._asked = self.typed(), ""
        self.noted.emit(replace(typed, words=typed.words.strip()))
