"""Bends writing as a hand would: one field of noise for each stretch of letters that hang together.

Both sides of a join move alike, so joins hold, and no letter is drawn twice the same. The strengths (in x-heights,
times the liveliness) were measured on pairs of the same letter by real writers.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from shopfriend.handwriting.chance import Chance

# Strength, and the length in x-heights over which it changes, of what runs along the line. The lengths go a whole
# number of times, a power of two, into those over which the noise repeats.
_BASELINE = (0.055, 4.0)
_HEIGHT = (0.03, 2.0)
_SIZE = (0.03, 2.0)
_SLANT = (0.025, 4.0)
_GAP = (0.045, 2.0)
# And of what bends the paper under the pen: a slow and a fine warp.
_WARP = ((0.047, 0.75), (0.008, 0.375))
_PEN = ((0.045, 1.5), (0.04, 0.375))
"""Of the stroke's width."""
_DOT = 0.04
"""How far the dot of an i strays."""

_CALMEST = 0.6
"""The least share of the noise of the baseline that remains for a hand that dances by itself."""

_LONG, _FINE = 64, 16
"""The noise along the line repeats after so many x-heights, and has so many values in each."""
_WIDE, _CELLS = 24, 512
"""The warp repeats after so many x-heights, and has so many values each way."""
WARP_FINE = 20_000
_SAME_NOISE = 0x5EED
"""The noise is the same for every card; the seed decides where in it a stretch of letters begins."""


_Number = TypeVar("_Number", np.float32, np.float64)


@dataclass(frozen=True, eq=False, slots=True)
class Noise:
    """Tables to look up. `along` (1024, 4): shift, height, slant and rise; `warp` (512 * 512): x, y and pen.

    The warp is in units of 1 / `WARP_FINE`, three numbers of 16 bits and an idle one in each of its own, so that the
    table is small enough to lie near the processor and a point is looked up at one stroke.
    `walk` (1024): the part of shift that comes from letters growing; a stretch of them begins with none of it.
    """

    along: NDArray[np.float32]
    walk: NDArray[np.float32]
    warp: NDArray[np.int64]


@lru_cache(maxsize=4)
def noise(liveliness: float) -> Noise:
    """The tables for a liveliness: 1 is a calm hand, 1.25 the usual one, 0 a font."""
    along = np.empty((_LONG * _FINE, 4), dtype=np.float32)
    size = liveliness * _SIZE[0] * _wave(_SIZE[1], "size")
    walk = np.cumsum(size - np.cumsum(size)[-1] / len(size)) / _FINE
    along[:, 0] = walk + liveliness * _GAP[0] * _wave(_GAP[1], "gap")
    along[:, 1] = 1 + size + liveliness * _HEIGHT[0] * _wave(_HEIGHT[1], "height")
    along[:, 2] = liveliness * _SLANT[0] * _wave(_SLANT[1], "slant")
    along[:, 3] = liveliness * _BASELINE[0] * _wave(_BASELINE[1], "baseline")
    warp = np.zeros((_CELLS, _CELLS, 4), dtype=np.int16)
    for axis, (parts, purpose) in enumerate(((_WARP, "across"), (_WARP, "up"), (_PEN, "pen"))):
        slow, fine = (_plane(length, purpose, strength * liveliness) for strength, length in parts)
        warp[:, :, axis] = np.rint((slow + fine) * np.float32(WARP_FINE))
    return Noise(along, walk.astype(np.float32), warp.view(np.int64).ravel())


