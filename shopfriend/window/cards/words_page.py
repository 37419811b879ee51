"""Words of one's own for cards: a text, a beginning, an ending, made out of those of the card that is open."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from shopfriend.cards.views import MonthCard, OwnNew, OwnShown
from shopfriend.language import _, ngettext
from shopfriend.problem import Problem
from shopfriend.records.kinds import OwnKind
from shopfriend.window import theme
from shopfriend.window.cards.titles import name_of
from shopfriend.window.cards.who_else import WhoElse
from shopfriend.window.choice import Choice
from shopfriend.window.fading import FadingArea
from shopfriend.window.keys import on_key
from shopfriend.window.segments import Segments
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, back_link, button, label, link, take_all_out

_KINDS = (OwnKind.TEXT, OwnKind.BEGINNING, OwnKind.ENDING)
_KIND_NAMES: dict[OwnKind, Callable[[], str]] = {
    OwnKind.TEXT: lambda: _("A text"),
    OwnKind.BEGINNING: lambda: _("A beginning"),
    OwnKind.ENDING: lambda: _("An ending"),
}


class WordsPage(Desk):
    """Says what is to be kept, taken for the open card, given to others of its group (uids), or removed."""

    kept = Signal(object)
    taken = Signal(object)
    removed = Signal(str)
    to_all_wanted = Signal(list)
    left = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self._colours = colours
        self._card: MonthCard | None = None
        self._others: Sequence[MonthCard] = ()
        self._picked: OwnShown | None = None
        self._staff: Sequence[tuple[str, str]] = ()
        self.rows: list[QPushButton] = []
        self._build()
        self._kind.chosen.connect(lambda _place: self._start())
        self.words.textChanged.connect(self._name_button)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(lambda: self._picked and self.removed.emit(self._picked.uid))
        self.to_all.clicked.connect(self._ask_who_else)
        self.who_else.given.connect(self.to_all_wanted)
        self.who_else.left.connect(self._show_kept)
        self._back.clicked.connect(self.left)
        on_key(self, "Ctrl+Return", self.keep.click)
        on_key(self, "Ctrl+Enter", self.keep.click)

    def ask(self, card: MonthCard, others: Sequence[MonthCard]) -> None:
        """Show the words of a card, to be made one's own; `others` of its group could have its text, too."""
        self._card, self._others = card, others
        self._show_kept()
        self._title.setText(_("Words of your own · {what}").format(what=name_of(card.occasion)))
        number = len(others)
        said = ngettext("The same text to one more …", "The same text to {n} more …", number)
        self.to_all.setText(said.format(n=number))
        self.to_all.setVisible(number > 0)
        self._kind.show_chosen(0)
        self._start()
        self.words.setFocus()

    def show_own(self, own: Sequence[OwnShown], staff: Sequence[tuple[str, str]]) -> None:
        """Show what is kept, and whose it may be."""
        if staff != self._staff or not staff:
            self._staff = staff
            self._whose.show_items([_("Everybody’s"), *(name for _uid, name in staff)], 0)
        self._whose_row.setVisible(bool(staff))
        take_all_out(self._list)
        self.rows = []
        for each in own:
            row = _Row(each)
            row.clicked.connect(lambda _checked, each=each: self._pick(each))
            self._list.addWidget(row)
            self.rows.append(row)
        self._list.addStretch(1)
        self._none.setVisible(not own)

    def refuse(self, problem: Problem) -> None:
        """Say why the words were not kept."""
        self._problem.setText(str(problem))
        self._problem.show()

    @property
    def told(self) -> str:
        """Why the words were not kept; empty where nothing was refused."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    def choose_kind(self, kind: OwnKind) -> None:
        """Begin with the card's words of this kind."""
        self._kind.show_chosen(_KINDS.index(kind))
        self._start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        measures = theme.measures_at(self.height())
        self._layout.setContentsMargins(measures.margin, measures.margin - 10, measures.margin, measures.margin - 8)
        self._columns.setSpacing(measures.gap)

    def _build(self) -> None:
        self._back = back_link(_("Back to the cards"), self._colours)
        self._title = label("")
        self._title.setFont(theme.heading(32))
        self._columns = QHBoxLayout()
        kept, form = self._build_list(), self._build_form()
        self._columns.addWidget(kept, 2)
        self._columns.addWidget(form, 3)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self._title)
        self._layout.addLayout(self._columns, 1)
        self.lay(kept)
        self.lay(form)

    def _build_list(self) -> Sheet:
        sheet = Sheet(self._colours, tinted=True)
        heading = label(_("Kept"))
        heading.setFont(theme.heading(20))
        self._none = label(_("Nothing yet. What you keep is offered first on later cards."), 17, tone="soft", wrap=True)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(8)
        area = FadingArea(self._colours.tint)
        area.setWidget(inside)
        self._kept = QWidget()
        column = QVBoxLayout(self._kept)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self._none)
        column.addWidget(area, 1)
        self.who_else = WhoElse(self._colours)
        self._sides = QStackedWidget()
        self._sides.addWidget(self._kept)
        self._sides.addWidget(self.who_else)
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(22, 20, 16, 20)
        whole.addWidget(self._sides)
        return sheet

    def _build_form(self) -> Sheet:
        sheet = Sheet(self._colours)
        self._kind = Segments(_("What it is"), [_KIND_NAMES[kind]() for kind in _KINDS])
        self.words = QPlainTextEdit()
        self.words.setFont(theme.text(18))
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(_("Your own words"))
        self._hint = label("", 16, tone="soft", wrap=True)
        self._whose = Choice(self._colours, _("Whose"))
        self._whose_row = QWidget()
        whose = QHBoxLayout(self._whose_row)
        whose.setContentsMargins(0, 0, 0, 0)
        whose.addWidget(label(_("Whose"), 16))
        whose.addWidget(self._whose, 1)
        self._problem = label("", 16, tone="accent", wrap=True)
        self.remove = link(_("Remove"))
        self.to_all = button("", 44)
        self.keep = button(_("Keep as mine"), 52, main=True, icon="check", colour="#ffffff")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        for widget in (self.remove, None, self.to_all, self.keep):
            if widget is None:
                foot.addStretch(1)
            else:
                foot.addWidget(widget)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(12)
        column.addWidget(self._kind)
        column.addWidget(self.words, 1)
        column.addWidget(self._hint)
        column.addWidget(self._whose_row)
        column.addWidget(self._problem)
        column.addLayout(foot)
        return sheet

    def _ask_who_else(self) -> None:
        self.who_else.ask(self._others)
        self._sides.setCurrentWidget(self.who_else)
        self.to_all.setEnabled(False)

    def _show_kept(self) -> None:
        self._sides.setCurrentWidget(self._kept)
        self.to_all.setEnabled(True)

    def _chosen_kind(self) -> OwnKind:
        return next(kind for place, kind in enumerate(_KINDS) if self._kind.button(place).isChecked())

    def _start(self) -> None:
        """Begin with what stands on the card."""
        if self._card is None:
            return
        kind, draft = self._chosen_kind(), self._card.draft
        called = draft.known.get("called", "")
        beginning = draft.beginning.replace(called, "{called}") if called else draft.beginning
        on_card = {OwnKind.TEXT: draft.text.words, OwnKind.BEGINNING: beginning, OwnKind.ENDING: draft.ending}
        self._show(None, kind, on_card[kind])

    def _pick(self, own: OwnShown) -> None:
        self._kind.show_chosen(_KINDS.index(own.kind))
        names = [name for _uid, name in self._staff]
        place = names.index(own.staff) + 1 if own.staff in names else 0
        self._whose.show_items([_("Everybody’s"), *names], place)
        self._show(own, own.kind, own.words)

    def _show(self, own: OwnShown | None, kind: OwnKind, words: str) -> None:
        self._picked = own
        self.words.setPlainText(words)
        hints = {
            OwnKind.TEXT: _("Write {called} for the name, and {personal} where your personal line shall stand."),
            OwnKind.BEGINNING: _("Write {called} for the name."),
            OwnKind.ENDING: _("It stands above the name that is signed by hand."),
        }
        self._hint.setText(hints[kind])
        self.remove.setVisible(own is not None)
        self._problem.hide()
        for row in self.rows:
            row.setChecked(isinstance(row, _Row) and own is not None and row.own.uid == own.uid)
        self._name_button()

    def _is_unchanged(self) -> bool:
        return self._picked is not None and self._picked.words == self.words.toPlainText().strip()

    def _name_button(self) -> None:
        said = _("Take for this card") if self._is_unchanged() else _("Keep as mine")
        self.keep.setText(f"  {said}")
        self.keep.setAccessibleName(said)

    def _keep(self) -> None:
        if self._card is None:
            return
        if self._is_unchanged():
            self.taken.emit(self._picked)
            return
        place = self._whose.place
        staff = self._staff[place - 1][0] if self._staff and place > 0 else ""
        instead_of = self._picked.uid if self._picked is not None else ""
        kind, language = self._chosen_kind(), self._card.draft.text.language
        words = self.words.toPlainText().strip()
        self.kept.emit(OwnNew(kind, self._card.occasion, language, words, staff, instead_of))


class _Row(QPushButton):
    """One of those kept: what it is, whose, and its first words."""

    def __init__(self, own: OwnShown) -> None:
        super().__init__()
        self.own = own
        what = name_of(own.occasion) if own.occasion is not None else _KIND_NAMES[own.kind]()
        head = " · ".join(filter(None, (what, own.staff)))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.setSpacing(2)
        first = " ".join(own.words.split()[:12])
        for words, size, tone in ((head, 16, "soft"), (first, 17, "")):
            line = Elided()
            line.setFont(theme.text(size))
            line.setProperty("tone", tone)
            line.set_words(words)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(line)
        self.setCheckable(True)
        self.setProperty("segment", True)
        self.setFixedHeight(inside.sizeHint().height())
        self.setAccessibleName(f"{head}: {first}")
