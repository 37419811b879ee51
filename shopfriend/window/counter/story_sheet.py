"""The sheet that lies over a customer's page: the whole story, and a field that narrows it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from shopfriend.counter.story_views import Happened, Story, narrowed
from shopfriend.language import _, ngettext
from shopfriend.window import theme
from shopfriend.window.counter.story_list import StoryList
from shopfriend.window.sheets import FittedSheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, button, label

_THROUGH_THE_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class StorySheet(FittedSheet):
    """Typing narrows what is shown; `left` says that the page is wanted again, `paper_wanted` all on paper.

    `other_wanted` asks for what was changed in place of what happened, or for that again.
    """

    left = Signal()
    paper_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._story: Story | None = None
        self._name = Elided(fonts=[theme.heading(size) for size in (30, 26, 22, 20)])
        self._count = label("", 16, tone="soft")
        self.back = button(_("Back"), 44, icon="back", colour=colours.ink)
        self.back.setFont(theme.text(17))
        self.back.setProperty("compact", True)
        self.back.setToolTip(_("Ctrl H"))
        self.other = button("", 44)
        self.other.setFont(theme.text(17))
        self.other.setProperty("compact", True)
        self.other.clicked.connect(self.other_wanted)
        self.paper = button(_("On paper …"), 44, icon="printer", colour=colours.ink)
        self.paper.setFont(theme.text(17))
        self.paper.setProperty("compact", True)
        self.paper.clicked.connect(self.paper_wanted)
        self.field = QLineEdit()
        self.field.setFont(theme.text(18))
        self.field.setFixedHeight(48)
        self.field.setPlaceholderText(_("Find in this story: a word, a month, a year"))
        self.field.setAccessibleName(_("Find in this story"))
        self.field.installEventFilter(self)
        self.list = StoryList(colours, _("The whole story"))
        self._none = label("", 18, tone="soft", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._name, 1)
        head.addWidget(self._count)
        head.addWidget(self.other)
        head.addWidget(self.paper)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.field.textChanged.connect(self._narrow)
        self.back.clicked.connect(self.left)

    @property
    def uid(self) -> str:
        """Whose story it is; "" where there is none."""
        return "" if self._story is None else self._story.uid

    def show_story(self, story: Story, *, is_history: bool = False) -> None:
        """Show a story, or what was changed; the same customer's stays narrowed as it was."""
        is_new = story.uid != self.uid
        self._story = story
        title = _("What was changed for {name}") if is_history else _("The whole story of {name}")
        self._name.set_words(title.format(name=story.name))
        self.other.setText(_("The story") if is_history else _("Changes"))
        self.paper.setVisible(not is_history)
        if is_new and self.field.text():
            self.field.clear()
        else:
            self._narrow()

    def put_away(self) -> None:
        """Nothing of it stays."""
        self._story = None
        self._name.set_words("")
        self.field.clear()
        self._show((), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and page keys go through the list while one types."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _THROUGH_THE_LIST:
                QApplication.sendEvent(self.list, event)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self) -> None:
        if self._story is not None:
            self._show(narrowed(self._story.things, self.field.text()), len(self._story.things))

    def _show(self, things: Sequence[Happened], of: int) -> None:
        self.list.set_things(things)
        said = ngettext("{n} thing", "{n} things", of).format(n=of)
        if len(things) != of:
            said = _("{n} of {all}").format(n=len(things), all=of)
        self._count.setText(said if of else "")
        nothing = _("Nothing yet. What you remember from now on stands here.")
        self._none.setText(_("Nothing of that stands in this story.") if of else nothing)
        self._none.setVisible(not things)
        self.list.setVisible(bool(things))
