"""Finding a regular from a few letters: an index of distinct name parts in memory.

A shop of 20,000 people has some 8,000 different name parts. A query is held against these parts, not against the
people, by a few named rules; then the people who have the parts are ranked. Free of SQLAlchemy, so that it answers
while the rest of the program is still being loaded.
"""

import re
from array import array
from collections.abc import Collection, Iterable, Iterator
from heapq import nsmallest
from itertools import islice
from operator import itemgetter
from typing import TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import OSA

from shopfriend.counter.name_parts import NameParts
from shopfriend.counter.nicknames import also_called
from shopfriend.counter.roster import Entry, Person, Roster, known_by, tail
from shopfriend.counter.views import Hit
from shopfriend.language import _
from shopfriend.records.folding import fold

EXACT = 100.0
BEGINNING = 92.0
LONGER_BEGINNING = 0.6
"""What each letter beyond the typed ones costs, up to ten of them."""
NICKNAME = 84.0
SOUND = 72.0
TYPO = 80.0
TYPO_AT_BEGINNING = 70.0
A_TYPO = 12.0
"""What each typo costs."""
REFERENCE = 98.0
PHONE = 90.0
EMAIL = 60.0
PLACE = 55.0
"""Where somebody lives says less than a name; a place's score is this share of a name's."""
MISSING = 10.0
"""What a word of the query that fits nothing costs: the others may still lead to her."""
RUN_TOGETHER = 15.0
"""What it costs that two words were typed as one."""
IN_ORDER = 3.0
"""Given to those whose name begins as the query does."""
LEAST = 40.0
"""Below this nobody is shown."""

_LAST_DIGITS = 3
_DAYS = 2.0**32
"""What a point weighs in days: so many that who was noted last decides only between the same scores."""

_Found: TypeAlias = "tuple[float, array[int]]"
"""How well a part fits what was typed, and the numbers of those who have it."""


