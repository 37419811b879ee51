"""From the field where it is jotted down to the shop that remembers it, so that nothing typed is ever lost."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window.background import Worker
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.talk_field import TalkField

_STORING_SAID_AFTER = 300
"""Milliseconds after which it is said that something is still being stored: a list may be coming in just now."""


class Jotting(QObject):
    """Stores what is said, asked and kept on the page that is open; `stored` tells that the shop knows more now.

    `uid` is the customer whose page it is, "" where none is open; `kept` what was half typed, by customer.
    """

    told = Signal(str)
    stored = Signal()

    def __init__(
        self, talk: TalkField, features: CounterFeatures, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._talk = talk
        self._features = features
        self._worker = worker
        self.uid = ""
        self.kept: dict[str, tuple[str, str, str]] = {}
        talk.remembered.connect(self._remember)
        talk.was_in.connect(self._was_in)

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def shown(self, uid: str) -> None:
        """A page is seen now: what was half typed for her stands in the fields again, and the cursor with it."""
        self.uid = uid
        self._talk.put_back(self.kept.pop(uid, ("", "", "")))
        self._talk.words.setFocus()

    def keep_half_typed(self) -> None:
        """Empty the fields for another page; what stood in them comes back with this one."""
        if self.uid and any(self._talk.half_typed()):
            self.kept[self.uid] = self._talk.half_typed()
        self._talk.clear()

    def hide(self) -> None:
        """The page is put out of sight."""
        self.keep_half_typed()
        self.uid = ""

    def asked(self, talk: str) -> None:
        """The question that a talk left behind was asked."""
        self._store(lambda: self._features.asked(talk), _("Asked."))

    def keep(self, promise: str) -> None:
        """A promise was kept."""
        self._store(lambda: self._features.keep(promise), _("Kept."))

    def _remember(self, words: str, ask: str, promise: str) -> None:
        uid, typed = self.uid, self._talk.half_typed()
        self._talk.clear()

        def refused(problem: Problem) -> None:
            # Nothing typed is lost: it stands in its field again, now or when the page is next opened.
            self.kept.setdefault(uid, typed)
            if self.uid == uid and not any(self._talk.half_typed()):
                self._talk.put_back(self.kept.pop(uid))
            self._worker.failed.emit(problem)

        self._store(lambda: self._features.remember(uid, words, ask, promise), _("Remembered."), refused)

    def _was_in(self) -> None:
        uid = self.uid
        self._store(lambda: self._features.was_in(uid), _("Noted: was in today."))

    def _store(self, work: Callable[[], Any], said: str, otherwise: Callable[[Problem], None] | None = None) -> None:
        late = QTimer(self, singleShot=True, interval=_STORING_SAID_AFTER)
        late.timeout.connect(lambda: self.told.emit(_("Storing …")))
        late.start()

        def done(_answer: Any) -> None:
            late.stop()
            late.deleteLater()
            self.told.emit(said)
            self.stored.emit()

        def refused(problem: Problem) -> None:
            late.stop()
            late.deleteLater()
            (otherwise or self._worker.failed.emit)(problem)

        self._worker.run(work, done, refused)
