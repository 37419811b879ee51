"""What the counter shows: frozen and free of SQLAlchemy, so that the window may name it before its first paint."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from shopfriend.records.kinds import DetailKind, PromiseKind, Reach

if TYPE_CHECKING:
    from shopfriend.counter.said.offer import Offer


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

    `typed` holds a text for every fact, the birthday in words that are read back as the same day. `silent` are family
    and pets who are no longer: nothing shows them before it is asked who shall be brought back.
    """

    uid: str
    typed: Mapping[Fact, str]
    more: tuple[str, ...]
    details: tuple[KnownDetail, ...]
    silent: tuple[KnownDetail, ...] = ()

    @property
    def reach(self) -> Reach:
        """How cards come to the customer."""
        return Reach(self.typed[Fact.REACH])


@dataclass(frozen=True, slots=True)
class OldQuestion:
    """An open question that names somebody who is no longer; `talk` is the uid of the talk that left it."""

    talk: str
    question: str


@dataclass(frozen=True, slots=True)
class Silenced:
    """What followed when somebody was no longer: `action` undoes it.

    `questions` may be dropped now; `envelope` and `beginning` are the household's, or the customer's own, as they read
    without the name, "" where nothing was written anew. `namesakes` are customers (uid and name) of the same house who
    are called like the relation that is no longer: they may be the same person.
    """

    action: str
    questions: tuple[OldQuestion, ...] = ()
    envelope: str = ""
    beginning: str = ""
    namesakes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """Somebody is named again: `action` undoes it; how the house is written to now, "" where that has no words."""

    action: str
    envelope: str = ""
    beginning: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody found; `why` tells people apart in words that anyone may read.

    `reason` says in such words why she may be here today; it is for the selected hit alone.
    """

    uid: str
    name: str
    reference: str
    why: str
    score: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Who was found by name. Where it is not `whole`, others may follow, who are found by what they told."""

    hits: tuple[Hit, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Jotted:
    """What stands in the fields where a talk is jotted down; `by` is who of the staff notes it (uid), "" for nobody."""

    words: str = ""
    ask: str = ""
    promise: str = ""
    between_us: bool = False
    told: bool = False
    by: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed, whatever may be marked."""
        return not (self.words or self.ask or self.promise)


@dataclass(frozen=True, slots=True)
class Serving:
    """Who serves in the shop (uid and name), and who of them was named last on this computer ("" for nobody)."""

    people: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A talk that was stored: `action` undoes it; `also` were there too, `unclear` is what an "@" did not tell."""

    talk: str
    action: str
    offers: "tuple[Offer, ...]" = ()
    also: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A talk as the page tells it; `ask` is the question it left, `with_whom` who of the staff was there.

    `told`: the shop told it to this customer.
    """

    uid: str
    day: date
    text: str
    ask: str
    asked: bool
    with_whom: str
    between_us: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise on the page: open, or kept not long ago."""

    uid: str
    text: str
    due: date | None
    kept: bool


@dataclass(frozen=True, slots=True)
class CardKept:
    """A card on paper to a customer or her house: the day it went or is for, what for, and its words, a paragraph each.

    One that is not away waits in the drawer, to be posted or handed over; nobody may have what is `unwanted` by now.
    """

    uid: str
    day: date
    title: str
    words: tuple[str, ...]
    is_away: bool
    unwanted: bool = False


@dataclass(frozen=True, slots=True)
class Declined:
    """What somebody would rather not have, in words; `every` is no cards at all, ever."""

    uid: str
    words: str
    every: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A customer's opened page. `birthday` is told in words, without an age; `around` are family and pets.

    `missing` is what to ask for: BIRTHDAY, and STREET for the whole address; nothing of somebody gone or in mourning.
    `goodwill` tells in lines through whom they came, whom they sent, and what was given; `knows_best` who of the
    `staff` (uid and name) knows them best, "" for nobody.
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
    cards: tuple[CardKept, ...] = ()
    declined: tuple[Declined, ...] = ()
    goodwill: tuple[str, ...] = ()
    knows_best: str = ""
    staff: tuple[tuple[str, str], ...] = ()


class CardToday(NamedTuple):
    """What to do with a card today, in words; `card` is "" where it is still to be written."""

    customer_uid: str
    words: str
    card: str


@dataclass(frozen=True, slots=True)
class Today:
    """What wants doing today: promises due or late as (customer's uid, words), birthdays by name alone.

    `day` is today in words; `cards` want something, and `to_post` counts those that wait for the letter box.
    Customers look on: words that are private, or between us, are not among these.
    """

    day: str
    promises: tuple[tuple[str, str], ...]
    birthdays: tuple[tuple[str, str], ...]
    customers: int
    cards: tuple[CardToday, ...] = ()
    to_post: int = 0


class When(StrEnum):
    """When an open promise wants to be kept."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    SOME_DAY = "some_day"


class ToTell(StrEnum):
    """What is to be told of a promise: that it is in, or that it will not be."""

    HAS_COME = "has_come"
    WILL_NOT_BE = "will_not_be"


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """An open promise as a list shows it; of an order `steps` of four are done (ordered, come, told, handed over).

    `standing` says in words how far it has come, `telling` what is to be told. `unsaid`: its words stand nowhere but on
    pages that the owner opened, and `text` does not tell them. A change is made to this `version` of it alone.
    """

    uid: str
    customer: str
    customer_uid: str
    kind: PromiseKind
    text: str
    due: date | None
    when: When
    steps: int = 0
    telling: ToTell | None = None
    standing: str = ""
    version: int = 1
    unsaid: bool = False

    @property
    def will_not_be(self) -> bool:
        """Whether it is open only until they know that it will not be kept."""
        return self.telling is ToTell.WILL_NOT_BE


@dataclass(frozen=True, slots=True)
class Glad:
    """Somebody who wished for something, or has it on order, since a day; `uid` is that of the wish or the order."""

    uid: str
    customer: str
    customer_uid: str
    text: str
    since: date
    is_order: bool


@dataclass(frozen=True, slots=True)
class PromiseList:
    """Everything open, the most urgent first; and by how many days each that was kept lately was late, in order."""

    open: tuple[OpenPromise, ...]
    late_by: tuple[int, ...]

    @property
    def in_time(self) -> int:
        """How many of those kept lately were kept in time."""
        return sum(days == 0 for days in self.late_by)

    @property
    def due(self) -> int:
        """How many are due today or late."""
        return sum(promise.when in (When.OVERDUE, When.TODAY) for promise in self.open)
