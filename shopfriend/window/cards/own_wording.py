"""From the page of one's own words to the shop that keeps them, and back to the card that is open."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from shopfriend.cards.views import Draft, MonthCard, OwnNew, OwnShown
from shopfriend.cards.wording import OWN, Text
from shopfriend.language import _, ngettext
from shopfriend.records.kinds import CardState, OwnKind
from shopfriend.window.background import Workers
from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.cards.spelt import Spelling
from shopfriend.window.cards.words_page import WordsPage
from shopfriend.window.theme import Colours

_ON_THE_DESK = (CardState.SUGGESTED, CardState.WAITING)


class OwnWording(QObject):
    """`drafted` gives the open card (uid) with other words; `changed` tells that many cards have others."""

    told = Signal(str)
    undoable = Signal(str, object)
    built = Signal(object)
    drafted = Signal(str, object)
    changed = Signal()

    def __init__(self, colours: Colours, features: CardFeatures, workers: Workers, parent: QObject) -> None:
        super().__init__(parent)
        self._features = features
        self._storing = workers.storing
        self._card: MonthCard | None = None
        self._others: tuple[MonthCard, ...] = ()
        self._reading = workers.reading
        self._colours = colours
        self._page: WordsPage | None = None
        self._spelling: Spelling | None = None

    @property
    def page(self) -> WordsPage:
        """The page, built when it is first wanted; `built` tells then."""
        if self._page is None:
            self._page = page = WordsPage(self._colours)
            page.kept.connect(self._keep)
            page.taken.connect(self._take)
            page.removed.connect(self._remove)
            page.to_all_wanted.connect(self._give_to_all)
            self.built.emit(page)
        return self._page

    @property
    def spelling(self) -> Spelling:
        """What marks words on the page."""
        if self._spelling is None:
            features = self._features.spelling
            self._spelling = Spelling(self.page.words, self._colours, features, self._reading, self)
            self._spelling.undoable.connect(self.undoable)
        return self._spelling

    def use(self, features: CardFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        if self._spelling is not None:
            self._spelling.use(features.spelling)

    def ask(self, card: MonthCard, pile: Collection[MonthCard]) -> None:
        """Show the words of a card of the pile, to be made one's own."""
        self._card = card
        text = card.draft.text
        self._others = tuple(
            other
            for other in pile
            if other.uid != card.uid
            and other.occasion is card.occasion
            and other.state in _ON_THE_DESK
            and text in (choice.text for choice in other.choices)
        )
        self.page.ask(card, self._others)
        self.spelling.read_as(text.language, card.customer_uid)
        self._load()

    def _load(self) -> None:
        own = self._features.own
        self._storing.run(lambda: (own.all(), own.staff()), lambda found: self.page.show_own(*found))

    def _keep(self, new: OwnNew) -> None:
        own = self._features.own

        def kept(text: Text | None) -> None:
            self.told.emit(_("Kept as yours."))
            self._put_on_card(new.kind, new.words, text)

        self._storing.run(lambda: own.keep(new), kept, self.page.refuse)

    def _take(self, own: OwnShown) -> None:
        card = self._card
        if card is None:
            return
        key = f"{OWN}{own.uid}"
        text = next((choice.text for choice in card.choices if choice.text.key == key), None)
        if own.kind is OwnKind.TEXT and text is None:
            self.told.emit(_("This text is for another occasion or in another language."))
        else:
            self._put_on_card(own.kind, own.words, text)

    def _put_on_card(self, kind: OwnKind, words: str, text: Text | None) -> None:
        card = self._card
        if card is None:
            return
        draft: Draft = card.draft
        if kind is OwnKind.TEXT and text is not None:
            draft = replace(draft, text=text)
        elif kind is OwnKind.BEGINNING:
            draft = replace(draft, beginning=words)
        elif kind is OwnKind.ENDING:
            draft = replace(draft, ending=words)
        self.drafted.emit(card.uid, draft)

    def _remove(self, uid: str) -> None:
        own = self._features.own

        def removed(action: str) -> None:
            take_back = lambda: self._storing.run(lambda: own.undo(action), lambda _done: self._load())  # noqa: E731
            self.undoable.emit(_("No longer kept."), take_back)
            if self._card is not None:
                self.page.ask(self._card, self._others)
            self._load()

        self._storing.run(lambda: own.remove(uid), removed)

    def _give_to_all(self, chosen: Collection[str]) -> None:
        card, own = self._card, self._features.own
        if card is None:
            return
        drafts = {
            other.uid: replace(other.draft, text=card.draft.text)
            for other in (card, *self._others)
            if other is card or other.uid in chosen
        }

        def given(action: str) -> None:
            number = len(drafts)
            said = ngettext("{n} card says the same.", "{n} cards say the same.", number).format(n=number)
            undo = lambda: self._storing.run(lambda: own.undo(action), lambda _done: self.changed.emit())  # noqa: E731
            self.undoable.emit(said, undo)
            self.changed.emit()

        self._storing.run(lambda: own.to_all(drafts), given)
