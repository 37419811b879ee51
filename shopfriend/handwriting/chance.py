"""Chance that never changes: the same seed must write the same card on every machine and in every version.

Python's and numpy's generators may change their streams; this one is splitmix64, whose constants are published
(Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). Only operations that IEEE 754 defines to
the last bit are used, and no sums whose order numpy chooses by the processor.
"""

import numpy as np
from numpy.typing import NDArray

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15
_TO_UNIT = 2.0**-53


def _mixed(number: int) -> int:
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & _MASK
    return number ^ (number >> 31)


def _folded(words: str) -> int:
    """A 64 bit number for a text (FNV-1a), so that each purpose has its own stream."""
    number = 0xCBF29CE484222325
    for byte in words.encode("utf-8"):
        number = ((number ^ byte) * 0x100000001B3) & _MASK
    return number


class Chance:
    """A stream of numbers that depends on the seed (any whole number) and the purpose alone."""

    def __init__(self, seed: int, purpose: str) -> None:
        self._state = _mixed(seed & _MASK) ^ _folded(purpose)

    def between(self, low: float, high: float) -> float:
        """A number between the two, all equally likely."""
        self._state = (self._state + _GOLDEN) & _MASK
        return low + (high - low) * (_mixed(self._state) >> 11) * _TO_UNIT

    def around(self, middle: float, spread: float) -> float:
        """A number near `middle` with standard deviation `spread`, never further than 3.5 spreads away.

        Four even numbers added have variance 1/3; the sum is bounded, so no word ever jumps off its line.
        """
        total = sum(self.between(-0.5, 0.5) for _ in range(4))
        return middle + spread * total * 1.7320508075688772

    def bits(self, count: int) -> NDArray[np.uint64]:
        """(count): the next numbers of the stream, whole, of 64 bits."""
        steps = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(_GOLDEN) + np.uint64(self._state)
        self._state = (self._state + count * _GOLDEN) & _MASK
        steps = (steps ^ (steps >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        steps = (steps ^ (steps >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return steps ^ (steps >> np.uint64(31))

    def normals(self, count: int, kinds: int = 1) -> NDArray[np.float64]:
        """(kinds, count): numbers as `around` gives them, with middle 0 and spread 1."""
        even = (self.bits(4 * kinds * count) >> np.uint64(11)).astype(np.float64).reshape(4, kinds, count) * _TO_UNIT
        total: NDArray[np.float64] = (even[0] + even[1]) + (even[2] + even[3]) - 2.0
        return total * 1.7320508075688772
