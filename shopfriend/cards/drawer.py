"""The list for the drawer by the till: cards that no postman carries, in the order in which they are handed over."""

from collections.abc import Sequence
from datetime import date

from shopfriend.cards.views import PileCard
from shopfriend.language import _, day_in_words, month_in_words
from shopfriend.printing.lists import DrawerRow
from shopfriend.records.folding import fold
from shopfriend.records.kinds import Occasion
from shopfriend.records.occasion_words import in_words


def rows_of_drawer(pile: Sequence[PileCard], today: date) -> list[DrawerRow]:
    """The cards of the pile that are handed over, by day and then by name.

    A birthday has its day, or only its month; thanks wait for the next visit, which may be tomorrow: they stand first.
    """
    handed = [card for card in pile if card.address is None]
    handed.sort(key=lambda card: (_has_day(card), card.day if _has_day(card) else date.min, fold(card.name)))
    return [DrawerRow(card.number, card.name, in_words(card.occasion), _when(card, today)) for card in handed]


def _has_day(card: PileCard) -> bool:
    return card.occasion in (Occasion.BIRTHDAY, Occasion.CHRISTMAS, Occasion.ANNIVERSARY)


def _when(card: PileCard, today: date) -> str:
    if not _has_day(card):
        return _("At the next visit")
    if card.by_month_only:
        return _("In {month}").format(month=month_in_words(card.day))
    return day_in_words(card.day, today)
