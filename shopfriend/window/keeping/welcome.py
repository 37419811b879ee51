"""Before there is a counter: the first day, the recovery code to write down, and the code to type in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.window import icons, theme
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label


def _centred(colours: Colours, desk: Desk, widgets: list[QWidget]) -> Sheet:
    """A sheet in the middle of the desk with these widgets one below the other."""
    sheet = Sheet(colours)
    sheet.setMaximumWidth(900)
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(56, 44, 56, 44)
    inside.setSpacing(16)
    for widget in widgets:
        inside.addWidget(widget)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(sheet, 8)
    row.addStretch(1)
    layout = QVBoxLayout(desk)
    layout.setContentsMargins(32, 32, 32, 32)
    layout.addStretch(1)
    layout.addLayout(row)
    layout.addStretch(2)
    desk.lay(sheet)
    return sheet


def _title(words: str) -> QWidget:
    title = label(words, wrap=True)
    title.setFont(theme.heading(40))
    title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return title


def _soft(words: str, size: int = 20) -> QWidget:
    below = label(words, size, tone="soft", wrap=True)
    below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return below


def _line(placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    field.setFont(theme.text(19))
    field.setFixedHeight(52)
    return field


class FirstDay(Desk):
    """No shop yet: begin with one regular, bring a list, or look at the sample shop."""

    begun = Signal(str)
    list_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent)
        self.name = _line(_("A name is enough"))
        self._begin = button(_("Add the first regular"), 52, main=True)
        bring = button(_("Bring a list"), 52)
        sample = button(_("Open the sample shop"), 52)
        ways: tuple[tuple[str, str, str, list[QWidget]], ...] = (
            ("new_face", _("Begin with one"), _("Who came in today? One name is a start."), [self.name, self._begin]),
            ("bring", _("Bring your list"), _("From a till, a phone or a spreadsheet. You see it first."), [bring]),
            ("counter", _("Look around"), _("Sixty invented regulars. Your own shop stays untouched."), [sample]),
        )
        tiles = QHBoxLayout()
        tiles.setSpacing(20)
        for place, (icon, title, words, widgets) in enumerate(ways):
            tiles.addWidget(_tile(colours, icon, title, words, widgets, tinted=place > 0), 1)
        sheet = Sheet(colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(40, 20, 40, 20)
        inside.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("shopfront", colours.tint, 400))
        inside.addStretch(3)
        inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(8)
        inside.addWidget(_title(_("Good morning. Who was in today?")))
        inside.addWidget(_soft(_("Shopfriend remembers your regulars as a friend would. It starts with one.")))
        inside.addStretch(2)
        inside.addLayout(tiles)
        inside.addStretch(2)
        inside.addWidget(_soft(_("Everything stays on this computer, locked with your code."), 17))
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 28)
        layout.addWidget(sheet)
        self.lay(sheet)
        self.name.returnPressed.connect(self._start)
        self._begin.clicked.connect(self._start)
        bring.clicked.connect(self.list_wanted)
        sample.clicked.connect(self.sample_wanted)

    def _start(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.begun.emit(name)
        else:
            self.name.setFocus()


def _tile(colours: Colours, icon: str, title: str, words: str, widgets: Sequence[QWidget], *, tinted: bool) -> Sheet:
    """One way to begin: what it is, and below it the button that does it."""
    tile = Sheet(colours, tinted=tinted)
    picture = QLabel()
    picture.setPixmap(icons.pixmap(icon, colours.accent_text, 30))
    heading = label(title)
    heading.setFont(theme.heading(20))
    inside = QVBoxLayout(tile)
    inside.setContentsMargins(24, 20, 24, 22)
    inside.setSpacing(6)
    inside.addWidget(picture)
    inside.addWidget(heading)
    inside.addWidget(label(words, 17, tone="soft", wrap=True))
    inside.addStretch(1)
    for widget in widgets:
        inside.addSpacing(4)
        inside.addWidget(widget)
    return tile


class CodeToKeep(Desk):
    """The recovery code, shown before anything is stored, because no keychain keeps the key."""

    written_down = Signal()

    def __init__(self, colours: Colours, code: str, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent)
        self.code = code
        shown = label(code)
        shown.setFont(theme.heading(28))
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        done = button(_("I have written it down"), 56, main=True)
        sheet = _centred(
            colours,
            self,
            [
                _title(_("Write this code down")),
                _soft(_("It opens your shop each time, and it is the only key: keep the paper in a safe place.")),
                shown,
            ],
        )
        inside = sheet.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addSpacing(8)
        inside.addWidget(done, 0, Qt.AlignmentFlag.AlignHCenter)
        done.clicked.connect(self.written_down)


class CodeToType(Desk):
    """The keychain has no key for this shop: the code from the sheet opens it."""

    typed = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent)
        self.code = _line(_("Seven groups of four letters"))
        self._why = label("", 18, tone="accent", wrap=True)
        opens = button(_("Open the shop"), 56, main=True)
        sheet = _centred(
            colours,
            self,
            [
                _title(_("Type the code from your sheet")),
                _soft(_("This computer's keychain does not have the key of your shop.")),
                self.code,
                self._why,
            ],
        )
        inside = sheet.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(opens, 0, Qt.AlignmentFlag.AlignHCenter)
        self.code.returnPressed.connect(self._send)
        opens.clicked.connect(self._send)

    def refuse(self, why: str) -> None:
        """Say what is wrong with the code that was typed."""
        self._why.setText(why)
        self.code.setFocus()

    def _send(self) -> None:
        if self.code.text().strip():
            self.typed.emit(self.code.text())
