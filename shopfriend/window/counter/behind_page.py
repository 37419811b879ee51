"""What comes in the page's place for a while: the story, pasted notes, what somebody said; partings and goodwill."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from shopfriend.counter.views import Opened
from shopfriend.window.background import Workers
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.forgetting import Forgetting
from shopfriend.window.counter.jotting import Jotting
from shopfriend.window.counter.page_goodwill import PageGoodwill
from shopfriend.window.counter.page_view import PageView
from shopfriend.window.counter.parting import Parting
from shopfriend.window.counter.pasting import Pasting
from shopfriend.window.counter.right_side import RightSide
from shopfriend.window.counter.story_paper import StoryPaper
from shopfriend.window.counter.story_reading import StoryReading
from shopfriend.window.our_shop.hearing import Hearing
from shopfriend.window.theme import Colours


class BehindPage(QObject):
    """`page_wanted` tells that the page is to be seen again, `left` that nothing is wanted in its place any more.

    `stored` tells that the shop knows more now, or less; `parted` that somebody is no longer, or is there again;
    `forgotten` that nothing of somebody (uid) may stay in sight. `choose` asks the owner for a folder.
    """

    told = Signal(str)
    undoable = Signal(str, object)
    stored = Signal()
    parted = Signal()
    page_wanted = Signal()
    left = Signal()
    forgotten = Signal(str)
    came_back = Signal(str)

    def __init__(
        self,
        colours: Colours,
        features: CounterFeatures,
        workers: Workers,
        right: RightSide,
        page: PageView,
        jotting: Jotting,
        choose: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.story = StoryReading(colours, features, workers.reading, right.place, self)
        self.notes = Pasting(colours, features, workers, right.place, jotting, self)
        self._features = features
        self._seen: Opened | None = None
        self._jotting = jotting
        self.said = Hearing(colours, lambda: (self._features.heard, self._features.undo), workers, right.place, self)
        self.parting = Parting(page, features, workers.storing, self)
        self.goodwill = PageGoodwill(page, features, workers, self)
        self.goodwill.told.connect(self.told)
        self.goodwill.undoable.connect(self.undoable)
        self.goodwill.stored.connect(self.stored)
        self.goodwill.left.connect(self.page_wanted)
        self.forgetting = Forgetting(colours, features, workers.storing, right.place, page, choose, self)
        self.forgetting.shown.connect(right.show_sheet)
        self.forgetting.left.connect(self.page_wanted)
        self.forgetting.closed.connect(self.left)
        self.forgetting.forgotten.connect(self.parting.forget)
        self.forgetting.forgotten.connect(self.forgotten)
        self.forgetting.told.connect(self.told)
        self.forgetting.undoable.connect(self.undoable)
        self.forgetting.came_back.connect(self.came_back)
        self.paper = StoryPaper(colours, features, workers, right.place, choose, self)
        self.paper.shown.connect(right.show_sheet)
        self.paper.left.connect(lambda: right.show_sheet(self.story.sheet))
        self.story.paper_wanted.connect(self.paper.ask)
        self.story.shown.connect(right.show_sheet)
        self.story.left.connect(self.page_wanted)
        self.notes.shown.connect(right.show_sheet)
        self.notes.left.connect(self.left)
        self.notes.told.connect(self.told)
        self.notes.undoable.connect(self.undoable)
        self.notes.stored.connect(self.stored)
        self.said.shown.connect(right.show_sheet)
        self.said.left.connect(self._leave_said)
        self.said.told.connect(self.told)
        self.said.undoable.connect(self.undoable)
        self.said.stored.connect(self.stored)
        self.parting.undoable.connect(self.undoable)
        self.parting.changed.connect(self.parted)

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self.story.use(features)
        self.notes.use(features)
        self.parting.use(features)
        self.goodwill.use(features)
        self.forgetting.use(features)
        self.paper.use(features)

    def half_typed(self) -> tuple[str, str]:
        """Pasted notes, and what somebody said, as far as they are typed."""
        return self.notes.half_typed(), self.said.half_typed()

    def put_back(self, pasted: str, said: str) -> None:
        """Both stand there again once they are wanted."""
        self.notes.put_back(pasted)
        self.said.put_back(said)

    def shown(self, page: Opened) -> None:
        """A page is opened, or shown as it is by now: its story too, where that is being read."""
        self.parting.shown(page)
        self.goodwill.shown(page)
        self._seen = page
        self.forgetting.seen(page)
        self.paper.seen(page)
        if self.story.is_open:
            self.story.open(page.uid)
        else:
            self.page_wanted.emit()

    def hear(self) -> None:
        """Ask what somebody said; whoever's page is open may have said it."""
        seen = self._seen if self._seen is not None and self._seen.uid == self._jotting.uid else None
        if seen is None or seen.gone:
            self.said.open()
        else:
            self.said.open(seen.uid, seen.called or seen.name)

    def _leave_said(self) -> None:
        (self.page_wanted if self._jotting.uid else self.left).emit()

    def hide(self) -> None:
        """Put all of it out of sight, and whatever is on its way there."""
        self.parting.hide()
        self.goodwill.hide()
        self.story.hide()
        self.forgetting.hide()
        self.paper.hide()
