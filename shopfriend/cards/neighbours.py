"""Who would see that two cards say the same: one house opens its post together, and a street talks over the fence."""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.records.customer import Address, Customer
from shopfriend.records.folding import fold
from shopfriend.records.household import Household

REMEMBER = timedelta(days=365)
"""For so long neighbours get no words that one of them had."""

_NUMBER = re.compile(r"\b\d+\s?[a-z]?\b")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """By recipient, a customer's or a household's uid: the places shared with others, and whose cards they see too."""

    places: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    see_too: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def neighbours_of(session: Session, recipients: Collection[str]) -> Neighbours:
    """The households and streets of these recipients."""
    found = Neighbours()
    rows = (
        select(Customer.uid, Household.uid, Address.street, Address.postcode, Address.town)
        .outerjoin(Household, Household.id == Customer.household_id)
        .outerjoin(Address, Address.customer_id == Customer.id)
    )
    for wanted in (Customer.uid.in_(recipients), Household.uid.in_(recipients)):
        for uid, house, street, postcode, town in session.execute(rows.where(wanted)):
            of_both = {uid, house} - {None}
            places = {f"house {house}"} if house else set()
            if street or postcode:
                places.add(_street(street, postcode or town))
            for recipient in of_both:
                found.places[recipient] |= places
                found.see_too[recipient] |= of_both
    return found


def _street(street: str, place: str) -> str:
    """A street by its name, without the number of the house or flat, and where it lies."""
    last = re.split(r"[\n,]", street.strip(" ,\n"))[-1]
    return f"{' '.join(_NUMBER.sub(' ', fold(last)).split())} {fold(place)}"
