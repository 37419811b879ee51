"""One point of contact: its dots, how it is today, what near perfect would be, what was heard, and making it better."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.language import _, ngettext
from shopfriend.our_shop.views import Better, PointPage
from shopfriend.window import theme
from shopfriend.window.our_shop.better_part import BetterPart
from shopfriend.window.our_shop.dots import Dots, DotsChoice, DotsThroughTime
from shopfriend.window.our_shop.fields import Words
from shopfriend.window.our_shop.heard_lines import HeardLines
from shopfriend.window.page_layout import in_a_column
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, back_link, label, scroll_through

_HEARD = 4


class PointView(QWidget):
    """`rated` gives the point and its dots, `described` the point, how it is and what near perfect would be."""

    left = Signal()
    rated = Signal(str, int)
    described = Signal(str, str, str)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._page: PointPage | None = None
        self._stored = ("", "")
        self.back = back_link(_("Our shop"), colours)
        self._title = Elided(fonts=[theme.heading(size) for size in (32, 26, 22)])
        self._cycle = label("", 18, tone="soft")
        self.better = BetterPart(colours)
        self.heard = HeardLines(colours, _HEARD, names_points=False)
        self.about, self.said = self._build_about(), self._build_said()
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._title)
        head.addWidget(self._cycle)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(in_a_column(self.about), 1)
        columns.addLayout(in_a_column(self.better, self.said), 1)
        scroll_through(self, head, columns)
        self.back.clicked.connect(self.left)
        self.dots.chosen.connect(self._rate)
        for field in (self.today, self.near):
            field.left.connect(self.store_now)

    @property
    def uid(self) -> str:
        """Which point is seen."""
        return self._page.uid if self._page is not None else ""

    def _build_about(self) -> Sheet:
        colours = self._colours
        self.dots = DotsChoice(colours, _("As we see it"))
        self._seen = label("", 16, tone="soft")
        self._heard_dots = Dots(colours.plum)
        self._heard = label("", 16, tone="soft", wrap=True)
        self.line = DotsThroughTime(colours)
        self.today = Words(_("How it is today"), 3)
        self.near = Words(_("What near perfect would be"), 3)
        sheet = Sheet(colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(28, 20, 28, 24)
        inside.setSpacing(8)
        inside.addWidget(_heading(_("As we see it")))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.dots)
        row.addWidget(self._seen, 1)
        inside.addLayout(row)
        inside.addWidget(self.line)
        inside.addSpacing(4)
        inside.addWidget(_heading(_("As we heard it")))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._heard_dots)
        row.addWidget(self._heard, 1)
        inside.addLayout(row)
        inside.addSpacing(8)
        for words, field in ((_("How it is today"), self.today), (_("What near perfect would be"), self.near)):
            inside.addWidget(label(words, 16, tone="soft"))
            inside.addWidget(field)
        return sheet

    def _build_said(self) -> Sheet:
        sheet = Sheet(self._colours, tinted=True)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(28, 18, 28, 20)
        inside.setSpacing(10)
        inside.addWidget(_heading(_("What we heard")))
        inside.addWidget(self.heard)
        return sheet

    def show_page(self, page: PointPage, improving: Better | None, today: date) -> None:
        """Show this point; words that are being typed stay."""
        anew = page.uid != self.uid
        self._page = page
        self._title.set_words(page.name)
        self._cycle.setText(page.cycle)
        point = page.point
        self.dots.show_dots(point.dots)
        self._seen.setText("" if point.dots else _("A click gives the dots."))
        self.line.show_rated(page.rated)
        self._heard_dots.show_dots(point.heard_dots)
        self._heard.setText(_heard_in_words(point.praised, point.blamed))
        self._stored = page.today, page.near_perfect
        for field, words in ((self.today, page.today), (self.near, page.near_perfect)):
            if anew or not field.hasFocus():
                field.setPlainText(words)
        self.better.show_page(page, improving, today)
        self.said.setVisible(bool(page.heard))
        self.heard.show_lines(page.heard, today)

    def hide_people(self) -> None:
        """Nobody who said something stays in sight."""
        self.store_now()
        self.heard.show_lines((), date.today())
        self.said.hide()

    def store_now(self) -> None:
        """Have stored what stands in the fields, where it was changed."""
        said = self.today.toPlainText().strip(), self.near.toPlainText().strip()
        if self._page is not None and said != self._stored:
            self._stored = said
            self.described.emit(self._page.uid, *said)

    def _rate(self, dots: int) -> None:
        self.rated.emit(self.uid, dots)


def _heard_in_words(praised: int, blamed: int) -> str:
    if not praised + blamed:
        return _("Nothing was heard in the last twelve months.")
    good = ngettext("one praised it", "{n} praised it", praised).format(n=praised) if praised else ""
    bad = ngettext("one complained", "{n} complained", blamed).format(n=blamed) if blamed else ""
    return ", ".join(filter(None, (good, bad)))


def _heading(words: str) -> QWidget:
    made = label(words)
    made.setFont(theme.heading(20))
    return made
