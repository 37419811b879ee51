"""Silence: whom nothing may name again, in which words, and how long a house is left in peace after a death."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from shopfriend.records.folding import fold
from shopfriend.records.kinds import DetailKind, Gone

if TYPE_CHECKING:
    from shopfriend.records.customer import Customer
    from shopfriend.records.detail import Detail

_BEINGS = (DetailKind.FAMILY, DetailKind.PET)
MOURNING = timedelta(weeks=6)
"""Six weeks without cheerful post is the custom in much of Europe (the Sechswochenamt, the forty days)."""


def may_be_named(gone: Gone | None) -> bool:
    """Whether a customer, a relation or a pet may be named in a greeting, a hit or a card."""
    return gone is None


def silent_words(details: "Iterable[Detail]", house: "Iterable[Customer]") -> frozenset[str]:
    """The words that would name those who are no longer, among a customer's details and all who live in the house.

    The first name, and the relation in one word ("husband"); neither where somebody living is called so too.
    """
    gone: set[str] = set()
    living: set[str] = set()
    for detail in details:
        if detail.kind in _BEINGS:
            (living if detail.gone is None else gone).update(_called_by(detail.name, detail.relation))
    for member in house:
        for name in (member.called, member.given or member.name):
            (living if member.gone is None else gone).update(_called_by(name))
    return frozenset(gone - living)


def _called_by(name: str, relation: str = "") -> list[str]:
    words = fold(relation).split()
    return [*fold(name).split()[:1], *(words if len(words) == 1 else ())]


def names_one(silent: frozenset[str], said: str) -> bool:
    """Whether words name somebody of whom is not spoken any more, be it as "Emil's" or "Emils"."""
    if not silent:
        return False
    words = fold(said.replace("'", " ").replace("’", " ")).split()
    return not silent.isdisjoint([*words, *(word.removesuffix("s") for word in words)])


def in_mourning(died_on: Iterable[date | None], today: date) -> bool:
    """Whether somebody of the household died within the last six weeks, as far as the days are known."""
    return any(day is not None and timedelta() <= today - day < MOURNING for day in died_on)
