"""What another program knew about somebody, in our words and not yet stored: what reading hands to importing."""

from dataclasses import dataclass
from datetime import date

from shopfriend.records.birthday import Birthday


@dataclass(frozen=True, slots=True)
class PersonPhone:
    """A `number` as typed, and in the form +442079460000 (E.164) where it is a number that can exist, else ""."""

    number: str
    international: str = ""
    extension: str = ""

    @property
    def shown(self) -> str:
        """The international form, unless it would lose something that was typed."""
        return self.international if self.international and not self.extension else self.number


@dataclass(frozen=True, slots=True)
class PersonAddress:
    """An address in the five lines that the records keep; `country` as typed or as a code of two letters."""

    street: str = ""
    postcode: str = ""
    town: str = ""
    region: str = ""
    country: str = ""

    def __bool__(self) -> bool:
        return bool(self.street or self.postcode or self.town or self.region or self.country)


@dataclass(frozen=True, slots=True)
class Person:
    """One card or row. `line` is where it begins in its file, from 1.

    `birthday` holds only what is sure; what is not stands in `notes`. `anniversary` is YYYY-MM-DD or --MM-DD, or "".
    `reference` is the number that the other program gave. `since` is the day it says the customer first came.
    `language` is the code in which it writes to the customer ("de"), `sounds_like` how the name is said.
    `refuses` is the header under which it says that the customer would have no mail, "" where it does not.
    """

    name: str
    given: str = ""
    family: str = ""
    called: str = ""
    reference: str = ""
    birthday: Birthday | None = None
    phones: tuple[PersonPhone, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[PersonAddress, ...] = ()
    anniversary: str = ""
    partner: str = ""
    photo: bytes | None = None
    notes: str = ""
    tags: tuple[str, ...] = ()
    sounds_like: str = ""
    language: str = ""
    since: date | None = None
    refuses: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something in the file that was not understood, in one plain sentence; `line` from 1, 0 for the whole file.

    `order_unknown`: a date would be sure if the owner said which of its numbers is the day.
    """

    line: int
    text: str
    order_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A file understood: `file` its name without folders, the people in its order, and what was not understood.

    `format` is a program ("shopify", "google") or "table", or "vcard-3.0"; "vcard" where versions are mixed.
    """

    file: str
    format: str
    encoding: str
    people: tuple[Person, ...]
    problems: tuple[RowProblem, ...]

    @property
    def order_unknown(self) -> bool:
        """Whether the owner must be asked which number of a date is the day."""
        return any(problem.order_unknown for problem in self.problems)


def as_json(person: Person) -> dict[str, object]:
    """The person as the command line shows it (PERSON); phones internationally where they can be read."""
    birthday = person.birthday
    return {
        "name": person.name,
        "given": person.given,
        "family": person.family,
        "called": person.called,
        "reference": person.reference,
        "birthday": birthday and {"day": birthday.day, "month": birthday.month, "year": birthday.year},
        "phones": [phone.shown for phone in person.phones],
        "emails": list(person.emails),
        "addresses": [
            {
                "street": address.street,
                "postcode": address.postcode,
                "town": address.town,
                "region": address.region,
                "country": address.country,
            }
            for address in person.addresses
        ],
        "anniversary": person.anniversary,
        "partner": person.partner,
        "photo": person.photo is not None,
        "notes": person.notes,
    }
