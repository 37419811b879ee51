"""Where everybody stands in the drawing of who sent whom: numbers alone, so that they can be tested without a window.

The shop is in the middle; who sent somebody stands on a ring around it, whom they sent further out, in the same
direction. A ring on which many stand is as many rings close together.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

_APART, _BETWEEN, _MORE = 118.0, 165.0, 72.0
"""Room for a name along a ring; from one generation to the next; and from one close ring to the next."""
_ON_ONE_RING, _MOST_RINGS = 12, 5
_TOP = -math.pi / 2


class Spot(NamedTuple):
    """Where somebody stands, from the shop in the middle, and in which generation: 1 was sent by nobody."""

    x: float
    y: float
    generation: int


def lay_out(by: Sequence[int]) -> list[Spot]:
    """A spot for each, in their order; `by` is the place of who sent them, always an earlier one, -1 for nobody."""
    children: list[list[int]] = [[] for _ in by]
    generation = [1] * len(by)
    roots = []
    for place, sender in enumerate(by):
        if sender < 0:
            roots.append(place)
        else:
            children[sender].append(place)
            generation[place] = generation[sender] + 1
    width = _widths(by)
    radius, rings = _rings(generation)
    angle, turned = [0.0] * len(by), 2 * math.pi / max(1, sum(width[root] for root in roots))
    waiting = [(roots, _TOP)]
    while waiting:
        those, begin = waiting.pop()
        for place in those:
            wide = width[place] * turned
            angle[place] = begin + wide / 2
            waiting.append((children[place], begin))
            begin += wide
    return _spots(angle, generation, radius, rings)


def _widths(by: Sequence[int]) -> list[int]:
    """How many ends each has on its way outwards: so much of the round is theirs."""
    width = [0] * len(by)
    for place in range(len(by) - 1, -1, -1):
        width[place] = max(1, width[place])
        if by[place] >= 0:
            width[by[place]] += width[place]
    return width


def _rings(generation: Sequence[int]) -> tuple[list[float], list[int]]:
    """For each generation the radius of its innermost ring, and how many close rings it takes."""
    radius, rings = [0.0], [1]
    for number in range(1, max(generation, default=0) + 1):
        standing = generation.count(number)
        taken = min(_MOST_RINGS, 1 + standing // _ON_ONE_RING)
        needed = standing / taken * _APART / (2 * math.pi)
        radius.append(max(radius[-1] + (rings[-1] - 1) * _MORE + _BETWEEN, needed))
        rings.append(taken)
    return radius, rings


def _spots(
    angle: Sequence[float], generation: Sequence[int], radius: Sequence[float], rings: Sequence[int]
) -> list[Spot]:
    spots = [Spot(0.0, 0.0, 0)] * len(angle)
    seen = [0] * len(radius)
    for place in sorted(range(len(angle)), key=lambda each: angle[each]):
        which = generation[place]
        away = radius[which] + seen[which] % rings[which] * _MORE
        seen[which] += 1
        spots[place] = Spot(away * math.cos(angle[place]), away * math.sin(angle[place]), which)
    return spots
