"""The distinct words of which all names consist: some 8,000 for 20,000 people. Queries are held against these."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from shopfriend.counter.typos import Words

_SOUNDS = 3
"""Letters that a part must have to be heard."""


class NameParts:
    """Distinct words in order, each with the numbers of those who have it (`having`).

    What is made of all parts is made once, when it is first asked for, and then follows each part that comes or goes:
    whoever is noted would else cost the next key press what it takes to hear ten thousand words.
    """

    def __init__(self) -> None:
        self.having: dict[str, array[int]] = {}
        self._sorted: Words | None = None
        self._beginnings: dict[int, Words] = {}
        self._sounds: defaultdict[str, list[str]] | None = None

    def add(self, part: str, number: int) -> None:
        """Somebody has this part, who did not have it before."""
        people = self.having.get(part)
        if people is not None:
            people.append(number)
            return
        self.having[part] = array("I", [number])
        if self._sorted is not None:
            self._sorted.add(part)
        for length, beginnings in self._beginnings.items():
            if len(part) > length:
                beginnings.add(part[:length])
        if self._sounds is not None and len(part) >= _SOUNDS:
            self._sounds[_sound(part)].append(part)

    def remove(self, part: str, number: int) -> None:
        """Somebody has it no more."""
        people = self.having[part]
        people.remove(number)
        if people:
            return
        del self.having[part]
        if self._sorted is not None:
            self._sorted.remove(part)
        for length, beginnings in self._beginnings.items():
            begun = part[:length]
            if len(part) > length and not any(len(other) > length for other in self.beginning_with(begun)):
                beginnings.remove(begun)
        if self._sounds is not None and len(part) >= _SOUNDS:
            self._sounds[_sound(part)].remove(part)

    def in_order(self) -> Words:
        """All parts, sorted."""
        if self._sorted is None:
            self._sorted = Words(sorted(self.having))
        return self._sorted

    def beginning_with(self, letters: str) -> Iterator[str]:
        """The parts that begin with these letters, in order."""
        parts = self.in_order().words
        for place in range(bisect_left(parts, letters), len(parts)):
            if not parts[place].startswith(letters):
                return
            yield parts[place]

    def beginnings(self, length: int) -> Words:
        """The first letters, that many, of all parts that have more."""
        if length not in self._beginnings:
            longer = (part[:length] for part in self.in_order().words if len(part) > length)
            self._beginnings[length] = Words([beginning for beginning, _same in groupby(longer)])
        return self._beginnings[length]

    def sounding_like(self, word: str) -> list[str]:
        """The parts that sound like the word (metaphone); a single sound says too little."""
        if self._sounds is None:
            sounds = self._sounds = defaultdict(list)
            for part in self.in_order().words:
                if len(part) >= _SOUNDS:
                    sounds[_sound(part)].append(part)
        sound = _sound(word) if word else ""
        return self._sounds.get(sound, []) if len(sound) > 1 else []


def _sound(word: str) -> str:
    import jellyfish

    return jellyfish.metaphone(word)
