"""Asked once before a first card: whether somebody knows that this shop keeps an address and writes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from shopfriend.language import _
from shopfriend.window.keys import on_key
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, link


class FirstCardLine(QFrame):
    """Stays until it is answered: `confirmed`, or `declined`, which means no cards at all."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("tile")
        self.question = label("", 17, wrap=True)
        self.yes = button("", 44, icon="check", colour=colours.ink)
        no = link(_("Rather no cards"))
        no.setToolTip("F8")
        answers = QHBoxLayout()
        answers.addWidget(no)
        answers.addStretch(1)
        answers.addWidget(self.yes)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 10, 12, 10)
        inside.setSpacing(6)
        inside.addWidget(self.question)
        inside.addLayout(answers)
        self.yes.clicked.connect(self.confirmed)
        no.clicked.connect(self.declined)
        for key in ("Return", "Enter"):
            on_key(self, key, self._answer)
        self.hide()

    def ask(self, name: str) -> None:
        """Ask about somebody; the answer has the cursor."""
        self.question.setText(
            _("The first card to {name}. Does {name} know that you keep an address, and would like a card?").format(
                name=name
            )
        )
        self.yes.setText("  " + _("Yes, {name} knows").format(name=name))
        self.yes.setAccessibleName(_("Yes, {name} knows").format(name=name))
        self.show()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        if self.yes.hasFocus():
            self.confirmed.emit()
