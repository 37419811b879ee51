"""Finding a regular from a few letters: an index of distinct name parts in memory.

A shop of 20,000 people has some 8,000 different name parts. A query is held against these parts, not against the
people, by a few named rules; then the people who have the parts are ranked. Free of SQLAlchemy, so that it answers
while the rest of the program is still being loaded.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from heapq import nlargest
from itertools import chain, combinations, groupby, islice, takewhile
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from shopfriend.counter.first_letters import FirstLetters
from shopfriend.counter.fitting import BEGINNING, NICKNAME, PLACE, PLACE_BEGUN, WHOLE, name_parts, spelled
from shopfriend.counter.name_parts import NameParts
from shopfriend.counter.roster import Entry, Person, Roster, known_by
from shopfriend.counter.telling_apart import apart, places_of
from shopfriend.counter.views import Hit
from shopfriend.records.folding import fold, fold_of_many

REFERENCE = 98.0
PHONE = 90.0
EMAIL = 99.0
EMAIL_BEGUN = 50.0
"""What was typed has no @, and is perhaps a name."""
MISSING = 10.0
"""What a word of the query that fits nothing costs: the others may still lead to her."""
RUN_TOGETHER = 15.0
"""What it costs that two words were typed as one."""
INITIALS = 35.0
"""What it costs that two initials were typed as one word, or an initial and a name."""
IN_ORDER = 3.0
"""Given to those whose name begins with the same letters as a query of several words."""
LEAST = 40.0
"""Below this nobody is shown."""

_LAST_DIGITS = 3
_JOINED = 4
"""Letters that a word must have to be taken for two words that were typed as one."""
_WORDS_KEPT = 6

_Found: TypeAlias = "tuple[float, array[int]]"
"""How well a part fits what was typed, and the numbers of those who have it."""


class _Meant(NamedTuple):
    """What a typed word may mean: the parts, the best first, and everybody who has one of them, with the best score."""

    parts: list[_Found]
    people: dict[int, float]


class Index:
    """Everybody who can be found. `put` and `remove` follow what is written."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Everybody at once, each of them a single time."""
        self._people = Roster()
        self._names = NameParts()
        self._places = NameParts()
        self._letters = FirstLetters(self._names, self._people.standing)
        self._lately: dict[str, _Meant] = {}
        fold = fold_of_many()
        for entry in entries:
            self._take(entry, fold)
        self._people.order()

    def __len__(self) -> int:
        return len(self._people)

    def put(self, entry: Entry) -> None:
        """Add somebody, or replace what was known of her."""
        before = self._people.number_of(entry.uid)
        self._lately.clear()
        number, parts = self._take(entry, fold)
        for letter in {part[0] for part in parts}:
            self._letters.add(letter, number)
        if before is not None:
            # Only now, so that no part of her name goes and comes again.
            self._remove(before)

    def remove(self, uid: str) -> None:
        """Take somebody out; nothing happens where she is not there."""
        number = self._people.number_of(uid)
        if number is not None:
            self._lately.clear()
            self._remove(number)

    def _remove(self, number: int) -> None:
        person = self._people[number]
        parts = spelled(f"{self._people.beginnings[number]} {person.also}")
        for part in parts:
            self._names.remove(part, number)
        for letter in {part[0] for part in parts}:
            self._letters.remove(letter, number)
        for part in places_of(person):
            self._places.remove(part, number)
        self._people.remove(number)

    def _take(self, entry: Entry, fold: Callable[[str], str]) -> tuple[int, set[str]]:
        beginning, also = known_by(entry, fold)
        number = self._people.put(entry, beginning, also)
        parts = spelled(f"{beginning} {also}")
        for part in parts:
            self._names.add(part, number)
        for part in spelled(fold(f"{entry.town} {entry.street}")):
            self._places.add(part, number)
        return number, parts

    def person(self, uid: str) -> Person | None:
        """Somebody who can be found; None where she is not there."""
        number = self._people.number_of(uid)
        return None if number is None else self._people[number]

    def look_from(self, today: date) -> None:
        """From now on whose birthday is near this day comes first among those of whom nothing else tells more."""
        self._people.look_from(today)
        self._letters.forget()

    def prepare(self) -> None:
        """Do now what the first query would otherwise wait for: order the parts, and hear how they sound."""
        self._places.in_order()
        self._names.sounding_like("")
        for length in range(2, 9):
            self._names.beginnings(length)
        for letter in {part[0] for part in self._names.in_order().words}:
            self._letters.foremost(letter, 1)

    def find(self, query: str, limit: int = 8) -> list[Hit]:
        """Those who fit best, best first. Never raises.

        First how well, then how recently noted, how often, how near her day is, and by name.
        """
        words = fold(query).split()[:6]
        direct = self._by_number(query)
        if not words and not direct:
            return []
        scores = self._by_words(words, limit) if words else {}
        for number, score in direct.items():
            scores[number] = max(scores.get(number, 0.0), score)
        best = self._best(scores, words, limit)
        people = [self._people[number] for _score, number in best]
        lines = apart(people, " ".join(words))
        return [
            Hit(person.uid, person.name, person.reference, line, round(score, 1))
            for (score, _number), person, line in zip(best, people, lines, strict=True)
        ]

    def _best(self, scores: dict[int, float], words: list[str], limit: int) -> list[tuple[float, int]]:
        """The first `limit` of all with their full scores. Each step is left to fewer, since it costs more."""
        beginnings, standing = self._people.beginnings, self._people.standing
        more, first = (IN_ORDER, words[0][:2]) if len(words) > 1 else (0.0, "")
        least = max(LEAST, _last_of_the_best(scores.values(), limit) - more)
        full = {
            number: score + more if beginnings[number].startswith(first) else score
            for number, score in scores.items()
            if score >= least
        }
        ranked = self._foremost(full, limit)
        ranked.sort(key=lambda number: (-full[number], -standing[number], beginnings[number], self._people[number].uid))
        return [(full[number], number) for number in ranked[:limit]]

    def _foremost(self, scores: dict[int, float], limit: int) -> list[int]:
        """Those among whom the first `limit` are: more only where some stand alike."""
        least = _last_of_the_best(scores.values(), limit)
        better = [number for number, score in scores.items() if score > least]
        alike = [number for number, score in scores.items() if score == least]
        return better + self._latest(alike, limit - len(better))

    def _latest(self, people: Collection[int], limit: int) -> list[int]:
        """Of people whose names fit alike, the `limit` who come first by when and how often they were noted."""
        standing = self._people.standing
        last = min(nlargest(limit, map(standing.__getitem__, people)), default=0)
        return [number for number in people if standing[number] >= last]

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
                found.setdefault(number, EMAIL + (email == bare) if "@" in bare else EMAIL_BEGUN)
        return found

    def _by_words(self, words: list[str], limit: int) -> dict[int, float]:
        if len(words) == 1:
            return self._by_one_word(words[0], limit)
        scores: dict[int, float] = {}
        self._together(scores, words, 0.0, limit)
        for place in range(len(words) - 1):
            joined = [*words[:place], words[place] + words[place + 1], *words[place + 2 :]]
            if len(joined[place]) >= _JOINED and joined[place] in self._names.having:
                self._together(scores, joined, 2.0, limit)
        return scores

    def _by_one_word(self, word: str, limit: int) -> dict[int, float]:
        if len(word) == 1:
            return dict.fromkeys(self._letters.foremost(word, limit), BEGINNING)
        scores = self._within_reach(self._parts_with(word), limit)
        if max(scores.values(), default=0.0) < NICKNAME:
            for left, right in self._halves(word):
                costs = RUN_TOGETHER if min(len(left), len(right)) > 1 else INITIALS
                self._together(scores, [left, right], costs, limit)
        if len(word) >= _JOINED and len(scores) < limit:
            for number, _email in islice(self._people.with_email(word), limit):
                scores.setdefault(number, EMAIL_BEGUN)
        if len(word) == 2 and len(scores) < limit:
            initials: dict[int, float] = {}
            self._together(initials, list(word), INITIALS, limit)
            for number, score in initials.items():
                in_order = IN_ORDER * self._people.beginnings[number].startswith(word[0])
                scores[number] = max(scores.get(number, 0.0), score + in_order)
        return scores

    def _within_reach(self, found: Iterable[_Found], limit: int, without: Collection[int] = ()) -> dict[int, float]:
        """The first `limit` of whom a single word found, and whoever stands like the last of them.

        Two letters fit a hundredth of all people, so those who come no further are never ranked.
        """
        scores: dict[int, float] = {}
        for score, same in groupby(found, key=itemgetter(0)):
            people = set[int]().union(*(having for _score, having in same)).difference(scores, without)
            scores.update(dict.fromkeys(self._latest(people, limit), score))
            if len(scores) >= limit:
                break
        return scores

    def _halves(self, word: str) -> Iterator[tuple[str, str]]:
        """Two names that a word may be made of: the first of them whole, or only its first letter."""
        for place in range(1, len(word)):
            left, right = word[:place], word[place:]
            known = left in self._names.having if place > 1 else len(right) >= _JOINED
            if known and (len(right) == 1 or any(self._names.beginning_with(right))):
                yield left, right

    def _together(self, scores: dict[int, float], words: list[str], costs: float, limit: int) -> None:
        """Join what each word found: the mean, less what each missing word costs.

        Whoever lacks a word is left out where `limit` others have all of them and cannot be overtaken, or where the
        words that she has are not `enough` to be shown.
        """
        count = len(words)
        meant = [self._meant_by(word) for word in words]
        per_word = [word.people for word in meant]

        def join(people: Collection[int], each: Iterable[tuple[float, ...]]) -> None:
            for number, total in zip(people, map(sum, each), strict=True):
                score = total / count - costs
                if score > scores.get(number, 0.0):
                    scores[number] = score

        by_some_word = set(per_word[0]).intersection(*per_word[1:])
        whole = self._each_by_a_word(words, by_some_word)
        join(whole, zip(*(map(found.__getitem__, whole) for found in per_word), strict=True))
        most = ((count - 1) * WHOLE - MISSING) / count - costs + IN_ORDER
        safe = (number for number in whole if scores.get(number, 0.0) > most)
        if sum(1 for _number in islice(safe, limit)) == limit:
            return
        twice = by_some_word - whole
        join(twice, ((*(found[number] for found in per_word[1:]), -MISSING) for number in twice))
        enough = count * (LEAST - IN_ORDER + costs) + MISSING - (count - 2) * WHOLE
        others = set[int]()
        if count == 2:
            for word, found in zip(words, meant, strict=True):
                if len(word) == 1 and enough <= BEGINNING:
                    others.update(self._letters.foremost(word, limit, by_some_word))
                else:
                    parts = takewhile(lambda part: part[0] >= enough, found.parts)
                    others.update(self._within_reach(parts, limit, by_some_word))
        else:
            # Of three words or more, one alone is never enough.
            for one, other in combinations(per_word, 2):
                others |= one.keys() & other.keys()
            others -= by_some_word
        join(others, (tuple(found.get(number, -MISSING) for found in per_word) for number in others))

    def _each_by_a_word(self, words: list[str], people: set[int]) -> set[int]:
        """Those of these people who have a word of their own for each word typed: one M is not "m m"."""
        beginnings = self._people.beginnings
        for short in sorted(set(words)):
            same = sum(word.startswith(short) for word in words)
            if same > 1:
                wanted = f" {short}"
                people = {number for number in people if f" {beginnings[number]}".count(wanted) >= same}
        return people

    def _meant_by(self, word: str) -> _Meant:
        """Everybody whom a typed word may mean. The words before the one that is being typed stay the same."""
        if word not in self._lately:
            if len(self._lately) >= _WORDS_KEPT:
                del self._lately[next(iter(self._lately))]
            parts = self._parts_with(word)
            self._lately[word] = _Meant(parts, _joined(parts))
        return self._lately[word]

    def _parts_with(self, word: str) -> list[_Found]:
        """Who has the parts that a typed word may mean, the best part first."""
        found = [(score, self._names.having[part]) for part, score in name_parts(self._names, word).items()]
        if len(word) > 1:
            places = self._places
            found += [
                (PLACE if part == word else PLACE_BEGUN, places.having[part]) for part in places.beginning_with(word)
            ]
        return sorted(found, key=itemgetter(0), reverse=True)


def _last_of_the_best(values: Collection[float], limit: int) -> float:
    return min(sorted(values, reverse=True)[:limit], default=0.0)


def _joined(found: list[_Found]) -> dict[int, float]:
    """Everybody with the best score; a score at a time and the best last, so that it stands."""
    scores: dict[int, float] = {}
    for score, same in groupby(reversed(found), key=itemgetter(0)):
        scores.update(dict.fromkeys(chain.from_iterable(map(itemgetter(1), same)), score))
    return scores
