"""Pasted notes as the window is told them: each line, whom it may mean, and what would become of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shopfriend.counter.views import Hit

if TYPE_CHECKING:
    from shopfriend.counter.said.offer import Offer

MOST_LINES = 100
"""More lines than this are pasted in several goes: each of them wants to be looked at before it is stored."""


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line as typed, the name in it ("" where there is none) and the words behind it.

    `who` may be meant, the most likely first; `sure` is the uid of the one who is meant for sure, "" where it is for
    the owner to say. With those in `already` (uids) the same words are remembered; `offers` are what the words will
    offer to be kept of the one who is meant for sure.
    """

    typed: str
    name: str
    words: str
    who: tuple[Hit, ...]
    sure: str
    already: frozenset[str] = frozenset()
    offers: "tuple[Offer, ...]" = ()


@dataclass(frozen=True, slots=True)
class PastedNote:
    """Words that the owner wants to be remembered with a customer (uid); `typed` is the line that they came from."""

    customer: str
    words: str
    typed: str
