"""Between the page and the shop when somebody has died or parted: said once, shown with what follows, taken back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from shopfriend.counter.views import BroughtBack, Opened, Silenced
from shopfriend.language import _, ngettext
from shopfriend.records.kinds import Gone
from shopfriend.window.background import Worker
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.page_view import PageView


class Parting(QObject):
    """What followed waits with the customer on whose page it was said, until the note is put away.

    `changed` tells that the page and what wants doing today are others now.
    """

    undoable = Signal(str, object)
    changed = Signal()

    def __init__(
        self, page: PageView, features: CounterFeatures, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._features = features
        self._worker = worker
        self._uid = self._name = ""
        self._why: dict[str, Gone] = {}
        self._found: dict[str, tuple[str, Silenced]] = {}
        self._back: dict[str, tuple[str, BroughtBack]] = {}
        page.form_built.connect(self._take_form)
        page.gone_note.dropped.connect(self._drop)
        page.gone_note.also.connect(self._also)
        page.gone_note.put_away.connect(self._put_away)
        page.bring_back.clicked.connect(self._bring_customer_back)

    def forget(self, uid: str) -> None:
        """Nothing of somebody stays."""
        self._found.pop(uid, None)

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self._found.clear()
        self._back.clear()

    def shown(self, page: Opened) -> None:
        """A page is seen now: whatever followed on it is told again."""
        self._uid, self._name = page.uid, page.called
        self.show_again()

    def show_again(self) -> None:
        """Tell what followed on the page that is seen, as it is by now."""
        found, back = self._found.get(self._uid), self._back.get(self._uid)
        if back is not None:
            self._page.gone_note.show_back(*back)
        elif found is not None:
            self._page.gone_note.show_gone(*found)
        else:
            self._page.gone_note.hide()

    def hide(self) -> None:
        """The page is put out of sight."""
        self._uid = ""
        self._page.gone_note.hide()

    def _take_form(self, form: Any) -> None:
        form.details.silenced.connect(self._silence_detail)
        form.silenced.connect(self._silence_customer)
        form.brought_back.connect(self._bring_detail_back)

    def _silence_detail(self, detail: str, words: str, gone: Gone) -> None:
        self._page.form.details.field.setFocus()
        self._silence(self._uid, words.split(",")[0], lambda: self._features.edit.silence_detail(detail, gone), gone)

    def _silence_customer(self, gone: Gone) -> None:
        uid = self._uid
        self._page.show_form(False)
        self._silence(uid, self._name, lambda: self._features.edit.silence_customer(uid, gone), gone)

    def _silence(self, uid: str, name: str, work: Callable[[], Silenced], gone: Gone) -> None:
        self._why[uid] = gone

        def silenced(found: Silenced) -> None:
            self._found[uid] = (name, found)
            self._back.pop(uid, None)
            self.undoable.emit(
                _("Nothing names {what} again.").format(what=name), lambda: self._undo(uid, found.action)
            )
            self.changed.emit()

        self._worker.run(work, silenced)

    def _undo(self, uid: str, action: str) -> None:
        def undone(_changes: Any) -> None:
            self._found.pop(uid, None)
            self.changed.emit()

        self._worker.run(lambda: self._features.undo(action), undone)

    def _bring_customer_back(self) -> None:
        uid = self._uid
        self._bring_back(uid, self._name, lambda: self._features.edit.bring_back_customer(uid))

    def _bring_detail_back(self, detail: str, words: str) -> None:
        self._page.form.details.field.setFocus()
        self._bring_back(self._uid, words.split(",")[0], lambda: self._features.edit.bring_back_detail(detail))

    def _bring_back(self, uid: str, name: str, work: Callable[[], BroughtBack]) -> None:
        before = self._found.get(uid)

        def brought_back(found: BroughtBack) -> None:
            self._back[uid] = (name, found)
            self._found.pop(uid, None)
            said = _("{name} is named again.").format(name=name)
            self.undoable.emit(said, lambda: self._worker.run(lambda: self._features.undo(found.action), undone))
            self.changed.emit()

        def undone(_changes: Any) -> None:
            self._back.pop(uid, None)
            if before is not None:
                self._found[uid] = before
            self.changed.emit()

        self._worker.run(work, brought_back)

    def _also(self, namesake: str) -> None:
        """The relation who is no longer is a regular, too."""
        uid = self._uid
        gone = self._why[uid]
        name = self._found[uid][0]
        self._silence(uid, name, lambda: self._features.edit.silence_customer(namesake, gone), gone)

    def _drop(self) -> None:
        uid = self._uid
        name, found = self._found[uid]
        talks = [one.talk for one in found.questions]
        self._found[uid] = (name, replace(found, questions=()))
        self._page.gone_note.show_gone(*self._found[uid])

        def put_back(_changes: Any) -> None:
            self._found[uid] = (name, found)
            self.changed.emit()

        def dropped(action: str) -> None:
            said = ngettext("The question is dropped.", "The questions are dropped.", len(talks))
            self.undoable.emit(said, lambda: self._worker.run(lambda: self._features.undo(action), put_back))
            self.changed.emit()

        self._worker.run(lambda: self._features.edit.drop_questions(talks), dropped)

    def _put_away(self) -> None:
        self._found.pop(self._uid, None)
        self._back.pop(self._uid, None)
        self._page.gone_note.hide()
