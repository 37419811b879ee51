"""The part of Settings about who works here: each with a hand of their own, and what becomes of it when they leave."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from shopfriend.keeping.views import Member
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.choice import Choice
from shopfriend.window.keeping.features import SettingsFeatures
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, button, label, link, take_all_out


class StaffPart(QWidget):
    """A row for each, a field for somebody new, and a line that says why something was not done.

    `undoable` tells what was done and how it is taken back, `changed` that others may be named from now on.
    """

    undoable = Signal(str, object)
    told = Signal(str)
    changed = Signal()

    def __init__(self, colours: Colours, features: SettingsFeatures, workers: Workers) -> None:
        super().__init__()
        self._colours = colours
        self._features = features
        self._reading = workers.reading
        self._storing = workers.storing
        self.members: tuple[Member, ...] = ()
        self.hands: dict[str, Choice] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.name = QLineEdit()
        self.name.setFont(theme.text(18))
        self.name.setFixedHeight(46)
        self.name.setPlaceholderText(_("Somebody new"))
        self.name.setAccessibleName(_("Name of somebody who works here"))
        self.add = button(_("Add"), 46)
        self._said = label("", 16, tone="accent", wrap=True)
        self._said.hide()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(self._rows)
        inside.addLayout(row)
        inside.addWidget(self._said)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self.name.textEdited.connect(lambda _typed: self._said.hide())

    def use(self, features: SettingsFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def reload(self) -> None:
        """Ask for everybody anew."""
        features = self._features
        self._reading.run(
            lambda: (features.staff.members(), [hand.name for hand in features.hands()]),
            lambda found: self._show(*found),
        )

    def _show(self, members: Sequence[Member], hands: Sequence[str]) -> None:
        take_all_out(self._rows)
        self.members, self.hands = tuple(members), {}
        for member in members:
            self._rows.addWidget(self._row(member, hands))

    def _row(self, member: Member, hands: Sequence[str]) -> QWidget:
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        name = Elided(fonts=[theme.text(18)])
        name.set_words(_("{name} · has left").format(name=member.name) if member.left else member.name)
        name.setProperty("tone", "soft" if member.left else "")
        words.addWidget(name)
        if member.knows:
            knows = Elided(fonts=[theme.text(16)])
            knows.setProperty("tone", "soft")
            knows.set_words(_("knows best: {names}").format(names=", ".join(member.knows)))
            words.addWidget(knows)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(words, 1)
        if not member.left:
            inside.addWidget(self._hand(member, hands))
        does = self._come_back if member.left else self._leave
        leave = link(_("Is back") if member.left else _("Has left"))
        leave.setAccessibleName(f"{member.name}: {leave.text()}")
        leave.clicked.connect(partial(does, member))
        inside.addWidget(leave)
        return row

    def _hand(self, member: Member, hands: Sequence[str]) -> Choice:
        choice = self.hands[member.uid] = Choice(self._colours, _("Hand of {name}").format(name=member.name), 44)
        choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        choice.setFixedWidth(theme.scaled(188))
        names = ["", *hands]
        place = names.index(member.hand) if member.hand in names else 0
        choice.show_items([_("The shop’s hand"), *hands], place)
        choice.chosen.connect(lambda place: self._give_hand(member, names[place]))
        return choice

    def _add(self) -> None:
        name = self.name.text()

        def refused(problem: Problem) -> None:
            self._said.setText(str(problem))
            self._said.show()
            self.name.setFocus()

        def added() -> None:
            self.name.clear()
            self._said.hide()

        features, said = self._features, _("{name} works here now.").format(name=" ".join(name.split()))
        self._do(lambda: features.staff.add(name), said, refused, added)

    def _give_hand(self, member: Member, hand: str) -> None:
        features = self._features
        whose = _("Cards for those whom {name} knows best are written so now.").format(name=member.name)
        self._do(lambda: features.staff.give_hand(member.uid, hand), whose)

    def _leave(self, member: Member) -> None:
        features = self._features
        said = _("{name} has left. The shop remembers; the hand is retired.").format(name=member.name)
        self._do(lambda: features.staff.leave(member.uid), said)

    def _come_back(self, member: Member) -> None:
        features = self._features
        said = _("{name} works here again.").format(name=member.name)
        self._do(lambda: features.staff.come_back(member.uid), said)

    def _do(
        self,
        work: Callable[[], Any],
        said: str,
        otherwise: Callable[[Problem], None] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        def done(changes: Any) -> None:
            if then is not None:
                then()
            self.undoable.emit(said, lambda: self._undo(changes.action))
            self._changed()

        self._storing.run(work, done, otherwise)

    def _undo(self, action: str) -> None:
        def undone(_changes: Any) -> None:
            self.told.emit(_("Taken back."))
            self._changed()

        features = self._features
        self._storing.run(lambda: features.staff.undo(action), undone)

    def _changed(self) -> None:
        self.reload()
        self.changed.emit()
