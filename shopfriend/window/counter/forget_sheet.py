"""The sheet on which somebody is forgotten: what goes, what stays, and the one question that cannot be taken back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopfriend.keeping.rights_views import Forgot
from shopfriend.language import _, ngettext
from shopfriend.window import theme
from shopfriend.window.page_layout import in_a_fading_column
from shopfriend.window.sheets import FittedSheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, in_a_row, label, take_all_out


class ForgetSheet(FittedSheet):
    """`wanted` says that it shall be done, `left` that the page is wanted again or the sheet is done with.

    `receipt_wanted` asks for the paper about what was done; the sheet then knows no name any more.
    """

    wanted = Signal()
    left = Signal()
    receipt_wanted = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._title = label("", wrap=True)
        self._title.setFont(theme.heading(30))
        self._about = label("", 19, wrap=True)
        self._heading = label(_("What stays, because no program reaches it"), 18, bold=True, wrap=True)
        self._stays = QVBoxLayout()
        self._stays.setSpacing(8)
        self.said = label("", 18, wrap=True)
        self.forget = button(_("Forget for ever"), 52, main=True)
        self.keep = button(_("Keep everything"), 52)
        self.receipt = button(_("A receipt for them, as PDF"), 52, icon="printer", colour=colours.ink)
        self.done = button(_("Done"), 52)
        whole = QVBoxLayout(self)
        whole.setSpacing(16)
        whole.addWidget(in_a_fading_column(colours, self._title, self._about, self._heading, self._stays, self.said), 1)
        whole.addLayout(in_a_row(self.forget, self.keep, self.receipt, self.done))
        self.forget.clicked.connect(self._begin)
        self.keep.clicked.connect(self.left)
        self.done.clicked.connect(self.left)
        self.receipt.clicked.connect(self.receipt_wanted)

    def ask(self, name: str, stays: tuple[str, ...]) -> None:
        """Ask whether somebody shall be forgotten."""
        self._title.setText(_("Forget {name} for ever?").format(name=name))
        self._about.setText(
            _(
                "The page goes, with every talk, promise, card and detail, the photo, and what was noted of changes. "
                "In what others told, the name is covered. No undo, no import and no backup brings it back."
            )
        )
        take_all_out(self._stays)
        for each in stays:
            self._stays.addWidget(label(each, 18, tone="soft", wrap=True))
        self._show(asking=True)
        self.keep.setFocus()

    def show_done(self, forgot: Forgot) -> None:
        """Say that it is done."""
        self._title.setText(_("Forgotten, for ever"))
        went = ngettext("One entry is gone.", "{n} entries are gone.", forgot.entries).format(n=forgot.entries)
        receipt = _("A receipt says what went and what stays; it names nobody.")
        self._about.setText(f"{went} {receipt}")
        said = []
        if forgot.alike:
            names = ", ".join(forgot.alike)
            said.append(_("Perhaps the same person is there twice: {names}.").format(names=names))
        if forgot.unreached:
            said.append(
                _("The second place for backups was not there: plug it in soon, so that it learns of this, too.")
            )
        self._show(asking=False)
        self.said.setText("\n".join(said))
        self.said.setVisible(bool(said))
        self.done.setFocus()

    def say(self, words: str) -> None:
        """Say where the receipt lies, or why nothing was done."""
        self.said.setText(words)
        self.said.show()
        for each in (self.forget, self.keep):
            each.setEnabled(True)

    def put_away(self) -> None:
        """Nothing of it stays."""
        for each in (self._title, self._about, self.said):
            each.clear()

    def _begin(self) -> None:
        self.say(_("Forgetting …"))
        for each in (self.forget, self.keep):
            each.setEnabled(False)
        self.wanted.emit()

    def _show(self, *, asking: bool) -> None:
        for each in (self.forget, self.keep):
            each.setVisible(asking)
            each.setEnabled(True)
        for each in (self.receipt, self.done):
            each.setVisible(not asking)
        self.said.hide()
