"""The distinct words of which all names consist: some 8,000 for 20,000 people. Queries are held against these."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby


class NameParts:
    """Distinct words in order, each with the numbers of those who have it (`having`)."""

    def __init__(self) -> None:
        self.having: dict[str, array[int]] = {}
        self._sorted: list[str] | None = None
        self._beginnings: dict[int, list[str]] = {}
        self._sounds: dict[str, list[str]] | None = None

    def add(self, part: str, number: int) -> None:
        """Somebody has this part, who did not have it before."""
        people = self.having.get(part)
        if people is None:
            self.having[part] = array("I", [number])
            self._forget_order()
        else:
            people.append(number)

    def remove(self, part: str, number: int) -> None:
        """Somebody has it no more."""
        people = self.having[part]
        people.remove(number)
        if not people:
            del self.having[part]
            self._forget_order()

    def _forget_order(self) -> None:
        self._sorted = self._sounds = None
        self._beginnings = {}

    def in_order(self) -> list[str]:
        """All parts, sorted."""
        if self._sorted is None:
            self._sorted = sorted(self.having)
        return self._sorted

    def beginning_with(self, letters: str) -> Iterator[str]:
        """The parts that begin with these letters, in order."""
        parts = self.in_order()
        for place in range(bisect_left(parts, letters), len(parts)):
            if not parts[place].startswith(letters):
                return
            yield parts[place]

    def beginnings(self, length: int) -> list[str]:
        """The first letters, that many, of all parts that have more."""
        if length not in self._beginnings:
            longer = (part[:length] for part in self.in_order() if len(part) > length)
            self._beginnings[length] = [beginning for beginning, _same in groupby(longer)]
        return self._beginnings[length]

    def sounding_like(self, word: str) -> list[str]:
        """The parts that sound like the word (metaphone); a single sound says too little."""
        if self._sounds is None:
            self._sounds = defaultdict(list)
            for part in self.in_order():
                if len(part) > 2:
                    self._sounds[_sound(part)].append(part)
        sound = _sound(word) if word else ""
        return self._sounds.get(sound, []) if len(sound) > 1 else []


def _sound(word: str) -> str:
    import jellyfish

    return jellyfish.metaphone(word)