class Index:
    """Everybody who can be found. `put` and `remove` follow what is written."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Everybody at once, each of them a single time."""
        self._people = Roster()
        self._names = NameParts()
        self._places = NameParts()
        for entry in entries:
            self._take(entry)
        self._people.order()

    def __len__(self) -> int:
        return len(self._people)

    def put(self, entry: Entry) -> None:
        """Add somebody, or replace what was known of her."""
        self.remove(entry.uid)
        self._take(entry)

    def remove(self, uid: str) -> None:
        """Take somebody out; nothing happens where she is not there."""
        number = self._people.number_of(uid)
        if number is None:
            return
        person = self._people[number]
        for part in _spelled(f"{self._people.beginnings[number]} {person.also}"):
            self._names.remove(part, number)
        for part in _places(person):
            self._places.remove(part, number)
        self._people.remove(number)

    def _take(self, entry: Entry) -> None:
        beginning, also = known_by(entry)
        number = self._people.put(entry, beginning, also)
        for part in _spelled(f"{beginning} {also}"):
            self._names.add(part, number)
        for part in _places(entry):
            self._places.add(part, number)

    def prepare(self) -> None:
        """Do now what the first query would otherwise wait for: order the parts, and hear how they sound."""
        self._places.in_order()
        self._names.sounding_like("")
        for length in range(2, 9):
            self._names.beginnings(length)

    def find(self, query: str, limit: int = 8) -> list[Hit]:
        """Those who fit best, best first: how well, then how recently noted, then by name. Never raises."""
        words = fold(query).split()[:6]
        direct = self._by_number(query)
        if not words and not direct:
            return []
        scores = self._by_words(words, limit)
        for number, score in direct.items():
            scores[number] = max(scores.get(number, 0.0), score)
        typed = " ".join(words)
        return [self._hit(number, score, typed) for number, score in self._best(scores, typed, limit)]

    def _best(self, scores: dict[int, float], typed: str, limit: int) -> list[tuple[int, float]]:
        """The first `limit` of all with their full scores. Each step is left to fewer, since it costs more."""
        beginnings, last_noted = self._people.beginnings, self._people.last_noted
        least = max(LEAST, _last_of_the_best(scores.values(), limit) - IN_ORDER)
        full = {
            number: score + IN_ORDER if beginnings[number].startswith(typed) else score
            for number, score in scores.items()
            if score >= least
        }
        days = [score * _DAYS + last_noted[number] for number, score in full.items()]
        least = _last_of_the_best(days, limit)
        ranked = [(-day, beginnings[number], number) for number, day in zip(full, days, strict=True) if day >= least]
        if len(ranked) > limit:
            last = nsmallest(limit, ranked)[-1][:2]
            ranked = [row for row in ranked if row[:2] <= last]
        ranked.sort(key=lambda row: (*row[:2], self._people[row[2]].uid))
        return [(number, full[number]) for _day, _beginning, number in ranked[:limit]]

    def _by_number(self, query: str) -> dict[int, float]:
        """Telephone by its last digits, e-mail by its beginning, reference by the whole."""
        bare = query.strip().casefold()
        if not bare:
            return {}
        found = dict.fromkeys(self._people.with_reference(bare), REFERENCE)
        digits = "".join(letter for letter in bare if letter.isdecimal())
        if len(digits) >= _LAST_DIGITS and not any(letter.isalpha() for letter in bare):
            for number in self._people.with_phone(digits):
                found.setdefault(number, PHONE)
        if "@" in bare or ("." in bare and len(bare) > 3):
            for number, email in self._people.with_email(bare):
                found.setdefault(number, EMAIL + 30 * (email == bare))
        return found

    def _by_words(self, words: list[str], limit: int) -> dict[int, float]:
        if len(words) == 1:
            return self._by_one_word(words[0], limit)
        per_word = [self._people_with(word) for word in words]
        scores: dict[int, float] = {}
        _together(scores, per_word, 0.0, limit)
        for place in range(len(words) - 1):
            joined = [*words[:place], words[place] + words[place + 1], *words[place + 2 :]]
            if joined[place] in self._names.having:
                _together(scores, [self._people_with(word) for word in joined], 2.0, limit)
        return scores

    def _by_one_word(self, word: str, limit: int) -> dict[int, float]:
        scores = _joined(self._within_reach(self._parts_with(word), word, limit))
        if not scores or max(scores.values()) < NICKNAME:
            for left, right in _halves(word):
                if left in self._names.having and any(self._names.beginning_with(right)):
                    _together(scores, [self._people_with(left), self._people_with(right)], RUN_TOGETHER, limit)
        return scores

    def _within_reach(self, found: list[_Found], word: str, limit: int) -> list[_Found]:
        """The best of what was found, as far down as `limit` people whose names begin so: nobody below overtakes them.

        One letter fits a tenth of all people, of whom eight will be shown.
        """
        beginnings, first = self._people.beginnings, set[int]()
        for place, (score, people) in enumerate(found):
            if len(first) >= limit and score < found[place - 1][0]:
                return found[:place]
            first.update(number for number in people if beginnings[number].startswith(word))
        return found

    def _people_with(self, word: str) -> dict[int, float]:
        return _joined(self._parts_with(word))

    def _parts_with(self, word: str) -> list[_Found]:
        """Who has the parts that a typed word may mean, the best part first."""
        found = [(score, self._names.having[part]) for part, score in _name_parts(self._names, word).items()]
        if len(word) > 1:
            for part in self._places.beginning_with(word):
                score = PLACE if part == word else PLACE - LONGER_BEGINNING * min(10, len(part) - len(word))
                found.append((score, self._places.having[part]))
        return sorted(found, key=itemgetter(0), reverse=True)

    def _hit(self, number: int, score: float, typed: str) -> Hit:
        person = self._people[number]
        return Hit(person.uid, person.name, person.reference, _why(person, typed), round(score, 1))


def _last_of_the_best(values: Collection[float], limit: int) -> float:
    return min(sorted(values, reverse=True)[:limit], default=0.0)


def _joined(found: list[_Found]) -> dict[int, float]:
    """Everybody with the best score; a part at a time and the best last, so that it stands."""
    scores: dict[int, float] = {}
    for score, people in reversed(found):
        scores.update(dict.fromkeys(people, score))
    return scores


