"""What the counter shows: frozen and free of SQLAlchemy, so that the window may name it before its first paint."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shopfriend.records.kinds import DetailKind, PromiseKind, Reach


class Fact(StrEnum):
    """What can be changed about a customer, a field each. The places of the address are those of the postal one."""

    NAME = "name"
    CALLED = "called"
    SOUNDS_LIKE = "sounds_like"
    BIRTHDAY = "birthday"
    PHONE = "phone"
    EMAIL = "email"
    STREET = "street"
    POSTCODE = "postcode"
    TOWN = "town"
    COUNTRY = "country"
    REACH = "reach"
    NOTES = "notes"


ADDRESS = (Fact.STREET, Fact.POSTCODE, Fact.TOWN, Fact.COUNTRY)
OFFERED = (
    DetailKind.FAVOURITE,
    DetailKind.FAMILY,
    DetailKind.PET,
    DetailKind.SEAT,
    DetailKind.SIZE,
    DetailKind.TOPIC,
    DetailKind.DISLIKE,
)
"""Kinds of details that are noted at the counter. An allergy is not: it needs a word on who allowed it."""


@dataclass(frozen=True, slots=True)
class KnownDetail:
    """A detail as the form tells it: `words` in full, a person or pet as "Emil, grandson"."""

    uid: str
    kind: DetailKind
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the form shows of a customer: of phones, e-mails and addresses the first; `more` are the further ones.

    `typed` holds a text for every fact, the birthday in words that are read back as the same day.
    """

    uid: str
    typed: Mapping[Fact, str]
    more: tuple[str, ...]
    details: tuple[KnownDetail, ...]

    @property
    def reach(self) -> Reach:
        """How cards come to the customer."""
        return Reach(self.typed[Fact.REACH])


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody found; `why` tells people apart in words that anyone may read."""

    uid: str
    name: str
    reference: str
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Said:
    """A talk as the page tells it; `ask` is the question it left, `with_whom` who of the staff was there."""

    uid: str
    day: date
    text: str
    ask: str
    asked: bool
    with_whom: str
    between_us: bool = False


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise on the page: open, or kept not long ago."""

    uid: str
    text: str
    due: date | None
    kept: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A customer's opened page. `birthday` is told in words, without an age; `around` are family and pets.

    `missing` is what to ask for: BIRTHDAY, and STREET for the whole address; nothing of somebody gone or in mourning.
    """

    uid: str
    name: str
    called: str
    about: str
    birthday: str
    gone: bool
    lines: tuple[str, ...]
    ask: Said | None
    talks: tuple[Said, ...]
    more_talks: int
    likes: tuple[str, ...]
    minds: tuple[str, ...]
    promises: tuple[Promised, ...]
    around: tuple[str, ...]
    missing: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Today:
    """What wants doing today: promises due or late as (customer's uid, words), birthdays by name alone.

    `day` is today in words.
    """

    day: str
    promises: tuple[tuple[str, str], ...]
    birthdays: tuple[tuple[str, str], ...]
    customers: int


class When(StrEnum):
    """When an open promise wants to be kept."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    SOME_DAY = "some_day"


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """An open promise as a list shows it; of an order `steps` of four are done (ordered, come, told, handed over)."""

    uid: str
    customer: str
    customer_uid: str
    kind: PromiseKind
    text: str
    due: date | None
    when: When
    steps: int = 0


@dataclass(frozen=True, slots=True)
class PromiseList:
    """Everything open, the most urgent first; and how many of those settled lately were kept in time."""

    open: tuple[OpenPromise, ...]
    in_time: int
    settled: int

    @property
    def due(self) -> int:
        """How many are due today or late."""
        return sum(promise.when in (When.OVERDUE, When.TODAY) for promise in self.open)
