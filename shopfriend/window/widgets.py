"""Small widgets of our own, painted where Qt's look cheap: rounds with initials, chips, headings."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours

_ROUNDS = ("accent_text", "green", "blue", "plum", "gold")


def round_colour(name: str, colours: Colours) -> str:
    """The colour of somebody's round: always the same for a name."""
    return str(getattr(colours, _ROUNDS[sum(map(ord, name)) % len(_ROUNDS)]))


def initials(name: str, most: int = 2) -> str:
    """The first letters of the first and the last word."""
    words = [word for word in name.split() if word[0].isalpha()] or name.split()
    chosen = words if len(words) <= most else [words[0], words[-1]][:most]
    return "".join(word[0].upper() for word in chosen[:most])


def paint_round(painter: QPainter, rect: QRect, name: str, colours: Colours, *, letters: int = 1) -> None:
    """A filled round with initials in it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(round_colour(name, colours)))
    painter.drawEllipse(rect)
    painter.setPen(QColor(colours.in_round))
    painter.setFont(theme.heading(round(rect.height() * (0.42 if letters == 1 else 0.36))))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name, letters))


class Round(QWidget):
    """Somebody's round with two initials."""

    def __init__(self, colours: Colours, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._name = ""
        self.setFixedSize(size, size)

    def set_name(self, name: str) -> None:
        """Show the initials of this name."""
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._name.strip():
            paint_round(painter, self.rect(), self._name, self._colours, letters=2)
        painter.end()


class Elided(QLabel):
    """A line that never widens the window: where there is no room it is set smaller, then ends in an ellipsis.

    With a font for `two_lines` it is set in them before it is cut.
    """

    def __init__(
        self,
        words: str = "",
        fonts: Sequence[QFont] = (),
        parent: QWidget | None = None,
        two_lines: QFont | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._fonts = list(fonts)
        self._two_lines = two_lines
        if fonts:
            self.setFont(fonts[0])
            self.setFixedHeight(QFontMetrics(fonts[0]).height())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_words(self, words: str) -> None:
        """Show these words."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip("")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for font in self._fonts:
            self.setFont(font)
            if QFontMetrics(font).horizontalAdvance(self._words) <= self.width():
                break
        else:
            if self._two_lines is not None:
                self._set_in_two_lines(self._two_lines)
                return
        line = QFontMetrics(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        self.setText(line)
        self.setToolTip(self._words if line != self._words else "")

    def _set_in_two_lines(self, font: QFont) -> None:
        """As much in the first line as there is room for, broken behind a space, or a hyphen where there is none."""
        self.setFont(font)
        metrics, wide = QFontMetrics(font), self.width()
        breaks = [place for place, letter in enumerate(self._words, 1) if letter in " -"]
        fitting = [place for place in breaks if metrics.horizontalAdvance(self._words[:place].rstrip()) <= wide]
        whole = [place for place in fitting if metrics.horizontalAdvance(self._words[place:]) <= wide]
        spaces = [place for place in whole if self._words[place - 1] == " "]
        at = max(spaces or whole or fitting, default=0)
        first, second = self._words[:at].rstrip(), self._words[at:]
        told = metrics.elidedText(second, Qt.TextElideMode.ElideRight, wide)
        self.setText("\n".join(filter(None, (first, told))))
        self.setToolTip(self._words if told != second else "")


class Heading(QWidget):
    """An icon and a heading, as they stand above each part of a page."""

    def __init__(self, icon: str, words: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, colour, 22))
        label = QLabel(words)
        label.setFont(theme.heading(20))
        layout.addWidget(picture)
        layout.addWidget(label, 1)


def take_all_out(layout: QLayout) -> None:
    """Empty a layout: what it held goes as soon as nobody speaks to it any more."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            # A layout may still be about to show it, which without a place would be a window that takes the keyboard.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def in_a_row(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side from the left."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def scroll_through(page: QWidget, *parts: QLayout | QWidget) -> None:
    """Lay parts under each other on a page that scrolls where it is longer than the window."""
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(32, 20, 32, 24)
    layout.setSpacing(16)
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    layout.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area)


def rule() -> QFrame:
    """A thin line across a sheet."""
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made


def button(words: str, height: int, *, main: bool = False, icon: str = "", colour: str = "") -> QPushButton:
    """A button of fixed height; `main` for the one that matters on a screen."""
    made = QPushButton(words)
    made.setFont(theme.text(18, bold=main))
    made.setFixedHeight(height)
    made.setProperty("main", main)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        made.setText(f"  {words}")
        made.setAccessibleName(words)
        made.setIcon(icons.icon(icon, colour, 24))
        made.setIconSize(QSize(22, 22))
    return made


def link(words: str) -> QPushButton:
    """A button that is no more than its words, for what matters less."""
    made = QPushButton(words)
    made.setProperty("link", True)
    made.setFont(theme.text(17))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def back_link(words: str, colours: Colours) -> QPushButton:
    """The way back, at the head of a page that stands over another."""
    back = link("  " + words)
    back.setIcon(icons.icon("back", colours.accent_text, 20))
    return back


def set_tone(widget: QWidget, tone: str) -> None:
    """Give words another tone: "soft", "accent", or "" for plain ink."""
    widget.setProperty("tone", tone)
    widget.style().polish(widget)


def label(words: str, size: int = 17, *, tone: str = "", bold: bool = False, wrap: bool = False) -> QLabel:
    """Plain text of one size; `tone` soft, accent or gold."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.text(size, bold=bold))
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made
