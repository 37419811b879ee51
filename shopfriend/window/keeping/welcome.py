"""Before there is a counter: the first day, the recovery code to write down, and the code to type in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window import icons, theme
from shopfriend.window.keeping.one_question import big_title, centred, soft_words, typing_line
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, link

_OF_THE_KEY = ("no-key", "wrong-key", "code-length", "code-letter", "code-mistyped")


class FirstDay(Desk):
    """No shop yet: begin with one regular, bring a list, or look at the sample shop.

    Whose computer is a new one brings the shop back instead: `backup_chosen` names the file that `choose` answered.
    """

    begun = Signal(str)
    list_wanted = Signal()
    sample_wanted = Signal()
    backup_chosen = Signal(str)

    def __init__(self, colours: Colours, choose: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(colours, parent)
        self._choose = choose
        self.name = typing_line(_("A name is enough"))
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
        inside.addWidget(big_title(_("Good morning. Who was in today?")))
        inside.addWidget(soft_words(_("Shopfriend remembers your regulars as a friend would. It starts with one.")))
        inside.addStretch(2)
        inside.addLayout(tiles)
        inside.addStretch(1)
        self.back = link(_("On another computer before? Bring your shop back from a backup"))
        inside.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        inside.addWidget(soft_words(_("Everything stays on this computer, locked with your code."), 17))
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 28)
        layout.addWidget(sheet)
        self.lay(sheet)
        self.name.returnPressed.connect(self._start)
        self._begin.clicked.connect(self._start)
        bring.clicked.connect(self.list_wanted)
        sample.clicked.connect(self.sample_wanted)
        self.back.clicked.connect(self._bring_back)

    def _start(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.begun.emit(name)
        else:
            self.name.setFocus()

    def _bring_back(self) -> None:
        if file := self._choose():
            self.backup_chosen.emit(file)


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
        sheet = centred(
            colours,
            self,
            [
                big_title(_("Write this code down")),
                soft_words(_("It opens your shop each time, and it is the only key: keep the paper in a safe place.")),
                shown,
            ],
        )
        inside = sheet.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addSpacing(8)
        inside.addWidget(done, 0, Qt.AlignmentFlag.AlignHCenter)
        done.clicked.connect(self.written_down)


class CodeToType(Desk):
    """The keychain has no key for this shop: the code from the sheet opens it. Or something else is in the way.

    `left` tells that it shall not be opened after all, where that is a way.
    """

    typed = Signal(str)
    left = Signal()
    again_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent)
        self.code = typing_line(_("Seven groups of four letters"))
        self._why = label("", 18, tone="accent", wrap=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title = big_title(_("Type the code from your sheet"))
        self._about = soft_words(_("This computer's keychain does not have the key of your shop."))
        self.opens = button(_("Open the shop"), 56, main=True)
        self._is_the_key = True
        sheet = centred(
            colours,
            self,
            [
                self._title,
                self._about,
                self.code,
                self._why,
            ],
        )
        inside = sheet.layout()
        assert isinstance(inside, QVBoxLayout)
        self.backup = button(_("Open the newest backup"), 48)
        inside.addWidget(self.opens, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.backup, 0, Qt.AlignmentFlag.AlignHCenter)
        self.leave = link(_("Begin without it"))
        inside.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignHCenter)
        self.leave.hide()
        self.leave.clicked.connect(self.left)
        self.backup.hide()
        self.backup.clicked.connect(self.backup_wanted)
        self.code.returnPressed.connect(self._send)
        self.opens.clicked.connect(self._send)

    def ask_for_backup(self, name: str) -> None:
        """Ask for the code of a backup that shall become the shop of this computer."""
        self._about.setText(
            _("It opens the backup “{name}”, and from then on your shop on this computer.").format(name=name)
        )
        self.opens.setText(_("Bring my shop back"))
        self.leave.show()

    def wait(self) -> None:
        """It is being tried; that reads the whole file."""
        self._why.setText(_("Reading all of it …"))
        self.opens.setEnabled(False)

    def refuse(self, why: str) -> None:
        """Say what is wrong with the code that was typed."""
        self.opens.setEnabled(True)
        self._why.setText(why)
        self.code.setFocus()

    def explain(self, problem: Problem) -> None:
        """Say why the shop does not open, and ask for the code only where that can help."""
        self._is_the_key = problem.code in _OF_THE_KEY
        self.code.setVisible(self._is_the_key)
        if not self._is_the_key:
            self._title.setText(_("Your shop does not open"))
            self._about.setText(_("This is why, and what helps:"))
            self.opens.setText(_("Try again"))
            self._why.setText(str(problem))
            self.opens.setFocus()
        elif problem.code != "no-key":
            self.refuse(str(problem))

    def _send(self) -> None:
        if not self._is_the_key:
            self.again_wanted.emit()
        elif self.code.text().strip() and self.opens.isEnabled():
            self.typed.emit(self.code.text())
