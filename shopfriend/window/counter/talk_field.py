"""Where it is jotted down: one field with the cursor in it, and what may go with it."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from shopfriend.counter.views import Jotted, Serving
from shopfriend.language import _
from shopfriend.window import icons, theme
from shopfriend.window.choice import Choice
from shopfriend.window.keys import on_key
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button

_SECOND = 44


class TalkField(QWidget):
    """Enter remembers; in the empty field it notes a visit. All beside the words may stay empty.

    Who of the staff notes it is asked only where the shop has staff, and stays chosen for the next talk. Ctrl B marks
    the talk as between us, Ctrl T as something that the shop told.
    """

    remembered = Signal(object)
    was_in = Signal(str)
    named = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = _field(_("What did you talk about just now?"), 52, 19)
        self.ask = _field(_("Ask next time"), _SECOND, 17, quiet=True)
        self.promise = _field(_("A promise, and by when"), _SECOND, 17, quiet=True)
        self.between_us = _mark(colours, "lock", _("Between us"), _("Never in hits, greetings or cards · Ctrl B"))
        self.told = _mark(colours, "talk", _("I told them"), _("So that no story is told twice · Ctrl T"))
        self.who = Choice(colours, _("Who of us"), 52)
        self.who.setFixedWidth(theme.scaled(136))
        self.who.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.who.chosen.connect(lambda _place: self.named.emit(self.by))
        self._staff: tuple[str, ...] = ("",)
        self.show_staff(Serving((), ""))
        self._button = button(_("Remember"), 52, main=True)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.words, 1)
        first.addWidget(self.who)
        first.addWidget(self._button)
        second = QHBoxLayout()
        second.setSpacing(8)
        for widget, stretch in ((self.ask, 1), (self.promise, 1), (self.between_us, 0), (self.told, 0)):
            second.addWidget(widget, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(first)
        layout.addLayout(second)
        for field in (self.words, self.ask, self.promise):
            field.returnPressed.connect(self._remember)
        self._button.clicked.connect(self._remember)
        stops = (self.words, self._button, self.ask, self.promise, self.between_us, self.told, self.who)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        on_key(self, "Ctrl+B", self.between_us.toggle)
        on_key(self, "Ctrl+T", self.told.toggle)

    @property
    def by(self) -> str:
        """Who of the staff notes it, by uid; "" where nobody is named."""
        return self._staff[self.who.place]

    def show_staff(self, serving: Serving) -> None:
        """Let one of these be named; where nobody serves, nothing is asked."""
        self._staff = ("", *(uid for uid, _name in serving.people))
        names = [name for _uid, name in serving.people]
        short = [name.split(" ")[0] for name in names]
        shown = [one if short.count(one) == 1 else name for one, name in zip(short, names, strict=True)]
        self.who.show_items([_("Who of us?"), *shown], self._staff.index(serving.chosen))
        self.who.setVisible(bool(names))

    def clear(self) -> None:
        """Make room for the next talk."""
        self.put_back(Jotted())

    def half_typed(self) -> Jotted:
        """What stands in the fields, to be put back with `put_back`."""
        words, ask, promise = (field.text() for field in (self.words, self.ask, self.promise))
        return Jotted(words, ask, promise, self.between_us.isChecked(), self.told.isChecked())

    def put_back(self, typed: Jotted) -> None:
        """Show what was half typed before."""
        self.words.setText(typed.words)
        self.ask.setText(typed.ask)
        self.promise.setText(typed.promise)
        self.between_us.setChecked(typed.between_us)
        self.told.setChecked(typed.told)

    def _remember(self) -> None:
        typed = self.half_typed()
        words, ask, promise = typed.words.strip(), typed.ask.strip(), typed.promise.strip()
        jotted = Jotted(words, ask, promise, typed.between_us, typed.told, self.by)
        if jotted.is_empty:
            self.was_in.emit(self.by)
        else:
            self.remembered.emit(jotted)


def _field(placeholder: str, height: int, size: int, *, quiet: bool = False) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    field.setFont(theme.text(size))
    field.setFixedHeight(height)
    field.setProperty("quiet", quiet)
    return field


def _mark(colours: Colours, icon: str, words: str, tip: str) -> QPushButton:
    mark = QPushButton(f" {words}")
    mark.setCheckable(True)
    mark.setProperty("segment", True)
    mark.setProperty("mark", True)
    mark.setFont(theme.text(16))
    mark.setFixedHeight(_SECOND)
    mark.setAccessibleName(words)
    mark.setToolTip(tip)
    mark.setIcon(icons.icon(icon, colours.soft_ink, 20))
    mark.setIconSize(QSize(20, 20))
    mark.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    mark.setCursor(Qt.CursorShape.PointingHandCursor)
    return mark
