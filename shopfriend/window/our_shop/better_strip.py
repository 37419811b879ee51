"""What is being made better just now: one thing, with its steps to tick."""

from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.our_shop.views import Better, Cycle, Step
from shopfriend.window import icons, theme
from shopfriend.window.our_shop.better_words import who_and_when
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, link

_HEIGHT, _GAP = 36, 8


class StepChips(QWidget):
    """Steps as chips, as many in a row as fit; a click ticks one, or takes the tick away."""

    ticked = Signal(str, bool)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self.chips: list[QPushButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show these."""
        for chip in self.chips:
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()
        self.chips = [self._chip(step) for step in steps]
        self.setVisible(bool(steps))
        self._lay_out()

    def _chip(self, step: Step) -> QPushButton:
        chip = QPushButton(self)
        chip.setProperty("chip", True)
        chip.setProperty("words", step.text)
        chip.setFont(theme.text(16))
        chip.setIcon(icons.icon("check" if step.done else "ring", self._colours.green, 18))
        chip.setIconSize(QSize(18, 18))
        said = _("{step}: done") if step.done else _("{step}: not done yet")
        chip.setAccessibleName(said.format(step=step.text))
        chip.setToolTip(step.text)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda _on=False: self.ticked.emit(step.uid, not step.done))
        chip.show()
        return chip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _lay_out(self) -> None:
        at = QPoint(0, 0)
        for chip in self.chips:
            words, metrics = str(chip.property("words")), chip.fontMetrics()
            wide = min(max(60, self.width()), metrics.horizontalAdvance(words) + 56)
            if at.x() and at.x() + wide > self.width():
                at = QPoint(0, at.y() + _HEIGHT + _GAP)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide - 50)
            chip.setText(" " + shown.replace("&", "&&"))
            chip.setGeometry(at.x(), at.y(), wide, _HEIGHT)
            at += QPoint(wide + _GAP, 0)
        self.setFixedHeight(at.y() + _HEIGHT if self.chips else 0)


class BetterStrip(QWidget):
    """The improvement that is under way; where none is, the point that wants one most.

    `ticked` names a step, `opened` a point, `finished` the improvement that is done.
    """

    ticked = Signal(str, bool)
    opened = Signal(str)
    finished = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._better: Better | None = None
        self._point = ""
        picture = QLabel()
        picture.setPixmap(icons.pixmap("wrench", colours.gold, 24))
        self._title = Elided(fonts=[theme.text(size, bold=True) for size in (18, 17)])
        self._below = Elided(fonts=[theme.text(16)])
        self._below.setProperty("tone", "soft")
        self.steps = StepChips(colours)
        self.open = link(_("Open"))
        self.done = link(_("It is better now"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._below)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(picture)
        row.addLayout(words, 2)
        row.addWidget(self.steps, 5)
        row.addWidget(self.done)
        row.addWidget(self.open)
        self.steps.ticked.connect(self.ticked)
        self.open.clicked.connect(lambda: self.opened.emit(self._point))
        self.done.clicked.connect(lambda: self.finished.emit(self._better.uid if self._better else ""))

    def show_better(self, better: Better | None, cycles: tuple[Cycle, ...], today: date) -> None:
        """Show what is under way, or where one might begin."""
        self._better = better
        self.done.setVisible(better is not None)
        self.steps.show_steps(better.steps if better else ())
        if better is not None:
            self._point = better.point_uid
            self._title.set_words(better.text)
            self._below.set_words(" · ".join(filter(None, (better.point, who_and_when(better, today)))))
            self.open.setText(_("Open"))
            return
        rated = [point for cycle in cycles for point in cycle.points if point.dots is not None]
        least = min(rated, key=lambda point: (point.dots or 0, point.heard_dots or 5), default=None)
        first = least or next((point for cycle in cycles for point in cycle.points), None)
        self._point = first.uid if first else ""
        self._title.set_words(_("Nothing is being made better just now"))
        if least is not None:
            self._below.set_words(_("“{point}” has the fewest dots: begin there.").format(point=least.name))
        else:
            self._below.set_words(_("Give each point its dots first; then make the poorest one better."))
        self.open.setText(_("Begin"))
