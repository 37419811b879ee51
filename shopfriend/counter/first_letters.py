"""Of each letter, who comes first of all whose names begin with it: a tenth of everybody, too many for a key press."""

from array import array
from bisect import bisect_right
from collections.abc import Container
from dataclasses import dataclass

from shopfriend.counter.name_parts import NameParts

_KEPT = 64


@dataclass(slots=True)
class _Head:
    """The foremost people, the first one first; `whole` where there are no others."""

    people: list[int]
    whole: bool


class FirstLetters:
    """Heads of the long lists behind single letters, made when they are first wanted and kept while people change."""

    def __init__(self, names: NameParts, standing: "array[int]") -> None:
        self._names = names
        self._standing = standing
        self._heads: dict[str, _Head] = {}

    def forget(self) -> None:
        """People stand otherwise from now on."""
        self._heads.clear()

    def add(self, letter: str, number: int) -> None:
        """Somebody has a name with this first letter, too."""
        head = self._heads.get(letter)
        if head is None or not (head.whole or self._behind(number) <= self._behind(head.people[-1])):
            return
        head.people.insert(bisect_right(head.people, self._behind(number), key=self._behind), number)
        if len(head.people) > 2 * _KEPT:
            self._heads[letter] = self._cut(head.people)

    def remove(self, letter: str, number: int) -> None:
        """Somebody has it no more."""
        head = self._heads.get(letter)
        if head is not None and number in head.people:
            head.people.remove(number)
            if not head.people:
                del self._heads[letter]

    def foremost(self, letter: str, limit: int, without: Container[int] = ()) -> list[int]:
        """The first `limit` without some people, and whoever stands like the last of them."""
        head = self._heads.get(letter)
        if head is None:
            head = self._heads[letter] = self._cut(self._everybody(letter))
        found = self._first(head.people, limit, without)
        if len(found) >= limit or head.whole:
            return found
        return self._first(self._everybody(letter), limit, without)

    def _first(self, ranked: list[int], limit: int, without: Container[int]) -> list[int]:
        found: list[int] = []
        for number in ranked:
            if len(found) >= limit and self._standing[number] != self._standing[found[-1]]:
                break
            if number not in without:
                found.append(number)
        return found

    def _everybody(self, letter: str) -> list[int]:
        parts = self._names.beginning_with(letter)
        return sorted(set[int]().union(*map(self._names.having.__getitem__, parts)), key=self._behind)

    def _cut(self, ranked: list[int]) -> _Head:
        kept = self._first(ranked, _KEPT, ())
        return _Head(kept, len(kept) == len(ranked))

    def _behind(self, number: int) -> int:
        return -self._standing[number]
