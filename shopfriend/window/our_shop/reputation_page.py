"""The plan behind the reputation: what each group should say, what we do for it, and what we hear."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.our_shop.seven_steps import step_titles
from shopfriend.our_shop.views import PLAN_STEPS, Plan, Reputation
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.fact_chips import FactChips
from shopfriend.window.our_shop.fields import Words, line_field
from shopfriend.window.our_shop.heard_lines import HeardLines
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import back_link, button, label, link, scroll_through

_HEARD = 6


class ReputationView(QWidget):
    """`wanted` gives the sentence, `kept` what a step says for a group (uid, step, words), `added` a group's name.

    `removed` names a group that goes, `hear_wanted` that somebody said something, `paper_wanted` the page in a folder.
    """

    left = Signal()
    wanted = Signal(str)
    kept = Signal(str, str, str)
    added = Signal(str)
    removed = Signal(str)
    hear_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._found = Reputation("", (), (), None, ())
        self._group = ""
        self.fields: dict[str, Words] = {}
        self.back = back_link(_("Our shop"), colours)
        title = label(_("The reputation we want to deserve"))
        title.setFont(theme.heading(32))
        self.print = button(_("Print for the back room"), 52, icon="printer", colour=colours.ink)
        self.heard = HeardLines(colours, _HEARD)
        self.plan, self.said = self._build_plan(), self._build_said()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(title)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.print, 0, Qt.AlignmentFlag.AlignBottom)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        for sheet, share in ((self.plan, 7), (self.said, 5)):
            column = QVBoxLayout()
            column.addWidget(sheet)
            column.addStretch(1)
            columns.addLayout(column, share)
        scroll_through(self, head, columns)
        self.back.clicked.connect(self.left)
        self.print.clicked.connect(self.paper_wanted)
        self.hear.clicked.connect(self.hear_wanted)

    def _build_plan(self) -> Sheet:
        titles = step_titles()
        self.sentence = line_field(
            _("What shall people say of us, in one sentence?"), _("They remember you there."), 52
        )
        self.sentence.setFont(theme.text(20))
        self.which = Choice(self._colours, _("Group"), 46)
        self.new = line_field(_("Another group"), _("Another group: the street, suppliers …"))
        self.remove = link(_("Take this group out"))
        sheet = Sheet(self._colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(28, 20, 28, 20)
        inside.setSpacing(8)
        inside.addWidget(label(self.sentence.accessibleName(), 16, tone="soft"))
        inside.addWidget(self.sentence)
        inside.addSpacing(6)
        inside.addWidget(label(f"1  {titles[0]}", 16, tone="soft"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.which, 1)
        row.addWidget(self.new, 1)
        inside.addLayout(row)
        self.offered = FactChips(self._colours, rows=3)
        inside.addWidget(self.offered)
        self._steps = QWidget()
        grid = QGridLayout(self._steps)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        for place, (name, title, hint) in enumerate(zip(PLAN_STEPS[1:], titles[1:], _hints(), strict=True)):
            field = self.fields[name] = Words(title, 2, hint)
            field.left.connect(partial(self._keep, name))
            grid.addWidget(label(f"{place + 2}  {title}", 16, tone="soft"), 2 * (place // 2), place % 2)
            grid.addWidget(field, 2 * (place // 2) + 1, place % 2)
        inside.addWidget(self._steps)
        inside.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.sentence.editingFinished.connect(self._keep_sentence)
        self.which.chosen.connect(lambda place: self._choose(self._found.plans[place].uid))
        self.new.returnPressed.connect(self._add)
        # Shown only where it lies already: what has no place yet would be a window that takes the keyboard.
        self.offered.show_facts(_groups_of_many())
        self.offered.picked.connect(self.added)
        self.remove.clicked.connect(lambda: self.removed.emit(self._group))
        return sheet

    def _build_said(self) -> Sheet:
        heading = label(_("What we hear"))
        heading.setFont(theme.heading(20))
        self.hear = button(_("Somebody said …"), 48, main=True)
        self._nothing = label(
            _("Nothing yet. Listen at the counter: Ctrl J there logs what somebody said in five seconds."),
            17,
            tone="soft",
            wrap=True,
        )
        sheet = Sheet(self._colours, tinted=True)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(28, 18, 28, 20)
        inside.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self.hear)
        inside.addLayout(head)
        inside.addWidget(self._nothing)
        inside.addWidget(self.heard)
        return sheet

    def show_reputation(self, found: Reputation, today: date) -> None:
        """Show the plan; words that are being typed stay."""
        self._found = found
        if not self.sentence.hasFocus():
            self.sentence.setText(found.wanted)
        uids = [plan.uid for plan in found.plans]
        if self._group not in uids:
            self._group = uids[0] if uids else ""
        self.which.show_items([plan.name for plan in found.plans], uids.index(self._group) if uids else 0)
        self.which.setVisible(bool(uids))
        self.offered.setVisible(not uids)
        self._steps.setVisible(bool(uids))
        self.remove.setVisible(bool(uids))
        self.print.setEnabled(bool(uids or found.wanted))
        self._fill(keep_typed=True)
        self._nothing.setVisible(not found.heard)
        self.heard.show_lines(found.heard, today)

    def show_group(self, uid: str) -> None:
        """Show this group from now on."""
        self._group = uid

    def hide_people(self) -> None:
        """Nobody who said something stays in sight."""
        self.store_now()
        self.heard.show_lines((), date.today())

    def store_now(self) -> None:
        """Have stored what stands in the fields, where it was changed."""
        self._keep_sentence()
        for name in self.fields:
            self._keep(name)

    @property
    def _plan(self) -> Plan | None:
        return next((plan for plan in self._found.plans if plan.uid == self._group), None)

    def _choose(self, uid: str) -> None:
        for name in self.fields:
            self._keep(name)
        self._group = uid
        self._fill(keep_typed=False)

    def _fill(self, *, keep_typed: bool) -> None:
        plan = self._plan
        for name, field in self.fields.items():
            if not (keep_typed and field.hasFocus()):
                field.setPlainText(getattr(plan, name) if plan else "")

    def _keep(self, name: str) -> None:
        plan, field = self._plan, self.fields[name]
        words = field.toPlainText().strip()
        if plan is not None and words != getattr(plan, name):
            self.kept.emit(plan.uid, name, words)

    def _keep_sentence(self) -> None:
        words = " ".join(self.sentence.text().split())
        if words != self._found.wanted:
            self.wanted.emit(words)

    def _add(self) -> None:
        name = self.new.text().strip()
        if name:
            self.new.clear()
            self.added.emit(name)


def _groups_of_many() -> tuple[str, ...]:
    """Groups that most shops have, to begin with."""
    return (
        _("Regulars"),
        _("The street"),
        _("The people we buy from"),
        _("Those who only pass by"),
        _("Clubs and schools"),
    )


def _hints() -> tuple[str, ...]:
    """What might stand in each step after the first, in somebody else's words."""
    return (
        _("“They know how I take it.”"),
        _("By name, and by a card that could be for nobody else."),
        _("Look up before the hello, write down after the goodbye."),
        _("Ask one question that somebody left with us."),
        _("What they say to whoever is next in the queue."),
        _("Eight in ten questions are asked within a month."),
    )
