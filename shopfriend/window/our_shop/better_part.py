"""Making one point better: what, in which steps, by whom and until when; and what was made better here before."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.our_shop.views import Better, PointPage
from shopfriend.window import theme
from shopfriend.window.our_shop.better_strip import StepChips
from shopfriend.window.our_shop.better_words import became, who_and_when
from shopfriend.window.our_shop.fields import Words, line_field
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, in_a_row, label, link, take_all_out


class BetterPart(Sheet):
    """The form where nothing is under way, the steps where it is here, and a way there where it is elsewhere.

    `begun` gives what shall be better, the steps, by whom and the day in words; `opened` the point where something else
    is under way.
    """

    begun = Signal(str, object, str, str)
    ticked = Signal(str, bool)
    added = Signal(str, str)
    finished = Signal(str)
    left_aside = Signal(str)
    opened = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self._now: Better | None = None
        self._point = ""
        self._half_typed: dict[str, tuple[str, str, str, str]] = {}
        heading = label(_("Make it better"))
        heading.setFont(theme.heading(22))
        self._before = QVBoxLayout()
        self._before.setSpacing(4)
        self._form, self._here, self._elsewhere = self._build_form(), self._build_here(colours), self._build_elsewhere()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(28, 20, 28, 22)
        inside.setSpacing(10)
        inside.addWidget(heading)
        for part in (self._form, self._here, self._elsewhere):
            inside.addWidget(part)
        inside.addLayout(self._before)

    def _build_form(self) -> QWidget:
        self.text = line_field(_("What shall be better here"), _("Nobody minds the wait"))
        self.steps = Words(_("Steps, a line each"), 3, _("A bench by the window\nAsk ten people"))
        self.who = line_field(_("By whom"), _("By whom"))
        self.by = line_field(_("By what day"), _("By when: in two weeks, 12 May"))
        self.begin = button(_("Begin"), 48, main=True)
        self._refused = label("", 16, tone="accent", wrap=True)
        self._refused.hide()
        made, column = _column()
        column.addWidget(label(_("What shall be better here?"), 16, tone="soft"))
        column.addWidget(self.text)
        column.addWidget(label(_("In which steps? A line each."), 16, tone="soft"))
        column.addWidget(self.steps)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.who, 2)
        row.addWidget(self.by, 3)
        column.addLayout(row)
        column.addWidget(self._refused)
        column.addLayout(in_a_row(self.begin))
        self.begin.clicked.connect(self._begin)
        for field in (self.text, self.who, self.by):
            field.returnPressed.connect(self._begin)
        return made

    def _build_here(self, colours: Colours) -> QWidget:
        self._what = label("", 20, bold=True, wrap=True)
        self._who = label("", 16, tone="soft", wrap=True)
        self.chips = StepChips(colours)
        self.step = line_field(_("One more step"), _("One more step"), 44)
        self.finish = button(_("It is better now"), 48, main=True)
        self.aside = link(_("Set it aside"))
        made, column = _column()
        for part in (self._what, self._who, self.chips, self.step):
            column.addWidget(part)
        column.addLayout(in_a_row(self.finish, self.aside))
        self.chips.ticked.connect(self.ticked)
        self.step.returnPressed.connect(self._add)
        self.finish.clicked.connect(lambda: self.finished.emit(self._now.uid if self._now else ""))
        self.aside.clicked.connect(lambda: self.left_aside.emit(self._now.uid if self._now else ""))
        return made

    def _build_elsewhere(self) -> QWidget:
        self._other = label("", 17, wrap=True)
        self.go = link(_("Open it"))
        made, column = _column()
        column.addWidget(self._other)
        column.addLayout(in_a_row(self.go))
        self.go.clicked.connect(lambda: self.opened.emit(self._now.point_uid if self._now else ""))
        return made

    def show_page(self, page: PointPage, improving: Better | None, today: date) -> None:
        """Show what is under way here, or elsewhere, or the form with what was half typed for this point."""
        self._now = improving
        is_here = improving is not None and improving.point_uid == page.uid
        self._form.setVisible(improving is None)
        self._here.setVisible(is_here)
        self._elsewhere.setVisible(improving is not None and not is_here)
        if page.uid != self._point:
            self._turn_to(page.uid)
        if improving is not None:
            self._what.setText(improving.text)
            said = who_and_when(improving, today)
            self._who.setText(said)
            self._who.setVisible(bool(said))
            self.chips.show_steps(improving.steps)
            self._other.setText(
                _("One thing at a time. Just now it is “{what}” ({point}).").format(
                    what=improving.text, point=improving.point
                )
            )
        self._show_before([better for better in page.better if not better.is_open], today)

    def half_typed(self) -> dict[str, tuple[str, str, str, str]]:
        """What is begun and not stored, by point (uid): what, the steps, by whom, and the day in words."""
        typed = self.text.text(), self.steps.toPlainText(), self.who.text(), self.by.text()
        return {**self._half_typed, self._point: typed} if self._point and any(typed) else dict(self._half_typed)

    def put_back(self, typed: Mapping[str, tuple[str, str, str, str]]) -> None:
        """Let it stand there again as soon as its point is seen."""
        self._half_typed.update(typed)

    def _turn_to(self, point: str) -> None:
        self._half_typed = self.half_typed()
        self._point = point
        self.clear()
        text, steps, who, by = self._half_typed.pop(point, ("", "", "", ""))
        self.steps.setPlainText(steps)
        for field, words in ((self.text, text), (self.who, who), (self.by, by)):
            field.setText(words)

    def clear(self) -> None:
        """Empty the form."""
        for field in (self.text, self.who, self.by, self.step):
            field.clear()
        self.steps.clear()
        self._refused.hide()

    def refuse(self, why: str) -> None:
        """Say what is missing; what was typed stays."""
        self._refused.setText(why)
        self._refused.show()

    def _show_before(self, those: list[Better], today: date) -> None:
        take_all_out(self._before)
        if those:
            self._before.addWidget(label(_("Made better before"), 16, tone="soft"))
        for better in those[:4]:
            self._before.addWidget(label(better.text, 17, wrap=True))
            self._before.addWidget(label(became(better, today), 15, tone="soft", wrap=True))

    def _begin(self) -> None:
        self._refused.hide()
        steps = [line for line in self.steps.toPlainText().split("\n") if line.strip()]
        self.begun.emit(self.text.text(), steps, self.who.text(), self.by.text())

    def _add(self) -> None:
        words = self.step.text().strip()
        if words and self._now is not None:
            self.step.clear()
            self.added.emit(self._now.uid, words)


def _column() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return made, column
