"""The regular's opened page: what to ask, what was said, likes, promises, and the field that remembers."""

from datetime import date
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from shopfriend.counter.views import Opened, Promised, Said
from shopfriend.language import _, day_in_words, ngettext
from shopfriend.window import icons, theme
from shopfriend.window.counter.ask_line import AskLine
from shopfriend.window.counter.talk_line import TalkLine
from shopfriend.window.fading import FadingArea
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours, Measures
from shopfriend.window.widgets import Chips, Elided, Heading, Round, Tick, button, label

if TYPE_CHECKING:
    from shopfriend.window.counter.page_form import PageForm


class PageView(Sheet):
    """One customer's page, or its form. It shows what it is given and says what was done."""

    asked = Signal(str)
    kept = Signal(str)
    mended = Signal(str, object, object)
    form_built = Signal(object)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._colours = colours
        self._today = date.today()
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(18)
        self._layout.addLayout(self._build_head())
        self._layout.addWidget(self._build_ask())
        self._lines = label("", 18, wrap=True)
        self._layout.addWidget(self._lines)
        self._body = self._build_body()
        self._layout.addWidget(self._body, 1)
        self._form: PageForm | None = None
        self.ask_line = AskLine(colours)
        self._layout.addWidget(self.ask_line)
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

    def show_form(self, is_form: bool) -> None:
        """Show the form in the page's place, or the page again; the head stays."""
        self.is_form, page = is_form, self._page
        asks = page is not None and page.ask is not None
        self._ask.setVisible(asks and not is_form)
        self._lines.setVisible(not asks and not is_form)
        self._body.setVisible(not is_form)
        if is_form or self._form is not None:
            self.form.setVisible(is_form)
        self.ask_line.show_missing(page.missing if page is not None and not is_form else ())
        words, icon = (_("Done"), "check") if is_form else (_("Edit"), "write")
        self.edit.setText(f" {words}")
        self.edit.setAccessibleName(words)
        self.edit.setIcon(icons.icon(icon, self._colours.ink, 24))

    def line(self, talk: str) -> TalkLine | None:
        """The line of this talk (uid), where it is on the page."""
        return next((line for line in self._talk_lines if line.uid == talk), None)

    def store_now(self) -> None:
        """Tell what was typed into the page's fields and not told yet."""
        for line in self._talk_lines:
            line.store_now()
        self.ask_line.store_now()

    def set_measures(self, measures: Measures) -> None:
        """Fit the sheet to the room there is."""
        side = measures.padding
        self._layout.setContentsMargins(side, side - 6, side, side - 12)

    def _build_head(self) -> QHBoxLayout:
        self._round = Round(self._colours, 76)
        self._name = Elided(fonts=[theme.heading(size) for size in (36, 30, 26, 22, 20, 18)])
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
        self._asked.clicked.connect(lambda: self.asked.emit(self._asked.property("talk")))
        inside.addWidget(picture)
        inside.addLayout(words, 1)
        inside.addWidget(self._asked)
        return self._ask

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
        _empty(self._left)
        self._add_left(Heading("talk", _("Last time you talked"), self._colours.accent_text))
        self._talk_lines = [TalkLine(talk, self._when(talk), first=place == 0) for place, talk in enumerate(page.talks)]
        for line in self._talk_lines:
            line.mended.connect(self.mended)
            line.opened.connect(partial(self._bring_into_sight, line))
            self._left.addWidget(line)
        if not page.talks:
            self._add_left(label(_("Nothing yet. What did you talk about?"), 17, tone="soft", wrap=True))
        if page.more_talks:
            more = ngettext("and one more talk before", "and {n} more talks before", page.more_talks)
            self._add_left(label(more.format(n=page.more_talks), 16, tone="soft"))
        self._left.addStretch(1)

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
        for before, after in pairwise((self.edit, self._asked, *lines, *self._right_ticks)):
            QWidget.setTabOrder(before, after)

    def _when(self, talk: Said) -> str:
        day = day_in_words(talk.day, self._today)
        told = _("{day}, with {name}").format(day=day, name=talk.with_whom) if talk.with_whom else day
        return _("{day} · between us").format(day=told) if talk.between_us else told

    def _show_right(self, page: Opened) -> None:
        _empty(self._right)
        self._right_ticks: list[Tick] = []
        colours = self._colours
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
                self._right.addWidget(self._promise(promise))
            self._right.addSpacing(14)
        if page.around:
            self._right.addWidget(Heading("around", _("Around {name}").format(name=page.called), colours.blue))
            self._right.addWidget(label(" · ".join(page.around), 18, wrap=True))
        self._right.addStretch(1)

    def _promise(self, promise: Promised) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(12)
        box = Tick(self._colours)
        self._right_ticks.append(box)
        box.setChecked(promise.kept)
        box.setEnabled(not promise.kept)
        box.setAccessibleName(_("Kept: {what}").format(what=promise.text))
        box.clicked.connect(lambda: self.kept.emit(promise.uid))
        when = _("kept") if promise.kept else self._by(promise.due)
        layout.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(promise.text, 17, wrap=True, tone="soft" if promise.kept else ""), 1)
        layout.addWidget(label(when, 16, tone="soft"), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _by(self, due: date | None) -> str:
        if due is None:
            return ""
        if due == self._today:
            return _("today")
        day = day_in_words(due, self._today, weekday=False)
        return _("was due {day}").format(day=day) if due < self._today else _("by {day}").format(day=day)

    def sizeHint(self) -> QSize:
        return QSize(700, 600)


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
