"""On the page: through whom they came, whom they sent, and what we gave; with the way to note more of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopfriend.counter.views import Opened
from shopfriend.language import _
from shopfriend.window.choice import Choice
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Heading, label, link


class GivenBox(QWidget):
    """Shows what `page` tells of goodwill; `wanted`: something is to be noted; `known`: who knows them best."""

    wanted = Signal()
    known = Signal(str)

    def __init__(self, page: Opened, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Heading("friends", _("Friends and favours"), colours.green))
        for line in page.goodwill:
            column.addWidget(label(line, 17, wrap=True))
        self.note = link(_("Note a gift or a referral"))
        self.note.setToolTip(_("Ctrl R"))
        self.note.clicked.connect(self.wanted)
        column.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        self.knows: Choice | None = None
        if page.staff:
            column.addSpacing(6)
            column.addWidget(label(_("Who knows them best"), 16, tone="soft"))
            self.knows = self._choice_of_staff(page, colours)
            column.addWidget(self.knows)

    def stops(self) -> list[QWidget]:
        """What the keyboard stops at, in order."""
        return [self.note] if self.knows is None else [self.note, self.knows]

    def _choice_of_staff(self, page: Opened, colours: Colours) -> Choice:
        choice = Choice(colours, _("Who knows them best"), 44)
        staff = ["", *(uid for uid, _name in page.staff)]
        choice.show_items([_("Nobody named"), *(name for _uid, name in page.staff)], staff.index(page.knows_best))
        choice.chosen.connect(lambda place: self.known.emit(staff[place]))
        return choice
