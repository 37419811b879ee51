"""Draws a compiled design anew, as a hand would a second time: near the first, and never the same.

One field of noise moves everything, so joins stay closed; each line strays a little by itself. A field that changes
over 14 mm looks like a hand, one over 2 mm like a tremor. Only operations are used that IEEE 754 defines to the last
bit, so that the same variant is the same bytes on every machine.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from shopfriend.handwriting.bending import SMOOTHED, smooth
from shopfriend.handwriting.chance import Chance
from shopfriend.printing.front_lines import Lines
from shopfriend.printing.front_samples import Floats

VARIANTS = 6
"""How many drawings of one design there are: cards of a month share them, which keeps their file small."""

UNITS = 40
"""Whole numbers in a millimetre: as fine as 1,000 dots an inch, and an eighth shorter to write than 100 would be."""

_CELL = 0.875
_CELLS = 128
"""The field has so many millimetres between values, and repeats after so many values."""
_WOBBLE = ((16, 0.15), (64, 0.02))
"""Half waves in the field's breadth (so 14 and 3.5 mm a wave), and millimetres of standard deviation."""
_PRESSURE = (32, 0.07)


def variant_of(seed: int) -> int:
    """Which of the variants a card with this seed bears."""
    return int(Chance(seed, "front").between(0, VARIANTS))


def drawn(lines: Lines, variant: int) -> NDArray[np.int32]:
    """(m, 2): the vertices of this variant's outlines, in `UNITS` to the millimetre."""
    moved, pressure = _moved(lines.points, _field(variant))
    begin_x, begin_y, end_x, end_y = Chance(variant, "stray").normals(len(lines.counts), 4) * lines.strays
    along = lines.along
    x = moved[:, 0].take(lines.at) + lines.offset[:, 0] * pressure.take(lines.at)
    y = moved[:, 1].take(lines.at) + lines.offset[:, 1] * pressure.take(lines.at)
    x += np.repeat(begin_x, lines.counts) + np.repeat(end_x - begin_x, lines.counts) * along
    y += np.repeat(begin_y, lines.counts) + np.repeat(end_y - begin_y, lines.counts) * along
    return np.rint(np.stack((x, y), axis=1) * UNITS).astype(np.int32)


def _moved(points: Floats, field: Floats) -> tuple[Floats, Floats]:
    """The points where the hand puts them, and how hard it presses there (about 1): between four values each."""
    place = points / _CELL
    cell = np.floor(place)
    part = place - cell
    column, row = (cell.astype(np.intp) % _CELLS).T
    right, above = (column + 1) % _CELLS, (row + 1) % _CELLS
    x, y = part[:, :1], part[:, 1:]
    lower = field.take(row * _CELLS + column, axis=0) * (1 - x) + field.take(row * _CELLS + right, axis=0) * x
    upper = field.take(above * _CELLS + column, axis=0) * (1 - x) + field.take(above * _CELLS + right, axis=0) * x
    value = lower * (1 - y) + upper * y
    return points + value[:, :2], 1 + value[:, 2]


@lru_cache(maxsize=VARIANTS)
def _field(variant: int) -> Floats:
    """(cells squared, 3): how far the hand moves to the right and up, in millimetres, and presses."""
    field = np.zeros((_CELLS, _CELLS, 3))
    for channel, parts in enumerate((_WOBBLE, _WOBBLE, (_PRESSURE,))):
        for knots, strength in parts:
            values = Chance(variant, f"wobble {channel} {knots}").normals(knots, knots)
            field[:, :, channel] += smooth(smooth(values, _CELLS).T, _CELLS) * (strength / (SMOOTHED * SMOOTHED))
    return field.reshape(-1, 3)
