"""What can be done with the selected promise, at the foot of the list; what must be asked is asked there, too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from shopfriend.counter.views import OpenPromise
from shopfriend.language import _
from shopfriend.records.kinds import PromiseKind
from shopfriend.window import theme
from shopfriend.window.widgets import Elided, button, label, link


def next_steps() -> tuple[str, ...]:
    """What an order's button says, by how many of its four steps are done."""
    return _("Ordered"), _("Has come"), _("Told"), _("Handed over")


def next_step(promise: OpenPromise) -> str:
    """What the main button says: an order's next step, that it was told where that is wanted, or that it is kept."""
    if promise.kind is PromiseKind.ORDER and not promise.will_not_be:
        return next_steps()[min(promise.steps, 3)]
    return _("Told") if promise.telling is not None else _("Kept")


class PromiseActions(QWidget):
    """The buttons, or the question that one of them raised. Going to another promise takes the question back.

    `told_already` and `not_told` let a promise go and tell why, as far as that was typed; `day_said` is another day in
    the owner's words, `mistaken` says that it was never promised, `left` tells that the cursor is wanted elsewhere.
    """

    kept = Signal()
    put_off = Signal()
    told_already = Signal(str)
    not_told = Signal(str)
    mistaken = Signal()
    day_said = Signal(str)
    page_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._promise: OpenPromise | None = None
        self._rows = QStackedLayout(self)
        for row in (self._build_usual(), self._build_let_go(), self._build_day()):
            self._rows.addWidget(row)
        self._connect()

    def show_for(self, promise: OpenPromise | None) -> None:
        """Offer what can be done with this promise; a question about another one is taken back."""
        if promise is None or self._promise is None or promise.uid != self._promise.uid:
            self._rows.setCurrentIndex(0)
        self._promise = promise
        self.setVisible(promise is not None)
        if promise is not None:
            self.main.setText(next_step(promise) + "  K")
            self.main.setAccessibleName(next_step(promise))
            self._question.set_words(_("Does {name} know?").format(name=promise.customer))

    def ask_whether_told(self) -> None:
        """Before it is let go: whoever it was promised to may wait for it."""
        if self._promise is None:
            return
        if self._promise.will_not_be:
            self.told_already.emit("")
            return
        self.why.clear()
        self._rows.setCurrentIndex(1)
        self.knows.setFocus()

    def ask_day(self) -> None:
        """Ask for another day."""
        if self._promise is not None:
            self.day.clear()
            self._refused.hide()
            self._rows.setCurrentIndex(2)
            self.day.setFocus()

    def refuse_day(self, sentence: str) -> None:
        """Say why that is no day."""
        self._refused.setText(sentence)
        self._refused.show()

    def answer(self, knows: bool) -> None:
        """They know, or do not know yet, that it will not be."""
        if self.asks_whether_told:
            (self.told_already if knows else self.not_told).emit(self.why.text().strip())

    @property
    def asks_whether_told(self) -> bool:
        """Whether that is the question just now."""
        return self._rows.currentIndex() == 1

    def take_back(self) -> None:
        """Back to the buttons; nothing was done."""
        asked = self._rows.currentIndex() != 0
        self._rows.setCurrentIndex(0)
        if asked:
            self.left.emit()

    def _build_usual(self) -> QWidget:
        self.main = button(_("Kept"), 48, main=True)
        self._tomorrow = button(_("Tomorrow") + "  T", 48)
        self._other_day = button(_("Another day") + "  D", 48)
        self._let = button(_("Let go") + "  L", 48)
        self._page = button(_("Page") + "  ↵", 48)
        for each in (self.main, self._tomorrow, self._other_day, self._let, self._page):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return _row(self.main, self._tomorrow, self._other_day, self._let, None, self._page)

    def _build_let_go(self) -> QWidget:
        self._question = Elided(fonts=[theme.heading(size) for size in (20, 18)])
        self.knows = button(_("Yes, let go") + "  Y", 48, main=True)
        self.knows_not = button(_("Not yet: tell first") + "  N", 48)
        self.why = QLineEdit()
        self.why.setPlaceholderText(_("Why, if you like"))
        self._leave = link(_("Keep it"))
        self.mistake = link(_("A mistake: delete it"))
        below = _row(self.knows, self.knows_not, self.why, self._leave)
        self.why.setFont(theme.text(17))
        self.why.setFixedHeight(48)
        self.why.setAccessibleName(_("Why it is let go"))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(_row(self._question, self.mistake))
        column.addWidget(below)
        return made

    def _build_day(self) -> QWidget:
        self.day = QLineEdit()
        self.day.setFont(theme.text(17))
        self.day.setFixedHeight(48)
        self.day.setPlaceholderText(_("Friday, in two weeks, 12 May"))
        self.day.setAccessibleName(_("By what day"))
        self._store_day = button(_("Another day") + "  ↵", 48, main=True)
        self._keep_day = link(_("Leave it"))
        self._refused = label("", 16, tone="accent", wrap=True)
        self._refused.hide()
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._refused)
        column.addWidget(_row(self.day, self._store_day, self._keep_day))
        return made

    def _connect(self) -> None:
        self.main.clicked.connect(self.kept)
        self._tomorrow.clicked.connect(self.put_off)
        self._other_day.clicked.connect(self.ask_day)
        self._let.clicked.connect(self.ask_whether_told)
        self._page.clicked.connect(self.page_wanted)
        self.knows.clicked.connect(lambda: self.answer(True))
        self.knows_not.clicked.connect(lambda: self.answer(False))
        self.mistake.clicked.connect(self.mistaken)
        self.why.returnPressed.connect(lambda: self.answer(True))
        self.day.returnPressed.connect(self._say_day)
        self._store_day.clicked.connect(self._say_day)
        for leave in (self._leave, self._keep_day):
            leave.clicked.connect(self.take_back)

    def _say_day(self) -> None:
        if self.day.text().strip():
            self.day_said.emit(self.day.text().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # "Another day" can say tomorrow, too: where there is no room for both, it does.
        others = (self.main, self._other_day, self._let, self._page)
        needed = sum(each.sizeHint().width() + 12 for each in (*others, self._tomorrow))
        self._tomorrow.setVisible(needed <= self.width())


def _row(*parts: QWidget | None) -> QWidget:
    """Side by side; a field takes the room that is left, and so does None."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, int(isinstance(part, QLineEdit)))
    return made
