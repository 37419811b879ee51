"""Referrals: who sent whom, either way."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date
from typing import TypeVar

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, own, to_customer, words_of
from shopfriend.records.folding import fold
from shopfriend.records.kinds import Direction, Exporting, Forgetting, Merging, Moving, ReferralStep

GIFT_FROM_FRIENDS = 2
"""Whoever has sent so many friends within a year gets more than a card, however lightly each was sent."""

PassedOn = TypeVar("PassedOn", bound=Hashable)
Come = TypeVar("Come", bound=Hashable)


def who_has_come(
    passed_on: Iterable[tuple[PassedOn, str]], come: Iterable[tuple[Come, str]]
) -> list[tuple[PassedOn, Come]]:
    """Which names that were passed on have come in by now, each as (what was passed on, who came).

    Names are alike without regard to case and accents. Where a name was passed on twice, or two of that name come at
    once, nobody can tell who is who: these are left to the owner.
    """
    names: dict[str, list[PassedOn]] = defaultdict(list)
    for referral, name in passed_on:
        names[fold(name)].append(referral)
    people: dict[str, list[Come]] = defaultdict(list)
    if names:
        for person, name in come:
            people[fold(name)].append(person)
    return [
        (those[0], people[name][0]) for name, those in names.items() if len(those) == len(people.get(name, ())) == 1
    ]


def deserves_a_gift(step: ReferralStep, friends: int) -> bool:
    """Whether a card alone would be too little thanks, and a small gift beside it is in proportion.

    `friends` are the different people sent within the year that ends with this referral, this one among them. A name
    that was passed on is thanked for with a card; an introduction, and a friend who came ready to buy, with more.
    """
    return step is not ReferralStep.NAME_PASSED or friends >= GIFT_FROM_FRIENDS


def friends_within_a_year(sent: Iterable[tuple[date, Hashable]], day: date) -> int:
    """How many different friends one person sent in the twelve months that end with `day`, from (day, friend)."""
    # A leap day has no day of its own a year before: its year begins after the 28th.
    before = (
        day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
    )
    return len({friend for on, friend in sent if before < on <= day})


class Referral(Remembered):
    """`customer` sent somebody to us, or was sent by us to somebody.

    That somebody is the customer `other`, or `other_name` where not (yet) a customer. A card may have thanked for it.
    """

    __tablename__ = "referral"
    __table_args__ = (
        CheckConstraint("other_id IS NOT NULL OR length(trim(other_name)) > 0", name="names_somebody"),
        NEVER_REUSED,
    )

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    other_id: Mapped[int | None] = mapped_column(
        KEY,
        to_customer(Merging.FOLLOW, Forgetting.DELETE, Exporting.AS_REFERENCE, Moving.STAYS),
        index=True,
    )
    other_name: Mapped[str] = mapped_column(String(200), default="")
    direction: Mapped[Direction] = mapped_column(words_of(Direction))
    step: Mapped[ReferralStep] = mapped_column(words_of(ReferralStep), default=ReferralStep.NAME_PASSED)
    day: Mapped[date]
    thanked_by_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("card.id"))
