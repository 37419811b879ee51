"""The part of Settings about writing: in whose hand and which ink, and the owner's own hands, added and taken out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.keeping.views import Learned, OfferedHand
from shopfriend.language import _, ngettext
from shopfriend.printing.inks import Ink
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, link


class HandsPart(QWidget):
    """Two choices side by side, and under them what can be done about hands, with a line that says what came of it."""

    hand_chosen = Signal(str)
    ink_chosen = Signal(str)
    add_wanted = Signal()
    remove_wanted = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands: list[OfferedHand] = []
        self.hand = Choice(colours, _("Usual handwriting"), 46)
        self.ink = Choice(colours, _("Ink"), 46)
        self.add = button(_("Add a handwriting"), 42)
        self.add.setFont(theme.text(17))
        self.remove = link(_("Remove"))
        self.line = label("", 16, tone="soft", wrap=True)
        self._lay_out()
        self.hand.chosen.connect(self._choose)
        self.ink.chosen.connect(lambda place: self.ink_chosen.emit(list(Ink)[place].value))
        self.add.clicked.connect(self.add_wanted)
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self._hands[self.hand.place].name))
        self._show_remove()

    def show_hands(self, hands: Sequence[OfferedHand], chosen: str) -> None:
        """Offer these hands; a name that is not among them stands for the first."""
        self._hands = list(hands)
        names = [hand.name for hand in hands]
        self.hand.show_items(names, names.index(chosen) if chosen in names else 0)
        self._show_remove()

    def show_ink(self, value: str) -> None:
        """Show the ink of this value as the chosen one."""
        names = ink_names()
        self.ink.show_items(list(names.values()), [ink.value for ink in names].index(value))

    def say(self, words: str) -> None:
        """Tell what came of it, until the next thing is done."""
        self.line.setText(words)
        self.line.setVisible(bool(words))

    def begin_learning(self) -> None:
        """A font was chosen: nothing else is learned until that is done, which takes seconds."""
        self.add.setEnabled(False)
        self.say(_("Learning the hand …"))

    def end_learning(self, words: str) -> None:
        """The hand is learned, or it cannot be; `words` say which."""
        self.add.setEnabled(True)
        self.say(words)

    def _lay_out(self) -> None:
        choices = QGridLayout()
        choices.setHorizontalSpacing(12)
        choices.setVerticalSpacing(4)
        for column, choice in enumerate((self.hand, self.ink)):
            choices.addWidget(label(choice.name, 16, tone="soft"), 0, column)
            choices.addWidget(choice, 1, column)
            choices.setColumnStretch(column, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(choices)
        inside.addLayout(row)
        inside.addWidget(self.line)
        self.line.hide()

    def _choose(self, place: int) -> None:
        self._show_remove()
        self.hand_chosen.emit(self._hands[place].name)

    def _show_remove(self) -> None:
        place = self.hand.place
        own = place < len(self._hands) and self._hands[place].own
        self.remove.setVisible(own)
        self.remove.setAccessibleName(_("Remove {name}").format(name=self._hands[place].name) if own else "")


def ink_names() -> dict[Ink, str]:
    """The inks as the owner knows them, in the order of the choice."""
    return {
        Ink.BLUE_BLACK: _("Blue-black"),
        Ink.BLUE: _("Blue"),
        Ink.BLACK: _("Black"),
        Ink.SEPIA: _("Sepia"),
        Ink.GREEN: _("Green"),
        Ink.TRACE: _("Pale grey, to trace with a pen"),
    }


def in_words(learned: Learned) -> str:
    """What came of adding a hand: "Anna's hand can write 34 languages."."""
    number = len(learned.languages)
    said = ngettext("{name} can write one language.", "{name} can write {n} languages.", number)
    told = said.format(name=learned.name, n=number)
    return _("{told} It replaces the one of that name.").format(told=told) if learned.replaced else told
