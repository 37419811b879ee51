"""What followed when somebody was no longer: how the house is written to now, and old questions that may be dropped."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopfriend.counter.views import BroughtBack, Silenced
from shopfriend.language import _, ngettext
from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label

_SHOWN = 3
"""Questions whose words are shown; more are counted."""


class GoneNote(QFrame):
    """Lies on the page until it is put away. `dropped` tells that the questions go; `also` who else is meant (uid)."""

    dropped = Signal()
    also = Signal(str)
    put_away = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tile")
        self._namesake = ""
        self._title = label("", 18, bold=True, wrap=True)
        self._house = label("", 17, wrap=True)
        self._questions = label("", 17, tone="soft", wrap=True)
        self.drop = button(_to_drop(1), 44)
        self.drop.setFont(theme.text(17))
        self.drop.clicked.connect(self.dropped)
        self.too = button(_("{name} as well").format(name=_("somebody")), 44)
        self.too.setFont(theme.text(17))
        self.too.clicked.connect(lambda: self.also.emit(self._namesake))
        cross = QPushButton()
        cross.setProperty("cross", True)
        cross.setFixedSize(36, 36)
        cross.setIcon(icons.icon("cross", colours.soft_ink, 18))
        cross.setIconSize(QSize(18, 18))
        cross.setAccessibleName(_("Put this note away"))
        cross.setToolTip(cross.accessibleName())
        cross.clicked.connect(self.put_away)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self._title, self._house, self._questions):
            words.addWidget(part)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for one in (self.drop, self.too):
            buttons.addWidget(one)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 12, 14, 12)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addLayout(buttons)
        row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_back(self, name: str, found: BroughtBack) -> None:
        """Tell how the house of `name`, who is named again, is written to now."""
        self._title.setText(_("{name} is named again.").format(name=name))
        self._show_house(found.envelope, found.beginning)
        for part in (self._questions, self.drop, self.too):
            part.hide()
        self.show()

    def show_gone(self, name: str, found: Silenced) -> None:
        """Tell what followed for the house of `name`."""
        self._title.setText(_("Nothing names {what} again.").format(what=name))
        self._show_house(found.envelope, found.beginning)
        number = len(found.questions)
        asked = [_("Still to be asked: {question}").format(question=one.question) for one in found.questions[:_SHOWN]]
        if number > _SHOWN:
            more = ngettext("and one more question", "and {n} more questions", number - _SHOWN)
            asked.append(more.format(n=number - _SHOWN))
        self._questions.setText("\n".join(asked))
        self._questions.setVisible(number > 0)
        self.drop.setText(_to_drop(number))
        self.drop.setVisible(number > 0)
        self._namesake, namesake = next(iter(found.namesakes), ("", ""))
        self.too.setText(_("{name} as well").format(name=namesake.split(" ")[0]))
        self.too.setToolTip(_("{name} is a regular of yours and lives in the same house.").format(name=namesake))
        self.too.setVisible(bool(namesake))
        self.show()

    def _show_house(self, envelope: str, beginning: str) -> None:
        house = []
        if envelope:
            house.append(_("The envelope now says: {words}").format(words=envelope))
        if beginning:
            house.append(_("Cards begin: {words}").format(words=beginning))
        self._house.setText("\n".join(house))
        self._house.setVisible(bool(house))


def _to_drop(number: int) -> str:
    return ngettext("Drop the question", "Drop the {n} questions", number).format(n=number)
