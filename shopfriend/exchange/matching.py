"""Is this somebody we know already? Decided before anything is stored, and only where it is certain."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.exchange.person import Person
from shopfriend.records.birthday import Birthday
from shopfriend.records.customer import Address, Customer, Email, Phone
from shopfriend.records.folding import fold


@dataclass(slots=True)
class Known:
    """What tells one customer from another; `uid` is empty for somebody who stands earlier in the same file."""

    uid: str
    place: int
    reference: str
    birthday: Birthday | None
    phones: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)

    def shares(self, other: "Known") -> bool:
        """Whether both have a telephone, an e-mail, a reference, an address or a birthday in common."""
        return bool(
            self.phones & other.phones
            or self.emails & other.emails
            or self.addresses & other.addresses
            or (self.reference and self.reference == other.reference)
            or (self.birthday and self.birthday.day and self.birthday == other.birthday)
        )

    def contradicts(self, other: "Known") -> bool:
        """Whether they cannot be one person: different birthdays, or different references and nothing in common."""
        mine, theirs = self.birthday, other.birthday
        if mine and theirs and _parts_differ(mine, theirs):
            return True
        return bool(self.reference and other.reference and self.reference != other.reference and not self.shares(other))

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the name is known."""
        return not (self.phones or self.emails or self.addresses or self.reference or self.birthday)

    def learn(self, other: "Known") -> None:
        """Take over what the other row of the same person knew."""
        self.phones |= other.phones
        self.emails |= other.emails
        self.addresses |= other.addresses
        self.reference = self.reference or other.reference
        self.birthday = self.birthday or other.birthday


def _parts_differ(one: Birthday, other: Birthday) -> bool:
    return any(
        a is not None and b is not None and a != b
        for a, b in ((one.month, other.month), (one.day, other.day), (one.year, other.year))
    )


class Acquaintances:
    """All who are known, by folded name: the customers of the shop, then the people of the file as they are read."""

    def __init__(self, known: Iterable[tuple[str, Known]]) -> None:
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        for name, each in known:
            self._by_name[fold(name)].append(each)

    def meet(self, person: Person, place: int) -> Known | None:
        """Who this is, or None for somebody new, who is known from now on as number `place` of the file.

        The same name and something shared, with no contradiction, is the same person. A row that is a name alone is
        the one customer of that name whom the shop knows; within one file such rows stay apart.
        """
        newcomer = Known("", place, person.reference, person.birthday, *_ways(person))
        namesakes = self._by_name[fold(person.name) or person.name]
        possible = [each for each in namesakes if not each.contradicts(newcomer)]
        same = [each for each in possible if each.shares(newcomer)]
        in_shop = [each for each in possible if each.uid]
        if not same and len(in_shop) == 1 and (newcomer.is_bare or in_shop[0].is_bare):
            same = in_shop
        if not same:
            namesakes.append(newcomer)
            return None
        same[0].learn(newcomer)
        return same[0]


def _ways(person: Person) -> tuple[set[str], set[str], set[str]]:
    phones = {phone_key(phone.international or phone.number) for phone in person.phones}
    emails = {email.casefold() for email in person.emails}
    addresses = {address_key(each.street, each.postcode, each.town) for each in person.addresses}
    return phones - {""}, emails - {""}, addresses - {""}


def phone_key(number: str) -> str:
    """The last nine digits, which are the same with and without the country's code."""
    return "".join(letter for letter in number if letter.isdigit())[-9:]


def address_key(street: str, postcode: str, town: str) -> str:
    """Street and town or postcode, folded; empty where the street is unknown."""
    return fold(f"{street} {postcode or town}") if street else ""


def in_shop(session: Session) -> Iterator[tuple[str, Known]]:
    """Everybody whom the shop knows, with the name as shown. Four statements, whatever the number of customers."""
    rows = session.execute(
        select(
            Customer.id,
            Customer.uid,
            Customer.name,
            Customer.reference,
            Customer.birth_day,
            Customer.birth_month,
            Customer.birth_year,
        ).order_by(Customer.id)
    )
    known: dict[int, tuple[str, Known]] = {
        key: (name, Known(uid, 0, reference, Birthday.of(day, month, year)))
        for key, uid, name, reference, day, month, year in rows
    }
    for key, number, international in session.execute(select(Phone.customer_id, Phone.number, Phone.international)):
        known[key][1].phones.add(phone_key(international or number))
    for key, email in session.execute(select(Email.customer_id, Email.address)):
        known[key][1].emails.add(email.casefold())
    places = select(Address.customer_id, Address.street, Address.postcode, Address.town)
    for key, street, postcode, town in session.execute(places):
        if found := address_key(street, postcode, town):
            known[key][1].addresses.add(found)
    return iter(known.values())
