"""The editor of one card: how it will look, the owner's own line, what is remembered to write about, the looks."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from shopfriend.cards.views import Choice as Offered
from shopfriend.cards.views import Draft, MonthCard, ToWriteAbout
from shopfriend.cards.wording import OWN, Tone
from shopfriend.handwriting.legible import emoji, without_emoji
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.kinds import CardState
from shopfriend.window import icons, theme
from shopfriend.window.cards.design_buttons import DesignButtons
from shopfriend.window.cards.first_card_line import FirstCardLine
from shopfriend.window.cards.no_card import How, NoCard
from shopfriend.window.cards.pictures import Fronts
from shopfriend.window.cards.preview_tile import PreviewTile
from shopfriend.window.cards.titles import about
from shopfriend.window.choice import Choice
from shopfriend.window.fact_chips import FactChips
from shopfriend.window.keys import on_key
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours, Measures
from shopfriend.window.widgets import Elided, button, label, link, rule

_ROOM_FOR_TWO_ROWS = 700
_MOST_NAMED = 4
_TYPING_PAUSE = 120
"""Milliseconds without a key after which the preview follows."""


class CardEditor(Sheet):
    """Shows a card and says what the owner changes; what it shows last is `draft`."""

    drafted = Signal(object)
    readied = Signal()
    declined = Signal(object)
    confirmed = Signal()
    own_wanted = Signal()
    stepped = Signal(int)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._colours = colours
        self.shown: MonthCard | None = None
        self._hands: list[str] = []
        self.draft: Draft | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(8)
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._connect()

    def show_card(self, card: MonthCard) -> None:
        """Show a card of the pile. What is remembered of its recipient comes with `show_facts`."""
        self.shown, self.draft = card, card.draft
        self._name.set_words(card.name)
        self._about.set_words(about(card))
        self.line.blockSignals(True)
        self.line.setPlainText(card.draft.personal_line)
        self.line.moveCursor(self.line.textCursor().MoveOperation.End)
        self.line.blockSignals(False)
        openings = [_opening(choice) for choice in card.choices]
        texts = [choice.text for choice in card.choices]
        self.words.show_items(openings, texts.index(card.draft.text))
        away = card.state not in (CardState.SUGGESTED, CardState.WAITING)
        self._ready.setText("  " + (_("Next card") if away else _("Ready, next card")))
        for widget in (self.line, self.words, self.hand, self.designs, self.no_card, self._own):
            widget.setEnabled(not away)
        self._show_hand()
        self.remark_on()
        self.facts.show_facts(())
        self._talk.hide()
        self.first.hide()
        self.preview.clear()

    def show_choices(self, hands: Sequence[str], fronts: Fronts) -> None:
        """Offer these hands and fronts for the card that is shown."""
        self._hands = list(hands)
        self._show_hand()
        design = self.draft.design if self.draft else ""
        there = design in (name for name, _picture in fronts.offered)
        self.designs.show_designs(fronts.offered, design if there else fronts.chosen)

    def show_facts(self, remembered: ToWriteAbout, day: str) -> None:
        """Offer what is remembered; the last talk opens only when asked for, since others may look on."""
        self._talk.setText(remembered.talk)
        self.facts.show_facts(remembered.facts, _("Last talk, {day} …").format(day=day) if remembered.talk else "")

    def refuse(self, problem: Problem) -> None:
        """Say why the card cannot be written so; pictures in the line are left out at a click."""
        self._problem.setText(str(problem))
        self._problem.show()
        self._leave_out.setVisible(problem.code == "emoji" and bool(emoji(self.line.toPlainText())))
        self._unique.setText("")

    def remark_on(self, twin: str = "", hand: str = "", lacking: str = "") -> None:
        """Say that the card can be written: who has the same line, or which hand writes it and what the other lacks."""
        self._problem.hide()
        self._problem.setText("")
        self._leave_out.hide()
        same = _("also written to {name}").format(name=twin) if twin else ""
        letters = " ".join(lacking[:_MOST_NAMED]) + (" …" if len(lacking) > _MOST_NAMED else "")
        helps = _("{hand} writes it: the other has no {letters}").format(hand=hand, letters=letters) if lacking else ""
        self._unique.setText(same or helps)

    def ask_whether_they_know(self) -> None:
        """Ask about a first card; `confirmed` or `declined` answers."""
        if self.shown is not None:
            # On a small screen there is room for one of them.
            self.facts.hide()
            self.first.ask(self.shown.draft.known.get("called", self.shown.name))

    def stop_asking(self) -> None:
        """The question about a first card is answered."""
        self.first.hide()
        self.facts.setVisible(self.facts.height() > 0)

    @property
    def told(self) -> str:
        """Why the card cannot be written as it stands; empty where it can."""
        return self._problem.text()

    @property
    def remark(self) -> str:
        """What is remarked beside the personal line."""
        return self._unique.text()

    def write(self) -> None:
        """Put the cursor into the personal line."""
        self.line.setFocus()

    def set_measures(self, measures: Measures, height: int) -> None:
        """Fit the sheet to the room there is."""
        side = 24 if measures is theme.ROOMY else 18
        self._layout.setContentsMargins(side, side - 4, side, side - 4)
        self.facts.set_rows(2 if height >= _ROOM_FOR_TWO_ROWS else 1)

    def _build(self) -> None:
        self._layout.addLayout(self._build_head())
        self.preview = PreviewTile(self._colours, self._colours.sheet)
        self._layout.addWidget(self.preview, 1)
        self._unique = label("", 15, tone="gold")
        self._layout.addSpacing(2)
        self._layout.addLayout(_heading(_("Your personal line"), self._unique))
        self.line = QPlainTextEdit()
        self.line.setFont(theme.text(18))
        self.line.setFixedHeight(2 * self.line.fontMetrics().lineSpacing() + 26)
        self.line.setTabChangesFocus(True)
        self.line.setAccessibleName(_("Your personal line"))
        self.line.setPlaceholderText(_("Something that only the two of you would know"))
        self._layout.addWidget(self.line)
        self._problem = label("", 16, tone="accent", wrap=True)
        self._layout.addWidget(self._problem)
        self._leave_out = link(_("Leave them out"))
        self._leave_out.setObjectName("leave-out")
        self._layout.addWidget(self._leave_out, 0, Qt.AlignmentFlag.AlignLeft)
        self.facts = FactChips(self._colours)
        self._layout.addWidget(self.facts)
        self._talk = label("", 16, tone="soft", wrap=True)
        self._layout.addWidget(self._talk)
        self._layout.addLayout(self._build_looks())
        self.first = FirstCardLine(self._colours)
        self._layout.addWidget(self.first)
        self._layout.addWidget(rule())
        self._layout.addLayout(self._build_foot())

    def _build_head(self) -> QHBoxLayout:
        self._name = Elided(fonts=[theme.heading(size) for size in (26, 22, 19)])
        self._about = Elided()
        self._about.setFont(theme.text(16))
        self._about.setProperty("tone", "soft")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(names, 1)
        for icon, words, step in (("before", _("The card before"), -1), ("after", _("The next card"), 1)):
            head.addWidget(small_button(icon, words, self._colours, partial(self.stepped.emit, step)))
        return head

    def _build_looks(self) -> QGridLayout:
        self.words = Choice(self._colours, _("Words"))
        self.hand = Choice(self._colours, _("Hand"))
        self.designs = DesignButtons(self._colours)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(label(_("Words"), 16), 0, 0)
        self._own = small_button("write", _("Words of your own"), self._colours, self.own_wanted.emit)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.words, 1)
        words.addWidget(self._own)
        grid.addLayout(words, 0, 1, 1, 3)
        grid.addWidget(label(_("Hand"), 16), 1, 0)
        grid.addWidget(self.hand, 1, 1)
        grid.addWidget(label(_("Front"), 16), 1, 2)
        grid.addWidget(self.designs, 1, 3)
        grid.setColumnStretch(1, 1)
        return grid

    def _build_foot(self) -> QHBoxLayout:
        self.no_card = NoCard(self._colours, self)
        self._ready = button(_("Ready, next card"), 44, icon="check", colour=self._colours.ink)
        row = QHBoxLayout()
        row.addWidget(self.no_card)
        row.addStretch(1)
        row.addWidget(label("Ctrl ↵", 15, tone="soft"))
        row.addSpacing(8)
        row.addWidget(self._ready)
        return row

    def _connect(self) -> None:
        self.line.textChanged.connect(self._pause.start)
        self._leave_out.clicked.connect(self._leave_pictures_out)
        self._pause.timeout.connect(self._take_line)
        self.words.chosen.connect(lambda place: self._take(text=self._choices()[place].text))
        self.hand.chosen.connect(lambda place: self._take(hand=self._hands[place]))
        self.designs.chosen.connect(lambda name: self._take(design=name))
        self.facts.picked.connect(self._pick)
        self.facts.opened.connect(lambda: self._talk.setVisible(not self._talk.isVisible()))
        self._ready.clicked.connect(self._say_ready)
        self.no_card.said.connect(self.declined)
        self.first.confirmed.connect(self.confirmed)
        self.first.declined.connect(lambda: self.declined.emit(How.AT_ALL))
        on_key(self, "Ctrl+Return", self._say_ready)
        on_key(self, "Ctrl+Enter", self._say_ready)

    def finish_typing(self) -> None:
        """Take what was typed last, without waiting for a pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._take_line()

    def _choices(self) -> Sequence[Offered]:
        return self.shown.choices if self.shown else ()

    def _say_ready(self) -> None:
        self.finish_typing()
        self.readied.emit()

    def _take_line(self) -> None:
        self._take(personal_line=" ".join(self.line.toPlainText().split()))

    def _take(self, **changed: Any) -> None:
        if self.draft is not None:
            self.draft = replace(self.draft, **changed)
            self.drafted.emit(self.draft)

    def _pick(self, fact: str) -> None:
        typed = self.line.toPlainText()
        self.line.insertPlainText(f"{' ' if typed and not typed.endswith(' ') else ''}{fact}")
        self.line.setFocus()

    def _leave_pictures_out(self) -> None:
        self.line.setPlainText(without_emoji(self.line.toPlainText()))
        self.line.moveCursor(self.line.textCursor().MoveOperation.End)
        self.line.setFocus()
        self.finish_typing()

    def _show_hand(self) -> None:
        hand = self.draft.hand if self.draft else ""
        self.hand.show_items(self._hands, self._hands.index(hand) if hand in self._hands else 0)

    def sizeHint(self) -> QSize:
        return QSize(548, 640)


def small_button(icon: str, words: str, colours: Colours, does: Callable[[], None]) -> QPushButton:
    """A square button with an icon alone; `words` say what it does."""
    made = QPushButton()
    made.setProperty("small", True)
    made.setFixedSize(42, 42)
    made.setIcon(icons.icon(icon, colours.ink, 22))
    made.setIconSize(QSize(22, 22))
    made.setAccessibleName(words)
    made.setToolTip(words)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(does)
    return made


def _heading(words: str, beside: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(label(words, 17, bold=True))
    row.addStretch(1)
    row.addWidget(beside)
    return row


def _opening(choice: Offered) -> str:
    if choice.text.key.startswith(OWN):
        return _("Yours · {words} …").format(words=choice.opening)
    names = {Tone.WARM: _("Warm"), Tone.LIGHT: _("Light"), Tone.SHORT: _("Short"), Tone.QUIET: _("Quiet")}
    return f"{names[choice.text.tone]} · {choice.opening} …"
