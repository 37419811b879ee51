"""What was deleted and what came at once, as the window is told it: frozen, and without a word of any talk."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DAYS_IN_BIN = 30
"""So long it is given back as it was; then nothing of a customer is left."""


class Binned(StrEnum):
    """What sort of thing lies in the bin."""

    CUSTOMER = "customer"
    TALK = "conversation"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class InBin:
    """Something that was deleted: by which `action`, whose it was ("" where that may not be named), and when.

    `by` is who of the staff did it, "" where that is not known.
    """

    action: str
    kind: Binned
    name: str
    day: date
    by: str


@dataclass(frozen=True, slots=True)
class ListBrought:
    """A list that was stored in one action: from where, how many customers came with it, and when."""

    action: str
    source: str
    customers: int
    day: date


YEARS = (0, 2, 3, 5, 10)
"""After how many silent years somebody is offered for forgetting; 0 for never."""


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody of whom nothing was noted for long; `last` is the day of the last thing that was."""

    uid: str
    name: str
    last: date
