"""An improvement in words: by whom and until when, and what became of it."""

from datetime import date

from shopfriend.language import _, day_in_words
from shopfriend.our_shop.views import Better


def who_and_when(better: Better, today: date) -> str:
    """By whom and until when, as far as it is known: "Nadia, by 12 December"."""
    by = _("by {day}").format(day=day_in_words(better.due, today, weekday=False)) if better.due is not None else ""
    return ", ".join(filter(None, (better.who, by)))


def became(better: Better, today: date) -> str:
    """What became of it, and when."""
    if better.done_on is not None:
        said = _("done on {day}").format(day=day_in_words(better.done_on, today, weekday=False))
    elif better.set_aside_on is not None:
        said = _("set aside on {day}").format(day=day_in_words(better.set_aside_on, today, weekday=False))
    else:
        said = _("under way")
    return " · ".join(filter(None, (better.who, said)))
