"""How occasions and cards are called on the screen of cards, as tiles and as sheets."""

from collections.abc import Callable

from PySide6.QtGui import QImage

from shopfriend.cards.views import MonthCard, MonthPile
from shopfriend.language import _, month_alone, short_day
from shopfriend.records.kinds import CardState, Occasion
from shopfriend.window.cards.group_tiles import Group
from shopfriend.window.cards.sheet_list import SheetRow

_ICONS = {
    Occasion.BIRTHDAY: "cake",
    Occasion.REFERRAL_THANKS: "friends",
    Occasion.CHRISTMAS: "post",
    Occasion.MISSED_YOU: "talk",
}
_TITLES: dict[Occasion, Callable[[], str]] = {
    Occasion.THANK_YOU: lambda: _("Thank-yous"),
    Occasion.REFERRAL_THANKS: lambda: _("Referral thanks"),
    Occasion.CHRISTMAS: lambda: _("Christmas"),
    Occasion.MISSED_YOU: lambda: _("Missed you"),
    Occasion.WEDDING: lambda: _("Weddings"),
    Occasion.NEW_BABY: lambda: _("New babies"),
    Occasion.ANNIVERSARY: lambda: _("Anniversaries"),
    Occasion.CONGRATULATIONS: lambda: _("Congratulations"),
    Occasion.GET_WELL: lambda: _("Get well"),
    Occasion.SYMPATHY: lambda: _("Sympathy"),
    Occasion.YOUR_OWN: lambda: _("Your own"),
}


def group_of(occasion: Occasion, pile: MonthPile) -> Group:
    """The tile of an occasion: how many cards, and how many want a look."""
    states = [card.state for card in pile.cards if card.occasion is occasion]
    wanting = states.count(CardState.SUGGESTED)
    return Group(occasion, _ICONS.get(occasion, "heart"), title_of(occasion, pile), len(states), wanting)


def row_of(card: MonthCard, picture: QImage | None) -> SheetRow:
    """The sheet of a card, with its preview as far as that is painted."""
    return SheetRow(
        card.uid,
        card.name,
        stands(card),
        wants=card.state is CardState.SUGGESTED,
        done=card.state in (CardState.WAITING, CardState.PRINTED),
        picture=picture,
    )


def title_of(occasion: Occasion, pile: MonthPile) -> str:
    """A group of cards: "Birthdays in December"."""
    if occasion is Occasion.BIRTHDAY:
        day = next(card.day for card in pile.cards if card.occasion is occasion)
        return _("Birthdays in {month}").format(month=month_alone(day))
    return _TITLES[occasion]()


def name_of(occasion: Occasion) -> str:
    """What cards for an occasion are called, whenever they are."""
    return _("Birthdays") if occasion is Occasion.BIRTHDAY else _TITLES[occasion]()


def wants_a_birthday_card(card: MonthCard) -> bool:
    """Whether it is a birthday card that still wants the owner's look."""
    return card.occasion is Occasion.BIRTHDAY and card.state is CardState.SUGGESTED


def stands(card: MonthCard) -> str:
    """What stands under a card's sheet: the day it is for, or by which it is to be posted, and what it wants."""
    if card.state is CardState.PRINTED:
        return _("printed")
    if card.state is CardState.PRINTING:
        return _("at the printer")
    day = month_alone(card.day) if card.by_month_only else short_day(card.day)
    if card.state is CardState.SUGGESTED:
        return _("{day} · wants a look").format(day=day)
    if not card.draft.personal_line:
        return _("{day} · no line of yours").format(day=day)
    return day if card.post_by is None else _("post by {day}").format(day=short_day(card.post_by))


def about(card: MonthCard) -> str:
    """What the editor says below the name: why this card, and how it goes."""
    way = _("By post") if card.posted else _("To hand over")
    if card.post_by is not None:
        way = _("Post by {day}").format(day=short_day(card.post_by))
    return f"{way} · {card.reason}"
