"""What somebody said of us, line by line: the words, by whom and when, and what became of a complaint."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from shopfriend.language import _, day_in_words, ngettext
from shopfriend.our_shop.views import HeardLine
from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label, link, take_all_out


class HeardLines(QWidget):
    """The latest lines. `opened` names a customer whose page is wanted, `answered` and `taken_out` words."""

    opened = Signal(str)
    answered = Signal(str)
    taken_out = Signal(str)

    def __init__(self, colours: Colours, most: int, *, names_points: bool = True) -> None:
        super().__init__()
        self._colours, self._most, self._names_points = colours, most, names_points
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_lines(self, lines: Sequence[HeardLine], today: date) -> None:
        """Show the latest of these."""
        take_all_out(self._column)
        for line in lines[: self._most]:
            self._column.addWidget(self._line(line, today))
        more = len(lines) - self._most
        if more > 0:
            self._column.addWidget(
                label(ngettext("and one more", "and {n} more", more).format(n=more), 16, tone="soft")
            )

    def _line(self, line: HeardLine, today: date) -> QWidget:
        made = QWidget()
        picture = QLabel()
        icon, colour = ("mind", self._colours.gold) if line.is_complaint else ("heart", self._colours.green)
        picture.setPixmap(icons.pixmap(icon, colour, 20))
        picture.setAccessibleName(_("A complaint") if line.is_complaint else _("Praise"))
        said = label(f"“{line.text}”", 17, wrap=True)
        where = [day_in_words(line.day, today, weekday=False), line.audience, line.point if self._names_points else ""]
        about = label(" · ".join(filter(None, where)), 15, tone="soft", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(said)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(about, 1)
        if line.who:
            page = link(line.who)
            page.setFont(theme.text(16))
            page.clicked.connect(lambda: self.opened.emit(line.who_uid))
            foot.addWidget(page)
        self._say_what_became(line, foot)
        words.addLayout(foot)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return made

    def _say_what_became(self, line: HeardLine, foot: QHBoxLayout) -> None:
        if line.is_complaint and line.answered:
            foot.addWidget(label(_("answered"), 15, tone="green"))
        elif line.is_promised:
            foot.addWidget(label(_("promised to be put right"), 15, tone="gold"))
        elif line.is_complaint:
            done = link(_("Answered"))
            done.setFont(theme.text(16))
            done.clicked.connect(lambda: self.answered.emit(line.uid))
            foot.addWidget(done)
        out = QPushButton()
        out.setProperty("cross", True)
        out.setFixedSize(28, 28)
        out.setIcon(icons.icon("cross", self._colours.soft_ink, 16))
        out.setAccessibleName(_("Take out: {words}").format(words=line.text))
        out.setToolTip(_("Take out"))
        out.setCursor(Qt.CursorShape.PointingHandCursor)
        out.clicked.connect(lambda: self.taken_out.emit(line.uid))
        foot.addWidget(out)
