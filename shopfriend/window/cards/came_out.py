"""“Did all come out?”: the cards of a print run in their order; those that are smudged or missing are clicked."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from shopfriend.cards.lying import Lying, form_of, lying
from shopfriend.cards.views import OpenRun
from shopfriend.language import _, ngettext
from shopfriend.printing.formats import Format
from shopfriend.window import theme
from shopfriend.window.cards.sheet_list import SheetList, SheetRow
from shopfriend.window.cards.sheet_picture import picture_of_sheet
from shopfriend.window.fading import Fade
from shopfriend.window.keys import on_key
from shopfriend.window.segments import Segments
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import back_link, button, label, link, rule


class CameOut(Desk):
    """Shows a run; says which of its cards came out. `face_said` tells whether a printer's pages come face up."""

    said = Signal(str, object)
    face_said = Signal(str, bool)
    left = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self._colours = colours
        self._run: OpenRun | None = None
        self._again: set[str] = set()
        self._pictures: dict[str, QImage] = {}
        self._folder = ""
        self._form: Format | None = None
        self._lying = Lying(())
        self._face_up: bool | None = None
        self._by_sheet = False
        self._build()
        self.sheets.activated_sheet.connect(self.mark)
        self._unmark.clicked.connect(self._unmark_all)
        self.onwards.clicked.connect(self.mark_onwards)
        self._done.clicked.connect(self.settle)
        on_key(self, "Ctrl+Return", self._done.click)
        on_key(self, "Ctrl+Enter", self._done.click)
        self._back.clicked.connect(self.left)
        self._ways.chosen.connect(lambda place: self.turn_by_sheet(bool(place)))
        self._faces.chosen.connect(lambda place: self._keep_face(bool(place)))
        self._other_way.clicked.connect(lambda: self._keep_face(not self.face_up))
        self._open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder)))

    def show_run(self, run: OpenRun, folder: str = "", face_up: bool | None = None) -> None:
        """Ask about a run; `folder` is where its files lie, as far as that is still known.

        `face_up` is how the pages of its printer come out; None where that is to be asked first.
        """
        if self._run is None or self._run.uid != run.uid:
            self._again = set()
        self._run = run
        self._form = form_of(run.paper)
        self._lying = lying([card.uid for card in run.cards if card.came_out is None], self._form)
        self._folder = folder or self._folder
        self._open.setVisible(bool(self._folder))
        self._where.setText(_("The files lie in {folder}").format(folder=self._folder) if self._folder else "")
        number = len(self._asked())
        self._title.setText(ngettext("Did it come out?", "Did all {n} come out?", number).format(n=number))
        self._ways.setVisible(self._lying.several)
        self._say_face(face_up)
        self.sheets.setFocus()

    def set_picture(self, uid: str, picture: QImage) -> None:
        """Show this preview on a card's sheet."""
        self._pictures[uid] = picture
        for tile in self._tiles():
            if uid in tile:
                self.sheets.sheets.set_picture(tile[0], self._picture_of(tile) or picture)

    def mark(self, uid: str) -> None:
        """A card, or the sheet that begins with it, is smudged or missing; marked a second time it did come out."""
        tile = next((set(tile) for tile in self._tiles() if uid in tile), set())
        if tile <= self._again:
            self._again -= tile
        else:
            self._again |= tile
        self._show()

    def mark_onwards(self) -> None:
        """The selected one and all printed after it did not come out, as where the paper ran out."""
        index = self.sheets.currentIndex()
        if index.isValid():
            self._again |= self._lying.onwards(self._tiles()[index.row()][0])
            self._show()
            self.sheets.setFocus()

    @property
    def face_up(self) -> bool:
        """Whether what was printed last lies on top."""
        return self._face_up is True

    def turn_by_sheet(self, by_sheet: bool) -> None:
        """Show whole sheets, or each card alone."""
        self._by_sheet = by_sheet
        self._ways.show_chosen(int(by_sheet))
        self._space.setText(_("Space marks a sheet") if by_sheet else _("Space marks a card"))
        self._show()

    def settle(self) -> None:
        """Say what came out."""
        if self._run is not None:
            self.said.emit(self._run.uid, {uid: uid not in self._again for uid in self._asked()})

    def _asked(self) -> list[str]:
        return [card.uid for card in self._run.cards if card.came_out is None] if self._run else []

    def _build(self) -> None:
        self._back = back_link(_("Back to the cards"), self._colours)
        top = QHBoxLayout()
        top.addWidget(self._back)
        top.addStretch(1)
        top.addWidget(label(_("Nothing counts as printed until you say so."), 16, tone="soft"))
        self._title = label("")
        self._title.setFont(theme.heading(32))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._title, 1)
        self._ways = Segments(_("What is clicked"), [_("By card"), _("By sheet")])
        self._ways.show_chosen(0)
        head.addWidget(self._ways)
        self.sheets = SheetList(self._colours, self._colours.sheet, _("The cards that went to paper"), 124)
        self._fade = Fade(self.sheets, self._colours.paper)
        sheet = Sheet(self._colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(36, 22, 36, 20)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addLayout(self._build_order())
        inside.addWidget(self._build_question())
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

    def _build_order(self) -> QHBoxLayout:
        self._order = label("", 18, tone="soft", wrap=True)
        self._other_way = link(_("No, the other way round"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._order, 1)
        row.addWidget(self._other_way)
        return row

    def _build_question(self) -> QFrame:
        """How pages come out of a printer, asked once."""
        self._question = QFrame()
        self._question.setObjectName("tile")
        self._asks = label("", 18, wrap=True)
        self._faces = Segments(_("How pages come out"), [_("Face down"), _("Face up")])
        row = QHBoxLayout(self._question)
        row.setContentsMargins(20, 10, 14, 10)
        row.setSpacing(16)
        row.addWidget(self._asks, 1)
        row.addWidget(self._faces)
        return self._question

    def _build_foot(self) -> QHBoxLayout:
        self._where = label("", 16, tone="soft")
        self._open = link(_("Open the folder"))
        self.onwards = button(_("From this one on"), 48)
        self.onwards.setToolTip(_("The paper ran out here: this one and all after it did not come out"))
        self._unmark = button(_("Unmark all"), 48)
        self._done = button("", 52, main=True)
        self._done.setAccessibleName(_("Say what came out"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._where)
        row.addWidget(self._open)
        row.addStretch(1)
        self._space = label(_("Space marks a card"), 15, tone="soft")
        row.addWidget(self._space)
        row.addWidget(self.onwards)
        row.addWidget(self._unmark)
        row.addWidget(self._done)
        return row

    def _unmark_all(self) -> None:
        self._again.clear()
        self._show()

    def _keep_face(self, face_up: bool) -> None:
        if self._run is not None:
            self.face_said.emit(self._run.printer, face_up)
            self._say_face(face_up)

    def _say_face(self, face_up: bool | None) -> None:
        self._face_up = face_up
        printer = self._run.printer if self._run is not None else ""
        several = len(self._asked()) > 1
        self._question.setVisible(bool(printer) and face_up is None and several)
        self._faces.show_none()
        self._asks.setText(_("Once for this printer: how do pages come out of {printer}?").format(printer=printer))
        self._other_way.setVisible(bool(printer) and face_up is not None and several)
        lie = (
            _("They lie in this order, the last on top.")
            if self.face_up
            else _("They lie in this order, the first on top.")
        )
        self._order.setText((f"{lie} " if several else "") + _("Click any that is smudged or missing."))
        self.onwards.setText(_("Up to this one") if self.face_up else _("From this one on"))
        self.onwards.setVisible(several)
        self._show()

    def _tiles(self) -> list[tuple[str, ...]]:
        """The cards of each tile, as they lie."""
        return self._lying.seen(by_sheet=self._by_sheet and self._lying.several, face_up=self.face_up)

    def _picture_of(self, tile: tuple[str, ...]) -> QImage | None:
        pictures = [self._pictures.get(uid) for uid in tile]
        if not self._by_sheet or self._form is None or not self._lying.several:
            return pictures[0]
        return picture_of_sheet(self._form, pictures, self.sheets.sheet_width, self._colours)

    def _row(self, tile: tuple[str, ...]) -> SheetRow:
        assert self._run is not None
        cards = [card for uid in tile for card in self._run.cards if card.uid == uid]
        again = self._again.issuperset(tile)
        first, *others = (card.name for card in cards)
        said = _("and {names}").format(names=", ".join(others)) if others else str(cards[0].place)
        marked = [card.name for card in cards if card.uid in self._again]
        if marked:
            said = _("print again") if again else _("print again: {name}").format(name=", ".join(marked))
        return SheetRow(tile[0], first, said, again=again, picture=self._picture_of(tile))

    def _show(self) -> None:
        if self._run is None:
            return
        self.sheets.sheets.set_rows([self._row(tile) for tile in self._tiles()])
        out, again = len(self._asked()) - len(self._again), len(self._again)
        self._unmark.setEnabled(bool(again))
        waits = ngettext("{out} came out, {n} waits again", "{out} came out, {n} wait again", again)
        all_out = ngettext("It came out", "All {n} came out", out)
        self._done.setText(waits.format(out=out, n=again) if again else all_out.format(n=out))
