"""One pasted line: its words, and whom it is for, to be chosen where more than one may be meant."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.counter.pasted_views import PastedLine
from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.counter.offer_line import offer_in_words
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label


class PasteRow(QWidget):
    """`chosen` tells the line and the customer (uid) that it is for, "" for nobody.

    Sure lines have their customer from the beginning; for the others the owner must say who is meant.
    """

    chosen = Signal(str, str)

    def __init__(
        self, colours: Colours, line: PastedLine, chosen: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = line
        nobody = _("Leave it out") if line.sure else _("Who is it?")
        people = [(hit.uid, " · ".join(filter(None, (hit.name, hit.why)))) for hit in line.who]
        if not people:
            nobody = _("Nobody is found")
        self._options = [*people, ("", nobody)] if line.sure else [("", nobody), *people]
        uids = [uid for uid, _words in self._options]
        wanted = line.sure if chosen is None else chosen
        self.whom = Choice(colours, _("Whom it is for"), 44)
        self.whom.show_items([words for _uid, words in self._options], uids.index(wanted) if wanted in uids else 0)
        self.whom.setMinimumWidth(theme.scaled(280))
        words = label(line.words, 18, wrap=True)
        self._below = label("", 16, tone="soft", wrap=True)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(words)
        said.addWidget(self._below)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.whom, 3, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 4)
        self.whom.chosen.connect(self._choose)
        self._tell()

    @property
    def customer(self) -> str:
        """Whom the line is for, by uid; "" for nobody."""
        return self._options[self.whom.place][0]

    @property
    def is_known(self) -> bool:
        """Whether these words are remembered with the same customer already."""
        return self.customer in self.line.already

    @property
    def is_ready(self) -> bool:
        """Whether it would be stored now."""
        return bool(self.customer) and not self.is_known

    @property
    def waits(self) -> bool:
        """Whether the owner has still to say who is meant; a line that was left out on purpose does not wait."""
        return not self.customer and not self.line.sure

    def _choose(self, _place: int) -> None:
        self._tell()
        self.chosen.emit(self.line.typed, self.customer)

    def _tell(self) -> None:
        line = self.line
        if self.is_known:
            said = _("Remembered already: it is not stored twice.")
        elif self.customer:
            meant = line.offers if self.customer == line.sure else ()
            offered = " · ".join(offer_in_words(offer) for offer in meant)
            said = _("A talk; then offered to be kept: {what}").format(what=offered) if offered else _("A talk")
        elif not line.name:
            said = _("No name before a colon. Write it in front, as in “Maria: …”.")
        elif not line.who:
            said = _("Nobody is called {name}. Change the name above.").format(name=line.name)
        else:
            said = _("Not stored.") if line.sure else _("Several may be meant: please choose.")
        self._below.setText(said)
        self._below.setVisible(bool(said))
