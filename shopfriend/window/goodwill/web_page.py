"""The sheet with the drawing: what its signs mean, the buttons that zoom, and a line on who is pointed at."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopfriend.goodwill.views import Brought
from shopfriend.language import _, yearly_day_in_words
from shopfriend.records.kinds import ReferralStep
from shopfriend.window import theme
from shopfriend.window.goodwill.web_view import WebView
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, Heading, label

_LARGER = 1.25


class _FanSign(QWidget):
    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colours.gold_fill), 3))
        painter.drawEllipse(QRectF(3, 3, 18, 18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.soft_ink))
        painter.drawEllipse(QRectF(7, 7, 10, 10))
        painter.end()


class WebPage(Sheet):
    """`opened` tells whose page is wanted."""

    opened = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._people: Sequence[Brought] = ()
        self.web = WebView(colours)
        self.web.setAccessibleName(_("Who sent whom"))
        self._nobody = label(
            _("Nobody has sent anybody yet, as far as we know.")
            + "\n\n"
            + _("When somebody says “Margit sent me”, note it on the page: Ctrl R."),
            20,
            tone="soft",
            wrap=True,
        )
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._legend = QWidget()
        of_fans = QHBoxLayout(self._legend)
        of_fans.setContentsMargins(0, 0, 0, 0)
        of_fans.setSpacing(8)
        of_fans.addWidget(_FanSign(colours))
        of_fans.addWidget(label(_("fan: sent two or more"), 16, tone="soft"))
        top = QHBoxLayout()
        top.setContentsMargins(14, 0, 12, 0)
        top.addWidget(Heading("friends", _("Who sent whom"), colours.accent_text), 1)
        top.addWidget(self._legend)
        self._told = Elided(fonts=[theme.text(16)])
        self._told.setProperty("tone", "soft")
        self._buttons = QWidget()
        zoom = QHBoxLayout(self._buttons)
        zoom.setContentsMargins(0, 0, 0, 0)
        zoom.setSpacing(8)
        self.smaller = self._button("−", _("Smaller"))
        self.all = self._button(_("All"), _("All of it"))
        self.larger = self._button("+", _("Larger"))
        for each in (self.smaller, self.all, self.larger):
            zoom.addWidget(each)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 8, 0)
        foot.setSpacing(16)
        foot.addWidget(self._told, 1)
        foot.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.web, 1)
        layout.addWidget(self._nobody, 1)
        layout.addLayout(foot)
        self.web.opened.connect(self.opened)
        self.web.pointed.connect(self._tell)
        self.smaller.clicked.connect(lambda: self.web.zoom(1 / _LARGER))
        self.larger.clicked.connect(lambda: self.web.zoom(_LARGER))
        self.all.clicked.connect(self.web.fit)

    def show_people(self, people: Sequence[Brought]) -> None:
        """Draw these; where there is nobody, say how they come here."""
        self._people = people
        for each in (self.web, self._buttons, self._legend):
            each.setVisible(bool(people))
        self._nobody.setVisible(not people)
        self.web.show_people(people)
        self._tell(-1)

    def _tell(self, place: int) -> None:
        if not 0 <= place < len(self._people):
            self._told.set_words(
                _("Click opens the page. Wheel or + and − zoom, dragging moves.") if self._people else ""
            )
            return
        self._told.set_words(in_words(self._people, place))

    def _button(self, words: str, name: str) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("small", True)
        made.setFont(theme.text(18))
        made.setFixedSize(QSize(56 if len(words) > 1 else 44, 44))
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        return made


def in_words(people: Sequence[Brought], place: int) -> str:
    """Who somebody is in the drawing: through whom they came and how, and whom they sent."""
    person, said = people[place], []
    if person.by >= 0:
        steps = {
            ReferralStep.NAME_PASSED: _("{name}: {by} passed the name on"),
            ReferralStep.INTRODUCED: _("{name}: introduced by {by}"),
            ReferralStep.READY_TO_BUY: _("{name}: came through {by}, ready to buy"),
        }
        said.append(steps[person.step].format(name=person.name, by=people[person.by].name))
        if person.thanked_on is None:
            said.append(_("not thanked by card"))
        else:
            day = yearly_day_in_words(person.thanked_on.day, person.thanked_on.month, person.thanked_on.year)
            said.append(_("thanked by card on {day}").format(day=day))
    else:
        said.append(person.name)
    friends = [other.name for other in people if other.by == place]
    if friends:
        said.append(_("sent {names}").format(names=", ".join(friends)))
    return " · ".join(said)
