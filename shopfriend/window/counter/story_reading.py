"""Between the opened page and the whole story that lies behind it: opened with one key, and left with the same."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from shopfriend.window.background import Worker
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    from shopfriend.counter.story_views import Story
    from shopfriend.window.counter.story_sheet import StorySheet


class StoryReading(QObject):
    """`shown` tells that the story may be seen, `left` that the page is wanted again. The sheet is built when wanted.

    `paper_wanted` asks for all of it on paper. `place` puts a new sheet where the page lies.
    """

    shown = Signal(object)
    left = Signal()
    paper_wanted = Signal()

    def __init__(
        self,
        colours: Colours,
        features: CounterFeatures,
        worker: Worker,
        place: "Callable[[StorySheet], None]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        self._features = features
        self._worker = worker
        self._place = place
        self._wanted = ""
        self._is_history = False
        self._sheet: StorySheet | None = None

    @property
    def sheet(self) -> "StorySheet":
        """The sheet, built when it is first wanted."""
        if self._sheet is None:
            from shopfriend.window.counter.story_sheet import StorySheet

            self._sheet = StorySheet(self._colours)
            self._place(self._sheet)
            self._sheet.left.connect(self.leave)
            self._sheet.paper_wanted.connect(self.paper_wanted)
            self._sheet.other_wanted.connect(self._turn)
        return self._sheet

    @property
    def is_open(self) -> bool:
        """Whether a story is seen, or on its way to the screen."""
        return bool(self._wanted)

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def open(self, uid: str) -> None:
        """Show the story of this customer (uid); once more where it is shown already, as it is now."""
        self._wanted = uid
        is_history = self._is_history
        tell = self._features.history if is_history else self._features.story
        self._worker.run(lambda: tell(uid), lambda story: self._show(story, is_history=is_history))

    def _turn(self) -> None:
        self._is_history = not self._is_history
        self.open(self._wanted)

    def leave(self) -> None:
        """Back to the page."""
        if self.is_open:
            self.hide()
            self.left.emit()

    def hide(self) -> None:
        """Put it out of sight, and whatever is still on its way; nothing of it stays."""
        self._wanted, self._is_history = "", False
        if self._sheet is not None:
            self._sheet.put_away()

    def _show(self, story: "Story", *, is_history: bool) -> None:
        if story.uid != self._wanted or is_history is not self._is_history:
            return
        is_new = self.sheet.uid != story.uid
        self.sheet.show_story(story, is_history=is_history)
        if is_new:
            self.shown.emit(self.sheet)
            self.sheet.field.setFocus()
