"""The rail on the left: where one can go, and how many things wait there."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided

WIDE = 112


def words_for(place: str) -> str:
    """What a place of the rail is called."""
    return {
        "counter": _("Counter"),
        "cards": _("Cards"),
        "promises": _("Promises"),
        "circle": _("Circle"),
        "our_shop": _("Our shop"),
        "settings": _("Settings"),
    }[place]


class Place(QPushButton):
    """An item of the rail: an icon above a word, and how many things wait there."""

    def __init__(self, words: str, icon: str, colours: Colours) -> None:
        super().__init__()
        self._words, self._icon, self._colours = words, icon, colours
        self._number = 0
        self.setProperty("place", True)
        self.setCheckable(True)
        self.setFixedSize(92, 76)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_number(self, number: int) -> None:
        """Show how many wait; nothing for none."""
        self._number = number
        self.setAccessibleName(f"{self._words}, {number}" if number else self._words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours, here = self._colours, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = colours.accent_text if here else colours.soft_ink
        painter.drawPixmap(32, 11, icons.pixmap(self._icon, colour, 28))
        painter.setFont(theme.text(16, bold=here))
        painter.setPen(QColor(colours.ink if here else colours.soft_ink))
        painter.drawText(QRect(0, 42, 92, 26), Qt.AlignmentFlag.AlignCenter, self._words)
        if self._number:
            painter.setFont(theme.text(15, bold=True))
            wide = max(24, painter.fontMetrics().horizontalAdvance(str(self._number)) + 12)
            badge = QRect(54, 5, wide, 22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.gold_fill))
            painter.drawRoundedRect(badge, 11, 11)
            painter.setPen(QColor("#2b2320"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class Rail(QWidget):
    """The places by name, the last one at the foot; closed until a shop is open.

    Those that come later take no room until they are there, and no other place moves to another key for them.
    """

    chosen = Signal(str)
    lock_wanted = Signal()

    def __init__(self, colours: Colours, places: Sequence[str], later: Collection[str] = ()) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDE)
        self.is_open = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 24, 8, 20)
        column.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("mark", "", 44))
        name = Elided(fonts=[theme.heading(size) for size in (17, 15, 13)])
        name.set_words("Shopfriend")
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name.setProperty("tone", "accent")
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(name)
        column.addSpacing(16)
        self._later = later
        self._places: dict[str, Place] = {}
        for which in places:
            place = self._places[which] = Place(words_for(which), which, colours)
            place.setEnabled(False)
            place.setToolTip(f"Ctrl+{len(self._places)}")
            place.clicked.connect(lambda _checked, which=which: self.chosen.emit(which))
            if which == places[-1]:
                column.addStretch(1)
            column.addWidget(place, 0, Qt.AlignmentFlag.AlignHCenter)
            place.setVisible(which not in later)
        self._lock = QPushButton(_("Lock"))
        self._lock.setProperty("link", True)
        self._lock.setFont(theme.text(16))
        self._lock.setIcon(icons.icon("lock", colours.soft_ink, 20))
        self._lock.setAccessibleName(_("Lock"))
        self._lock.setToolTip(_("Lock now · Ctrl+L"))
        self._lock.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lock.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lock.clicked.connect(self.lock_wanted)
        self._lock.setEnabled(False)
        self._lock.hide()
        column.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignHCenter)

    def open(self) -> None:
        """Let one go to every place."""
        self.is_open = True
        self._lock.setEnabled(True)
        self._lock.show()
        for place in self._places.values():
            place.setEnabled(True)

    def show_later(self, there: Collection[str]) -> None:
        """Show those of the later places that are there by now."""
        for name in self._later:
            self._places[name].setVisible(name in there)

    def has(self, name: str) -> bool:
        """Whether this place is there, so that its key leads somewhere."""
        return not self._places[name].isHidden()

    def show_place(self, name: str) -> None:
        """Show where one is."""
        for one, place in self._places.items():
            place.setChecked(one == name)

    def set_number(self, name: str, number: int) -> None:
        """Show how many things wait there."""
        self._places[name].set_number(number)
