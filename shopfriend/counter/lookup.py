"""Finding a regular from a few letters: an index of distinct name parts in memory.

A shop of 20,000 people has some 8,000 different name parts. A query is held against these parts, not against the
people, by a few named rules; then the people who have the parts are ranked. Free of SQLAlchemy, so that it answers
while the rest of the program is still being loaded.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from shopfriend.counter.name_parts import NameParts
from shopfriend.counter.nicknames import also_called
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


@dataclass(frozen=True, slots=True)
class Entry:
    """What a customer can be found by. `last_noted` is the ordinal of the day she was last in, 0 if never."""

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


@dataclass(frozen=True, slots=True)
class _Person:
    entry: Entry
    names: frozenset[str]
    places: frozenset[str]
    beginning: str


class Index:
    """Everybody who can be found. `put` and `remove` follow what is written."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._people: dict[int, _Person] = {}
        self._numbers: dict[str, int] = {}
        self._names = NameParts()
        self._places = NameParts()
        self._digits: dict[str, set[int]] = defaultdict(set)
        self._emails = NameParts()
        self._references: dict[str, set[int]] = defaultdict(set)
        self._next = 0
        for entry in entries:
            self.put(entry)

    def __len__(self) -> int:
        return len(self._people)

    def put(self, entry: Entry) -> None:
        """Add somebody, or replace what was known of her."""
        self.remove(entry.uid)
        number, self._next = self._next, self._next + 1
        names = _words(f"{entry.name} {entry.given} {entry.family} {entry.called} {entry.sounds_like}")
        places = _words(f"{entry.town} {entry.street}")
        self._people[number] = _Person(entry, names, places, fold(entry.name))
        self._numbers[entry.uid] = number
        for part in names:
            self._names.add(part, number)
        for part in places:
            self._places.add(part, number)
        for phone in entry.phones:
            self._digits[_tail(phone)].add(number)
        for email in entry.emails:
            self._emails.add(email.casefold(), number)
        if entry.reference:
            self._references[entry.reference.casefold()].add(number)

    def remove(self, uid: str) -> None:
        """Take somebody out; nothing happens where she is not there."""
        number = self._numbers.pop(uid, None)
        if number is None:
            return
        person = self._people.pop(number)
        for part in person.names:
            self._names.remove(part, number)
        for part in person.places:
            self._places.remove(part, number)
        for phone in person.entry.phones:
            self._digits[_tail(phone)].discard(number)
        for email in person.entry.emails:
            self._emails.remove(email.casefold(), number)
        self._references[person.entry.reference.casefold()].discard(number)

    def prepare(self) -> None:
        """Do now what the first query would otherwise wait for: order the parts, and hear how they sound."""
        self._places.in_order()
        self._emails.in_order()
        self._names.sounding_like("")
        for length in range(2, 9):
            self._names.beginnings(length)

    def find(self, query: str, limit: int = 8) -> list[Hit]:
        """Those who fit best, best first: how well, then how recently noted, then by name. Never raises."""
        words = fold(query).split()[:6]
        direct = self._by_number(query)
        if not words and not direct:
            return []
        scores = self._by_words(words)
        for number, score in direct.items():
            scores[number] = max(scores.get(number, 0.0), score)
        typed = " ".join(words)
        return [self._hit(number, score, typed) for number, score in self._best(scores, typed, limit)]

    def _best(self, scores: dict[int, float], typed: str, limit: int) -> list[tuple[int, float]]:
        ranked = []
        for number, score in scores.items():
            if score < LEAST:
                continue
            person = self._people[number]
            full = score + (IN_ORDER if person.beginning.startswith(typed) else 0.0)
            ranked.append((-full, -person.entry.last_noted, person.beginning, person.entry.uid, number))
        return [(row[4], -row[0]) for row in nsmallest(limit, ranked)]

    def _by_number(self, query: str) -> dict[int, float]:
        """Telephone by its last digits, e-mail by its beginning, reference by the whole."""
        found: dict[int, float] = {}
        bare = query.strip().casefold()
        for number in self._references.get(bare, ()):
            found[number] = REFERENCE
        digits = "".join(letter for letter in bare if letter.isdigit())
        if len(digits) >= _LAST_DIGITS and not any(letter.isalpha() for letter in bare):
            for phone, numbers in self._digits.items():
                if phone.endswith(digits[-9:]):
                    found.update(dict.fromkeys(numbers - found.keys(), PHONE))
        if "@" in bare or ("." in bare and len(bare) > 3):
            for email in self._emails.beginning_with(bare):
                found.update(dict.fromkeys(self._emails.having[email] - found.keys(), EMAIL + 30 * (email == bare)))
        return found

    def _by_words(self, words: list[str]) -> dict[int, float]:
        per_word = [self._people_with(word) for word in words]
        if len(words) == 1:
            scores = per_word[0]
            if not scores or max(scores.values()) < NICKNAME:
                for left, right in _halves(words[0]):
                    if left in self._names.having and any(self._names.beginning_with(right)):
                        self._together(scores, [self._people_with(left), self._people_with(right)], RUN_TOGETHER)
            return scores
        scores = {}
        self._together(scores, per_word, 0.0)
        for place in range(len(words) - 1):
            joined = [*words[:place], words[place] + words[place + 1], *words[place + 2 :]]
            if self._names.having.get(joined[place]):
                self._together(scores, [self._people_with(word) for word in joined], 2.0)
        return scores

    def _together(self, scores: dict[int, float], per_word: list[dict[int, float]], costs: float) -> None:
        """Join what each word found: the mean, less what each missing word costs."""
        everybody = set().union(*per_word)
        for number in everybody:
            score = sum(found.get(number, -MISSING) for found in per_word) / len(per_word) - costs
            if score > scores.get(number, 0.0):
                scores[number] = score

    def _people_with(self, word: str) -> dict[int, float]:
        scores: dict[int, float] = {}
        for part, score in _name_parts(self._names, word).items():
            for number in self._names.having[part]:
                if score > scores.get(number, 0.0):
                    scores[number] = score
        if len(word) > 1:
            for part in self._places.beginning_with(word):
                score = PLACE if part == word else PLACE - LONGER_BEGINNING * min(10, len(part) - len(word))
                for number in self._places.having[part]:
                    if score > scores.get(number, 0.0):
                        scores[number] = score
        return scores

    def _hit(self, number: int, score: float, typed: str) -> Hit:
        person = self._people[number]
        return Hit(person.entry.uid, person.entry.name, person.entry.reference, _why(person, typed), round(score, 1))


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
            for beginning, typos in _typos(word, list(beginnings)):
                for part in beginnings[beginning]:
                    offer(part, TYPO_AT_BEGINNING - A_TYPO * (typos - 1))
    return scores


