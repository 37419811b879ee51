"""What was deleted and what came in at once, given back or taken back days later; and who was silent for years."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.exchange.views import Joined
from shopfriend.keeping.bin_views import YEARS, Binned, InBin, ListBrought, Silent
from shopfriend.language import _, day_in_words, ngettext
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.choice import Choice
from shopfriend.window.keeping.bin_features import BinFeatures
from shopfriend.window.page_layout import head_with_back
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import back_link, label, link, scroll_through, take_all_out

_MOST = 30
"""Rows of each sort that are shown: the latest."""


class _Found(NamedTuple):
    deleted: tuple[InBin, ...]
    lists: tuple[ListBrought, ...]
    joined: tuple[Joined, ...]
    years: int
    silent: tuple[Silent, ...]


class BinScreen(Desk):
    """`left` leads back to Settings, `opened` to the page of somebody (uid), `told` says what was done or why not."""

    told = Signal(str)
    left = Signal()
    opened = Signal(str)

    def __init__(self, colours: Colours, features: BinFeatures, workers: Workers) -> None:
        super().__init__(colours)
        self._features = features
        self._workers = workers
        self.deleted = QVBoxLayout()
        self.brought = QVBoxLayout()
        self.silent = QVBoxLayout()
        self.years = Choice(colours, _("After how many years without a word"), 46)
        self._build(colours)
        self.years.chosen.connect(self._choose_years)

    def use(self, features: BinFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self.hide_people()

    def hide_people(self) -> None:
        """Nobody is named any more."""
        for column in (self.deleted, self.brought, self.silent):
            take_all_out(column)

    def reload(self) -> None:
        """Ask anew what there is."""
        ask = self._features
        self._workers.reading.run(
            lambda: _Found(ask.deleted(), ask.lists(), ask.joined(), ask.years(), ask.silent()), self._show
        )

    def _show(self, found: _Found) -> None:
        day = partial(day_in_words, today=self._features.day())
        give, apart, take = self._features.give_back, self._features.take_apart, self._features.take_back
        rows = [
            (_deleted(each), _by(day(each.day), each.by), _("Give back"), partial(give, each.action))
            for each in found.deleted
        ]
        self._fill(self.deleted, rows, _("Nothing was deleted in the last 30 days."))
        rows = [(_list(each), day(each.day), _("Take back"), partial(take, each.action)) for each in found.lists] + [
            (
                _("{one} became one with {other}").format(one=each.name, other=each.into),
                day(each.day),
                _("Two again"),
                partial(apart, each.gone_uid),
            )
            for each in found.joined
        ]
        self._fill(self.brought, rows, _("No list was stored, and nobody was made one with somebody else."))
        self.years.show_items([_years(years) for years in YEARS], YEARS.index(found.years))
        take_all_out(self.silent)
        for each in found.silent[:_MOST]:
            opens = link(_("Open the page"))
            opens.clicked.connect(partial(self.opened.emit, each.uid))
            when = _("last noted {day}").format(day=day(each.last, weekday=False))
            self.silent.addWidget(_row(each.name, when, opens))
        if not found.silent:
            self.silent.addWidget(label(_("There is nobody of whom you have not heard for so long."), 17, wrap=True))
        elif len(found.silent) > _MOST:
            more = ngettext("and one more", "and {n} more", len(found.silent) - _MOST)
            self.silent.addWidget(label(more.format(n=len(found.silent) - _MOST), 17, tone="soft"))

    def _fill(self, column: QVBoxLayout, rows: Iterable[tuple[str, str, str, Callable[[], Any]]], nothing: str) -> None:
        take_all_out(column)
        for words, when, does, work in list(rows)[:_MOST]:
            button = link(does)
            button.setAccessibleName(f"{does}: {words}")
            button.clicked.connect(partial(self._do, work, words))
            column.addWidget(_row(words, when, button))
        if not column.count():
            column.addWidget(label(nothing, 17, tone="soft", wrap=True))

    def _do(self, work: Callable[[], Any], words: str, _on: bool = False) -> None:
        def done(_changes: object) -> None:
            self.told.emit(_("Done: {what}").format(what=words))
            self.reload()

        def refused(problem: Problem) -> None:
            self.told.emit(str(problem))
            self.reload()

        self._workers.storing.run(work, done, refused)

    def _choose_years(self, place: int) -> None:
        self._workers.storing.run(partial(self._features.choose_years, YEARS[place]), lambda _done: self.reload())

    def _build(self, colours: Colours) -> None:
        back = back_link(_("Back to Settings"), colours)
        back.clicked.connect(self.left)
        head = head_with_back(_("Bin and what was done"), back)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(24)
        about = _("Deleted or taken back: it lies here for 30 days, and comes back as it was.")
        left.addWidget(self._sheet(colours, _("Bin"), about, self.deleted))
        left.addStretch(1)
        about = _("Taken back as long as nothing was built upon it, days later, too.")
        right.addWidget(self._sheet(colours, _("Lists and doubles"), about, self.brought))
        about = _("Once a year you are asked about them. Nobody is forgotten without you.")
        right.addWidget(self._sheet(colours, _("Not noted for years"), about, self.silent, self.years))
        right.addStretch(1)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        scroll_through(self, head, columns)

    def _sheet(
        self, colours: Colours, title: str, about: str, rows: QVBoxLayout, above: QWidget | None = None
    ) -> Sheet:
        sheet = Sheet(colours, tinted=True)
        self.lay(sheet)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(28, 20, 28, 24)
        inside.setSpacing(12)
        heading = label(title)
        heading.setFont(theme.heading(22))
        inside.addWidget(heading)
        inside.addWidget(label(about, 17, wrap=True))
        if above is not None:
            inside.addWidget(above)
        rows.setSpacing(6)
        inside.addLayout(rows)
        return sheet


def _row(words: str, when: str, does: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 4, 0, 4)
    layout.setSpacing(16)
    told = QVBoxLayout()
    told.setSpacing(0)
    told.addWidget(label(words, 18, wrap=True))
    told.addWidget(label(when, 16, tone="soft", wrap=True))
    layout.addLayout(told, 1)
    layout.addWidget(does)
    return row


def _deleted(each: InBin) -> str:
    name = each.name or _("somebody")
    return {
        Binned.CUSTOMER: _("{name}, with everything"),
        Binned.TALK: _("A talk with {name}"),
        Binned.PROMISE: _("A promise to {name}"),
    }[each.kind].format(name=name)


def _by(day: str, who: str) -> str:
    return f"{day} · {who}" if who else day


def _list(each: ListBrought) -> str:
    said = ngettext("{list}: one customer", "{list}: {n} customers", each.customers)
    return said.format(list=each.source, n=each.customers)


def _years(years: int) -> str:
    return ngettext("one year", "{n} years", years).format(n=years) if years else _("Never ask")
