"""Between the opened page and the sheet on which its customer is forgotten."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from shopfriend.counter.views import Opened
from shopfriend.language import _
from shopfriend.window.background import Worker
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.page_view import PageView
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    from shopfriend.keeping.rights_views import Forgot
    from shopfriend.window.counter.forget_sheet import ForgetSheet
    from shopfriend.window.counter.page_form import PageForm


class Forgetting(QObject):
    """`shown` tells that the sheet may be seen, `left` that the page is wanted again, `closed` that it is gone.

    `forgotten` tells whose page and whose half typed words must go (uid), also where somebody is only deleted, and
    `came_back` that this was taken back. `choose` asks the owner for a folder.
    """

    shown = Signal(object)
    left = Signal()
    closed = Signal()
    forgotten = Signal(str)
    came_back = Signal(str)
    told = Signal(str)
    undoable = Signal(str, object)

    def __init__(
        self,
        colours: Colours,
        features: CounterFeatures,
        worker: Worker,
        place: "Callable[[ForgetSheet], None]",
        page: PageView,
        choose: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        self._features = features
        self._worker = worker
        self._place = place
        self._choose = choose
        self._uid = self._name = ""
        self._done: Forgot | None = None
        self._sheet: ForgetSheet | None = None
        page.form_built.connect(self._take_form)

    @property
    def sheet(self) -> "ForgetSheet":
        """The sheet, built when it is first wanted."""
        if self._sheet is None:
            from shopfriend.window.counter.forget_sheet import ForgetSheet

            self._sheet = ForgetSheet(self._colours)
            self._place(self._sheet)
            self._sheet.wanted.connect(self._forget)
            self._sheet.left.connect(self.leave)
            self._sheet.receipt_wanted.connect(self._save_receipt)
        return self._sheet

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def seen(self, page: Opened) -> None:
        """Whose page is open."""
        self._uid, self._name = page.uid, page.name

    def leave(self) -> None:
        """Back to the page, or to nobody's where it is gone."""
        was_done, self._done = self._done is not None, None
        self.sheet.put_away()
        (self.closed if was_done else self.left).emit()

    def hide(self) -> None:
        """Put it out of sight; nothing of it stays."""
        self._uid, self._name, self._done = "", "", None
        if self._sheet is not None:
            self._sheet.put_away()

    def ask(self) -> None:
        """Ask whether the customer whose page is open shall be forgotten."""
        self.sheet.ask(self._name, self._features.rights.stays())
        self.shown.emit(self.sheet)
        self.sheet.keep.setFocus()

    def _take_form(self, form: "PageForm") -> None:
        form.forget_wanted.connect(self.ask)
        form.delete_wanted.connect(self._delete)

    def _delete(self) -> None:
        uid, name = self._uid, self._name

        def deleted(action: str) -> None:
            self.forgotten.emit(uid)
            said = _("{name} is deleted, and lies in the bin for 30 days.").format(name=name)
            self.undoable.emit(said, lambda: self._worker.run(lambda: self._features.undo(action), back))

        def back(_changes: object) -> None:
            self.came_back.emit(uid)

        self._worker.run(lambda: self._features.rights.delete(uid), deleted)

    def _forget(self) -> None:
        uid = self._uid

        def forgot(done: "Forgot") -> None:
            was_seen = self.sheet.isVisible()
            self.forgotten.emit(uid)
            self.told.emit(_("Forgotten, for ever."))
            if was_seen:
                self._done = done
                self.sheet.show_done(done)
                self.shown.emit(self.sheet)

        self._worker.run(lambda: self._features.rights.forget(uid), forgot, lambda why: self.sheet.say(str(why)))

    def _save_receipt(self) -> None:
        done = self._done
        folder = self._choose(_("Where shall the receipt lie?"))
        if folder and done is not None:
            self._worker.run(
                lambda: self._features.rights.receipt(done, Path(folder)),
                lambda file: self.sheet.say(_("The receipt lies in {file}.").format(file=file)),
                lambda why: self.sheet.say(str(why)),
            )
