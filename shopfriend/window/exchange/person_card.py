"""One person of a file as she will stand in the shop, before anything is stored."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.exchange.views import Expected
from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.exchange.people_list import not_new
from shopfriend.window.exchange.person_words import as_a_page
from shopfriend.window.fading import FadingArea
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, Round, label, take_all_out


class PersonCard(Sheet):
    """Shows a person; each thing known with its name."""

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self._round = Round(colours, 56)
        self._name = Elided(fonts=[theme.heading(size) for size in (24, 20, 17)])
        self._where = label("", 16, tone="soft")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._where)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._round)
        head.addLayout(names, 1)
        self._met = label("", 16, tone="green", wrap=True)
        self._facts = QVBoxLayout()
        self._facts.setContentsMargins(0, 0, 8, 0)
        inside = QWidget()
        inside.setLayout(self._facts)
        area = FadingArea(colours.paper)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self._met)
        layout.addWidget(area, 1)

    def show_person(self, expected: Expected | None) -> None:
        """Show a person of the file, or nobody."""
        take_all_out(self._facts)
        self._round.set_name(expected.person.name if expected else "")
        self._name.set_words(expected.person.name if expected else "")
        self._where.setText(_("Line {line} of the file").format(line=expected.person.line) if expected else "")
        said = not_new(expected) if expected else ""
        self._met.setText(said)
        self._met.setVisible(bool(said))
        if expected is None:
            return
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, words) in enumerate(as_a_page(expected.person)):
            value = label(words, 17, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(name, 16, tone="soft"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        self._facts.addWidget(table)
        self._facts.addStretch(1)
