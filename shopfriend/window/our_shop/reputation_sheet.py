"""The reputation we want to deserve, at a glance: seven steps, and which of them is thin."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.our_shop.seven_steps import step_titles
from shopfriend.our_shop.views import Reputation, StepStands
from shopfriend.window import icons, theme
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours, Measures
from shopfriend.window.widgets import Elided, label, link

_ROUND, _DASH, _MOST_DASHES = 24, 20, 6


class StepsPicture(QWidget):
    """The steps one below the other on a line: a tick where all is done, the thin one marked, dashes for the rest."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._steps: tuple[StepStands, ...] = ()
        self._thin: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(7 * theme.scaled(34))

    def sizeHint(self) -> QSize:
        return QSize(300, 7 * theme.scaled(40))

    def show_steps(self, steps: Sequence[StepStands], thin: int | None) -> None:
        """Show how far each has come."""
        self._steps, self._thin = tuple(steps), thin
        said = (f"{step.number}: {title}, {step.done}/{step.of}" for step, title in self._told())
        self.setAccessibleName("; ".join(said))
        self.update()

    def _told(self) -> list[tuple[StepStands, str]]:
        return list(zip(self._steps, step_titles(), strict=False))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = min(theme.scaled(46), self.height() / len(self._steps))
        middle = _ROUND / 2 + 1
        painter.setPen(QPen(QColor(self._colours.edge), 2))
        painter.drawLine(round(middle), round(high / 2), round(middle), round(high * (len(self._steps) - 0.5)))
        for place, (step, title) in enumerate(self._told()):
            self._paint(painter, step, title, place * high, high)
        painter.end()

    def _paint(self, painter: QPainter, step: StepStands, title: str, top: float, high: float) -> None:
        colours = self._colours
        done, thin = step.share >= 1, step.number == self._thin
        y = top + high / 2
        around = QRectF(1, y - _ROUND / 2, _ROUND, _ROUND)
        rim = colours.green if done else colours.gold_fill if thin else colours.edge
        painter.setPen(QPen(QColor(rim), 2))
        painter.setBrush(QColor(colours.green if done else colours.gold_tint if thin else colours.paper))
        painter.drawEllipse(around)
        if done:
            painter.drawPixmap(
                round(around.x() + 4), round(around.y() + 4), icons.pixmap("check", colours.in_round, 16)
            )
        else:
            painter.setPen(QColor(colours.gold if thin else colours.soft_ink))
            painter.setFont(theme.text(15, bold=True))
            painter.drawText(around, Qt.AlignmentFlag.AlignCenter, str(step.number))
        dashes = 0 if done else self._paint_dashes(painter, step, y, thin)
        painter.setFont(theme.text(17, bold=done or thin))
        painter.setPen(QColor(colours.ink if done or thin else colours.soft_ink))
        place = QRectF(_ROUND + 14, top, self.width() - _ROUND - 20 - dashes, high)
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_dashes(self, painter: QPainter, step: StepStands, y: float, thin: bool) -> int:
        """A dash a group at the right end, filled where the step is done for it; gives the room they take."""
        shown = min(step.of, _MOST_DASHES)
        filled = step.done * shown // step.of
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(shown):
            on = self._colours.gold_fill if thin else self._colours.green
            painter.setBrush(QColor(on if place < filled else self._colours.line))
            left = self.width() - (shown - place) * (_DASH + 4) + 4
            painter.drawRoundedRect(QRectF(left, y - 3.5, _DASH, 7), 3.5, 3.5)
        return shown * (_DASH + 4)


class ReputationSheet(Sheet):
    """`opened` tells that the plan is wanted."""

    opened = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("ribbon", colours.accent_text, 24))
        heading = Elided(fonts=[theme.heading(size) for size in (20, 18, 16)])
        heading.set_words(_("The reputation we want to deserve"))
        self._thin = label("", 16, tone="gold")
        self.open = link(_("Open"))
        self._wanted = Elided(fonts=[theme.text(size) for size in (18, 17)])
        self.steps = StepsPicture(colours)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(picture)
        head.addWidget(heading, 1)
        head.addWidget(self.open)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self._wanted, 1)
        below.addWidget(self._thin)
        self._inside = QVBoxLayout(self)
        self._inside.addLayout(head)
        self._inside.addLayout(below)
        self._inside.addWidget(self.steps, 1)
        self.open.clicked.connect(self.opened)

    def show_reputation(self, found: Reputation) -> None:
        """Show how far it has come."""
        self._wanted.set_words(
            f"“{found.wanted}”" if found.wanted else _("What shall people say of us? Not decided yet.")
        )
        said = _("all seven done") if found.thin is None else _("step {n} is thin").format(n=found.thin)
        self._thin.setText(said if found.plans else "")
        self.open.setText(_("Open") if found.plans else _("Begin"))
        self.steps.show_steps(found.steps, found.thin)

    def set_measures(self, measures: Measures) -> None:
        """Fit the sheet to the room there is."""
        roomy = measures is theme.ROOMY
        side = 28 if roomy else 22
        self._inside.setContentsMargins(side, 18 if roomy else 10, side, 18 if roomy else 10)
        self._inside.setSpacing(10 if roomy else 4)
