"""Two customers side by side: what differs stands first and marked, and where only one fact can stay it is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from shopfriend.exchange.views import Difference, Joined, Pair, Why
from shopfriend.language import _, day_in_words
from shopfriend.window import icons, theme
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, rule, take_all_out


class PairCard(Sheet):
    """Shows a pair, or two who were made one; the buttons below say what they are."""

    one_wanted = Signal()
    two_wanted = Signal()
    apart_wanted = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self._colours = colours
        self._groups: dict[str, QButtonGroup] = {}
        self.one = button(_("They are one"), 56, main=True)
        self.two = button(_("These are two people"), 56)
        self.apart = button(_("Take apart again"), 56, main=True)
        self.words = label("", 18, wrap=True)
        self._keys = label(
            _("Ctrl+Enter: they are one. Ctrl+Backspace: two people. Nothing gets lost either way."), 16, tone="soft"
        )
        self._keys.setWordWrap(True)
        self._inside = QWidget()
        self._rows = QGridLayout()
        self._lay_out()
        self.one.clicked.connect(self.one_wanted)
        self.two.clicked.connect(self.two_wanted)
        self.apart.clicked.connect(self.apart_wanted)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The facts that shall stay as the second of the two has them."""
        return tuple(fact for fact, group in self._groups.items() if group.checkedId() == 1)

    def show_pair(self, pair: Pair) -> None:
        """Show both, with what the first says chosen."""
        self._begin(_reasons(pair.why), asks=True)
        for column, name in enumerate(pair.names, 1):
            heading = label(name, wrap=True)
            heading.setFont(theme.heading(22))
            self._rows.addWidget(heading, 0, column)
        for row, each in enumerate(pair.differs, 1):
            self._add_difference(row, each)
        below = len(pair.differs) + 1
        if pair.same:
            self._rows.addWidget(rule(), below, 0, 1, 3)
            for row, (name, words) in enumerate(pair.same, below + 1):
                self._rows.addWidget(_name(name), row, 0)
                self._rows.addWidget(label(words, 17, tone="soft", wrap=True), row, 1, 1, 2)

    def show_joined(self, joined: Joined) -> None:
        """Show who was made one with whom."""
        day = day_in_words(joined.day, joined.day)
        said = _("{name} was made one with {into} on {day}. Each gets back what was hers, and they count as two.")
        self._begin(said.format(name=joined.name, into=joined.into, day=day), joined=True)

    def show_words(self, words: str) -> None:
        """There is nobody to show, and why."""
        self._begin(words)

    def wait(self, *, waiting: bool) -> None:
        """What was said is being stored, or is no longer."""
        for each in (self.one, self.two, self.apart):
            each.setEnabled(not waiting)

    def _begin(self, words: str, *, asks: bool = False, joined: bool = False) -> None:
        take_all_out(self._rows)
        for group in self._groups.values():
            group.deleteLater()
        self._groups = {}
        self.words.setText(words)
        for each in (self.one, self.two, self._keys):
            each.setVisible(asks)
        self.apart.setVisible(joined)
        self.wait(waiting=False)

    def _add_difference(self, row: int, each: Difference) -> None:
        self._rows.addWidget(_name(each.label), row, 0)
        if each.to_choose:
            group = self._groups[each.fact] = QButtonGroup(self)
            for place, words in enumerate((each.one, each.other)):
                choice = _ToChoose(self._colours, words, each.label)
                group.addButton(choice, place)
                self._rows.addWidget(choice, row, 1 + place)
            group.buttons()[0].setChecked(True)
            return
        for place, words in enumerate((each.one, each.other)):
            shown = label(words or _("nothing"), 17, wrap=True, tone="" if words else "soft", bold=bool(words))
            shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._rows.addWidget(shown, row, 1 + place)

    def _lay_out(self) -> None:
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(12)
        for column, share in enumerate((3, 5, 5)):
            self._rows.setColumnStretch(column, share)
        content = QVBoxLayout(self._inside)
        content.setContentsMargins(0, 0, 8, 0)
        content.addLayout(self._rows)
        content.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inside)
        below = QHBoxLayout()
        below.setSpacing(12)
        for each in (self.one, self.two, self.apart):
            below.addWidget(each)
        below.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 22, 20, 22)
        whole.setSpacing(14)
        whole.addWidget(self.words)
        whole.addWidget(area, 1)
        whole.addLayout(below)
        whole.addWidget(self._keys)


class _ToChoose(QPushButton):
    """One of two facts of which one stays: ticked where it is this one; the other goes into the notes."""

    def __init__(self, colours: Colours, words: str, name: str) -> None:
        super().__init__()
        self._colours, self._words = colours, words
        self.setCheckable(True)
        self.setProperty("segment", True)
        self.setFont(theme.text(17, bold=True))
        self.setMinimumHeight(46)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{name}: {words}")
        self.setToolTip(words)
        self.setText(words)
        self.toggled.connect(self._mark)
        self._mark(False)

    def _mark(self, on: bool) -> None:
        self.setIcon(icons.icon("check", self._colours.green if on else self._colours.field, 20))


def _name(words: str) -> QWidget:
    made = label(words, 16, tone="soft", wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made


def _reasons(why: Sequence[Why]) -> str:
    said = ", ".join(words_for(each) for each in why)
    return _("They share: {reasons}. Choose what stays; the other goes into the notes.").format(reasons=said)


def words_for(why: Why) -> str:
    """What two customers share, in words."""
    return {
        Why.SAME_PHONE: _("the telephone"),
        Why.SAME_EMAIL: _("the e-mail"),
        Why.NAME_AND_BIRTHDAY: _("name and birthday"),
        Why.NAME_AND_ADDRESS: _("name and address"),
        Why.SAME_NAME: _("the name"),
    }[why]
