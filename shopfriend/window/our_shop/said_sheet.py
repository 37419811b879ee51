"""Somebody said something of us: words, praise or a complaint, from which group; logged with one Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.our_shop.views import NewHeard, SaidChoices
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.our_shop.fields import line_field
from shopfriend.window.segments import Segments
from shopfriend.window.sheets import FittedSheet
from shopfriend.window.theme import Colours
from shopfriend.window.tick import Tick
from shopfriend.window.widgets import button, in_a_row, label, link


class SaidSheet(FittedSheet):
    """`said` gives what is to be logged, `left` that it is not."""

    said = Signal(object)
    left = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._choices = SaidChoices((), ())
        self._customer = ""
        title = label(_("Somebody said …"))
        title.setFont(theme.heading(30))
        self.words = line_field(_("What they said of us"), _("“You always find it for me.”"), 56)
        self.words.setFont(theme.text(20))
        self.kind = Segments(_("Praise or a complaint"), [_("Praise"), _("A complaint")])
        self.group = Choice(colours, _("From which group"), 46)
        self.point = Choice(colours, _("About what"), 46)
        self.whom = Tick(colours)
        self.whom.setFont(theme.text(17))
        self._becomes = label("", 16, tone="soft", wrap=True)
        self._refused = label("", 16, tone="accent", wrap=True)
        self.keep = button(_("Log it"), 52, main=True)
        self.leave = link(_("Not now"))
        self._lay_out(title)
        self.kind.chosen.connect(lambda _place: self._say_what_becomes())
        self.whom.toggled.connect(lambda _on: self._say_what_becomes())
        self.words.returnPressed.connect(self._log)
        self.keep.clicked.connect(self._log)
        self.leave.clicked.connect(self.left)
        self._is_complaint = False
        self.kind.chosen.connect(self._set_kind)
        self.clear()

    def begin(self, customer: str, name: str) -> None:
        """Put the cursor where one types; whose page is open (uid and name) may have said it, "" for nobody's."""
        self._customer = customer
        self.whom.set_words(_("{name} said it").format(name=name))
        self.whom.setVisible(bool(customer))
        self.whom.setChecked(bool(customer))
        self._say_what_becomes()
        self.words.setFocus()

    def show_choices(self, choices: SaidChoices) -> None:
        """Offer these groups and points; what was chosen stays where it is still there."""
        group, point = self._chosen(self._choices.groups, self.group), self._chosen(self._choices.points, self.point)
        self._choices = choices
        for choice, rows, none, chosen in (
            (self.group, choices.groups, _("Nobody in particular"), group),
            (self.point, choices.points, _("Nothing in particular"), point),
        ):
            uids = [uid for uid, _name in rows]
            place = uids.index(chosen) + 1 if chosen in uids else 0
            choice.show_items([none, *(name for _uid, name in rows)], place)
        self._grid.setVisible(bool(choices.groups or choices.points))

    def clear(self) -> None:
        """Begin anew with praise."""
        self.words.clear()
        self._set_kind(0)
        self.kind.show_chosen(0)
        self._refused.hide()
        for choice, rows in ((self.group, self._choices.groups), (self.point, self._choices.points)):
            none = _("Nobody in particular") if choice is self.group else _("Nothing in particular")
            choice.show_items([none, *(name for _uid, name in rows)], 0)

    def refuse(self, why: str) -> None:
        """Say what is missing."""
        self._refused.setText(why)
        self._refused.show()

    def complain(self) -> None:
        """It is a complaint, or is none after all."""
        place = int(not self._is_complaint)
        self.kind.show_chosen(place)
        self._set_kind(place)

    def _lay_out(self, title: QWidget) -> None:
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.leave)
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, choice in enumerate((self.group, self.point)):
            grid.addWidget(label(choice.name, 16, tone="soft"), 0, column)
            grid.addWidget(choice, 1, column)
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(head)
        layout.addWidget(self.words)
        layout.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._grid)
        layout.addWidget(self.whom)
        layout.addWidget(self._becomes)
        layout.addWidget(self._refused)
        layout.addLayout(in_a_row(self.keep))
        layout.addStretch(1)

    def _set_kind(self, place: int) -> None:
        self._is_complaint = place == 1
        self._say_what_becomes()

    def _say_what_becomes(self) -> None:
        if not self._is_complaint:
            self._becomes.setText(_("It stands under “What we hear” in Our shop."))
        elif self._named():
            self._becomes.setText(_("It becomes a promise: to be put right within three days."))
        else:
            self._becomes.setText(_("It waits in Our shop until something was done about it."))

    def _named(self) -> str:
        return self._customer if self.whom.isChecked() else ""

    def _log(self) -> None:
        self._refused.hide()
        self.said.emit(
            NewHeard(
                self.words.text(),
                self._is_complaint,
                self._chosen(self._choices.groups, self.group),
                self._chosen(self._choices.points, self.point),
                self._named(),
            )
        )

    def _chosen(self, rows: tuple[tuple[str, str], ...], choice: Choice) -> str:
        return rows[choice.place - 1][0] if 0 < choice.place <= len(rows) else ""
