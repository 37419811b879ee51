"""What screens and the printing room are told of cards: frozen, and free of what would delay the first paint."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from shopfriend.cards.wording import Text
from shopfriend.records.kinds import CardState, Occasion, OwnKind, SubjectKind


class Lines(NamedTuple):
    """What stands above the place (streets), and the place itself: town, postcode, and the country if abroad."""

    street: tuple[str, ...]
    place: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One card that could be sent, and why. `kind` narrows an occasion; `known` is what its words may mention.

    A card for a whole household has that one's uid, and a member's as `customer_uid`. What is `only_offered` waits for
    the owner's word, and no command takes it.
    """

    customer_uid: str
    name: str
    occasion: Occasion
    kind: str
    subject: SubjectKind
    subject_uid: str
    day: date
    reason: str
    known: Mapping[str, str] = field(default_factory=dict)
    household_uid: str = ""
    only_offered: bool = False

    @property
    def recipient_uid(self) -> str:
        """Who gets the card: the household, or the customer."""
        return self.household_uid or self.customer_uid


@dataclass(frozen=True, slots=True)
class PileCard:
    """A card of the pile. `number` counts from 1; `called` is how it addresses the recipient.

    `address` is None for a card that is handed over; `post_by` is the last good day to post it, None for what has no
    day to be there by, such as thanks.
    `by_month_only` tells that of a birthday only the month is known, of which `day` is then the first.
    """

    number: int
    uid: str
    name: str
    called: str
    occasion: Occasion
    day: date
    language: str
    beginning: str
    paragraphs: tuple[str, ...]
    personal_line: str
    ending: str
    hand: str
    design: str
    seed: int
    address: Lines | None
    post_by: date | None
    by_month_only: bool = False

    @property
    def addressed(self) -> tuple[str, ...]:
        """The lines that stand on a card without an envelope: the name alone where it is handed over."""
        return (self.name, *self.address.street, *self.address.place) if self.address else (self.name,)


class InDrawer(NamedTuple):
    """What to do with a card today, in words; `card` is "" where it is still to be written."""

    card: str
    customer_uid: str
    words: str


@dataclass(frozen=True, slots=True)
class RunCard:
    """A card's place in a print run, from 1; `came_out` is None until the owner has said it."""

    uid: str
    place: int
    name: str
    came_out: bool | None


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A print run of which the owner has not yet said all that came out. `started` is UTC."""

    uid: str
    started: datetime
    paper: str
    printer: str
    cards: tuple[RunCard, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as it would be written: a text, what fills its holes, the owner's own line, and how it looks.

    `addressed` are the lines that stand on it where it is sent without an envelope.
    """

    text: Text
    beginning: str
    ending: str
    known: Mapping[str, str]
    personal_line: str
    hand: str
    design: str
    seed: int
    addressed: tuple[str, ...] = ()


class Choice(NamedTuple):
    """A text that fits a card, and its first words as they would stand there."""

    text: Text
    opening: str


@dataclass(frozen=True, slots=True)
class MonthCard:
    """A card on the month's pile, and the texts that the owner may choose for it.

    Suggested ones want the owner's look, waiting ones are ready for paper. `posted` tells that it goes by post.
    What was `said_before`, to the same person or lately to a neighbour, wants a personal line. Before what `is_first`
    goes to somebody, the owner says that she knows of the cards.
    """

    uid: str
    customer_uid: str
    name: str
    occasion: Occasion
    day: date
    by_month_only: bool
    state: CardState
    reason: str
    posted: bool
    draft: Draft
    choices: tuple[Choice, ...]
    post_by: date | None = None
    said_before: bool = False
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class MonthPile:
    """The cards of a month's end in the order in which they are printed."""

    month: date
    cards: tuple[MonthCard, ...]


@dataclass(frozen=True, slots=True)
class ToWriteAbout:
    """What a personal line may pick up: short facts, and the last talk with its day, where there was one."""

    facts: tuple[str, ...]
    talk: str = ""
    talked_on: date | None = None


@dataclass(frozen=True, slots=True)
class OwnShown:
    """Own words as a list shows them; `staff` is "" where they are everybody's."""

    uid: str
    kind: OwnKind
    occasion: Occasion | None
    language: str
    words: str
    staff: str


@dataclass(frozen=True, slots=True)
class OwnNew:
    """Words to be kept as one's own: a text of the occasion, or a beginning or ending, by a staff's uid or everybody's.

    They take the place of those with the uid `instead_of`, where that is given.
    """

    kind: OwnKind
    occasion: Occasion
    language: str
    words: str
    staff: str = ""
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """What went to paper: the run by uid, the files by name, and the names of the cards set aside with why."""

    run: str
    files: tuple[str, ...]
    set_aside: tuple[tuple[str, str], ...]
