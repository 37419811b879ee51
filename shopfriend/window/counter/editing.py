"""Edit in place: between what is typed on a page and the shop that stores it, so that nothing typed is ever lost."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from shopfriend.counter.views import Fact, Facts, Opened
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.kinds import DetailKind
from shopfriend.window.background import Worker
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.half_typed import DETAIL
from shopfriend.window.counter.page_view import PageView

if TYPE_CHECKING:
    from shopfriend.window.counter.page_form import PageForm

Kept = dict[str, dict[str, str]]
"""What was typed and not stored, by customer and by field."""


class PageEditing(QObject):
    """Opens and closes the form of the page that is seen, and has each change stored and shown at once.

    `closed` says that the form, or the field of an answer, is no longer where the cursor can be, `gone` that the
    customer is no longer there: deleted, forgotten or made one with somebody else on another screen, or elsewhere.
    """

    told = Signal(str)
    undoable = Signal(str, object)
    closed = Signal()
    gone = Signal()

    def __init__(
        self, page: PageView, features: CounterFeatures, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._features = features
        self._worker = worker
        self._uid = ""
        self._is_over = False
        self.kept: Kept = {}
        self._kept_talks: dict[str, tuple[str | None, str | None]] = {}
        page.edit.clicked.connect(self.toggle)
        page.mended.connect(self._reword)
        page.talk_deleted.connect(self._delete_talk)
        page.ask_line.answered.connect(self._answered)
        page.form_built.connect(self._take_form)

    @property
    def _form(self) -> "PageForm":
        return self._page.form

    def _take_form(self, form: "PageForm") -> None:
        form.mended.connect(self._mended)
        form.details.added.connect(self._add_detail)
        form.details.removed.connect(self._remove_detail)

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def shown(self, page: Opened) -> None:
        """A page is seen now. What was typed on it before and not stored is told, or stands in its field again."""
        is_new, self._uid = page.uid != self._uid, page.uid
        if is_new:
            self._page.show_form(False)
            self._tell_waiting(self.kept.get(page.uid, {}))
        for talk in page.talks:
            line = self._page.line(talk.uid)
            if talk.uid in self._kept_talks and line is not None and not line.is_open:
                line.open(*self._kept_talks[talk.uid])
                line.refuse(_("It is “{now}” now; Enter stores yours.").format(now=talk.text[:120]))

    def toggle(self) -> None:
        """Turn the page into its form, or the form into the page again."""
        if self._page.is_form:
            self.leave()
        elif self._uid:
            uid = self._uid
            self._page.store_now()
            self._run(lambda: self._features.edit.facts(uid), self._open_form)

    def leave(self) -> None:
        """Back to the page; what was typed is stored, or kept where it cannot be."""
        self.store_now()
        if self._page.is_form:
            self._page.show_form(False)
            self._tell_waiting(self._form.waiting())
            self.closed.emit()
            self.reload()

    def hide(self) -> None:
        """The page is put out of sight."""
        self.store_now()
        self._page.show_form(False)
        self._uid = ""

    def stop(self) -> None:
        """The page goes for good: what stands in a field is still stored, and nobody waits for the answer."""
        self._is_over = True
        self.store_now()

    def store_now(self) -> None:
        """Have stored whatever stands in a field, and keep what cannot be stored."""
        self._page.store_now()
        if self._page.is_form:
            self._form.store_now()
            self._keep(self._form.uid, self._form.half_typed())

    def _run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        otherwise: Callable[[Problem], None] | None = None,
    ) -> None:
        def told(answer: Any) -> None:
            if then is not None and not self._is_over:
                then(answer)

        def refused(problem: Problem) -> None:
            if self._is_over:
                return
            if otherwise is None:
                self._worker.failed.emit(problem)
            else:
                otherwise(problem)

        self._worker.run(work, told, refused)

    def _open_form(self, facts: Facts) -> None:
        if facts.uid != self._uid:
            return
        self._form.show_facts(facts)
        self._form.put_back(self.kept.pop(facts.uid, {}))
        self._page.show_form(True)
        self._form.focus()

    def _tell_waiting(self, typed: Mapping[str, str]) -> None:
        if typed:
            words = ", ".join(typed.values())
            self.told.emit(_("Typed, but not stored yet: {words}. Edit shows it.").format(words=words))

    def _keep(self, uid: str, typed: Mapping[str, str]) -> None:
        kept = {**self.kept.get(uid, {}), **typed}
        if kept:
            self.kept[uid] = kept

    def _forget(self, uid: str, names: Mapping[Fact, str]) -> None:
        kept = {name: words for name, words in self.kept.get(uid, {}).items() if name not in names}
        self.kept.pop(uid, None)
        self._keep(uid, kept)

    def _mended(self, fact: Fact, words: str) -> None:
        self._change(self._form.uid, {fact: words}, {fact: self._form.seen(fact)})

    def _answered(self, typed: Mapping[Fact, str]) -> None:
        then = self.closed.emit if self._page.ask_line.has_cursor() else None
        # It was asked for since nothing was known of it.
        self._change(self._uid, typed, dict.fromkeys(typed, ""), then)

    def _change(
        self,
        uid: str,
        typed: Mapping[Fact, str],
        seen: Mapping[Fact, str],
        then: Callable[[], None] | None = None,
    ) -> None:
        def stored(_changes: object) -> None:
            if then is not None:
                then()
            self._forget(uid, typed)
            if self._form.uid == uid:
                self._form.stored(typed)
            self._tell_stored()

        self._run(
            lambda: self._features.edit.change(uid, typed, seen),
            stored,
            lambda problem: self._refused(uid, typed, problem),
        )

    def _refused(self, uid: str, typed: Mapping[Fact, str], problem: Problem) -> None:
        fact, seen = next(iter(typed)), uid == self._uid
        if seen and self._page.is_form and self._form.uid == uid:
            if problem.code == "changed-meanwhile":
                self._form.show_newer(fact, str(problem.values["words"]))
            self._form.refuse(fact, str(problem))
            return
        if seen and self._page.ask_line.half_typed() == typed:
            self._page.ask_line.refuse(str(problem))
            return
        # The field is out of sight: what was typed waits for it, and nothing is said where customers look on.
        self._keep(uid, {each.value: words for each, words in typed.items()})
        if seen:
            self.told.emit(str(problem))

    def _add_detail(self, kind: DetailKind, words: str) -> None:
        uid = self._form.uid

        def stored(_noted: object) -> None:
            if self._form.details.field.text().strip() == words:
                self._form.details.field.clear()
            if self.kept.get(uid, {}).get(DETAIL) == words:
                del self.kept[uid][DETAIL]
            self._tell_stored()

        self._run(lambda: self._features.edit.add_detail(uid, kind, words), stored)

    def _remove_detail(self, detail: str, words: str) -> None:
        def put_back(action: str) -> None:
            self._run(lambda: self._features.edit.put_back_detail(action), lambda _done: self.reload())

        def removed(action: str) -> None:
            self.undoable.emit(_("Taken away: {what}").format(what=words), lambda: put_back(action))
            self.reload()

        self._form.details.field.setFocus()
        self._run(lambda: self._features.edit.remove_detail(detail), removed)

    def _reword(self, talk: str, text: str | None, ask: str | None) -> None:
        mended = self._page.line(talk)
        seen = mended.seen if mended is not None else None

        def stored(_changes: object) -> None:
            self._kept_talks.pop(talk, None)
            self._tell_stored()

        def refused(problem: Problem) -> None:
            self._kept_talks[talk] = (text, ask)
            line = self._page.line(talk)
            if line is not None and line.is_open:
                if problem.code == "changed-meanwhile":
                    line.show_newer(str(problem.values["text"]), str(problem.values["ask"]))
                line.refuse(str(problem))
            elif self._uid:
                self.told.emit(str(problem))

        self._run(lambda: self._features.edit.reword(talk, text, ask, seen), stored, refused)

    def _delete_talk(self, talk: str) -> None:
        def put_back(action: str) -> None:
            self._run(lambda: self._features.undo(action), lambda _done: self.reload())

        def deleted(action: str) -> None:
            self._kept_talks.pop(talk, None)
            said = _("The talk is deleted, and lies in the bin for 30 days.")
            self.undoable.emit(said, lambda: put_back(action))
            self.reload()

        self._run(lambda: self._features.rights.delete_talk(talk), deleted)

    def _tell_stored(self) -> None:
        self.told.emit(_("Stored."))
        self.reload()

    def reload(self) -> None:
        """Show the page that is seen, or its form, as it is stored by now."""
        uid = self._uid
        if uid:
            facts, page = self._features.edit.facts, self._features.open_page
            self._run(lambda: (facts(uid), page(uid)), self._show_again, lambda why: self._not_again(uid, why))

    def _not_again(self, uid: str, problem: Problem) -> None:
        self._worker.failed.emit(problem)
        if problem.code == "nobody-named" and uid == self._uid:
            self.gone.emit()

    def _show_again(self, found: tuple[Facts, Opened]) -> None:
        facts, page = found
        if page.uid != self._uid:
            return
        self._page.show_page(page, self._features.day())
        if self._page.is_form:
            self._form.show_facts(facts)
