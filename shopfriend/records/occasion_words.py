"""What each occasion of a card is called, alike on a customer's page and on the list of what is handed over."""

from collections.abc import Callable

from shopfriend.language import _
from shopfriend.records.kinds import Occasion

_WORDS: dict[Occasion, Callable[[], str]] = {
    Occasion.BIRTHDAY: lambda: _("Birthday"),
    Occasion.CHRISTMAS: lambda: _("Christmas"),
    Occasion.THANK_YOU: lambda: _("Thank you"),
    Occasion.REFERRAL_THANKS: lambda: _("Thanks for a friend"),
    Occasion.ANNIVERSARY: lambda: _("Anniversary"),
    Occasion.MISSED_YOU: lambda: _("Missed you"),
    Occasion.GET_WELL: lambda: _("Get well"),
    Occasion.SYMPATHY: lambda: _("Sympathy"),
    Occasion.CONGRATULATIONS: lambda: _("Congratulations"),
    Occasion.NEW_BABY: lambda: _("New baby"),
    Occasion.WEDDING: lambda: _("Wedding"),
    Occasion.YOUR_OWN: lambda: _("Your own words"),
}


def in_words(occasion: Occasion) -> str:
    """An occasion by its name."""
    return _WORDS[occasion]()
