"""A new regular, filled in with what was typed; a first name is enough, and Enter in any field stores."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from shopfriend.counter.typed_face import read_face
from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, link

_WIDE = 620
Face = tuple[str, str, str, str]
"""Name, phone, e-mail, and what to call them."""


class NewFace(Sheet):
    """`wanted` tells name, phone, e-mail and what to call them; nothing is stored before.

    `page_wanted` tells whose page (uid) is wanted instead, where somebody of just this name has one already.
    """

    wanted = Signal(str, str, str, str)
    page_wanted = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._asked = False
        self.name = self._field(_("Name"))
        self.called = self._field(_("Called"))
        self.phone = self._field(_("Phone"))
        self.email = self._field(_("E-mail"))
        self._refusal = label("", 17, tone="accent", wrap=True)
        self._refusal.hide()
        self._known_uid = ""
        self.name.textEdited.connect(lambda _words: self.offer_page(""))
        self.known = link(_("Somebody of just this name has a page already. Open it"))
        self.known.clicked.connect(lambda: self.page_wanted.emit(self._known_uid))
        store = button(_("Store"), 52, main=True)
        store.clicked.connect(self.store)
        self._build(store)

    def fill(self, query: str) -> None:
        """Fill in what was typed in the search box; with nothing typed, what was half typed here before is there."""
        self._asked = False
        self._refusal.hide()
        self.offer_page("")
        if query.strip():
            face = read_face(query)
            self.put_back((face.name, face.phone, face.email, ""))
        self.name.setFocus()
        self.name.end(False)

    def offer_page(self, uid: str) -> None:
        """Offer the page (uid) that somebody of this name has already; "" offers none."""
        self._known_uid = uid
        self.known.setVisible(bool(uid))

    def store(self) -> None:
        """Ask for the new regular to be stored."""
        if not self._asked:
            self._asked = True
            self.wanted.emit(*self.half_typed())

    def refuse(self, sentence: str) -> None:
        """Say why it was not stored."""
        self._asked = False
        self._refusal.setText(sentence)
        self._refusal.show()
        self.name.setFocus()

    def clear(self) -> None:
        """Make room for the next one."""
        self.put_back(("", "", "", ""))

    def half_typed(self) -> Face:
        """What stands in the fields, to be put back with `put_back`."""
        return self.name.text(), self.phone.text(), self.email.text(), self.called.text()

    def put_back(self, face: Face) -> None:
        """Show what was half typed before."""
        for field, words in zip((self.name, self.phone, self.email, self.called), face, strict=True):
            field.setText(words)

    def _build(self, store: QWidget) -> None:
        heading = label(_("A new regular"))
        heading.setFont(theme.heading(32))
        inside = QWidget()
        inside.setMaximumWidth(_WIDE)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(heading)
        keys = _("A first name is enough. Enter stores, Esc stores nothing.")
        column.addWidget(label(keys, 18, tone="soft", wrap=True))
        column.addSpacing(10)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for field, row, place in ((self.name, 0, 0), (self.called, 0, 1), (self.phone, 3, 0), (self.email, 3, 1)):
            grid.addWidget(label(field.accessibleName(), 16, tone="soft"), row, place)
            grid.addWidget(field, row + 1, place)
        grid.setRowMinimumHeight(2, 8)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 3)
        column.addLayout(grid)
        column.addWidget(self._refusal)
        column.addWidget(self.known, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        foot = QHBoxLayout()
        foot.addWidget(store)
        foot.addStretch(1)
        column.addLayout(foot)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inside, 100)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(36, 24, 36, 24)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setFont(theme.text(19))
        field.setFixedHeight(52)
        field.setAccessibleName(name)
        field.returnPressed.connect(self.store)
        field.textEdited.connect(lambda _words: self._refusal.hide())
        return field
