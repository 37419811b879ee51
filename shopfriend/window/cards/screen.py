"""Month end: the pile with true previews, the editor beside it, printing what is ready, and what came out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from shopfriend.cards.views import Draft, MonthCard, MonthPile
from shopfriend.records.kinds import CardState
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.cards.came_out import CameOut
from shopfriend.window.cards.declining import Declining
from shopfriend.window.cards.drafts import ON_THE_DESK, Drafts
from shopfriend.window.cards.editor import CardEditor
from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.cards.no_card import How
from shopfriend.window.cards.opened_card import OpenedCard
from shopfriend.window.cards.other_pages import OtherPages
from shopfriend.window.cards.pictures import Screen
from shopfriend.window.cards.pile_page import PilePage
from shopfriend.window.cards.previews import Previews
from shopfriend.window.cards.titles import group_of, row_of, wants_a_birthday_card
from shopfriend.window.cards.ways_to_paper import WaysToPaper
from shopfriend.window.theme import Colours

_STORED_AFTER = 400
"""Milliseconds after the last change of a draft until it is stored, if nothing else stores it before."""


class CardsScreen(QWidget):
    """Cards are stored a moment after each change; nothing goes to paper that was not called ready."""

    told = Signal(str)
    undoable = Signal(str, object)
    to_do = Signal(int)

    def __init__(
        self,
        colours: Colours,
        features: CardFeatures,
        workers: Workers,
        choose_folder: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._features = features
        self._storing = workers.storing
        self._reading = workers.reading
        self.month = features.day().replace(day=1)
        self._cards: dict[str, MonthCard] = {}
        self._group = ""
        self._open = ""
        self._wanted: Callable[[MonthCard], bool] | None = None
        self._changed = False
        self.ways = WaysToPaper(colours, features, workers, choose_folder, self)
        self._previews = Previews(
            features, workers.paper, Screen(colours.sheet, theme.MARKER, self.devicePixelRatioF()), self
        )
        self.pile_page = PilePage(colours)
        self._opened = OpenedCard(features, workers.reading, self._previews, self.pile_page, self)
        self.drafts = Drafts(features, workers.storing, self)
        self._opened.why = self.drafts.why
        self._declining = Declining(features, workers.storing, self)
        self._pages = QStackedLayout(self)
        for page in (self.pile_page, self.ways.page, self.ways.steps):
            self._pages.addWidget(page)
        self.others = OtherPages(colours, features, workers, self._pages, self.pile_page, self)
        self._soon = QTimer(self, singleShot=True, interval=_STORED_AFTER)
        self._connect()

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self._previews.use(features)
        for part in (self.ways, self._opened, self.drafts, self._declining, self.others):
            part.use(features)
        self._open = self._group = ""

    def forget_pictures(self) -> None:
        """Hands or ink are others now: every card is painted anew when the screen is next seen."""
        self._previews.forget()

    def stop(self) -> None:
        """The screen goes: store what was changed last, and paint nothing more."""
        self.store_now()
        self.ways.stop()
        self._previews.stop()

    def reload(self) -> None:
        """Ask for the month anew, and whether a run is still asked about; not while paper moves."""
        self.store_now()
        if self.ways.under_way:
            return
        self.others.leave_what_was_begun()
        self._load()
        self.others.ask_what_came_out(lambda: self.ways.under_way)

    def _load(self) -> None:
        self._storing.run(lambda: self._features.month(self.month), self._show_pile)

    def store_now(self) -> None:
        """Store what was changed last."""
        self.editor.finish_typing()
        self._soon.stop()
        card = self._cards.get(self._open)
        if card is None or not self._changed or card.state not in ON_THE_DESK:
            return
        self._changed = False
        self.drafts.store(card, ready=card.state is CardState.WAITING)

    def turn(self, months: int) -> None:
        """Look at another month."""
        self.store_now()
        self.month = (self.month + timedelta(days=31 if months > 0 else -1)).replace(day=1)
        self._open = self._group = ""
        self.reload()

    def ready_and_next(self) -> None:
        """The open card is as it should be: it may be printed. The next that wants something is opened."""
        self.editor.finish_typing()
        card = self._cards.get(self._open)
        if card is None:
            return
        if card.state not in ON_THE_DESK:
            self._open_next(card.uid)
            return
        if card.is_first:
            self.editor.ask_whether_they_know()
            return
        # Only a card that can be written is ready: a problem is told where it can be mended.
        self._previews.check(card, lambda _found: self._ready(card))

    def decline(self, how: How) -> None:
        """The card that is open shall not be written: this year, or for longer."""
        card = self._cards.get(self._open)
        if card is not None and card.state in ON_THE_DESK:
            self._changed = False
            self._declining.decline(card, how)

    def begin(self, whom: str = "", name: str = "") -> None:
        """Ask whom a card shall be for, or only what for where `whom` (uid) is given with a name."""
        self.store_now()
        if not self.ways.under_way:
            self.others.begin(whom, name)

    def word(self) -> None:
        """Show the words of the open card, to be made one's own."""
        self.store_now()
        card = self._cards.get(self._open)
        if card is not None and card.state in ON_THE_DESK:
            self.others.word(card, self._cards.values())

    def open_birthday(self, customer: str) -> None:
        """Open the birthday card of this customer's (uid), or of her family's, for a day of the month it is now."""
        before = (self._features.day().replace(day=1) - timedelta(days=1)).replace(day=1)
        self._open_in(before, lambda card: card.customer_uid == customer and wants_a_birthday_card(card))

    def _open_in(self, month: date, wanted: Callable[[MonthCard], bool]) -> None:
        self.store_now()
        self.month, self._wanted = month, wanted
        self._open = self._group = ""
        self.reload()

    def step(self, by: int) -> None:
        """Open the next card of the pile, or the one before."""
        order = list(self._cards)
        if self._open in order:
            self.open_card(order[(order.index(self._open) + by) % len(order)])

    def open_card(self, uid: str) -> None:
        """Open a card in the editor, and its group."""
        if uid == self._open:
            return
        self.store_now()
        card = self._cards[uid]
        self._open = uid
        if card.occasion != self._group:
            self._group = card.occasion
            self._show_groups()
            self._show_sheets()
        self.pile_page.sheets.select(uid)
        self._opened.show(card, self._cards.values())

    def print_ready(self) -> None:
        """Ask how the cards that are ready shall go to paper."""
        self.store_now()
        self.ways.begin(self.month, self.ready)

    @property
    def ready(self) -> list[str]:
        """The cards that may go to paper, in the order of the pile."""
        return [card.uid for card in self._cards.values() if card.state is CardState.WAITING]

    @property
    def came_out(self) -> CameOut:
        """Where the owner says what came out."""
        return self.others.after.page

    @property
    def editor(self) -> CardEditor:
        """The editor of the open card."""
        return self.pile_page.editor

    def _connect(self) -> None:
        page, editor = self.pile_page, self.pile_page.editor
        page.turned.connect(self.turn)
        page.print_wanted.connect(self.print_ready)
        page.all_sent.connect(lambda: self.others.after.all_sent(list(self._cards.values())))
        page.begin_wanted.connect(self.begin)
        page.groups.chosen.connect(self._choose_group)
        page.sheets.selected.connect(self.open_card)
        page.sheets.activated_sheet.connect(lambda _uid: editor.write())
        editor.drafted.connect(self._drafted)
        editor.readied.connect(self.ready_and_next)
        editor.declined.connect(self.decline)
        editor.confirmed.connect(self._knows)
        editor.own_wanted.connect(self.word)
        editor.stepped.connect(self.step)
        self._soon.timeout.connect(self.store_now)
        self._previews.small.connect(page.sheets.sheets.set_picture)
        self._previews.small.connect(self.came_out.set_picture)
        self.ways.told.connect(self.told)
        self.ways.shown.connect(self._pages.setCurrentWidget)
        self.ways.left.connect(lambda: self._pages.setCurrentWidget(page))
        self.ways.ended.connect(self._asked)
        self.others.told.connect(self.told)
        self.others.undoable.connect(self.undoable)
        self.others.changed.connect(self.reload)
        self.others.begun.connect(self._begun)
        self.others.drafted.connect(self._reworded)
        self.drafts.refused.connect(lambda _uid: self._load())
        self._declining.undoable.connect(self.undoable)
        self._opened.spelling.undoable.connect(self.undoable)
        self._declining.gone.connect(self._is_off_the_pile)
        self._declining.back.connect(self.reload)

    def _show_pile(self, pile: MonthPile) -> None:
        if pile.month != self.month:
            return
        # What has been typed since the pile was asked for stays where it is typed.
        self.editor.finish_typing()
        typed = self._cards.get(self._open) if self._changed else None
        self._cards = self.drafts.on_pile(pile.cards, typed)
        self.pile_page.show_pile(pile)
        self.to_do.emit(sum(card.state in ON_THE_DESK for card in pile.cards))
        wanted, self._wanted = self._wanted, None
        found = next((card.uid for card in pile.cards if wanted is not None and wanted(card)), "")
        if found:
            self._open = ""
            self.open_card(found)
            self.editor.write()
        elif not pile.cards and self.pile_page.isVisible():
            self._open = ""
            self.pile_page.asks.setFocus()
        elif self._open not in self._cards:
            wanting = [card.uid for card in pile.cards if card.state is CardState.SUGGESTED]
            self._open = ""
            first = next(iter([*wanting, *self._cards]), "")
            if first:
                self.open_card(first)
        else:
            self._opened.show(self._cards[self._open], self._cards.values())
        self._show_groups()
        self._show_sheets()
        self._paint_sheets()

    def _show_groups(self) -> None:
        pile = MonthPile(self.month, tuple(self._cards.values()))
        occasions = dict.fromkeys(card.occasion for card in pile.cards)
        self.pile_page.groups.show_groups([group_of(occasion, pile) for occasion in occasions], self._group)

    def _show_sheets(self) -> None:
        self.pile_page.sheets.sheets.set_rows(
            [
                row_of(card, self._previews.sheet(card.uid))
                for card in self._cards.values()
                if card.occasion == self._group
            ]
        )
        self.pile_page.sheets.select(self._open)

    def _choose_group(self, key: str) -> None:
        of_group = [card for card in self._cards.values() if card.occasion == key]
        wanting = [card for card in of_group if card.state is CardState.SUGGESTED]
        self.open_card((wanting or of_group)[0].uid)
        self._paint_sheets()

    def _drafted(self, draft: Draft) -> None:
        card = self._cards.get(self._open)
        if card is None or draft == card.draft:
            return
        self._cards[card.uid] = card = replace(card, draft=draft)
        self._changed = True
        self._soon.start()
        self._opened.paint(card, self._cards.values())

    def _paint_sheets(self) -> None:
        nearest = sorted(self._cards.values(), key=lambda card: card.occasion != self._group)
        self._previews.paint_sheets(nearest, self.pile_page.sheets.sheet_width)

    def _ready(self, card: MonthCard) -> None:
        self._changed = False
        self._soon.stop()
        self._cards[card.uid] = replace(card, state=CardState.WAITING)
        self.drafts.store(card, ready=True)
        self.pile_page.show_pile(MonthPile(self.month, tuple(self._cards.values())))
        self._show_groups()
        self._show_sheets()
        self._open_next(card.uid)

    def _knows(self) -> None:
        """Whoever the open card is for knows of the cards: said once, stored, and not asked again."""
        card = self._cards[self._open]
        self._storing.run(lambda: self._features.whom.knows(card.uid))
        of_them = [other for other in self._cards.values() if other.customer_uid == card.customer_uid]
        self._cards |= {other.uid: replace(other, is_first=False) for other in of_them}
        self.editor.stop_asking()
        self.ready_and_next()

    def _open_next(self, uid: str) -> None:
        """The next card after this one that wants a look; where none does, the next."""
        order = list(self._cards)
        after = order[order.index(uid) + 1 :] + order[: order.index(uid)]
        wanting = [other for other in after if self._cards[other].state is CardState.SUGGESTED]
        if wanting or after:
            self.open_card((wanting or after)[0])
            self.editor.write()

    def _asked(self, folder: str) -> None:
        self.others.leave()
        self.reload()
        self.others.ask_what_came_out(lambda: self.ways.under_way, folder)

    def _is_off_the_pile(self, uid: str) -> None:
        if uid in self._cards:
            self._open_next(uid)
        self.reload()

    def _reworded(self, uid: str, draft: Draft) -> None:
        if uid in self._cards:
            self._cards[uid] = replace(self._cards[uid], draft=draft)
            self._open, self._changed = uid, True
            self.reload()

    def _begun(self, uid: str) -> None:
        self._open_in(self._features.day().replace(day=1), lambda card: card.uid == uid)
