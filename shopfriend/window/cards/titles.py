"""How occasions and cards are called on the screen of cards."""

from shopfriend.cards.views import MonthCard, MonthPile
from shopfriend.language import _, month_alone, short_day
from shopfriend.records.kinds import CardState, Occasion

_ICONS = {Occasion.BIRTHDAY: "cake", Occasion.THANK_YOU: "heart", Occasion.REFERRAL_THANKS: "friends"}


def icon_of(occasion: Occasion) -> str:
    """The icon of an occasion."""
    return _ICONS.get(occasion, "heart")


def title_of(occasion: Occasion, pile: MonthPile) -> str:
    """A group of cards: "Birthdays in December"."""
    if occasion is Occasion.BIRTHDAY:
        day = next(card.day for card in pile.cards if card.occasion is occasion)
        return _("Birthdays in {month}").format(month=month_alone(day))
    return _("Referral thanks") if occasion is Occasion.REFERRAL_THANKS else _("Thank-yous")


def stands(card: MonthCard) -> str:
    """What stands under a card's sheet: its day, and what it wants."""
    if card.state is CardState.PRINTED:
        return _("printed")
    if card.state is CardState.PRINTING:
        return _("at the printer")
    day = month_alone(card.day) if card.by_month_only else short_day(card.day)
    return day if card.state is CardState.WAITING else _("{day} · wants a look").format(day=day)


def about(card: MonthCard) -> str:
    """What the editor says below the name: why this card, and how it goes."""
    way = _("By post") if card.posted else _("To hand over")
    return f"{way} · {card.reason}"
