"""“Did all come out?”: the cards of a print run in their order; those that are smudged or missing are clicked."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from shopfriend.cards.views import OpenRun
from shopfriend.language import _, ngettext
from shopfriend.window import icons, theme
from shopfriend.window.cards.sheet_list import SheetList, SheetRow
from shopfriend.window.fading import Fade
from shopfriend.window.keys import on_key
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label, rule


class CameOut(Desk):
    """Shows a run; says which of its cards came out."""

    said = Signal(str, object)
    left = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self._colours = colours
        self._run: OpenRun | None = None
        self._again: set[str] = set()
        self._pictures: dict[str, QImage] = {}
        self._folder = ""
        self._build()
        self.sheets.activated_sheet.connect(self.mark)
        self._unmark.clicked.connect(self._unmark_all)
        self._done.clicked.connect(self.settle)
        on_key(self, "Ctrl+Return", self._done.click)
        on_key(self, "Ctrl+Enter", self._done.click)
        self._back.clicked.connect(self.left)
        self._open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder)))

    def show_run(self, run: OpenRun, folder: str = "") -> None:
        """Ask about a run; `folder` is where its files lie, as far as that is still known."""
        if self._run is None or self._run.uid != run.uid:
            self._again = set()
        self._run = run
        self._folder = folder or self._folder
        self._open.setVisible(bool(self._folder))
        self._where.setText(_("The files lie in {folder}").format(folder=self._folder) if self._folder else "")
        number = len(self._asked())
        self._title.setText(ngettext("Did it come out?", "Did all {n} come out?", number).format(n=number))
        self._show()
        self.sheets.setFocus()

    def set_picture(self, uid: str, picture: QImage) -> None:
        """Show this preview on a card's sheet."""
        self._pictures[uid] = picture
        self.sheets.sheets.set_picture(uid, picture)

    def mark(self, uid: str) -> None:
        """A card is smudged or missing; marked a second time it did come out."""
        if uid in self._asked():
            self._again ^= {uid}
            self._show()

    def settle(self) -> None:
        """Say what came out."""
        if self._run is not None:
            self.said.emit(self._run.uid, {uid: uid not in self._again for uid in self._asked()})

    def _asked(self) -> list[str]:
        return [card.uid for card in self._run.cards if card.came_out is None] if self._run else []

    def _build(self) -> None:
        self._back = QPushButton("  " + _("Back to the cards"))
        self._back.setProperty("link", True)
        self._back.setFont(theme.text(17))
        self._back.setIcon(icons.icon("back", self._colours.accent_text, 20))
        top = QHBoxLayout()
        top.addWidget(self._back)
        top.addStretch(1)
        top.addWidget(label(_("Nothing counts as printed until you say so."), 16, tone="soft"))
        self._title = label("")
        self._title.setFont(theme.heading(32))
        below = label(
            _("They lie in this order, the first on top. Click any that is smudged or missing."), 18, tone="soft"
        )
        self.sheets = SheetList(self._colours, self._colours.sheet, _("The cards that went to paper"), 124)
        self._fade = Fade(self.sheets, self._colours.paper)
        sheet = Sheet(self._colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(36, 22, 36, 20)
        inside.setSpacing(8)
        inside.addWidget(self._title)
        inside.addWidget(below)
        inside.addSpacing(4)
        inside.addWidget(self.sheets, 1)
        inside.addWidget(rule())
        inside.addLayout(self._build_foot())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 14, 32, 24)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(sheet, 1)
        self.lay(sheet)

    def _build_foot(self) -> QHBoxLayout:
        self._where = QLabel()
        self._where.setFont(theme.text(16))
        self._where.setProperty("tone", "soft")
        self._open = QPushButton(_("Open the folder"))
        self._open.setProperty("link", True)
        self._open.setFont(theme.text(16))
        self._unmark = button(_("Unmark all"), 48)
        self._done = button("", 52, main=True)
        self._done.setAccessibleName(_("Say what came out"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._where)
        row.addWidget(self._open)
        row.addStretch(1)
        row.addWidget(label(_("Space marks a card"), 15, tone="soft"))
        row.addWidget(self._unmark)
        row.addWidget(self._done)
        return row

    def _unmark_all(self) -> None:
        self._again.clear()
        self._show()

    def _show(self) -> None:
        if self._run is None:
            return
        self.sheets.sheets.set_rows(
            [
                SheetRow(
                    card.uid,
                    card.name,
                    _("print again") if card.uid in self._again else str(card.place),
                    again=card.uid in self._again,
                    picture=self._pictures.get(card.uid),
                )
                for card in self._run.cards
                if card.came_out is None
            ]
        )
        out, again = len(self._asked()) - len(self._again), len(self._again)
        self._unmark.setEnabled(bool(again))
        waits = ngettext("{out} came out, {n} waits again", "{out} came out, {n} wait again", again)
        all_out = ngettext("It came out", "All {n} came out", out)
        self._done.setText(waits.format(out=out, n=again) if again else all_out.format(n=out))
