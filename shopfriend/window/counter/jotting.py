"""From the field where it is jotted down to the shop that remembers it, so that nothing typed is ever lost."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from shopfriend.counter.views import Jotted, Stored
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window.background import Worker
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.page_view import PageView
from shopfriend.window.counter.talk_field import TalkField

if TYPE_CHECKING:
    from shopfriend.counter.said.offer import Offer

_STORING_SAID_AFTER = 300
"""Milliseconds after which it is said that something is still being stored: a list may be coming in just now."""


class Jotting(QObject):
    """Stores what is said, asked and kept on the page that is open; `stored` tells that the shop knows more now.

    `uid` is the customer whose page it is, "" where none is open; `kept` what was half typed, by customer. What a talk
    offered waits with its customer until it is kept or put away, one talk after the other.
    """

    told = Signal(str)
    undoable = Signal(str, object)
    stored = Signal()

    def __init__(
        self,
        talk: TalkField,
        page: PageView,
        features: CounterFeatures,
        worker: Worker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._talk = talk
        self._page = page
        self._features = features
        self._worker = worker
        self.uid = ""
        self.kept: dict[str, Jotted] = {}
        self._offered: dict[str, list[Stored]] = {}
        talk.remembered.connect(self._remember)
        talk.was_in.connect(self._was_in)
        talk.named.connect(self._named)
        page.offer_line.picked.connect(self._keep_offer)
        page.offer_line.put_away.connect(self._put_offers_away)

    def forget(self, uid: str) -> None:
        """Nothing of somebody stays: what was half typed, and what talks offered."""
        self.kept.pop(uid, None)
        self._offered.pop(uid, None)

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self._offered.clear()

    def shown(self, uid: str) -> None:
        """A page is seen now: what was half typed for her stands in the fields again, and the cursor with it."""
        self.uid = uid
        self._talk.put_back(self.kept.pop(uid, Jotted()))
        self._show_offers()
        self._talk.words.setFocus()

    def keep_half_typed(self) -> None:
        """Empty the fields for another page; what stood in them comes back with this one."""
        if self.uid and not self._talk.half_typed().is_empty:
            self.kept[self.uid] = self._talk.half_typed()
        self._talk.clear()

    def hide(self) -> None:
        """The page is put out of sight."""
        self.keep_half_typed()
        self.uid = ""

    def offer(self, uid: str, stored: Stored) -> None:
        """A talk with this customer was stored elsewhere: what it offers waits until the page is opened."""
        if stored.offers:
            self._offered.setdefault(uid, []).append(stored)

    def withdraw(self, action: str) -> None:
        """What this action stored was taken back: it offers nothing any more."""
        left = {uid: [one for one in found if one.action != action] for uid, found in self._offered.items()}
        self._offered = {uid: found for uid, found in left.items() if found}

    def asked(self, talk: str) -> None:
        """The question that a talk left behind was asked."""
        self._store(lambda: self._features.asked(talk), _("Asked."))

    def keep(self, promise: str) -> None:
        """A promise was kept."""
        self._store(lambda: self._features.keep(promise), _("Kept."))

    def _remember(self, jotted: Jotted) -> None:
        uid, typed = self.uid, self._talk.half_typed()
        self._talk.clear()

        def stored(answer: Stored) -> None:
            self._offered[uid] = [answer]
            said = [_("Remembered.")]
            if answer.also:
                said.append(_("With {names}.").format(names=", ".join(answer.also)))
            if answer.unclear:
                said.append(_("Not clear who is meant by {names}.").format(names=", ".join(answer.unclear)))
            self._tell(" ".join(said), answer.action)
            # It is safe by now: nobody waits for what else may be made of it.
            understood = partial(self._understood, uid, answer.talk)
            self._worker.run(lambda: self._features.understood(uid, answer.talk), understood)

        def refused(problem: Problem) -> None:
            # Nothing typed is lost: it stands in its field again, now or when the page is next opened.
            self.kept.setdefault(uid, typed)
            if self.uid == uid and self._talk.half_typed().is_empty:
                self._talk.put_back(self.kept.pop(uid))
            self._worker.failed.emit(problem)

        self._run(lambda: self._features.remember(uid, jotted), stored, refused)

    def _understood(self, uid: str, talk: str, offers: "tuple[Offer, ...]") -> None:
        for place, found in enumerate(self._offered.get(uid, ())):
            if found.talk == talk:
                self._offered[uid][place] = replace(found, offers=offers)
                if self.uid == uid:
                    self._show_offers()

    def show_staff(self) -> None:
        """Ask who serves, to be named at the field."""
        self._worker.run(lambda: self._features.staff.serving(), self._talk.show_staff)

    def _named(self, uid: str) -> None:
        self._worker.run(lambda: self._features.staff.choose(uid))

    def _was_in(self, by: str) -> None:
        uid = self.uid
        self._store(lambda: self._features.was_in(uid, by), _("Noted: was in today."))

    def _keep_offer(self, offer: "Offer", allowed_by: str) -> None:
        uid = self.uid
        talk = self._offered[uid][0].talk

        def stored(changes: Any) -> None:
            for place, found in enumerate(self._offered.get(uid, ())):
                if found.talk == talk:
                    left = tuple(each for each in found.offers if each != offer)
                    self._offered[uid][place] = replace(found, offers=left)
            self._tell(_("Kept."), changes.action)

        def refused(problem: Problem) -> None:
            self._worker.failed.emit(problem)
            if self.uid == uid:
                self._page.offer_line.refuse()

        self._run(lambda: self._features.keep_offer(uid, talk, offer, allowed_by), stored, refused)

    def _put_offers_away(self) -> None:
        del self._offered.get(self.uid, [])[:1]
        self._show_offers()
        self._talk.words.setFocus()

    def _show_offers(self) -> None:
        waiting = self._offered.get(self.uid, [])
        while len(waiting) > 1 and not waiting[0].offers:
            del waiting[0]
        self._page.show_offers(waiting[0].offers if waiting else ())

    def _store(self, work: Callable[[], Any], said: str) -> None:
        self._run(work, lambda changes: self._tell(said, changes.action))

    def _tell(self, said: str, action: str) -> None:
        if action:
            self.undoable.emit(said, lambda: self._undo(action))
        else:
            self.told.emit(said)
        self.stored.emit()

    def _undo(self, action: str) -> None:
        def undone(_changes: Any) -> None:
            self.withdraw(action)
            self.told.emit(_("Taken back."))
            self.stored.emit()

        self._run(lambda: self._features.undo(action), undone)

    def _run(
        self, work: Callable[[], Any], then: Callable[[Any], None], otherwise: Callable[[Problem], None] | None = None
    ) -> None:
        late = QTimer(self, singleShot=True, interval=_STORING_SAID_AFTER)
        late.timeout.connect(lambda: self.told.emit(_("Storing …")))
        late.start()

        def done(answer: Any) -> None:
            late.stop()
            late.deleteLater()
            then(answer)

        def refused(problem: Problem) -> None:
            late.stop()
            late.deleteLater()
            (otherwise or self._worker.failed.emit)(problem)

        self._worker.run(work, done, refused)
