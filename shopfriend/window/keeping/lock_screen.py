"""The cover of a locked window: one field and nothing about anybody."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window import icons
from shopfriend.window.keeping.lock_features import Way
from shopfriend.window.keeping.one_question import big_title, centred, soft_words, typing_line
from shopfriend.window.sheets import Desk
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, link

_PIN_WIDE, _CODE_WIDE = 240, 560
_TO_THE_CODE = ("pin-too-often", "no-key")


class LockScreen(Desk):
    """Asks for the PIN, for nothing but a key press where the keychain opens, or for the code from the sheet.

    `wanted` gives the way and what was typed for it.
    """

    wanted = Signal(object, str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent)
        self.way: Way | None = None
        picture = QLabel()
        picture.setPixmap(icons.pixmap("lock", colours.accent_text, 44))
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._about = soft_words("", 19)
        self.field = typing_line("")
        self._why = label("", 18, tone="accent", wrap=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.opens = button(_("Unlock"), 56, main=True)
        self.to_code = link(_("Use the code from the sheet"))
        sheet = centred(colours, self, [picture, big_title(_("Locked")), self._about, self.field, self._why])
        inside = sheet.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.setAlignment(self.field, Qt.AlignmentFlag.AlignHCenter)
        for below in (self.opens, self.to_code):
            inside.addWidget(below, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self.field, self._why, self.opens, self.to_code):
            part.hide()
        self.field.returnPressed.connect(self._send)
        self.opens.clicked.connect(self._send)
        self.to_code.clicked.connect(lambda: self.ask(Way.CODE))

    def ask(self, way: Way) -> None:
        """Ask for this from now on."""
        self.way = way
        words, name = {
            Way.PIN: ("", _("PIN")),
            Way.KEYCHAIN: ("", ""),
            Way.CODE: (_("Type the code from your recovery sheet."), _("Seven groups of four letters")),
        }[way]
        self._about.setText(words)
        self._about.setVisible(bool(words))
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.field.setEchoMode(QLineEdit.EchoMode.Password if way is Way.PIN else QLineEdit.EchoMode.Normal)
        self.field.setFixedWidth(_PIN_WIDE if way is Way.PIN else _CODE_WIDE)
        self.field.clear()
        self.field.setVisible(way is not Way.KEYCHAIN)
        self.opens.show()
        self.to_code.setVisible(way is not Way.CODE)
        self._say("")
        self._be_ready()

    def wait(self) -> None:
        """What was typed is being tried."""
        self.opens.setEnabled(False)
        self.field.setEnabled(False)

    def refuse(self, problem: Problem) -> None:
        """Say why it stays locked; where only the code is left, ask for that."""
        if problem.code in _TO_THE_CODE and self.way is not Way.CODE:
            self.ask(Way.CODE)
        elif self.way is Way.PIN:
            self.field.clear()
        self._say(str(problem))
        self._be_ready()

    def _say(self, words: str) -> None:
        self._why.setText(words)
        self._why.setVisible(bool(words))

    def _be_ready(self) -> None:
        self.opens.setEnabled(True)
        self.field.setEnabled(True)
        # Once it has its place: what is not shown yet cannot have the cursor.
        QTimer.singleShot(0, self, (self.opens if self.way is Way.KEYCHAIN else self.field).setFocus)

    def _send(self) -> None:
        typed = self.field.text().strip()
        if self.way is not None and self.opens.isEnabled() and (typed or self.way is Way.KEYCHAIN):
            self.wanted.emit(self.way, typed)
