"""The regular's opened page: what to ask, what was said, likes, promises, and the field that remembers."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from shopfriend.counter.views import Opened, Said
from shopfriend.language import _, day_in_words, ngettext
from shopfriend.window import icons, theme
from shopfriend.window.chips import Chips
from shopfriend.window.counter.ask_line import AskLine
from shopfriend.window.counter.card_box import CardBox
from shopfriend.window.counter.given_box import GivenBox
from shopfriend.window.counter.gone_note import GoneNote
from shopfriend.window.counter.offer_line import OfferLine
from shopfriend.window.counter.promise_row import PromiseRow
from shopfriend.window.counter.talk_line import TalkLine
from shopfriend.window.fading import FadingArea
from shopfriend.window.sheets import FittedSheet
from shopfriend.window.theme import Colours
from shopfriend.window.tick import Tick
from shopfriend.window.widgets import Elided, Heading, Round, button, label, link, take_all_out

if TYPE_CHECKING:
    from shopfriend.counter.said.offer import Offer
    from shopfriend.window.counter.goodwill_line import GoodwillLine
    from shopfriend.window.counter.page_form import PageForm


class PageView(FittedSheet):
    """One customer's page, or its form. It shows what it is given and says what was done."""

    asked = Signal(str)
    kept = Signal(str)
    mended = Signal(str, object, object)
    talk_deleted = Signal(str)
    form_built = Signal(object)
    story_wanted = Signal()
    cards_shown = Signal(object)
    goodwill_wanted = Signal()
    known = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._colours = colours
        self._today = date.today()
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(18)
        self._layout.addLayout(self._build_head())
        self.gone_note = GoneNote(colours)
        self._layout.addWidget(self.gone_note)
        self._layout.addWidget(self._build_ask())
        self._layout.addWidget(self._build_lines())
        self._body = self._build_body()
        self._layout.addWidget(self._body, 1)
        self._form: PageForm | None = None
        self.ask_line = AskLine(colours)
        self._layout.addWidget(self.ask_line)
        self.offer_line = OfferLine(colours)
        self._layout.addWidget(self.offer_line)
        self._goodwill_line: GoodwillLine | None = None
        self.is_form = False
        self._page: Opened | None = None
        self._talk_lines: list[TalkLine] = []
        self.show_form(False)
        self.set_measures(theme.ROOMY)

    def show_page(self, page: Opened, today: date) -> None:
        """Show a customer as she is known today."""
        self._today = today
        self._page = page
        self._round.set_name(page.name)
        self._name.set_words(page.name)
        self._about.set_words(page.about)
        self._day.setVisible(bool(page.birthday))
        self._day_words.setText(page.birthday)
        self._show_ask(page)
        self._show_talks(page)
        self._show_right(page)
        self._put_in_order()
        self.show_form(self.is_form)

    @property
    def form(self) -> "PageForm":
        """The form of this page, built when it is first wanted; `form_built` tells then."""
        if self._form is None:
            from shopfriend.window.counter.page_form import PageForm

            self._form = PageForm(self._colours)
            self._layout.insertWidget(self._layout.indexOf(self.ask_line), self._form, 1)
            self.form_built.emit(self._form)
        return self._form

    @property
    def goodwill_line(self) -> "GoodwillLine":
        """Where it is noted who sent whom and what we gave, built when it is first wanted."""
        if self._goodwill_line is None:
            from shopfriend.window.counter.goodwill_line import GoodwillLine

            self._goodwill_line = GoodwillLine(self._colours)
            self._layout.insertWidget(self._layout.indexOf(self.offer_line) + 1, self._goodwill_line)
        return self._goodwill_line

    def show_form(self, is_form: bool) -> None:
        """Show the form in the page's place, or the page again; the head stays."""
        self.is_form, page = is_form, self._page
        asks = page is not None and page.ask is not None
        self._ask.setVisible(asks and not is_form)
        self._greeting.setVisible(not asks and not is_form)
        self.bring_back.setVisible(page is not None and page.gone)
        self._body.setVisible(not is_form)
        if is_form and self._goodwill_line is not None:
            self._goodwill_line.hide()
        if is_form or self._form is not None:
            self.form.setVisible(is_form)
            self.form.no_longer.setVisible(page is None or not page.gone)
        # What was just said is kept before something else is asked for: there is room for one of them.
        offers = self.offer_line.isVisibleTo(self) if not is_form else False
        self.ask_line.show_missing(page.missing if page is not None and not is_form and not offers else ())
        words, icon = (_("Done"), "check") if is_form else (_("Edit"), "write")
        self.edit.setText(f" {words}")
        self.edit.setAccessibleName(words)
        self.edit.setIcon(icons.icon(icon, self._colours.ink, 24))

    def show_offers(self, offers: "Sequence[Offer]") -> None:
        """Offer this to be kept, in the place where else one asks for what is missing."""
        self.offer_line.show_offers(offers)
        self.show_form(self.is_form)

    def line(self, talk: str) -> TalkLine | None:
        """The line of this talk (uid), where it is on the page."""
        return next((line for line in self._talk_lines if line.uid == talk), None)

    def ask_is_done(self) -> None:
        """Say that the question on the page was asked, where there is one."""
        if self._ask.isVisibleTo(self):
            self._asked.click()

    def store_now(self) -> None:
        """Tell what was typed into the page's fields and not told yet."""
        for line in self._talk_lines:
            line.store_now()
        self.ask_line.store_now()

    def _build_head(self) -> QHBoxLayout:
        self._round = Round(self._colours, 76)
        self._name = Elided(fonts=[theme.heading(size) for size in (36, 30, 26, 22)], two_lines=theme.heading(20))
        self._about = Elided()
        self._about.setFont(theme.text(18))
        self._about.setProperty("tone", "soft")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._about)
        self._day = QFrame()
        self._day.setObjectName("day")
        inside = QHBoxLayout(self._day)
        inside.setContentsMargins(16, 12, 18, 12)
        inside.setSpacing(12)
        cake = QLabel()
        cake.setPixmap(icons.pixmap("cake", self._colours.gold, 26))
        self._day_words = label("", 18, tone="gold", bold=True)
        inside.addWidget(cake)
        inside.addWidget(self._day_words)
        self.edit = button(_("Edit"), 44, icon="write", colour=self._colours.ink)
        self.edit.setFont(theme.text(17))
        self.edit.setProperty("compact", True)
        self.edit.setToolTip(_("Ctrl E"))
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(self._round)
        head.addLayout(names, 1)
        head.addWidget(self._day)
        head.addWidget(self.edit)
        return head

    def _build_ask(self) -> QFrame:
        self._ask = QFrame()
        self._ask.setObjectName("tile")
        inside = QHBoxLayout(self._ask)
        inside.setContentsMargins(22, 12, 14, 12)
        inside.setSpacing(18)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("ask", self._colours.accent_text, 28))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._ask_when = label("", 16, tone="accent")
        self._question = label("", wrap=True)
        self._question.setFont(theme.heading(22))
        words.addWidget(self._ask_when)
        words.addWidget(self._question)
        self._asked = button(_("Asked"), 44, icon="check", colour=self._colours.ink)
        self._asked.setToolTip(_("Ctrl D"))
        self._asked.clicked.connect(lambda: self.asked.emit(self._asked.property("talk")))
        inside.addWidget(picture)
        inside.addLayout(words, 1)
        inside.addWidget(self._asked)
        return self._ask

    def _build_lines(self) -> QWidget:
        """What to say first; of somebody who is no longer, that, and beside it the quiet way back."""
        self._lines = label("", 18, wrap=True)
        self.bring_back = link(_("That is not so: name them again"))
        self._greeting = QWidget()
        row = QHBoxLayout(self._greeting)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._lines, 1)
        row.addWidget(self.bring_back)
        return self._greeting

    def _build_body(self) -> QScrollArea:
        inside = QWidget()
        columns = QGridLayout(inside)
        columns.setContentsMargins(0, 0, 6, 0)
        columns.setHorizontalSpacing(32)
        columns.setColumnStretch(0, 7)
        columns.setColumnStretch(2, 6)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(8)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedWidth(1)
        columns.addLayout(self._left, 0, 0)
        columns.addWidget(rule, 0, 1)
        columns.addLayout(self._right, 0, 2)
        area = FadingArea(self._colours.paper)
        area.setWidget(inside)
        return area

    def _show_ask(self, page: Opened) -> None:
        self._lines.setText("\n".join(page.lines[:2]))
        if page.ask is not None:
            self._ask_when.setText(_("Ask, since {day}").format(day=day_in_words(page.ask.day, self._today)))
            self._question.setText(page.ask.ask)
            self._asked.setProperty("talk", page.ask.uid)

    def _show_talks(self, page: Opened) -> None:
        if page.talks and [line.uid for line in self._talk_lines] == [talk.uid for talk in page.talks]:
            # The same talks: whoever is writing in one of them must not lose it.
            for line, talk in zip(self._talk_lines, page.talks, strict=True):
                line.show_talk(talk, self._when(talk))
            return
        take_all_out(self._left)
        self._add_left(self._talks_heading())
        self._talk_lines = [TalkLine(talk, self._when(talk), first=place == 0) for place, talk in enumerate(page.talks)]
        for line in self._talk_lines:
            line.mended.connect(self.mended)
            line.deleted.connect(self.talk_deleted)
            line.opened.connect(partial(self._bring_into_sight, line))
            self._left.addWidget(line)
        if not page.talks:
            self._add_left(label(_("Nothing yet. What did you talk about?"), 17, tone="soft", wrap=True))
        if page.more_talks:
            more = ngettext("and one more talk before", "and {n} more talks before", page.more_talks)
            self._add_left(label(more.format(n=page.more_talks), 16, tone="soft"))
        self._left.addStretch(1)

    def _talks_heading(self) -> QWidget:
        """The heading, and at its end the way to all that was before."""
        self._story = link(_("The whole story"))
        self._story.setToolTip(_("Ctrl H"))
        self._story.clicked.connect(self.story_wanted)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Heading("talk", _("Last time you talked"), self._colours.accent_text), 1)
        inside.addWidget(self._story)
        return row

    def _add_left(self, widget: QWidget) -> None:
        """Flush with the words of a talk, which stand within the frame that shows the focus."""
        widget.setContentsMargins(TalkLine.INSET, 0, 0, 0)
        self._left.addWidget(widget)

    def _bring_into_sight(self, line: TalkLine) -> None:
        # Its field is higher than the words were: first it must have got its place.
        QTimer.singleShot(0, lambda: self._body.ensureWidgetVisible(line) if line in self._talk_lines else None)

    def _put_in_order(self) -> None:
        """Tab goes through the page from above, whatever has come to it last."""
        lines = (stop for line in self._talk_lines for stop in line.stops())
        stops = self.edit, self._asked, self._story, *lines, *self._right_ticks, *self.cards.stops(), *self._given_stops
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _when(self, talk: Said) -> str:
        day = day_in_words(talk.day, self._today)
        told = _("{day}, with {name}").format(day=day, name=talk.with_whom) if talk.with_whom else day
        told = _("{day} · you told them").format(day=told) if talk.told else told
        return _("{day} · between us").format(day=told) if talk.between_us else told

    def _show_right(self, page: Opened) -> None:
        take_all_out(self._right)
        self._right_ticks: list[Tick] = []
        self._given_stops: list[QWidget] = []
        colours = self._colours
        self.cards = CardBox(page, self._today, colours)
        if self.cards.waiting:
            self._right.addWidget(self.cards.drawer)
        if page.likes or page.minds:
            self._right.addWidget(Heading("heart", _("Likes"), colours.accent_text))
            chips = Chips(colours)
            # In its place first: shown without one it would be a window of its own for a moment, and take the keyboard.
            self._right.addWidget(chips)
            chips.set_facts(page.likes, page.minds)
            self._right.addSpacing(14)
        if page.promises:
            self._right.addWidget(Heading("promises", _("You promised"), colours.green))
            for promise in page.promises:
                row = PromiseRow(promise, self._today, colours)
                row.tick.clicked.connect(lambda _checked, uid=promise.uid: self.kept.emit(uid))
                self._right_ticks.append(row.tick)
                self._right.addWidget(row)
            self._right.addSpacing(14)
        if page.around:
            self._right.addWidget(Heading("around", _("Around {name}").format(name=page.called), colours.blue))
            self._right.addWidget(label(" · ".join(page.around), 18, wrap=True))
            self._right.addSpacing(14)
        self._right.addWidget(self.cards)
        if not page.gone:
            self._right.addSpacing(14)
            self.given = GivenBox(page, colours)
            self.given.wanted.connect(self.goodwill_wanted)
            self.given.known.connect(self.known)
            self._right.addWidget(self.given)
            self._given_stops = self.given.stops()
        self._right.addStretch(1)
        self.cards_shown.emit(self.cards)

    def sizeHint(self) -> QSize:
        return QSize(700, 600)
