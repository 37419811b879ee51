"""What the shop gave, and what came back: counted from the records, over any span of days. Pure functions.

Nothing is divided by anything: a gift is not an investment, and a count of few things is true where a rate is not.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shopfriend.records.kinds import GestureKind


class Gift(StrEnum):
    """What a shop gives: the kinds of gestures, cards, promises kept, and people sent on to others."""

    FAVOUR = "favour"
    EXTRA_MILE = "extra_mile"
    GIFT = "gift"
    INTRODUCTION = "introduction"
    CARD = "card"
    PROMISE = "promise"
    SENT_ON = "sent_on"


_OF_GESTURE = {kind: Gift(kind.value) for kind in GestureKind}


@dataclass(frozen=True, slots=True)
class Records:
    """The days on which things happened: gestures with their kind, cards that went out, promises kept, people sent on
    to others; and what came: visits, and people who were sent to us.
    """

    gestures: tuple[tuple[GestureKind, date], ...] = ()
    cards: tuple[date, ...] = ()
    promises: tuple[date, ...] = ()
    sent_on: tuple[date, ...] = ()
    visits: tuple[date, ...] = ()
    sent_to_us: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """How much of each was given within a span, and beside it the visits noted and the people sent to us."""

    gifts: tuple[tuple[Gift, int], ...] = ()
    visits: int = 0
    sent_to_us: int = 0

    @property
    def all(self) -> int:
        """How many things were given."""
        return sum(number for _gift, number in self.gifts)

    def of(self, gift: Gift) -> int:
        """How many of one kind."""
        return dict(self.gifts).get(gift, 0)


def given(records: Records, since: date, until: date) -> Given:
    """What was given from the day `since` up to, but not on, the day `until`; every kind is there, in its order."""

    def within(days: Iterable[date]) -> int:
        return sum(since <= day < until for day in days)

    counted = Counter(_OF_GESTURE[kind] for kind, day in records.gestures if since <= day < until)
    counted[Gift.CARD] = within(records.cards)
    counted[Gift.PROMISE] = within(records.promises)
    counted[Gift.SENT_ON] = within(records.sent_on)
    gifts = tuple((gift, counted[gift]) for gift in Gift)
    return Given(gifts, within(records.visits), within(records.sent_to_us))