def _together(scores: dict[int, float], per_word: list[dict[int, float]], costs: float, limit: int) -> None:
    """Join what each word found: the mean, less what each missing word costs.

    Whoever lacks a word is left out where `limit` others have all of them and cannot be overtaken.
    """
    count = len(per_word)

    def join(people: Collection[int], each: Iterable[tuple[float, ...]]) -> None:
        for number, total in zip(people, map(sum, each), strict=True):
            score = total / count - costs
            if score > scores.get(number, 0.0):
                scores[number] = score

    whole = set(per_word[0]).intersection(*per_word[1:])
    join(whole, zip(*(map(found.__getitem__, whole) for found in per_word), strict=True))
    most = ((count - 1) * EXACT - MISSING) / count - costs + IN_ORDER
    safe = (number for number in whole if scores.get(number, 0.0) > most)
    if sum(1 for _number in islice(safe, limit)) < limit:
        others = set().union(*per_word) - whole
        join(others, (tuple(found.get(number, -MISSING) for found in per_word) for number in others))


def _name_parts(parts: NameParts, word: str) -> dict[str, float]:
    """The name parts that a typed word may mean, each with the score of the best rule that leads to it."""
    scores: dict[str, float] = {}

    def offer(part: str, score: float) -> None:
        if score > scores.get(part, 0.0):
            scores[part] = score

    for spelling in _spellings(word):
        for part in parts.beginning_with(spelling):
            longer = len(part) - len(spelling)
            offer(part, BEGINNING - LONGER_BEGINNING * min(10, longer) if longer else EXACT)
    for other in also_called(word):
        if other in parts.having:
            offer(other, NICKNAME)
    if len(word) >= 3:
        for part in parts.sounding_like(word):
            if abs(len(part) - len(word)) <= 2:
                offer(part, SOUND)
        for part, typos in _typos(word, parts.in_order()):
            offer(part, TYPO - A_TYPO * (typos - 1))
        for length in (len(word), len(word) - 1, len(word) + 1):
            beginnings = parts.beginnings(length)
            for beginning, typos in _typos(word, beginnings):
                for part in parts.beginning_with(beginning):
                    if len(part) > length:
                        offer(part, TYPO_AT_BEGINNING - A_TYPO * (typos - 1))
    return scores


def _typos(word: str, parts: list[str]) -> Iterator[tuple[str, int]]:
    """Those within one typo, or two in a long word, counting a swap of neighbours as one (OSA)."""
    allowed = 1 if len(word) < 6 else 2
    for part, typos, _place in process.extract(word, parts, scorer=OSA.distance, score_cutoff=allowed, limit=40):
        if typos and (typos == 1 or part[0] == word[0]):
            yield part, int(typos)


_ONE_SOUND = {"ae": "a", "oe": "o", "ue": "u", "ss": "s", "ph": "f"}
_HAS_ONE_SOUND = re.compile("|".join(_ONE_SOUND))


def _spellings(word: str) -> set[str]:
    """The word, and as it would be typed for or without an umlaut or a sharp s."""
    return {word, *(word.replace(long, _ONE_SOUND[long]) for long in _HAS_ONE_SOUND.findall(word))}


def _spelled(folded: str) -> set[str]:
    """The words of a folded text, the longer ones in each spelling."""
    words = set(folded.split())
    if _HAS_ONE_SOUND.search(folded):
        words |= {spelling for word in words if len(word) > 3 for spelling in _spellings(word)}
    return words


def _places(person: Person | Entry) -> set[str]:
    return _spelled(fold(f"{person.town} {person.street}"))


def _halves(word: str) -> Iterator[tuple[str, str]]:
    return ((word[:place], word[place:]) for place in range(3, len(word) - 2))


def _why(person: Person, typed: str) -> str:
    place = person.town or person.street
    tails = [tail(phone)[-4:] for phone in person.phones]
    if typed.replace(" ", "").isdigit() and tails:
        return _("telephone ends in {digits}").format(digits=tails[0])
    if person.street and not _places(person).isdisjoint(typed.split()):
        return ", ".join(filter(None, (person.street, person.town)))
    if place:
        ends = _("ends in {digits}").format(digits=tails[0]) if tails else ""
        return " · ".join(filter(None, (place, ends)))
    if tails:
        return _("telephone ends in {digits}").format(digits=tails[0])
    return person.reference and _("number {reference}").format(reference=person.reference)
