"""Who is there twice: pairs that may be one person, side by side, and those who were made one and may be two again."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from shopfriend.exchange.views import Joined, Pair
from shopfriend.language import _, grouped, ngettext
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.background import Stop, Workers
from shopfriend.window.exchange.features import DoublesFeatures
from shopfriend.window.exchange.pair_card import PairCard, words_for
from shopfriend.window.exchange.people_list import RowList
from shopfriend.window.page_layout import head_with_back
from shopfriend.window.segments import Segments
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import back_link, label

_MOST = 200


class DoublesScreen(Desk):
    """`undoable` tells what was done and how it is taken back; whatever was made one can be taken apart at any time."""

    told = Signal(str)
    undoable = Signal(str, object)
    left = Signal()

    def __init__(self, colours: Colours, features: DoublesFeatures, workers: Workers) -> None:
        super().__init__(colours)
        self._features = features
        self._workers = workers
        self._stop = Stop()
        self._at = 0
        self._is_looking = False
        self._is_storing = False
        self._pairs: tuple[Pair, ...] = ()
        self._joined: tuple[Joined, ...] = ()
        self.list = RowList(colours, _("Who may be one"))
        self.which = Segments(_("What to look at"), ["", ""])
        self.card = PairCard(colours)
        self._build(colours)
        self._connect()

    def use(self, features: DoublesFeatures) -> None:
        """Ask another shop from now on: nobody of the one before stays in sight."""
        self._features = features
        self._pairs, self._joined = (), ()
        self._show()

    def reload(self) -> None:
        """Look for doubles anew."""
        self._stop.asked = True
        self._stop = stop = Stop()
        self._is_looking = True
        features = self._features
        self._show()

        def found(answer: tuple[tuple[Pair, ...], tuple[Joined, ...]]) -> None:
            if not stop.asked:
                self._is_looking = False
                self._pairs, self._joined = answer
                self._show()
                self.list.setFocus()

        self._workers.keeping.run(lambda: (features.find(lambda: stop.asked), features.joined()), found)

    def make_one(self) -> None:
        """The pair that is looked at is one person."""
        pair = self._pair()
        if pair is None:
            return
        features, chosen = self._features, self.card.chosen

        def done(gone: str) -> None:
            said = _("{one} and {other} are one now.").format(one=pair.names[0], other=pair.names[1])
            self._done(pair, said, lambda: features.take_apart(gone), gone)

        self._store(lambda: features.make_one(pair.one, pair.other, chosen), done)

    def are_two(self) -> None:
        """The pair that is looked at are two people: nobody asks again."""
        pair = self._pair()
        if pair is None:
            return
        features = self._features

        def done(action: str) -> None:
            said = _("{one} and {other} stay two people.").format(one=pair.names[0], other=pair.names[1])
            self._done(pair, said, lambda: features.undo(action))

        self._store(lambda: features.are_two(pair.one, pair.other), done)

    def take_apart(self) -> None:
        """Those who are looked at are two again."""
        place = self.list.currentIndex().row()
        if self._at != 1 or not 0 <= place < len(self._joined):
            return
        joined, features = self._joined[place], self._features

        def done(_answer: object) -> None:
            self.told.emit(_("{name} stands alone again.").format(name=joined.name))
            self._is_storing = False
            self.reload()

        self._store(lambda: features.take_apart(joined.gone_uid), done)

    def _pair(self) -> Pair | None:
        place = self.list.currentIndex().row()
        is_one = self._at == 0 and 0 <= place < len(self._pairs) and not self._is_storing
        return self._pairs[place] if is_one else None

    def _store(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._is_storing = True
        self.card.wait(waiting=True)
        self._workers.storing.run(work, done, self._refused)

    def _refused(self, problem: Problem) -> None:
        self._is_storing = False
        self.told.emit(str(problem))
        self.reload()

    def _done(self, pair: Pair, said: str, back: Callable[[], None], gone: str = "") -> None:
        """The next pair is there at once; who was made one is in no other pair any more."""
        self._is_storing = False
        self._pairs = tuple(
            each for each in self._pairs if each is not pair and not (gone and gone in (each.one, each.other))
        )
        self._show()
        self.list.setFocus()

        def undo() -> None:
            self._workers.storing.run(back, lambda _done: self.reload(), self._refused)

        self.undoable.emit(said, undo)
        if gone:
            features = self._features
            self._workers.keeping.run(features.joined, self._show_joined)

    def _show_joined(self, joined: tuple[Joined, ...]) -> None:
        self._joined = joined
        if self._at == 1:
            self._show()
        else:
            self._count()

    def _count(self) -> None:
        many = ngettext("{n} pair", "{n} pairs", len(self._pairs)).format(n=grouped(len(self._pairs)))
        self.which.set_words([many, _("{n} made one").format(n=grouped(len(self._joined)))])

    def _show(self) -> None:
        pairs, joined = self._pairs, self._joined
        self.which.show_chosen(self._at)
        self._count()
        if self._at == 0:
            rows = [
                "\n".join((*pair.names, _("share {what}").format(what=", ".join(map(words_for, pair.why)))))
                for pair in pairs
            ]
        else:
            rows = [f"{each.name}\n→ {each.into}" for each in joined]
        self.list.show_rows(rows)
        self._about.setVisible(len(pairs) >= _MOST)
        self._show_chosen()

    def _choose(self, place: int) -> None:
        self._at = place
        self._show()

    def _show_chosen(self) -> None:
        place, first = self.list.currentIndex().row(), self._at == 0
        if first and 0 <= place < len(self._pairs):
            self.card.show_pair(self._pairs[place])
        elif not first and 0 <= place < len(self._joined):
            self.card.show_joined(self._joined[place])
        elif self._is_looking:
            self.card.show_words(_("Looking through everybody …"))
        elif first:
            self.card.show_words(_("As far as can be seen, nobody is there twice."))
        else:
            self.card.show_words(_("Nobody was made one yet."))

    def _connect(self) -> None:
        self.list.selected.connect(lambda _place: self._show_chosen())
        self.list.activated.connect(lambda _index: (self.card.one if self._pair() else self.card.apart).setFocus())
        self.which.chosen.connect(self._choose)
        self.card.one_wanted.connect(self.make_one)
        self.card.two_wanted.connect(self.are_two)
        self.card.apart_wanted.connect(self.take_apart)
        for keys, does in (
            ("Ctrl+Return", self.make_one),
            ("Ctrl+Enter", self.make_one),
            ("Ctrl+Backspace", self.are_two),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    def _build(self, colours: Colours) -> None:
        back = back_link(_("Back to Settings"), colours)
        back.clicked.connect(self._leave)
        head = head_with_back(_("Who is there twice?"), back)
        self._about = label(_("These are the likeliest. When they are settled, look again for more."), 16, wrap=True)
        left = Sheet(colours, tinted=True)
        column = QVBoxLayout(left)
        column.setContentsMargins(14, 14, 10, 14)
        column.setSpacing(10)
        column.addWidget(self.which)
        column.addWidget(self._about)
        column.addWidget(self.list, 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(left, 4)
        columns.addWidget(self.card, 9)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(16)
        self._layout.addLayout(head)
        self._layout.addLayout(columns, 1)
        self.lay(left)
        self.lay(self.card)

    def _leave(self) -> None:
        self._stop.asked = True
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin = theme.measures_at(self.height()).margin
        self._layout.setContentsMargins(margin, margin - 10, margin, margin - 8)
