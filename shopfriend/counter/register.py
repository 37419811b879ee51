"""Who has which number: a key and a person in eight bytes, so that 100,000 telephones weigh less than a megabyte."""

from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator

_KEY = 32
_LARGEST = (1 << _KEY) - 1


class Register:
    """Pairs of a key and a person, both whole numbers below 2**32, in the order of their keys.

    What is added first lies in no order, until `order` is called; from then on every `add` keeps it.
    """

    def __init__(self) -> None:
        self._pairs = array("Q")
        self._ordered = False

    def add(self, key: int, person: int) -> None:
        """Somebody has this key."""
        pair = key << _KEY | person
        if self._ordered:
            insort(self._pairs, pair)
        else:
            self._pairs.append(pair)

    def order(self) -> None:
        """Put everything in order: once, since sorting at each of 20,000 additions would take seconds."""
        self._pairs = array("Q", sorted(self._pairs))
        self._ordered = True

    def remove(self, key: int, person: int) -> None:
        """Somebody has this key no more; nothing happens where she never had it."""
        pair = key << _KEY | person
        place = bisect_left(self._pairs, pair)
        if self._pairs[place : place + 1] == array("Q", [pair]):
            del self._pairs[place]

    def between(self, least: int, most: int) -> Iterator[int]:
        """The persons whose keys lie between these two, both included."""
        begin = bisect_left(self._pairs, least << _KEY)
        end = bisect_right(self._pairs, most << _KEY | _LARGEST)
        return (pair & _LARGEST for pair in self._pairs[begin:end])
