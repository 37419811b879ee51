"""Silence: whom nothing may name again, and how long a house is left in peace after a death."""

from collections.abc import Iterable
from datetime import date, timedelta

from shopfriend.records.kinds import Gone

MOURNING = timedelta(weeks=6)
"""Six weeks without cheerful post is the custom in much of Europe (the Sechswochenamt, the forty days)."""


def may_be_named(gone: Gone | None) -> bool:
    """Whether a customer, a relation or a pet may be named in a greeting, a hit or a card."""
    return gone is None


def in_mourning(died_on: Iterable[date | None], today: date) -> bool:
    """Whether somebody of the household died within the last six weeks, as far as the days are known."""
    return any(day is not None and timedelta() <= today - day < MOURNING for day in died_on)
