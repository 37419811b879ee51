"""Compelled or convinced? The last check-up at a glance: one scale, and three pillars through the months."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from shopfriend.language import _, month_alone
from shopfriend.our_shop.check_up_views import CheckUps, MonthStands, PillarTold
from shopfriend.our_shop.check_up_words import pillar_in_words
from shopfriend.our_shop.figures import Pillar
from shopfriend.our_shop.months import year_before
from shopfriend.window import icons, theme
from shopfriend.window.our_shop.scale import PillarChart, Scale
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours, Measures
from shopfriend.window.widgets import Elided, label, link

_MONTHS = 6


class PillarPart(QWidget):
    """One pillar: how it stood last, its line through the months, and a figure of it."""

    def __init__(self, colours: Colours, pillar: Pillar, colour: str) -> None:
        super().__init__()
        self._pillar = pillar
        self._share = label("", 24)
        self._share.setFont(theme.heading(22))
        self._of = label(_("of 100"), 15, tone="soft")
        self._of.setContentsMargins(0, 0, 0, 5)
        self.chart = PillarChart(colours, colour)
        self._figure = Elided(fonts=[theme.text(15)])
        self._figure.setProperty("tone", "soft")
        title = Elided(fonts=[theme.text(17, bold=True)])
        title.set_words(pillar_in_words(pillar))
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(title, 1)
        head.addWidget(self._share, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self._of, 0, Qt.AlignmentFlag.AlignBottom)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addLayout(head)
        inside.addWidget(self.chart, 1)
        inside.addWidget(self._figure)

    def show_pillar(self, told: PillarTold, history: tuple[MonthStands, ...]) -> None:
        """Show how it stood in the last months, and in the same ones a year ago."""
        self._share.setText("–" if told.share is None else f"{round(100 * told.share)}")
        self._of.setVisible(told.share is not None)
        by_month = {each.month: each.pillars[self._pillar] for each in history}
        months = tuple(each.month for each in history[-_MONTHS:])
        now = tuple(by_month[month] for month in months)
        before = tuple(by_month.get(year_before(month)) for month in months)
        self.chart.show_months(months, now, before, pillar_in_words(self._pillar))
        known = [figure for figure in told.figures if figure.is_known]
        self._figure.set_words(f"{known[0].headline} {known[0].short}" if known else _("not yet"))


class CompelledSheet(Sheet):
    """`opened` gives the month whose check-up is wanted."""

    opened = Signal(object)

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self._last: date | None = None
        picture = QLabel()
        picture.setPixmap(icons.pixmap("magnet", colours.accent_text, 24))
        heading = Elided(fonts=[theme.heading(size) for size in (20, 18, 16)])
        heading.set_words(_("Compelled or convinced?"))
        self._when = label("", 16, tone="soft")
        self.open = link(_("Open"))
        self.scale = Scale(colours)
        self._judgement = label("", 17, wrap=True)
        self._nothing = label(
            _(
                "Do they come because they want to, or because we convince them? Once a month: figures out of what is"
                " noted anyway, three honest questions, and one thing to do. Five minutes."
            ),
            18,
            tone="soft",
            wrap=True,
        )
        tones = {Pillar.QUALITY: colours.green, Pillar.SERVICE: colours.blue, Pillar.RELATIONSHIPS: colours.plum}
        self.pillars = {pillar: PillarPart(colours, pillar, tone) for pillar, tone in tones.items()}
        self._charts = QWidget()
        row = QHBoxLayout(self._charts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for place, part in enumerate(self.pillars.values()):
            if place:
                row.addWidget(_upright())
            row.addWidget(part, 1)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(picture)
        head.addWidget(heading, 1)
        head.addWidget(self._when)
        head.addWidget(self.open)
        self._inside = QVBoxLayout(self)
        self._inside.addLayout(head)
        for each in (self._nothing, self.scale, self._judgement):
            self._inside.addWidget(each)
        self._inside.addWidget(self._charts, 1)
        self._rest = QWidget()
        self._inside.addWidget(self._rest, 1)
        self.open.clicked.connect(lambda: self.opened.emit(self._last))

    def show_check_ups(self, found: CheckUps) -> None:
        """Show the last month that was checked, and which is due."""
        last = found.last
        self._last = last.month if last else None
        for part in (self.scale, self._judgement, self._charts, self.open, self._when):
            part.setVisible(last is not None)
        for part in (self._nothing, self._rest):
            part.setVisible(last is None)
        if last is None:
            return
        said = _("{month}’s answers").format(month=month_alone(last.month))
        due = _("{month} is due").format(month=month_alone(found.due)) if found.due else ""
        self._when.setText("; ".join(filter(None, (said, due))))
        self.scale.show_stands(last.month, last.stands, last.last_year.stands if last.last_year else None)
        self._judgement.setText(last.judgement)
        for told in last.pillars:
            self.pillars[told.pillar].show_pillar(told, found.history)

    def set_measures(self, measures: Measures) -> None:
        """Fit the sheet to the room there is."""
        roomy = measures is theme.ROOMY
        side = 28 if roomy else 22
        self._inside.setContentsMargins(side, 18 if roomy else 10, side, 18 if roomy else 10)
        self._inside.setSpacing(10 if roomy else 4)


def _upright() -> QFrame:
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedWidth(1)
    return made
