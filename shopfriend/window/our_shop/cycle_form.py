"""A cycle as the owner puts it: its name, and what the customer meets, in order; moved, renamed, added, taken out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.our_shop.views import Cycle
from shopfriend.window import icons, theme
from shopfriend.window.our_shop.fields import line_field
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import back_link, button, in_a_row, label, link, scroll_through, take_all_out


class CycleForm(QWidget):
    """`kept` gives the name until now, the name from now on, and the points (uid and name); `removed` the cycle."""

    left = Signal()
    kept = Signal(str, str, object)
    removed = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._cycle = ""
        self._uids: list[str] = []
        self.fields: list[QLineEdit] = []
        self.back = back_link(_("Our shop"), colours)
        title = label(_("What the customer meets"))
        title.setFont(theme.heading(32))
        self.name = line_field(_("Name of the cycle"), _("A visit to us, a phone call, a delivery …"), 52)
        self.name.setFont(theme.text(20))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add = button(_("One more point"), 44)
        self.keep = button(_("Keep"), 52, main=True)
        self.remove = link(_("Take the whole cycle out"))
        self._refused = label("", 17, tone="accent", wrap=True)
        self._refused.hide()
        self.sheet = self._build()
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(title)
        scroll_through(self, head, self.sheet)
        self.back.clicked.connect(self.left)
        self.add.clicked.connect(lambda: self._add("", "", focus=True))
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(lambda: self.removed.emit(self._cycle))
        self.name.returnPressed.connect(self._keep)

    def _build(self) -> Sheet:
        sheet = Sheet(self._colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(28, 20, 28, 24)
        inside.setSpacing(10)
        inside.addWidget(label(_("Name of the cycle"), 16, tone="soft"))
        inside.addWidget(self.name)
        inside.addSpacing(6)
        inside.addWidget(label(_("Its points, one after the other, as the customer meets them"), 16, tone="soft"))
        inside.addLayout(self._rows)
        inside.addLayout(in_a_row(self.add))
        inside.addWidget(self._refused)
        inside.addSpacing(6)
        inside.addLayout(in_a_row(self.keep, self.remove))
        return sheet

    def show_cycle(self, cycle: Cycle | None) -> None:
        """Show this one; None for a new one."""
        self._cycle = cycle.name if cycle else ""
        self.name.setText(self._cycle)
        self.remove.setVisible(cycle is not None)
        self._refused.hide()
        points = cycle.points if cycle else ()
        self._show([point.uid for point in points] or [""] * 3, [point.name for point in points] or [""] * 3)
        (self.name if cycle is None else self.fields[0]).setFocus()

    def refuse(self, why: str) -> None:
        """Say what is wrong; what was typed stays."""
        self._refused.setText(why)
        self._refused.show()

    def _show(self, uids: Sequence[str], names: Sequence[str]) -> None:
        take_all_out(self._rows)
        self._uids, self.fields = [], []
        for uid, name in zip(uids, names, strict=True):
            self._add(uid, name)

    def _add(self, uid: str, name: str, *, focus: bool = False) -> None:
        place = len(self.fields)
        field = line_field(_("Point {n}").format(n=place + 1), _("Opens the door, is greeted, pays …"))
        field.setText(name)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        number = label(str(place + 1), 18, tone="soft")
        number.setFixedWidth(theme.scaled(26))
        row.addWidget(number)
        row.addWidget(field, 1)
        for icon, words, does in (
            ("up", _("Earlier"), partial(self._move, place, -1)),
            ("down", _("Later"), partial(self._move, place, 1)),
            ("cross", _("Take it out"), partial(self._take_out, place)),
        ):
            row.addWidget(self._small(icon, words, does))
        self._rows.addWidget(made)
        self._uids.append(uid)
        self.fields.append(field)
        if focus:
            field.setFocus()

    def _small(self, icon: str, words: str, does: partial[None]) -> QPushButton:
        made = QPushButton()
        made.setProperty("small", True)
        made.setFixedSize(44, 44)
        made.setIcon(icons.icon(icon, self._colours.soft_ink, 20))
        made.setIconSize(QSize(20, 20))
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda _on=False: does())
        return made

    def _move(self, place: int, by: int) -> None:
        to = place + by
        if not 0 <= to < len(self.fields):
            return
        names = [field.text() for field in self.fields]
        uids = self._uids[:]
        for each in (names, uids):
            each[place], each[to] = each[to], each[place]
        self._show(uids, names)
        self.fields[to].setFocus()

    def _take_out(self, place: int) -> None:
        names = [field.text() for field in self.fields]
        self._show(self._uids[:place] + self._uids[place + 1 :], names[:place] + names[place + 1 :])

    def _keep(self) -> None:
        self._refused.hide()
        rows = [(uid, field.text()) for uid, field in zip(self._uids, self.fields, strict=True)]
        # An empty line that was never a point is no mistake: it was offered.
        self.kept.emit(self._cycle, self.name.text(), [row for row in rows if row[0] or row[1].strip()])
