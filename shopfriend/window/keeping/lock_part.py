"""The part of Settings about locking: when nobody is there, and the PIN that opens this window again."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from shopfriend.keeping.views import LOCK_AFTER, ThisComputer
from shopfriend.language import _, ngettext
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.background import Worker
from shopfriend.window.keeping.features import SettingsFeatures
from shopfriend.window.keeping.lock_features import Way
from shopfriend.window.segments import Segments
from shopfriend.window.widgets import button, label, link


class LockPart(QWidget):
    """Four times to choose from, and a field for a PIN that opens when one is wanted.

    `minutes_chosen` tells after how many minutes the window shall lock itself, 0 for never.
    """

    minutes_chosen = Signal(int)

    def __init__(self, features: SettingsFeatures, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._features = features
        self._worker = worker
        never = _("Never")
        words = [ngettext("{n} minute", "{n} minutes", n).format(n=n) if n else never for n in LOCK_AFTER]
        self.minutes = Segments(_("Lock when nobody is there for"), words)
        self._about = label("", 16, tone="soft", wrap=True)
        self.choose = link("")
        self.none = link(_("No PIN any more"))
        self._typing = QWidget()
        self.field = QLineEdit()
        self.keep = button(_("Keep it"), 44)
        self._lay_out()
        self.minutes.chosen.connect(lambda place: self._store(LOCK_AFTER[place]))
        self.choose.clicked.connect(self._open)
        self.none.clicked.connect(self._take_out)
        self.field.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)

    def use(self, features: SettingsFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def reload(self) -> None:
        """Ask whether there is a PIN, which the keychain may take its time to tell."""
        self._typing.hide()
        features = self._features
        self._worker.run(features.lock.way, self._show, lambda _problem: None)

    def show_chosen(self, chosen: ThisComputer) -> None:
        """Show after how long the window locks itself."""
        self.minutes.show_chosen(LOCK_AFTER.index(chosen.lock_after))

    def _show(self, way: Way) -> None:
        has_pin, has_keychain = way is Way.PIN, way is not Way.CODE
        if has_pin:
            about = _("Ctrl+L locks at once. Your PIN opens this window again; it is no key to the file.")
        elif has_keychain:
            about = _("Ctrl+L locks at once. Without a PIN, anybody who is logged in here can unlock.")
        else:
            about = _("Ctrl+L locks at once. The code from your sheet opens it again.")
        self._about.setText(about)
        self.choose.setText(_("Change the PIN") if has_pin else _("Choose a PIN"))
        self.choose.setVisible(has_keychain)
        self.none.setVisible(has_pin)

    def _open(self) -> None:
        self.field.clear()
        self._typing.show()
        self.field.setFocus()

    def _keep(self) -> None:
        typed, choose = self.field.text(), self._features.lock.choose_pin
        self._ask(lambda: choose(typed))

    def _take_out(self) -> None:
        self._ask(self._features.lock.no_pin)

    def _ask(self, change: Callable[[], None]) -> None:
        self._worker.run(change, lambda _done: self.reload(), self._refuse)

    def _refuse(self, problem: Problem) -> None:
        self._about.setText(str(problem))
        if self._typing.isVisible():
            self.field.setFocus()

    def _store(self, minutes: int) -> None:
        features = self._features
        chosen = replace(features.computer(), lock_after=minutes)
        self._worker.run(
            lambda: features.change_computer(chosen), lambda _done: self.minutes_chosen.emit(minutes), self._refuse
        )

    def _lay_out(self) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(_("4 to 12 digits"))
        self.field.setAccessibleName(_("PIN"))
        self.field.setMaxLength(12)
        self.field.setFont(theme.text(18))
        self.field.setFixedHeight(44)
        typing = QHBoxLayout(self._typing)
        typing.setContentsMargins(0, 0, 0, 0)
        typing.setSpacing(12)
        typing.addWidget(self.field, 1)
        typing.addWidget(self.keep)
        links = QHBoxLayout()
        links.setSpacing(4)
        links.addWidget(self.choose)
        links.addWidget(self.none)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.minutes.accessibleName(), 16, tone="soft"))
        column.addWidget(self.minutes)
        column.addWidget(self._about)
        column.addLayout(links)
        column.addWidget(self._typing)
        self.choose.hide()
        self.none.hide()
        self._typing.hide()