def _typos(word: str, parts: list[str]) -> Iterator[tuple[str, int]]:
    """Those within one typo, or two in a long word, counting a swap of neighbours as one (OSA)."""
    allowed = 1 if len(word) < 6 else 2
    for part, typos, _place in process.extract(word, parts, scorer=OSA.distance, score_cutoff=allowed, limit=40):
        if typos and (typos == 1 or part[0] == word[0]):
            yield part, int(typos)


_ONE_SOUND = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ss", "s"), ("ph", "f"))


def _spellings(word: str) -> set[str]:
    """The word, and as it would be typed for or without an umlaut or a sharp s."""
    return {word} | {word.replace(long, short) for long, short in _ONE_SOUND if long in word}


def _words(text: str) -> frozenset[str]:
    words = fold(text).split()
    return frozenset(words) | {spelling for word in words if len(word) > 3 for spelling in _spellings(word)}


def _halves(word: str) -> Iterator[tuple[str, str]]:
    return ((word[:place], word[place:]) for place in range(3, len(word) - 2))


def _tail(phone: str) -> str:
    return "".join(letter for letter in phone if letter.isdigit())[-9:]


def _why(person: _Person, typed: str) -> str:
    entry = person.entry
    place = entry.town or entry.street
    ends = _("ends in {digits}").format(digits=_tail(entry.phones[0])[-4:]) if entry.phones else ""
    tails = [_tail(phone)[-4:] for phone in entry.phones]
    if typed.replace(" ", "").isdigit() and tails:
        return _("telephone ends in {digits}").format(digits=tails[0])
    if entry.street and any(word in person.places for word in typed.split()):
        return ", ".join(filter(None, (entry.street, entry.town)))
    if place:
        return " · ".join(filter(None, (place, ends)))
    if tails:
        return _("telephone ends in {digits}").format(digits=tails[0])
    return entry.reference and _("number {reference}").format(reference=entry.reference)
