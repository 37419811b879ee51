"""A referral noted from Circle, in the drawing's place: who sent whom, and how strong it was."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from shopfriend.counter.views import Hit
from shopfriend.goodwill.noting_views import Noting, What
from shopfriend.language import _
from shopfriend.records.kinds import ReferralStep
from shopfriend.window import theme
from shopfriend.window.keys import on_key
from shopfriend.window.meant_row import MeantRow
from shopfriend.window.segments import Segments
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import back_link, button, label

_HEIGHT = 52
_STEPS = list(ReferralStep)


class NameField(QWidget):
    """A field for a name, with the likeliest below it. `looked_for` tells what is being typed, `done` Enter."""

    looked_for = Signal(str)
    done = Signal()

    def __init__(self, asks: str, otherwise: str, parent: QWidget | None = None) -> None:
        """`otherwise` is said where nobody is called so."""
        super().__init__(parent)
        self._otherwise = otherwise
        self.uid = ""
        self.words = QLineEdit()
        self.words.setFont(theme.text(19))
        self.words.setFixedHeight(_HEIGHT)
        self.words.setAccessibleName(asks)
        self.meant = MeantRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (label(asks, 17, tone="soft"), self.words, self.meant):
            column.addWidget(part)
        self.words.textEdited.connect(self._look)
        self.words.returnPressed.connect(self._enter)
        self.meant.meant.connect(self._mean)
        on_key(self.words, "Down", self.meant.take_first)

    def show_people(self, typed: str, hits: Sequence[Hit]) -> None:
        """Offer these, as long as that is what stands in the field and nobody was picked."""
        if typed == self.words.text() and not self.uid:
            self.meant.offer(hits, self._otherwise)

    def clear(self) -> None:
        """Nothing stands in it, and nobody is meant."""
        self.uid = ""
        self.words.clear()
        self.meant.forget()

    def _look(self, typed: str) -> None:
        self.uid = ""
        self.meant.forget()
        if typed.strip():
            self.looked_for.emit(typed)

    def _mean(self, uid: str, name: str) -> None:
        self.uid = uid
        self.words.setText(name)
        self.meant.forget()
        self.done.emit()

    def _enter(self) -> None:
        if self.words.text().strip():
            self.done.emit()


class ReferralSheet(Sheet):
    """`noted` tells who sent somebody (uid) and a Noting of whom; `left` that the drawing is wanted again.

    `looked_for` tells the field and the letters in it. What was half typed waits in the fields.
    """

    noted = Signal(str, object)
    looked_for = Signal(object, str)
    left = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._step = ReferralStep.INTRODUCED
        heading = label(_("Note a referral"))
        heading.setFont(theme.heading(24))
        self._back = back_link(_("Who sent whom"), colours)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self._back)
        nobody = _("Nobody is called so. Note them as a new face first (Ctrl N).")
        self.by_whom = NameField(_("Who sent somebody?"), nobody)
        passed = _("Only the name is kept: no address and no card until they come in.")
        self.whom = NameField(_("Whom did they send?"), passed)
        self.steps = Segments(_("How strong it was"), [_("Name passed on"), _("Introduced"), _("Ready to buy")])
        self.steps.show_chosen(_STEPS.index(self._step))
        self.problem = label("", 17, tone="accent", wrap=True)
        self.problem.hide()
        self.main = button(_("Note it"), 56, main=True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.main)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 16, 20, 20)
        column.setSpacing(14)
        column.addLayout(head)
        for part in (
            self.by_whom,
            self.whom,
            label(_("How strong was it?"), 17, tone="soft"),
            self.steps,
            self.problem,
        ):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(foot)
        self._connect()

    def begin(self) -> None:
        """Put the cursor where something is missing."""
        self.problem.hide()
        (self.whom if self.by_whom.uid else self.by_whom).words.setFocus()

    def clear(self) -> None:
        """Nothing is half typed any more."""
        self.by_whom.clear()
        self.whom.clear()
        self.problem.hide()

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; it stays to be mended."""
        self.problem.setText(sentence)
        self.problem.show()

    def store(self) -> None:
        """Have it stored, once both are there."""
        self.problem.hide()
        if not self.by_whom.uid:
            self.refuse(_("Who sent them? Please pick one below the field."))
            self.by_whom.words.setFocus()
        elif not self.whom.words.text().strip():
            self.whom.words.setFocus()
        else:
            words = self.whom.words.text().strip()
            self.noted.emit(self.by_whom.uid, Noting(What.SENT_US, words, self.whom.uid, self._step))

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self.main.clicked.connect(self.store)
        self.steps.chosen.connect(self._choose)
        for field in (self.by_whom, self.whom):
            field.looked_for.connect(lambda typed, field=field: self.looked_for.emit(field, typed))
        self.by_whom.done.connect(self._next)
        self.whom.done.connect(lambda: self.main.setFocus() if self.whom.uid else self.store())

    def _next(self) -> None:
        if self.by_whom.uid:
            self.whom.words.setFocus()
        else:
            self.by_whom.meant.take_first()

    def _choose(self, place: int) -> None:
        self._step = _STEPS[place]
