"""Words that lie a typo or two from one that was typed, found among thousands in a fraction of a millisecond."""

from bisect import bisect_left, insort
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

_AT_MOST = 40
_LONG = 6
"""Letters from which on a word may have two typos."""


class Words:
    """Distinct words, sorted, that are held against what was typed."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._there = set(words)
        self._firsts = {word[0] for word in words}

    def add(self, word: str) -> None:
        """One more; nothing happens where it is there already."""
        if word not in self._there:
            insort(self.words, word)
            self._there.add(word)
            self._firsts.add(word[0])

    def remove(self, word: str) -> None:
        """One less, which is there."""
        del self.words[bisect_left(self.words, word)]
        self._there.remove(word)

    def near(self, typed: str, most: int = 2) -> Iterator[tuple[str, int]]:
        """Those within one typo, or two in a long word, counting a swap of neighbours as one (OSA); each with how many.

        The first letter is seldom wrong, and then nothing else is. So all others begin like `typed`, which leaves a
        tenth of the words to be compared.
        """
        allowed = min(most, 1 if len(typed) < _LONG else 2)
        begin = bisect_left(self.words, typed[0])
        alike = self.words[begin : bisect_left(self.words, typed[0] + "{", begin)]
        for word, typos, _place in process.extract(
            typed, alike, scorer=OSA.distance, score_cutoff=allowed, limit=_AT_MOST
        ):
            if typos:
                yield word, int(typos)
        for word in self._with_another_first(typed):
            if word[:1] != typed[0] and word in self._there:
                yield word, 1

    def _with_another_first(self, typed: str) -> Iterator[str]:
        """The first letter wrong, forgotten, too many, or swapped with the second."""
        rest = typed[1:]
        for letter in self._firsts:
            yield letter + rest
            yield letter + typed
        yield rest
        yield typed[1:2] + typed[0] + typed[2:]
