"""The card in the editor with all that belongs to it: both sides, hands and fronts, and what is remembered."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject

from shopfriend.cards.views import MonthCard, ToWriteAbout
from shopfriend.language import day_in_words
from shopfriend.problem import Problem
from shopfriend.window.background import Worker
from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.cards.pictures import Fronts, Sides
from shopfriend.window.cards.pile_page import PilePage
from shopfriend.window.cards.previews import Previews
from shopfriend.window.cards.spelt import Spelling


class OpenedCard(QObject):
    """Shows a card in the editor of `page`, and brings the rest as it comes; what comes too late is not shown.

    `why` tells, by uid, why what is drafted of a card is not stored.
    """

    def __init__(
        self, features: CardFeatures, reading: Worker, previews: Previews, page: PilePage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._features = features
        self._reading = reading
        self._previews = previews
        self._page = page
        self._editor = page.editor
        self._uid = ""
        self._pile: Collection[MonthCard] = ()
        self.why: Mapping[str, Problem] = {}
        self.spelling = Spelling(self._editor.line, page.colours, features.spelling, reading, self)
        previews.sides.connect(self._show_sides)
        previews.choices.connect(self._show_choices)
        previews.refused.connect(self._editor.refuse)

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self.spelling.use(features.spelling)

    def show(self, card: MonthCard, pile: Collection[MonthCard]) -> None:
        """Show a card of the pile."""
        self._uid = card.uid
        self._editor.show_card(card)
        self.spelling.read_as(card.draft.text.language, card.customer_uid)
        self.paint(card, pile)
        self._reading.run(
            lambda: self._features.to_write_about(card.customer_uid), lambda found: self._show_facts(card.uid, found)
        )
        self._previews.offer_choices(card)

    def paint(self, card: MonthCard, pile: Collection[MonthCard]) -> None:
        """Paint both sides of the card that is shown, as it is drafted now."""
        self._pile = pile
        self._previews.show(card, (*self._editor.preview.sizes(), self._page.sheets.sheet_width))

    def _show_facts(self, uid: str, found: ToWriteAbout) -> None:
        if uid == self._uid:
            day = day_in_words(found.talked_on, self._features.day(), weekday=False) if found.talked_on else ""
            self._editor.show_facts(found, day)

    def _show_choices(self, uid: str, hands: list[str], fronts: Fronts) -> None:
        if uid == self._uid:
            self._editor.show_choices(hands, fronts)

    def _show_sides(self, card: MonthCard, found: Sides) -> None:
        self._editor.preview.show_card(found.front, found.inside)
        self._editor.remark_on(self._twin(card), found.hand, found.lacking)
        if card.uid in self.why:
            self._editor.refuse(self.why[card.uid])

    def _twin(self, card: MonthCard) -> str:
        """Who of the pile has the same personal line."""
        line = card.draft.personal_line.casefold()
        others = (other for other in self._pile if line and other.uid != card.uid)
        return next((other.name for other in others if other.draft.personal_line.casefold() == line), "")
