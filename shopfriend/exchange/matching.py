"""Is this somebody we know already? Decided before anything is stored, and only where it is certain."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from shopfriend.exchange.person import Person
from shopfriend.records import fingerprint
from shopfriend.records.birthday import Birthday
from shopfriend.records.fingerprint import Traits, name_trait
from shopfriend.records.folding import fold
from shopfriend.records.ways import address_key, phone_key

_ALIKE = 85
"""Of 100: how like two names must be to be doubted where telephone or e-mail are the same."""


@dataclass(slots=True)
class Known:
    """What tells one customer from another; `uid` is empty for somebody who stands earlier in the same file.

    `numbered_by` is the list that gave the reference, `named_by` the one that gave the name. `put_away` is somebody
    whom the owner deleted, `met` somebody whom a row of this file is already.
    """

    uid: str
    place: int
    name: str
    given: str
    reference: str
    numbered_by: str
    birthday: Birthday | None
    phones: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    put_away: bool = False
    named_by: str = ""
    met: bool = False

    def shared(self, other: "Known") -> int:
        """How much both have in common of telephones, e-mails, addresses, reference and birthday."""
        return (
            len(self.phones & other.phones)
            + len(self.emails & other.emails)
            + len(self.addresses & other.addresses)
            + bool(self.reference and self.reference == other.reference)
            + bool(self.birthday and self.birthday.day and self.birthday == other.birthday)
        )

    def contradicts(self, other: "Known") -> bool:
        """Whether they cannot be one person: different birthdays, or different references and nothing in common."""
        mine, theirs = self.birthday, other.birthday
        if mine and theirs and parts_differ(mine, theirs):
            return True
        return bool(self.reference and other.reference and self.reference != other.reference and not self.shared(other))

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the name is known by which somebody could be known again."""
        born = self.birthday and self.birthday.day
        return not (self.phones or self.emails or self.addresses or self.reference or born)

    def may_have_become(self, other: "Known") -> bool:
        """Whether the name of the one may have become the other's: by marriage, or by a letter corrected.

        Both have the same number; a telephone, e-mail, address or birthday beside it speaks for any other name.
        """
        if self.given and other.given:
            return fold(self.given) == fold(other.given)
        return self.shared(other) > 1 or likeness(self.name, other.name) >= _ALIKE

    def learn(self, other: "Known") -> None:
        """Take over what the other row of the same person knew."""
        self.phones |= other.phones
        self.emails |= other.emails
        self.addresses |= other.addresses
        self.given = self.given or other.given
        if not self.reference:
            self.reference, self.numbered_by = other.reference, other.numbered_by
        self.birthday = fuller(self.birthday, other.birthday)


class Meeting(NamedTuple):
    """Who somebody is: `known` already, or new; `like` is somebody whom a new one resembles.

    `was_forgotten`: this is nobody whom the shop knows any more, at their own wish.
    """

    known: Known | None
    like: Known | None = None
    was_forgotten: bool = False


class Forgotten(NamedTuple):
    """The list of the forgotten: fingerprints by the key that they were made with."""

    marks: Mapping[str, frozenset[str]]

    def surely(self, traits: Traits) -> bool:
        """Whether a name with one fact more, or an e-mail address, is that of somebody who was forgotten."""
        return any(mark in marks for key, marks in self.marks.items() for mark in fingerprint.sure(key, traits))

    def by_name(self, traits: Traits) -> bool:
        """Whether somebody new, of whom no more can be compared, is one of them by name."""
        return any(
            mark in marks for key, marks in self.marks.items() for mark in fingerprint.by_name_alone(key, traits)
        )


def parts_differ(one: Birthday, other: Birthday) -> bool:
    """Whether two birthdays cannot be one, as far as both are known."""
    return _as_one(one, other) is None


def fuller(one: Birthday | None, other: Birthday | None) -> Birthday | None:
    """What both birthdays tell together; the first where they cannot be one."""
    if one is None or other is None:
        return one or other
    return _as_one(one, other) or one


def _as_one(one: Birthday, other: Birthday) -> Birthday | None:
    pairs = (one.month, other.month), (one.day, other.day), (one.year, other.year)
    if any(a is not None and b is not None and a != b for a, b in pairs):
        return None
    try:
        return Birthday(one.month, one.day or other.day, one.year or other.year)
    except ValueError:
        # 29 February, and a year that had none.
        return None


def likeness(one: str, other: str) -> float:
    """How like two names are, 0 to 100, in whatever order their words stand."""
    # 15 ms to load, which only names that differ pay.
    from rapidfuzz import fuzz

    return float(fuzz.token_sort_ratio(fold(one), fold(other)))


