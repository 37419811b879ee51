"""Month end: the pile with true previews, the editor beside it, printing what is ready, and what came out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from shopfriend.cards.views import Draft, MonthCard, MonthPile, OpenRun, ToWriteAbout
from shopfriend.language import _, day_in_words, ngettext
from shopfriend.records.kinds import CardState, Occasion
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.cards.came_out import CameOut
from shopfriend.window.cards.editor import CardEditor
from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.cards.group_tiles import Group
from shopfriend.window.cards.paper_run import PaperRun
from shopfriend.window.cards.pictures import Screen, Sides
from shopfriend.window.cards.pile_page import PilePage
from shopfriend.window.cards.previews import Previews
from shopfriend.window.cards.sheet_list import SheetRow
from shopfriend.window.cards.titles import icon_of, stands, title_of
from shopfriend.window.theme import Colours

_STORED_AFTER = 400
"""Milliseconds after the last change of a draft until it is stored, if nothing else stores it before."""
_ON_THE_DESK = (CardState.SUGGESTED, CardState.WAITING)


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
        self._folder = ""
        self._changed = False
        self._paper = PaperRun(features, workers.paper, choose_folder, self)
        self._previews = Previews(
            features, workers.paper, Screen(colours.sheet, theme.MARKER, self.devicePixelRatioF()), self
        )
        self.pile_page = PilePage(colours)
        self.came_out = CameOut(colours)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.pile_page)
        self._pages.addWidget(self.came_out)
        self._soon = QTimer(self, singleShot=True, interval=_STORED_AFTER)
        self._connect()

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self._previews.use(features)
        self._paper.use(features)
        self._open = self._group = ""

    def forget_pictures(self) -> None:
        """Hands or ink are others now: every card is painted anew when the screen is next seen."""
        self._previews.forget()

    def stop(self) -> None:
        """The screen goes: store what was changed last, and paint nothing more."""
        self.store_now()
        self._previews.stop()

    def count(self) -> None:
        """Ask how many cards are still to be done, for the rail."""
        self._reading.run(lambda: self._features.still_to_do(self.month), self.to_do.emit)

    def reload(self) -> None:
        """Ask for the month anew, and whether a run is still asked about."""
        self.store_now()
        self._storing.run(lambda: self._features.month(self.month), self._show_pile)
        self._storing.run(self._features.asked_about, self._ask_about)

    def store_now(self) -> None:
        """Store what was changed last."""
        self.editor.finish_typing()
        self._soon.stop()
        card = self._cards.get(self._open)
        if card is None or not self._changed or card.state not in _ON_THE_DESK:
            return
        self._changed = False
        draft, ready = card.draft, card.state is CardState.WAITING
        self._storing.run(lambda: self._features.write(card.uid, draft, ready))

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
        if card.state not in _ON_THE_DESK:
            self._open_next(card.uid)
            return
        # Only a card that can be written is ready: a problem is told where it can be mended.
        self._previews.check(card, lambda _found: self._ready(card))

    def skip(self) -> None:
        """No card this year for the one that is open."""
        card = self._cards.get(self._open)
        if card is None:
            return
        self._changed = False

        def skipped(_answer: object) -> None:
            self.undoable.emit(
                _("No card for {name} this year.").format(name=card.name),
                lambda: self._storing.run(lambda: self._features.put_back(card.uid), lambda _done: self.reload()),
            )
            self._open_next(card.uid)
            self.reload()

        self._storing.run(lambda: self._features.skip(card.uid), skipped)

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
        self._show_in_editor(card)

    def print_ready(self) -> None:
        """Print the cards that are ready into a folder, then ask what came out."""
        self.store_now()
        self._paper.begin(self.month, self.ready)

    @property
    def ready(self) -> list[str]:
        """The cards that may go to paper, in the order of the pile."""
        return [card.uid for card in self._cards.values() if card.state is CardState.WAITING]

    @property
    def editor(self) -> CardEditor:
        """The editor of the open card."""
        return self.pile_page.editor

    def _connect(self) -> None:
        page, editor = self.pile_page, self.pile_page.editor
        page.turned.connect(self.turn)
        page.print_wanted.connect(self.print_ready)
        page.cancel_wanted.connect(self._paper.cancel)
        page.all_sent.connect(self._all_sent)
        page.groups.chosen.connect(self._choose_group)
        page.sheets.selected.connect(self.open_card)
        page.sheets.activated_sheet.connect(lambda _uid: editor.write())
        editor.drafted.connect(self._drafted)
        editor.readied.connect(self.ready_and_next)
        editor.skipped.connect(self.skip)
        editor.stepped.connect(self.step)
        self._soon.timeout.connect(self.store_now)
        self._previews.sides.connect(self._show_sides)
        self._previews.small.connect(page.sheets.sheets.set_picture)
        self._previews.small.connect(self.came_out.set_picture)
        self._previews.choices.connect(self._show_choices)
        self._previews.refused.connect(editor.refuse)
        self._paper.progressed.connect(page.show_progress)
        self._paper.told.connect(self.told)
        self._paper.ended.connect(self._asked)
        self.came_out.said.connect(self._settle)
        self.came_out.left.connect(lambda: self._pages.setCurrentWidget(page))

    def _show_pile(self, pile: MonthPile) -> None:
        if pile.month != self.month:
            return
        self._cards = {card.uid: card for card in pile.cards}
        self.pile_page.show_pile(pile)
        self.to_do.emit(sum(card.state in _ON_THE_DESK for card in pile.cards))
        if self._open not in self._cards:
            wanting = [card.uid for card in pile.cards if card.state is CardState.SUGGESTED]
            self._open = ""
            first = next(iter([*wanting, *self._cards]), "")
            if first:
                self.open_card(first)
        else:
            self._show_in_editor(self._cards[self._open])
        self._show_groups()
        self._show_sheets()
        self._paint_sheets()

    def _show_groups(self) -> None:
        pile = MonthPile(self.month, tuple(self._cards.values()))
        occasions = dict.fromkeys(card.occasion for card in pile.cards)
        self.pile_page.groups.show_groups([self._group_of(occasion, pile) for occasion in occasions], self._group)

    def _group_of(self, occasion: Occasion, pile: MonthPile) -> Group:
        states = [card.state for card in pile.cards if card.occasion is occasion]
        wanting = states.count(CardState.SUGGESTED)
        return Group(occasion, icon_of(occasion), title_of(occasion, pile), len(states), wanting)

    def _show_sheets(self) -> None:
        self.pile_page.sheets.sheets.set_rows(
            [
                SheetRow(
                    card.uid,
                    card.name,
                    stands(card),
                    wants=card.state is CardState.SUGGESTED,
                    done=card.state in (CardState.WAITING, CardState.PRINTED),
                    picture=self._previews.sheet(card.uid),
                )
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

    def _show_in_editor(self, card: MonthCard) -> None:
        self.editor.show_card(card)
        self._preview(card)
        self._reading.run(
            lambda: self._features.to_write_about(card.customer_uid), lambda found: self._show_facts(card.uid, found)
        )
        self._previews.offer_choices(card)

    def _show_facts(self, uid: str, found: ToWriteAbout) -> None:
        if uid == self._open:
            day = day_in_words(found.talked_on, self._features.day(), weekday=False) if found.talked_on else ""
            self.editor.show_facts(found, day)

    def _show_choices(self, uid: str, hands: list[str], fronts: list[tuple[str, object]]) -> None:
        if uid == self._open:
            self.editor.show_choices(hands, fronts)  # type: ignore[arg-type]

    def _drafted(self, draft: Draft) -> None:
        card = self._cards.get(self._open)
        if card is None or draft == card.draft:
            return
        self._cards[card.uid] = card = replace(card, draft=draft)
        self._changed = True
        self._soon.start()
        self._preview(card)

    def _preview(self, card: MonthCard) -> None:
        self._previews.show(card, (*self.editor.preview.sizes(), self.pile_page.sheets.sheet_width))

    def _show_sides(self, card: MonthCard, found: Sides) -> None:
        self.editor.preview.show_card(found.front, found.inside)
        self.editor.remark_on(self._twin(card), found.hand, found.lacking)

    def _twin(self, card: MonthCard) -> str:
        """Who of the pile has the same personal line."""
        line = card.draft.personal_line.casefold()
        others = (other for other in self._cards.values() if line and other.uid != card.uid)
        return next((other.name for other in others if other.draft.personal_line.casefold() == line), "")

    def _paint_sheets(self) -> None:
        nearest = sorted(self._cards.values(), key=lambda card: card.occasion != self._group)
        self._previews.paint_sheets(nearest, self.pile_page.sheets.sheet_width)

    def _ready(self, card: MonthCard) -> None:
        self._changed = False
        self._soon.stop()
        self._cards[card.uid] = replace(card, state=CardState.WAITING)
        self._storing.run(lambda: self._features.write(card.uid, card.draft, True))
        self.pile_page.show_pile(MonthPile(self.month, tuple(self._cards.values())))
        self._show_groups()
        self._show_sheets()
        self._open_next(card.uid)

    def _open_next(self, uid: str) -> None:
        """The next card after this one that wants a look; where none does, the next."""
        order = list(self._cards)
        after = order[order.index(uid) + 1 :] + order[: order.index(uid)]
        wanting = [other for other in after if self._cards[other].state is CardState.SUGGESTED]
        if wanting or after:
            self.open_card((wanting or after)[0])
            self.editor.write()

    def _asked(self, folder: str) -> None:
        self.pile_page.show_progress(0, 0)
        self._folder = folder
        self.reload()

    def _ask_about(self, run: OpenRun | None) -> None:
        if run is None:
            self._pages.setCurrentWidget(self.pile_page)
            return
        self.came_out.show_run(run, self._folder)
        self._pages.setCurrentWidget(self.came_out)

    def _settle(self, run: str, came_out: dict[str, bool]) -> None:
        out = sum(came_out.values())

        def settled(_answer: object) -> None:
            self._folder = ""
            said = ngettext("{n} card is printed.", "{n} cards are printed.", out).format(n=out)
            self.told.emit(said if out else _("They wait again."))
            self.reload()

        self._storing.run(lambda: self._features.settle(run, came_out), settled)

    def _all_sent(self) -> None:
        printed = [card.uid for card in self._cards.values() if card.state is CardState.PRINTED]

        def sent(_answer: object) -> None:
            number = len(printed)
            self.told.emit(ngettext("{n} card is on its way.", "{n} cards are on their way.", number).format(n=number))
            self.reload()

        self._storing.run(lambda: self._features.sent(printed), sent)
