"""What the shop gave this month, a dot for each, and beside it what came: counted, and never divided."""

from datetime import timedelta

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopfriend.goodwill.giving import Gift, Given
from shopfriend.goodwill.views import Circle
from shopfriend.language import _, month_alone, ngettext
from shopfriend.window import theme
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Heading, label, take_all_out

_WORDS, _NUMBER, _DOT = 148, 40, 5


def words_for(gift: Gift) -> str:
    """What a kind of gift is called."""
    return {
        Gift.FAVOUR: _("Favours"),
        Gift.EXTRA_MILE: _("The extra mile"),
        Gift.GIFT: _("Small gifts"),
        Gift.INTRODUCTION: _("Introductions"),
        Gift.CARD: _("Cards sent"),
        Gift.PROMISE: _("Promises kept"),
        Gift.SENT_ON: _("Sent on to others"),
    }[gift]


class _Row(QWidget):
    """A kind of gift, dots as far as there is room, and how many they are."""

    def __init__(self, words: str, number: int, colours: Colours) -> None:
        super().__init__()
        self._words, self._number, self._colours = words, number, colours
        self.setFixedHeight(theme.scaled(27))
        self.setAccessibleName(f"{words}: {number}")

    def sizeHint(self) -> QSize:
        return QSize(300, theme.scaled(27))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.text(17))
        painter.setPen(QColor(colours.ink))
        middle = Qt.AlignmentFlag.AlignVCenter
        wide = min(self.width() // 2, theme.scaled(_WORDS))
        painter.drawText(QRect(0, 0, wide, self.height()), middle | Qt.AlignmentFlag.AlignLeft, self._words)
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignRight, str(self._number))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_text))
        room = self.width() - wide - _NUMBER
        for place in range(min(self._number, room // (2 * _DOT + 4))):
            centre = QPointF(wide + _DOT + 4 + place * (2 * _DOT + 4), self.height() / 2)
            painter.drawEllipse(centre, _DOT, _DOT)
        painter.end()


class GivenSheet(Sheet):
    """Shows a month; kinds of which nothing was given take no room."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, tinted=True, parent=parent)
        self._colours = colours
        self._found = Circle()
        self._is_roomy = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(22, 16, 22, 14)
        self._layout.setSpacing(2)

    def set_roomy(self, is_roomy: bool) -> None:
        """Whether there is room for the month before."""
        if is_roomy != self._is_roomy:
            self._is_roomy = is_roomy
            self.show_month(self._found)

    def show_month(self, found: Circle) -> None:
        """Show what was given in the month, and what came."""
        self._found = found
        take_all_out(self._layout)
        month = month_alone(found.month) if found.given is not None else ""
        heading = _("What we gave in {month}").format(month=month) if month else _("What we gave")
        self._layout.addWidget(Heading("heart", heading, self._colours.accent_text))
        self._layout.addSpacing(6)
        given = found.given or Given()
        for gift, number in given.gifts:
            if number:
                self._layout.addWidget(_Row(words_for(gift), number, self._colours))
        if not given.all:
            nothing = _("Nothing noted yet. A favour, a small gift, a card: note it on the page with Ctrl R.")
            self._layout.addWidget(label(nothing, 17, tone="soft", wrap=True))
        self._layout.addSpacing(4)
        for words in (_came_back(given), _before(found) if self._is_roomy else ""):
            if words:
                self._layout.addWidget(label(words, 16, tone="soft", wrap=True))


def _came_back(given: Given) -> str:
    return _("What came: {came}.").format(came=_came(given)) if given.visits or given.sent_to_us else ""


def _before(found: Circle) -> str:
    """The month before beside it; not yet, where nothing was noted in it."""
    before = found.before
    if before is None:
        return ""
    if not before.all:
        return _("The month before: not yet.")
    month = month_alone((found.month - timedelta(days=1)).replace(day=1))
    gave = ngettext("one given", "{number} given", before.all).format(number=before.all)
    return _("{month}: {gave}; {came}.").format(month=month, gave=gave, came=_came(before))


def _came(given: Given) -> str:
    visits = ngettext("one visit", "{number} visits", given.visits).format(number=given.visits)
    sent = ngettext("one through friends", "{number} through friends", given.sent_to_us)
    return _("{visits}, {sent}").format(visits=visits, sent=sent.format(number=given.sent_to_us))
