"""While paper moves: what to put in, how far the printer is, what to look at, and what went wrong, one at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shopfriend.cards.passes import Asked, Document, Pass
from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.cards.drawn_picture import DrawnPicture
from shopfriend.window.cards.pass_words import question_of, words_of
from shopfriend.window.keys import on_key
from shopfriend.window.progress import Progress
from shopfriend.window.segments import Segments
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, link, rule

_SAME, _OTHER, _BLANK = range(3)
"""What may stand on the back of sheet 1 in the trial."""


class StepsPage(Desk):
    """Shows one pass. `print_wanted` begins it, `answered` says yes or no, `turned` what the trial has shown.

    `left_out` passes over all that is left of its document, `stopped` ends the run, `cancel_wanted` takes a job back.
    """

    print_wanted = Signal()
    answered = Signal(bool)
    turned = Signal(bool, bool)
    trial_failed = Signal()
    left_out = Signal()
    stopped = Signal()
    cancel_wanted = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._colours = colours
        self._passes: Sequence[Pass] = ()
        self._place = 0
        self._asking = False
        self._chosen: dict[str, int] = {}
        self._build()
        self.main.clicked.connect(self._go_on)
        self._no.clicked.connect(lambda: self.answered.emit(False))
        self._leave_out.clicked.connect(self.left_out)
        self._stop.clicked.connect(self.stopped)
        self._progress.cancelled.connect(self.cancel_wanted)
        for question in (self.number, self.head):
            question.chosen.connect(self._chose)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            on_key(self, keys, self.main.click)

    def show_making(self) -> None:
        """The pages are being made."""
        self._ask_nothing()
        self._passes = ()
        self._strip.show_parts([], 0)
        self._title.setText(_("Making the pages"))
        self._says.setText(_("Each card is written now, as it was in its picture."))
        self.picture.show_picture("sheets", "")
        self._stop.hide()
        self.show_progress(0, 1, "")

    def show_pass(self, passes: Sequence[Pass], place: int, paper: str) -> None:
        """Say what to put in for this pass."""
        self._ask_nothing()
        self._passes, self._place = passes, place
        words = words_of(passes, place, paper)
        self._strip.show_parts(*_parts(passes, place))
        self._title.setText(words.title)
        self._says.setText(words.says)
        self.picture.show_picture(words.picture, words.title)
        self.main.setText(words.does)
        self._leave_out.setVisible(self._may_be_left_out)
        self._stop.show()
        self.main.show()
        self.main.setFocus()

    def show_progress(self, done: int, of: int, words: str) -> None:
        """Paper is moving; `words` tell of the job. Nothing else can be chosen meanwhile."""
        self.setFocus()  # else hiding the button hands it to the rail
        for widget in (self.main, self._no, self._leave_out, self._stop):
            widget.hide()
        self._problem.hide()
        self._job.setText(words)
        self._job.show()
        self._progress.show_progress(done, of)

    def ask(self) -> None:
        """The pass has come out: ask what it looks like."""
        one = self._one
        self._rest()
        if one.asked is Asked.TURNED:
            self._title.setText(_("What do you see?"))
            self._says.setText(_("Take the sheet with the large 1, and look at its back."))
            self._trial.show()
            self._chosen = {}
            self.main.setText(_("Go on"))
            self.main.setEnabled(False)
        else:
            self._title.setText(_("Please look at it"))
            self._says.setText(question_of(one))
            if one.asked is Asked.INSIDE:
                self.picture.show_picture("inside", _("An open card with its words on the right"))
            self.main.setText(_("Yes, go on"))
            self._no.setText(_("No, stop here") if one.asked is Asked.INSIDE else _("No, try again"))
            self._no.show()
        self._asking = True
        self._stop.show()
        self.main.show()
        (self.number.button(0) if one.asked is Asked.TURNED else self.main).setFocus()

    def refuse(self, why: str) -> None:
        """Say what went wrong beside the pass; it can be tried again."""
        self._rest()
        self._problem.setText(why)
        self._problem.show()
        self.main.setText(_("Try again"))
        self.main.show()
        self._stop.show()
        self._leave_out.setVisible(self._may_be_left_out)
        self.main.setFocus()

    @property
    def told(self) -> str:
        """What went wrong; empty where nothing did."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    @property
    def title(self) -> str:
        """What the page says in large."""
        return self._title.text()

    @property
    def says(self) -> str:
        """What the page says to do, or asks."""
        return self._says.text()

    @property
    def _may_be_left_out(self) -> bool:
        return self._one.document not in (Document.CARDS, Document.TURNING_FRONTS, Document.TURNING_BACKS)

    @property
    def _one(self) -> Pass:
        return self._passes[self._place]

    def _go_on(self) -> None:
        if not self._asking:
            self.print_wanted.emit()
        elif self._one.asked is not Asked.TURNED:
            self.answered.emit(True)
        elif self._chosen["number"] == _BLANK:
            self.trial_failed.emit()
        else:
            self.turned.emit(self._chosen["number"] == _SAME, self._chosen["head"] == _SAME)

    def _chose(self, place: int) -> None:
        self._chosen["number" if self.sender() is self.number else "head"] = place
        blank = self._chosen.get("number") == _BLANK
        self._head.setVisible(not blank)
        self.main.setText(_("Try again") if blank else _("Go on"))
        self.main.setEnabled(blank or len(self._chosen) == 2)

    def _rest(self) -> None:
        self._progress.show_progress(0, 0)
        self._job.hide()
        self._problem.hide()
        self.main.setEnabled(True)

    def _ask_nothing(self) -> None:
        self._asking = False
        self._rest()
        self._trial.hide()
        self._no.hide()
        self._leave_out.hide()
        for question in (self.number, self.head):
            question.show_none()
        self._head.show()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(label(_("Nothing counts as printed until you say so."), 16, tone="soft"))
        self._title = label("")
        self._title.setFont(theme.heading(32))
        self._strip = Strip(self._colours)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._strip)
        self._says = label("", 20, wrap=True)
        self._problem = label("", 18, tone="accent", wrap=True)
        self.picture = DrawnPicture(self._colours)
        sheet = Sheet(self._colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(36, 22, 36, 20)
        inside.setSpacing(10)
        inside.addLayout(head)
        inside.addWidget(self._says)
        inside.addWidget(self._build_trial())
        inside.addWidget(self.picture, 1)
        inside.addWidget(self._problem)
        inside.addWidget(rule())
        inside.addSpacing(4)
        inside.addLayout(self._build_foot())
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(8)
        self._layout.addLayout(top)
        self._layout.addWidget(sheet, 1)
        self.lay(sheet)

    def _build_trial(self) -> QWidget:
        """Two questions about the sheets of the trial."""
        self.number = Segments(_("What stands on the back of 1"), [_("A 1"), _("A 2"), _("Nothing")])
        self.head = Segments(_("Both arrows at the same edge"), [_("Yes"), _("No")])
        self._head = QWidget()
        second = QVBoxLayout(self._head)
        second.setContentsMargins(0, 0, 0, 0)
        second.addWidget(label(_("Turn it like the page of a book: are both arrows at the same edge?"), 17))
        second.addWidget(self.head)
        self._trial = QWidget()
        column = QVBoxLayout(self._trial)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(10)
        column.addWidget(label(_("What stands on the back of 1?"), 17))
        column.addWidget(self.number)
        column.addWidget(self._head)
        return self._trial

    def _build_foot(self) -> QHBoxLayout:
        self._stop = link(_("Stop here"))
        self._job = label("", 17, tone="soft")
        self._leave_out = link(_("Leave this out"))
        self._no = button("", 52)
        self.main = button("", 56, main=True)
        self._progress = Progress(_("Printing …"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._stop)
        row.addWidget(self._job)
        row.addStretch(1)
        for widget in (self._leave_out, self._no, self.main, self._progress):
            row.addWidget(widget)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin = theme.measures_at(self.height()).margin
        self._layout.setContentsMargins(margin, 14, margin, margin - 8)


class Strip(QWidget):
    """The parts of a run as numbered rounds, the one that is under way filled."""

    ROUND, GAP = 28, 14

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._parts: Sequence[str] = ()
        self._place = 0
        self.setFixedHeight(self.ROUND + 4)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[str], place: int) -> None:
        """Show these parts, of which the one at `place` is under way."""
        self._parts, self._place = parts, place
        self.setAccessibleName(", ".join(parts))
        metrics, self._wide = self.fontMetrics(), []
        self.setFont(theme.text(17, bold=True))
        metrics = self.fontMetrics()
        self._wide = [self.ROUND + 10 + metrics.horizontalAdvance(part) for part in parts]
        self.setFixedWidth(sum(self._wide) + (len(parts) - 1) * (2 * self.GAP + 20) + 4 if parts else 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, left = self._colours, 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (part, wide) in enumerate(zip(self._parts, self._wide, strict=True)):
            here = place == self._place
            painter.setPen(QPen(QColor(colours.accent if place <= self._place else colours.rim), 2))
            painter.setBrush(QColor(colours.accent) if here else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(left, 2, self.ROUND, self.ROUND)
            painter.setFont(theme.text(16, bold=True))
            painter.setPen(QColor("#ffffff" if here else colours.soft_ink))
            painter.drawText(left, 2, self.ROUND, self.ROUND, Qt.AlignmentFlag.AlignCenter, str(place + 1))
            painter.setFont(theme.text(17, bold=here))
            painter.setPen(QColor(colours.ink if here else colours.soft_ink))
            words = left + self.ROUND + 8
            painter.drawText(words, 2, wide, self.ROUND, Qt.AlignmentFlag.AlignVCenter, part)
            left += wide + self.GAP
            if place + 1 < len(self._parts):
                painter.setPen(QPen(QColor(colours.edge), 2))
                painter.drawLine(left, 2 + self.ROUND // 2, left + 20, 2 + self.ROUND // 2)
            left += 20 + self.GAP
        painter.end()


def _parts(passes: Sequence[Pass], place: int) -> tuple[list[str], int]:
    """The parts that these passes belong to, and which of them is under way."""
    names = {
        Document.TURNING_FRONTS: _("Trial"),
        Document.TURNING_BACKS: _("Trial"),
        Document.CARDS: _("Cards"),
        Document.ENVELOPE_TEST: _("Envelopes"),
        Document.ENVELOPES: _("Envelopes"),
        Document.LABELS: _("Labels"),
        Document.LIST: _("List"),
        Document.DRAWER: _("List"),
    }
    parts = list(dict.fromkeys(names[each.document] for each in passes))
    return parts, parts.index(names[passes[place].document])
