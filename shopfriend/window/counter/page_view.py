"""The regular's opened page: what to ask, what was said, likes, promises, and the field that remembers."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
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
from shopfriend.window.fading import FadingArea
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours, Measures
from shopfriend.window.widgets import Chips, Elided, Heading, Round, Tick, button, label


class PageView(Sheet):
    """One customer's page. It shows what it is given and says what was done."""

    asked = Signal(str)
    kept = Signal(str)

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
        self._layout.addWidget(self._build_body(), 1)
        self.set_measures(theme.ROOMY)

    def show_page(self, page: Opened, today: date) -> None:
        """Show a customer as she is known today."""
        self._today = today
        self._round.set_name(page.name)
        self._name.set_words(page.name)
        self._about.set_words(page.about)
        self._day.setVisible(bool(page.birthday))
        self._day_words.setText(page.birthday)
        self._show_ask(page)
        self._show_talks(page)
        self._show_right(page)

    def set_measures(self, measures: Measures) -> None:
        """Fit the sheet to the room there is."""
        side = measures.padding
        self._layout.setContentsMargins(side, side - 6, side, side - 12)

    def _build_head(self) -> QHBoxLayout:
        self._round = Round(self._colours, 76)
        self._name = Elided(fonts=[theme.heading(size) for size in (36, 30, 26, 22)])
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
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(self._round)
        head.addLayout(names, 1)
        head.addWidget(self._day)
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
        self._ask.setVisible(page.ask is not None)
        self._lines.setVisible(page.ask is None)
        self._lines.setText("\n".join(page.lines[:2]))
        if page.ask is not None:
            self._ask_when.setText(_("Ask, since {day}").format(day=day_in_words(page.ask.day, self._today)))
            self._question.setText(page.ask.ask)
            self._asked.setProperty("talk", page.ask.uid)

    def _show_talks(self, page: Opened) -> None:
        _empty(self._left)
        self._left.addWidget(Heading("talk", _("Last time you talked"), self._colours.accent_text))
        for place, talk in enumerate(page.talks):
            self._left.addWidget(label(self._when(talk), 16, tone="soft"))
            self._left.addWidget(
                label(talk.text, 19 if place == 0 else 17, tone="" if place == 0 else "soft", wrap=True)
            )
            self._left.addSpacing(8)
        if not page.talks:
            self._left.addWidget(label(_("Nothing yet. What did you talk about?"), 17, tone="soft", wrap=True))
        if page.more_talks:
            more = ngettext("and one more talk before", "and {n} more talks before", page.more_talks)
            self._left.addWidget(label(more.format(n=page.more_talks), 16, tone="soft"))
        self._left.addStretch(1)

    def _when(self, talk: Said) -> str:
        day = day_in_words(talk.day, self._today)
        told = _("{day}, with {name}").format(day=day, name=talk.with_whom) if talk.with_whom else day
        return _("{day} · between us").format(day=told) if talk.between_us else told

    def _show_right(self, page: Opened) -> None:
        _empty(self._right)
        colours = self._colours
        if page.likes or page.minds:
            self._right.addWidget(Heading("heart", _("Likes"), colours.accent_text))
            chips = Chips(colours)
            chips.set_facts(page.likes, page.minds)
            self._right.addWidget(chips)
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
