"""Everybody who can be found, packed: 100,000 people must fit into the memory that an empty window takes.

A Python object for each word of each person would take five times as much. So a person is one piece of bytes, which is
unpacked for the few who are shown, and what is compared at each key press lies beside it in arrays.
"""

import marshal
import re
from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from shopfriend.counter.register import Register
from shopfriend.records.folding import fold

_TAIL = 9
"""Digits of a telephone number that are kept to find it by: what comes before is a country or an area."""
_NO_DIGIT = re.compile(r"\D")
_EMAIL_OF = 32
_NOTED, _TIMES, _NEAR = 40, 28, 24
"""Where in somebody's standing the day, the times and the nearness of her own day begin."""
_MOST_TIMES, _NEAREST = 0xFFF, 0xF
_BITS = (1 << 32) - 1


class Entry(NamedTuple):
    """What a customer can be found by; a plain tuple, since 100,000 of them are made when a window opens.

    `last_noted` is the ordinal of the day she was last in, 0 if never; `times`, on how many days in all;
    `birthday` is month and day as MMDD, and `since` the year from when she is a customer; 0 where they are not known.
    """

    uid: str
    name: str
    given: str = ""
    family: str = ""
    called: str = ""
    sounds_like: str = ""
    reference: str = ""
    town: str = ""
    street: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    last_noted: int = 0
    times: int = 0
    birthday: int = 0
    since: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody unpacked. `also` holds the folded words, beside those of the name, that she is known by."""

    uid: str
    name: str
    also: str
    reference: str
    town: str
    street: str
    phones: tuple[str, ...]
    since: int
    emails: tuple[str, ...]


class Roster:
    """People by a number each, which stays theirs; what is told of them is found by it, and it by what is unique.

    `beginnings` and `standing` are read for thousands of people at a key press, so they lie open, by that number.
    """

    def __init__(self) -> None:
        self.beginnings: list[str] = []
        self.standing = array("Q")
        self._birthdays = array("H")
        self._near: dict[int, int] = {}
        self._packed: list[bytes] = []
        self._emails = array("Q")
        self._uids = Register()
        self._phones = Register()
        self._references = Register()
        self._there = 0
        self._ordered = False

    def __len__(self) -> int:
        return self._there

    def __getitem__(self, number: int) -> Person:
        return Person(*marshal.loads(self._packed[number]))

    def number_of(self, uid: str) -> int | None:
        """The number of a customer; None where she is not there."""
        key = _hashed(uid)
        return next((number for number in self._uids.between(key, key) if self[number].uid == uid), None)

    def put(self, entry: Entry, beginning: str, also: str) -> int:
        """Add somebody who is not there, with what `known_by` says of her, and give her number."""
        number = len(self._packed)
        told = (
            entry.uid,
            entry.name,
            also,
            entry.reference,
            entry.town,
            entry.street,
            entry.phones,
            entry.since,
            entry.emails,
        )
        self._packed.append(marshal.dumps(told))
        self.beginnings.append(beginning)
        self.standing.append(_standing(entry, beginning) | self._near.get(entry.birthday, 0) << _NEAR)
        self._birthdays.append(entry.birthday)
        self._uids.add(_hashed(entry.uid), number)
        if entry.reference:
            self._references.add(_hashed(entry.reference.casefold()), number)
        for phone in entry.phones:
            self._phones.add(_phone(tail(phone), _ANY), number)
        for email in _emails(number, entry.emails):
            if self._ordered:
                insort(self._emails, email, key=self._email)
            else:
                self._emails.append(email)
        self._there += 1
        return number

    def order(self) -> None:
        """Put in order what was put so far: once, before anybody is asked for; from then on each `put` keeps it."""
        self._emails = array("Q", sorted(self._emails, key=self._email))
        for register in (self._uids, self._phones, self._references):
            register.order()
        self._ordered = True

    def look_from(self, today: date) -> None:
        """From now on whose day is near `today` comes before others of whom nothing else tells more."""
        around = ((today + timedelta(days), _NEAREST - abs(days)) for days in range(1 - _NEAREST, _NEAREST))
        self._near = {day.month * 100 + day.day: nearness for day, nearness in around}
        for number, birthday in enumerate(self._birthdays):
            if birthday:
                rest = self.standing[number] & ~(_NEAREST << _NEAR)
                self.standing[number] = rest | self._near.get(birthday, 0) << _NEAR

    def remove(self, number: int) -> None:
        """Forget all that is told of somebody; her number is not given to anybody else."""
        person = self[number]
        self._uids.remove(_hashed(person.uid), number)
        self._references.remove(_hashed(person.reference.casefold()), number)
        for phone in person.phones:
            self._phones.remove(_phone(tail(phone), _ANY), number)
        for email in _emails(number, person.emails):
            place = bisect_left(self._emails, self._email(email), key=self._email)
            del self._emails[self._emails.index(email, place)]
        self._packed[number], self.beginnings[number] = b"", ""
        self.standing[number] = self._birthdays[number] = 0
        self._there -= 1

    def with_reference(self, reference: str) -> Iterator[int]:
        """Those to whom the other program gave this number, in whatever letters."""
        wanted = reference.casefold()
        key = _hashed(wanted)
        return (number for number in self._references.between(key, key) if self[number].reference.casefold() == wanted)

    def with_phone(self, ending: str) -> Iterator[int]:
        """Those whose telephone number ends in these digits."""
        ending = tail(ending)
        return self._phones.between(_phone(ending, "0"), _phone(ending, _ANY))

    def with_email(self, beginning: str) -> Iterator[tuple[int, str]]:
        """Those whose e-mail address begins so, in lower case, each with the whole of it."""
        for place in range(bisect_left(self._emails, beginning, key=self._email), len(self._emails)):
            email = self._email(self._emails[place])
            if not email.startswith(beginning):
                return
            yield self._emails[place] & _BITS, email

    def _email(self, place: int) -> str:
        emails: tuple[str, ...] = marshal.loads(self._packed[place & _BITS])[-1]
        return emails[place >> _EMAIL_OF].casefold()


def known_by(entry: Entry, fold: Callable[[str], str] = fold) -> tuple[str, str]:
    """The folded name of somebody, and the folded words beside it that she may be called by."""
    given, family = entry.given, entry.family
    beginning, names = fold(entry.name), (fold(given), fold(family))
    if entry.name in (f"{given} {family}", f"{family} {given}"):
        given = family = ""
    words = fold(f"{given} {family} {entry.called} {entry.sounds_like}").split()
    words += [name.replace(" ", "") for name in names if " " in name]
    known = beginning.split() if words else ()
    return beginning, " ".join([word for word in dict.fromkeys(words) if word not in known])


def _standing(entry: Entry, beginning: str) -> int:
    """Who comes before whom where the names fit alike, as one number, the larger first.

    Noted last, then noted on more days, then (see `look_from`) whose day is near, then the shorter name, then the
    alphabet, as far as its first letters go.
    """
    alphabet = int.from_bytes(beginning[:2].encode().ljust(2), "big")
    rest = (255 - min(255, len(beginning))) << 16 | 0xFFFF - alphabet
    return entry.last_noted << _NOTED | min(_MOST_TIMES, entry.times) << _TIMES | rest


def noted(standing: int) -> tuple[int, int]:
    """The ordinal of the day when somebody was noted last, and how often, as far as that is counted."""
    return standing >> _NOTED, standing >> _TIMES & _MOST_TIMES


def tail(phone: str) -> str:
    """The last digits of a telephone number."""
    return _NO_DIGIT.sub("", phone)[-_TAIL:]


_ANY = "a"
"""Stands where a number has no more digits, after all of them: so numbers that end alike stand together."""


def _phone(ending: str, then: str) -> int:
    """A telephone number read from its end, as a whole number to the base 11; `then` fills it to the full length."""
    return int(ending[::-1].ljust(_TAIL, then), 11)


def _emails(number: int, emails: tuple[str, ...]) -> Iterator[int]:
    return (which << _EMAIL_OF | number for which in range(len(emails)))


def _hashed(text: str) -> int:
    return hash(text) & _BITS
