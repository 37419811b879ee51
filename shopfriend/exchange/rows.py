"""A person of a file as rows of the records, each with the list that it came from."""

from collections.abc import Iterator
from typing import Any

from shopfriend.exchange.person import Person
from shopfriend.records.base import Remembered
from shopfriend.records.customer import Address, Email, Phone, Photo, Tag, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind


def facts_of(person: Person) -> dict[str, Any]:
    """The columns of the customer's own row."""
    birthday = person.birthday
    return {
        "name": person.name,
        "given": person.given,
        "family": person.family,
        "called": person.called,
        "sounds_like": person.sounds_like,
        "reference": person.reference,
        "language": person.language,
        "since": person.since,
        "notes": person.notes,
        "birth_day": birthday and birthday.day,
        "birth_month": birthday and birthday.month,
        "birth_year": birthday and birthday.year,
    }


def parts_of(person: Person, source: str) -> Iterator[tuple[type[Remembered], dict[str, Any]]]:
    """The rows that belong to the customer's."""
    for phone in person.phones:
        yield Phone, {"number": phone.number, "international": phone.international, "source": source}
    for email in person.emails:
        yield Email, {"address": email, "source": source}
    for place, address in enumerate(person.addresses):
        yield (
            Address,
            {
                "street": address.street,
                "postcode": address.postcode,
                "town": address.town,
                "region": address.region,
                "country": address.country,
                "postal": place == 0,
                "source": source,
            },
        )
    for word in dict.fromkeys(person.tags):
        yield Tag, {"word": word}
    if person.refuses:
        yield Wish, {"said": person.refuses}
    if person.photo:
        yield Photo, {"picture": person.photo, "source": source}
    if person.partner:
        yield Detail, {"kind": DetailKind.FAMILY, "name": person.partner, "relation": "partner", "source": source}
    if person.anniversary:
        yield Detail, {"kind": DetailKind.ANNIVERSARY, **_anniversary(person.anniversary), "source": source}


def _anniversary(text: str) -> dict[str, int | None]:
    year, month, day = text.rsplit("-", 2)
    return {"year": int(year) if year.strip("-") else None, "month": int(month), "day": int(day)}
