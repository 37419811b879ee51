"""The sheet from which all that is known about a customer goes to paper: whom else it names can be covered first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.counter.paper_views import Other
from shopfriend.language import _, ngettext
from shopfriend.window import theme
from shopfriend.window.page_layout import in_a_fading_column
from shopfriend.window.sheets import FittedSheet
from shopfriend.window.theme import Colours
from shopfriend.window.tick import Tick
from shopfriend.window.widgets import button, in_a_row, label, take_all_out


class PaperSheet(FittedSheet):
    """`wanted` asks for the paper without what concerns those who are `hidden`, `left` that the story is seen again."""

    wanted = Signal()
    left = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._colours = colours
        self._others: list[tuple[Tick, Other]] = []
        self._title = label("", wrap=True)
        self._title.setFont(theme.heading(30))
        about = _(
            "All of it as a PDF, and as a file for programs: what anybody may ask to have of what is known about them. "
            "Please read it before you hand it over."
        )
        self._about = label(about, 19, wrap=True)
        self._asks = label("", 18, bold=True, wrap=True)
        self._names = QVBoxLayout()
        self._names.setSpacing(6)
        self.said = label("", 18, wrap=True)
        self.save = button(_("Save it as PDF"), 52, main=True)
        self.back = button(_("Back"), 52)
        whole = QVBoxLayout(self)
        whole.setSpacing(16)
        whole.addWidget(in_a_fading_column(colours, self._title, self._about, self._asks, self._names, self.said), 1)
        whole.addLayout(in_a_row(self.save, self.back))
        self.save.clicked.connect(self.wanted)
        self.back.clicked.connect(self.left)

    @property
    def hidden(self) -> tuple[Other, ...]:
        """What concerns these is covered."""
        return tuple(other for box, other in self._others if box.isChecked())

    def ask(self, name: str, others: tuple[Other, ...]) -> None:
        """Ask what is to be covered in the story of somebody; to begin with, all that concerns others."""
        self._title.setText(_("What we know about {name}").format(name=name))
        asks = _("It speaks of others, too. Where this is ticked, what concerns them is covered:")
        self._asks.setText(asks if others else _("It names nobody else."))
        take_all_out(self._names)
        self._others = [(Tick(self._colours), other) for other in others]
        for box, other in self._others:
            self._names.addWidget(_row(box, other))
        self.said.hide()
        self.save.setFocus()

    def say(self, words: str) -> None:
        """Say where it lies, or why it does not."""
        self.said.setText(words)
        self.said.show()

    def put_away(self) -> None:
        """Nothing of it stays."""
        take_all_out(self._names)
        self._others = []
        for each in (self._title, self.said):
            each.clear()


def _row(box: Tick, other: Other) -> QWidget:
    times = ngettext("in one place", "in {n} places", other.things).format(n=other.things)
    words = label(f"{other.name}  ·  {times}", 18, wrap=True)
    box.setChecked(True)
    box.setAccessibleName(_("Cover what concerns {name}").format(name=other.name))
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 2, 0, 2)
    layout.setSpacing(12)
    layout.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    return row
