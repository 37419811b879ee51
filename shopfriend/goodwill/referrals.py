"""Who sent whom to the shop: as a family tree, with the fans among them. Pure functions; nothing is read here."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from shopfriend.records.kinds import ReferralStep

FAN_FROM = 2
"""Whoever has sent so many people is a fan: one friend may be chance, two are a habit."""

Person = TypeVar("Person", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sent(Generic[Person]):
    """`by` sent `whom` to us on a day."""

    by: Person
    whom: Person
    day: date
    step: ReferralStep = ReferralStep.NAME_PASSED


def how_many_sent(sent: Iterable[Sent[Person]]) -> dict[Person, int]:
    """How many different people each has sent to us; nobody sends themselves."""
    friends: dict[Person, set[Person]] = {}
    for each in sent:
        if each.by != each.whom:
            friends.setdefault(each.by, set()).add(each.whom)
    return {person: len(those) for person, those in friends.items()}


def fans(sent: Iterable[Sent[Person]]) -> frozenset[Person]:
    """Who has sent two different people or more, ever."""
    return frozenset(person for person, number in how_many_sent(sent).items() if number >= FAN_FROM)


def brought_by(sent: Iterable[Sent[Person]]) -> dict[Person, Sent[Person]]:
    """For each person who was sent the referral that counts: the first one, of several on a day the first given.

    Nobody was brought by themselves or, however long the way, by somebody whom they had brought.
    """
    found: dict[Person, Sent[Person]] = {}
    for each in sorted(sent, key=lambda referral: referral.day):
        if each.whom not in found and each.whom != each.by and not _leads_to(found, each.by, each.whom):
            found[each.whom] = each
    return found


def _leads_to(found: Mapping[Person, Sent[Person]], person: Person, above: Person) -> bool:
    while person in found:
        person = found[person].by
        if person == above:
            return True
    return False