class Acquaintances:
    """All who are known: the customers of the shop, then the people of the file as they are read.

    `people` are those of the file. `this_list` is the one that is read: whom it once gave a number, it may give another
    name; a number to which it gives several names at once stands for nobody.
    """

    def __init__(
        self,
        known: Iterable[tuple[str, Known]],
        people: Iterable[Person],
        this_list: str = "",
        forgotten: Forgotten | None = None,
    ) -> None:
        self._this_list = this_list
        self._forgotten = forgotten or Forgotten({})
        named: dict[str, set[str]] = defaultdict(set)
        for person in people:
            if person.reference:
                named[person.reference].add(fold(person.name) or person.name)
        self._of_several = {number for number, names in named.items() if len(names) > 1}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._by_way: dict[str, list[Known]] = defaultdict(list)
        self._by_number: dict[str, list[Known]] = defaultdict(list)
        for name, each in known:
            self._add(name, each)

    def _add(self, name: str, each: Known) -> None:
        self._by_name[fold(name) or name].append(each)
        for way in (*each.phones, *each.emails):
            self._by_way[way].append(each)
        self._number(each)

    def _number(self, each: Known) -> None:
        if not each.reference or not each.numbered_by or each.numbered_by != self._this_list:
            return
        holders = self._by_number[each.reference]
        if each not in holders:
            holders.append(each)

    def meet(self, person: Person, place: int) -> Meeting:
        """Who this is; somebody new is known from now on as number `place` of the file.

        The same name and something shared, with no contradiction, is the same person: of several the one with most in
        common. A row that is a name alone is the one customer of that name whom the shop knows, or one of those whom
        this list once brought: as far as they reach, rows of one file stay apart. A number that the same list gave
        before is the same person under another name, unless the given name speaks against it.
        """
        ways = ways_of(person)
        newcomer = Known("", place, person.name, person.given, person.reference, self._this_list, person.birthday)
        newcomer.phones, newcomer.emails, newcomer.addresses = ways
        namesakes = self._by_name[fold(person.name) or person.name]
        possible = [each for each in namesakes if not each.contradicts(newcomer)]
        same = [each for each in possible if each.shared(newcomer)]
        traits = _traits(person, ways) if self._forgotten.marks else Traits()
        if not same and self._forgotten.surely(traits):
            return Meeting(None, was_forgotten=True)
        same = same or self._by_name_alone(newcomer, [each for each in possible if each.uid])
        if not same:
            holders = [] if person.reference in self._of_several else self._by_number[person.reference]
            same = [each for each in holders if each.may_have_become(newcomer)][:1]
            for each in same:
                self._rename(each, newcomer)
        if not same and self._forgotten.by_name(traits):
            return Meeting(None, was_forgotten=True)
        if not same:
            like = self._like(newcomer, namesakes)
            self._add(person.name, newcomer)
            return Meeting(None, like)
        found = min(same, key=lambda each: (each.put_away, -each.shared(newcomer)))
        found.learn(newcomer)
        self._number(found)
        found.met = True
        return Meeting(found)

    def _by_name_alone(self, newcomer: Known, in_shop: list[Known]) -> list[Known]:
        if len(in_shop) == 1 and (newcomer.is_bare or in_shop[0].is_bare):
            return in_shop
        if not newcomer.is_bare:
            return []
        brought = [each for each in in_shop if each.named_by and each.named_by == self._this_list]
        # Only once all are met does a row share one with another: a list that comes again must double nobody.
        return sorted(brought, key=lambda each: (each.met, not each.is_bare))[:1]

    def _rename(self, known: Known, newcomer: Known) -> None:
        """From now on she bears the name that the list gives her, as she will when the list comes again."""
        for name in (known.name, newcomer.name):
            namesakes = self._by_name[fold(name) or name]
            if known in namesakes:
                namesakes.remove(known)
        self._by_name[fold(newcomer.name) or newcomer.name].append(known)
        known.name, known.birthday = newcomer.name, newcomer.birthday or known.birthday

    def _like(self, newcomer: Known, namesakes: list[Known]) -> Known | None:
        for way in (*newcomer.phones, *newcomer.emails):
            for each in self._by_way.get(way, ()):
                if each in namesakes or likeness(each.name, newcomer.name) >= _ALIKE:
                    return each
        return None


def _traits(person: Person, ways: tuple[set[str], set[str], set[str]]) -> Traits:
    """What is known of somebody as the list of the forgotten is asked for it."""
    names = {person.name, f"{person.given} {person.family}".strip()} - {""}
    born = person.birthday
    days = {f"{born.month}-{born.day}"} if born is not None and born.day else set[str]()
    phones, emails, addresses = map(frozenset, ways)
    references = frozenset({person.reference} - {""})
    return Traits(frozenset(map(name_trait, names)), phones, emails, addresses, references, frozenset(days))


def ways_of(person: Person) -> tuple[set[str], set[str], set[str]]:
    """Telephones, e-mails and addresses, each in the form in which they are compared."""
    phones = {phone_key(phone.international or phone.number) for phone in person.phones}
    emails = {email.casefold() for email in person.emails}
    addresses = {address_key(each.street, each.postcode, each.town) for each in person.addresses}
    return phones - {""}, emails - {""}, addresses - {""}
