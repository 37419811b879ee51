"""The opened page as a form: what is known of a customer in fields, each stored by itself."""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from shopfriend.counter.views import Fact, Facts
from shopfriend.language import _
from shopfriend.records.kinds import Gone, Reach
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.counter.detail_row import DetailRow
from shopfriend.window.counter.half_typed import DETAIL
from shopfriend.window.counter.words_field import WordsField
from shopfriend.window.fading import FadingArea
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import in_a_row, label, link

_REACHES = (Reach.POST, Reach.HAND_OVER)
_ROWS = (
    ((Fact.NAME,), (Fact.STREET,)),
    ((Fact.CALLED, Fact.SOUNDS_LIKE), (Fact.POSTCODE, Fact.TOWN)),
    ((Fact.BIRTHDAY, Fact.PHONE), (Fact.COUNTRY, Fact.REACH)),
    ((Fact.EMAIL,), (Fact.NOTES,)),
)
_HEIGHT = 44


class PageForm(FadingArea):
    """Each field tells once what was typed, when it is left or at Enter.

    `mended` tells the fact and what was typed; `stored` or `refuse` answer it. What was refused stays in its field.
    `silenced` tells why the customer is no longer, `brought_back` uid and words of a relation or pet who is there after
    all: their names stand in a list that drops down, and nowhere else. `delete_wanted` tells that the customer goes
    into the bin, `forget_wanted` that they wish to be forgotten.
    """

    mended = Signal(object, str)
    silenced = Signal(object)
    brought_back = Signal(str, str)
    delete_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours.paper)
        self.uid = ""
        self._stored: dict[Fact, str] = {}
        self._sent: dict[Fact, str] = {}
        self._refusals: dict[Fact, QLabel] = {}
        self._reach = Choice(colours, _("Cards reach them"), _HEIGHT)
        self._notes = WordsField(_("Notes"), 17)
        self.fields: dict[Fact, QLineEdit] = {
            fact: self._field(fact) for fact in Fact if fact not in (Fact.REACH, Fact.NOTES)
        }
        self.details = DetailRow(colours)
        self._more = label("", 16, tone="soft", wrap=True)
        self.no_longer = link(_("No longer with us …"))
        self.no_longer.clicked.connect(self._ask_why)
        self._delete = link(_("Delete"))
        self._delete.clicked.connect(self.delete_wanted)
        self._forget = link(_("Forget for ever …"))
        self._forget.clicked.connect(self.forget_wanted)
        self._menu = QMenu(self.no_longer)
        self._menu.setFont(theme.text(17))
        self._menu.addAction(_("Has died"), lambda: self.silenced.emit(Gone.DIED))
        self._menu.addAction(_("Is no longer a customer"), lambda: self.silenced.emit(Gone.PARTED))
        self.bring_back = link(_("Name somebody again …"))
        self.bring_back.clicked.connect(self._ask_whom)
        self.silent = QMenu(self.bring_back)
        self.silent.setFont(theme.text(17))
        self._build()
        self._reach.chosen.connect(lambda place: self._send(Fact.REACH, _REACHES[place].value))
        self._notes.entered.connect(partial(self._store, Fact.NOTES, again=True))
        self._notes.left.connect(partial(self._store, Fact.NOTES))
        self._notes.textChanged.connect(lambda: self._typed(Fact.NOTES))

    def show_facts(self, facts: Facts) -> None:
        """Show what is stored; of the same customer, a field in which something else is typed stays."""
        if facts.uid != self.uid:
            self._stored, self._sent = {}, {}
            self.details.field.clear()
            self._hide_refusals()
        for fact, words in facts.typed.items():
            if facts.uid != self.uid or self._text(fact) == self._stored[fact]:
                self._stored[fact] = words
                self._set_text(fact, words)
        self.uid = facts.uid
        self.details.show_details(facts.details)
        self._show_silent(facts)
        self._put_in_order()
        if self.details.field.hasFocus():
            # One more chip has moved the field down, perhaps out of sight.
            QTimer.singleShot(0, lambda: self.ensureWidgetVisible(self.details.field))
        self._more.setVisible(bool(facts.more))
        self._more.setText(_("Also known: {what}").format(what=" · ".join(facts.more)))

    def seen(self, fact: Fact) -> str:
        """How a fact stood when its field was last filled from the shop."""
        return self._stored.get(fact, "")

    def show_newer(self, fact: Fact, words: str) -> None:
        """A fact was changed elsewhere meanwhile: what is typed stays, and is stored over that at Enter alone."""
        self._stored[fact] = words

    def stored(self, typed: Mapping[Fact, str]) -> None:
        """These facts are stored as typed."""
        for fact, words in typed.items():
            self._stored[fact] = words
            self._sent.pop(fact, None)

    def refuse(self, fact: Fact, sentence: str) -> None:
        """Say why a fact was not stored; what was typed stays to be mended."""
        self._refusals[fact].setText(sentence)
        self._refusals[fact].show()

    def store_now(self) -> None:
        """Tell whatever was typed and not told yet."""
        for fact in self._stored:
            self._store(fact)

    def half_typed(self) -> dict[str, str]:
        """What stands in fields and is not stored, by fact; a detail under DETAIL."""
        found = {fact.value: self._text(fact) for fact in self._stored if self._is_changed(fact)}
        detail = self.details.field.text().strip()
        return {**found, DETAIL: detail} if detail else found

    def waiting(self) -> dict[str, str]:
        """What stands in fields and will not be stored by itself: what was refused, and half a detail."""
        refused = {fact.value for fact, refusal in self._refusals.items() if not refusal.isHidden()}
        return {name: words for name, words in self.half_typed().items() if name in refused or name == DETAIL}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was half typed before."""
        for name, words in typed.items():
            if name == DETAIL:
                self.details.field.setText(words)
            else:
                self._set_text(Fact(name), words)
                if self._stored[Fact(name)] and self._is_changed(Fact(name)):
                    said = _("It is “{now}” now; Enter stores yours.").format(now=self._stored[Fact(name)])
                    self.refuse(Fact(name), said)

    def focus(self, fact: Fact | None = None) -> None:
        """Put the cursor into a field: the name's, where none is meant."""
        field = self._widget(fact or Fact.NAME)
        field.setFocus()
        self.ensureWidgetVisible(field)

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 4)
        column.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        for row, sides in enumerate(_ROWS):
            for side, facts in enumerate(sides):
                grid.addLayout(self._cell(facts), row, side, Qt.AlignmentFlag.AlignTop)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        column.addLayout(grid)
        column.addWidget(self._more)
        column.addWidget(self.details)
        column.addLayout(in_a_row(self.no_longer, self.bring_back, self._delete, self._forget))
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def _ask_why(self) -> None:
        self._menu.popup(self.no_longer.mapToGlobal(QPoint(0, self.no_longer.height())))

    def _ask_whom(self) -> None:
        self.silent.popup(self.bring_back.mapToGlobal(QPoint(0, self.bring_back.height())))

    def _show_silent(self, facts: Facts) -> None:
        self.silent.clear()
        for one in facts.silent:
            words = one.words.replace("&", "&&")
            self.silent.addAction(words, partial(self.brought_back.emit, one.uid, one.words))
        self.bring_back.setVisible(bool(facts.silent))

    def _put_in_order(self) -> None:
        left, right = ([fact for row in _ROWS for fact in row[side]] for side in (0, 1))
        last = self.no_longer, self.bring_back, self._delete, self._forget
        stops = [*map(self._widget, (*left, *right)), *self.details.stops(), *last]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _widget(self, fact: Fact) -> QWidget:
        if fact is Fact.REACH:
            return self._reach
        return self._notes if fact is Fact.NOTES else self.fields[fact]

    def _cell(self, facts: tuple[Fact, ...]) -> QGridLayout:
        """One field or two beside each other, with their names above and what was refused below."""
        cell = QGridLayout()
        cell.setHorizontalSpacing(12)
        cell.setVerticalSpacing(2)
        for place, fact in enumerate(facts):
            refusal = self._refusals[fact] = label("", 16, tone="accent", wrap=True)
            refusal.hide()
            cell.addWidget(label(name_of(fact), 16, tone="soft"), 0, place)
            cell.addWidget(self._widget(fact), 1, place)
            cell.addWidget(refusal, 2 + place, 0, 1, len(facts))
            cell.setColumnStretch(place, 2 if facts == (Fact.POSTCODE, Fact.TOWN) and place == 0 else 3)
        return cell

    def _field(self, fact: Fact) -> QLineEdit:
        field = QLineEdit()
        field.setFont(theme.text(18))
        field.setFixedHeight(_HEIGHT)
        field.setAccessibleName(name_of(fact))
        if fact is Fact.BIRTHDAY:
            field.setPlaceholderText(_("12 May 1957"))
        field.returnPressed.connect(partial(self._store, fact, again=True))
        field.editingFinished.connect(partial(self._store, fact))
        field.textEdited.connect(lambda _words: self._typed(fact))
        return field

    def _store(self, fact: Fact, *, again: bool = False) -> None:
        """Tell what was typed; what was told and refused only `again` at Enter."""
        words = self._text(fact)
        if not self._is_changed(fact):
            self._typed(fact)
        elif again or self._sent.get(fact) != words:
            self._send(fact, words)

    def _send(self, fact: Fact, words: str) -> None:
        self._sent[fact] = words
        self.mended.emit(fact, words)

    def _typed(self, fact: Fact) -> None:
        self._sent.pop(fact, None)
        self._refusals[fact].hide()

    def _is_changed(self, fact: Fact) -> bool:
        return fact in self._stored and self._text(fact).strip() != self._stored[fact].strip()

    def _text(self, fact: Fact) -> str:
        if fact is Fact.REACH:
            return _REACHES[self._reach.place].value
        return self._notes.toPlainText() if fact is Fact.NOTES else self.fields[fact].text()

    def _set_text(self, fact: Fact, words: str) -> None:
        if fact is Fact.REACH:
            ways = [_("By post"), _("Handed over")]
            self._reach.show_items(ways, _REACHES.index(Reach(words)))
        elif self._text(fact) != words:
            (self._notes.setPlainText if fact is Fact.NOTES else self.fields[fact].setText)(words)
            if fact in self.fields and not self.fields[fact].hasFocus():
                # Of a long name one wants to see the beginning.
                self.fields[fact].setCursorPosition(0)

    def _hide_refusals(self) -> None:
        for refusal in self._refusals.values():
            refusal.hide()


def name_of(fact: Fact) -> str:
    """What a fact is called above its field."""
    return {
        Fact.NAME: _("Name"),
        Fact.CALLED: _("Called"),
        Fact.SOUNDS_LIKE: _("Sounds like"),
        Fact.BIRTHDAY: _("Birthday"),
        Fact.PHONE: _("Phone"),
        Fact.EMAIL: _("E-mail"),
        Fact.STREET: _("Street"),
        Fact.POSTCODE: _("Postcode"),
        Fact.TOWN: _("Town"),
        Fact.COUNTRY: _("Country"),
        Fact.REACH: _("Cards"),
        Fact.NOTES: _("Notes"),
    }[fact]
