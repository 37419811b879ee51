"""What tells people apart in a hit, in words that anyone may read: where they live, how a telephone ends, since when.

Never an age, health, family or absence: other customers look on.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from shopfriend.counter.fitting import spelled
from shopfriend.counter.roster import Person, tail
from shopfriend.language import _
from shopfriend.records.folding import fold

_ENDING = 4

Way: TypeAlias = Callable[[Person, str], str]


def apart(people: Sequence[Person], typed: str = "", where: Sequence[str] = ()) -> list[str]:
    """A line for each of these people, in their order; those who would look alike are told more fully.

    `typed` are the folded words of a name that they were found by; or else `where` says of each where the words stand.
    """
    lines = [_joined(_home(person), said) for person, said in zip(people, where, strict=True)] if where else []
    lines = lines or [_shortly(person, typed) for person in people]
    for way in (_fully, _fully_since, _fully_since_by_number):
        for alike in _alike(people, lines):
            for place in alike:
                lines[place] = _joined(way(people[place], typed), *where[place : place + 1])
    return lines


def places_of(person: Person) -> set[str]:
    """The words, in each spelling, by which somebody is found where she lives."""
    return spelled(fold(f"{person.town} {person.street}"))


def _alike(people: Sequence[Person], lines: Sequence[str]) -> Iterator[list[int]]:
    def seen(place: int) -> tuple[str, str]:
        return people[place].name.casefold(), lines[place]

    for _same, places in groupby(sorted(range(len(people)), key=seen), key=seen):
        alike = list(places)
        if len(alike) > 1:
            yield alike


def _shortly(person: Person, typed: str) -> str:
    ending = _ending(person, typed)
    if typed.replace(" ", "").isdigit() and ending:
        return _alone(ending)
    if person.street and not places_of(person).isdisjoint(typed.split()):
        return _whole_home(person)
    place = _home(person)
    if place:
        return _joined(place, ending and _("ends in {digits}").format(digits=ending))
    if ending:
        return _alone(ending)
    return _number(person)


def _fully(person: Person, typed: str) -> str:
    ending = _ending(person, typed)
    place = _whole_home(person)
    if not place:
        return _alone(ending) if ending else _number(person)
    return _joined(place, ending and _("ends in {digits}").format(digits=ending))


def _fully_since(person: Person, typed: str) -> str:
    return _joined(_fully(person, typed), person.since and _("since {year}").format(year=person.since))


def _fully_since_by_number(person: Person, typed: str) -> str:
    told, number = _fully_since(person, typed), _number(person)
    return told if number in told else _joined(told, number)


def _ending(person: Person, typed: str) -> str:
    """The last digits of a telephone; of the one that was typed, where one was."""
    tails = [tail(phone) for phone in person.phones]
    digits = typed.replace(" ", "")
    meant = [ending for ending in tails if digits.isdigit() and ending.endswith(tail(digits))]
    return next(iter(meant + tails), "")[-_ENDING:]


def _alone(ending: str) -> str:
    return _("telephone ends in {digits}").format(digits=ending)


def _home(person: Person) -> str:
    return person.town or person.street


def _whole_home(person: Person) -> str:
    return ", ".join(filter(None, (person.street, person.town)))


def _number(person: Person) -> str:
    return person.reference and _("number {reference}").format(reference=person.reference)


def _joined(*parts: str | int) -> str:
    return " · ".join(str(part) for part in parts if part)