def bent(
    places: NDArray[np.float32],
    runs: NDArray[np.int32],
    contours: NDArray[np.int32],
    dots: NDArray[np.bool_],
    *,
    pen: float,
    dance: float,
    liveliness: float,
    seed: int,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The points of many words, bent: x and y (n each), each still from the start of its own word.

    `places` (4, n): x, y and normal of each point in x-heights; `runs` and `contours`: how many points each has;
    `dots`: which contours stand apart; `pen`: the stroke's width in x-heights; `dance`: how far the feet of the hand's
    own letters stand off their line (rms, in x-heights): what dances by itself needs less of it. The same seed bends
    alike.
    """
    x, y, normal_x, normal_y = places
    if liveliness == 0:
        return x, y
    tables = noise(liveliness)
    chance = Chance(seed, "bending")
    begin = chance.bits(len(runs))
    mask = np.uint64(_CELLS - 1)
    along = _spread(begin & np.uint64(_LONG * _FINE - 1), runs)
    across = _spread(begin >> np.uint64(10) & mask, runs)
    up = _spread(begin >> np.uint64(20) & mask, runs)
    scale = np.float32(_CELLS / _WIDE)
    # Past zero before it is cut to whole numbers, which rounds both sides of zero towards it.
    at = (x * np.float32(_FINE) + np.float32(_LONG * _FINE)).astype(np.int32)
    at += along
    at &= _LONG * _FINE - 1
    shift, height, slant, rise = tables.along.take(at, axis=0).T
    cell = (y * scale + np.float32(_CELLS)).astype(np.int32)
    cell += up
    cell &= _CELLS - 1
    cell *= _CELLS
    column = (x * scale + np.float32(_CELLS)).astype(np.int32)
    column += across
    column &= _CELLS - 1
    cell += column
    warp = tables.warp.take(cell).view(np.int16).reshape(-1, 4)
    warp_x, warp_y, width, _idle = warp.T * np.float32(1 / WARP_FINE)
    width *= np.float32(pen / 2)
    new_y = y * height
    firsts = np.cumsum(runs) - runs
    new_x = x + shift - np.repeat(tables.walk.take(at[firsts]), runs) + warp_x + slant * new_y + width * normal_x
    usual = liveliness * _BASELINE[0]
    calm = max(_CALMEST, (max(0.0, 1 - dance * dance / (usual * usual))) ** 0.5)
    new_y += rise * np.float32(calm) + warp_y + width * normal_y
    if dots.any():
        stray = np.zeros((2, len(dots)), dtype=np.float32)
        stray[:, dots] = chance.normals(int(np.count_nonzero(dots)), 2) * (_DOT * liveliness)
        moved = np.repeat(stray, contours, axis=1)
        new_x += moved[0]
        new_y += moved[1]
    return new_x, new_y


def _spread(numbers: NDArray[np.uint64], counts: NDArray[np.int32]) -> NDArray[np.int32]:
    return np.repeat(numbers.astype(np.int32), counts)


def _wave(length: float, purpose: str) -> NDArray[np.float64]:
    """(1024): noise of spread 1 that changes over `length` x-heights and ends where it begins."""
    knots = round(_LONG / length)
    values = Chance(_SAME_NOISE, purpose).normals(knots)[0]
    return smooth(values, _LONG * _FINE) / SMOOTHED


def _plane(length: float, purpose: str, strength: float) -> NDArray[np.float32]:
    """(512, 512): the same in two directions, of that strength."""
    knots = round(_WIDE / length)
    values = Chance(_SAME_NOISE, f"{purpose} {length}").normals(knots, knots)
    values *= strength / (SMOOTHED * SMOOTHED)
    return smooth(smooth(values.astype(np.float32), _CELLS).T, _CELLS)


SMOOTHED = (151 / 315) ** 0.5
"""What is left of the spread of independent knots under a uniform cubic B-spline: the mean of its squared weights."""


def smooth(knots: NDArray[_Number], count: int) -> NDArray[_Number]:
    """Knots along the last axis, joined into `count` values (a multiple) by a closed uniform cubic B-spline."""
    number = knots.shape[-1]
    t = np.arange(count // number) * (number / count)
    weights = (
        (1 - t) * (1 - t) * (1 - t) / 6,
        (3 * t * t * t - 6 * t * t + 4) / 6,
        (3 * t * (1 + t - t * t) + 1) / 6,
        t * t * t / 6,
    )
    total = np.zeros((*knots.shape, count // number), dtype=knots.dtype)
    for step, weight in enumerate(weights):
        total += np.roll(knots, 1 - step, axis=-1)[..., None] * weight.astype(knots.dtype)
    return total.reshape(*knots.shape[:-1], count)
