"""Walks along the marks of a drawing in small steps, and finds which steps lie hidden behind paper.

A line ends a little before the shape in front of it: much of what makes a drawing look drawn lies in these gaps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shopfriend.printing.front_shapes import DOT, PAPER, Mark
from shopfriend.printing.page import INK
from shopfriend.printing.svg_shapes import Subpath

Floats = NDArray[np.float64]
Whole = NDArray[np.intp]
Flags = NDArray[np.bool_]

STEP = 0.2
"""Millimetres between steps."""
_SHORT = 0.23
"""Where a step lies so near to paper in front it is hidden; with the next step's way this leaves .32 mm on average."""
_AGAIN = 0.7
"""Millimetres by which a pen that closes a ring goes on over where it began."""
_BEND = 0.64
"""Cosine of the turn (50 degrees) from which on there is a corner."""
_TOLERANCE = 0.02
"""Millimetres by which a chord may leave its curve."""
_FAR = 1.7
"""Millimetres from one kept step to the next on a straight line: enough for the wobble to show."""
_MOST = 500
"""Steps of one piece of a path, whatever its length."""


@dataclass(frozen=True, eq=False, slots=True)
class Samples:
    """Steps along all subpaths, one after another. `first` (paths + 1): where each begins; `mark`: whose it is.

    `at` (n, 2): millimetres; `ahead`, `behind` (n, 2): the unit way out of and into each step; `run` (n): the way gone
    since its path began; `corner`, `kept`, `visible` (n): there is a corner, it is needed to draw the curve, no paper
    hides it.
    """

    first: Whole
    mark: Whole
    at: Floats
    ahead: Floats
    behind: Floats
    run: Floats
    corner: Flags
    kept: Flags
    visible: Flags


def sampled(marks: Sequence[Mark]) -> Samples:
    """Step along every subpath of the marks, which lie hindmost first."""
    rows: list[tuple[float, ...]] = []
    first_row, owner = [], []
    for number, mark in enumerate(marks):
        for subpath in mark.subpaths:
            first_row.append(len(rows))
            owner.append(number)
            rows.extend(_rows(subpath, mark))
    at, first = _walked(np.array(rows, dtype=np.float64).reshape(-1, 8), np.array([*first_row, len(rows)], np.intp))
    ahead, behind, length = _ways(at, first)
    gone = np.cumsum(length)
    run = gone - np.repeat(gone[first[:-1]], np.diff(first))
    cross = ahead[:, 0] * behind[:, 1] - ahead[:, 1] * behind[:, 0]
    corner = ahead[:, 0] * behind[:, 0] + ahead[:, 1] * behind[:, 1] < _BEND
    bend = np.where(corner, 0.0, np.sqrt(np.abs(cross) / np.maximum(length, 0.02) / (8 * _TOLERANCE)))
    needed = np.floor(np.cumsum(np.maximum(bend, 1 / _FAR) * length))
    kept = corner.copy()
    kept[1:] |= needed[1:] != needed[:-1]
    kept[first[:-1]] = True
    kept[first[1:] - 1] = True
    whose = np.array(owner, dtype=np.intp)
    visible = _visible(marks, whose, first, at, kept)
    return Samples(first, whose, at, ahead, behind, run, corner, kept, visible)


def _rows(subpath: Subpath, mark: Mark) -> Iterator[tuple[float, ...]]:
    """Each piece as a cubic of eight numbers; the first stands still, so that the beginning is a step too."""
    x, y = subpath.x, subpath.y
    yield (x, y) * 4
    if mark.lift == DOT:
        return
    pieces = [*subpath.pieces]
    if subpath.closed or not mark.pen:
        pieces.append((x, y))
    begun: tuple[float, ...] | None = None
    for piece in pieces:
        if len(piece) == 2:
            dx, dy = (piece[0] - x) / 3, (piece[1] - y) / 3
            piece = (x + dx, y + dy, x + 2 * dx, y + 2 * dy, *piece)
        far = max(abs(piece[i] - (x, y)[i % 2]) for i in range(6))
        if far > 0.005:
            begun = begun or (x, y, *piece)
            yield (x, y, *piece)
        x, y = piece[4], piece[5]
    if mark.pen and subpath.closed and begun is not None:
        yield _beginning(begun)


def _beginning(row: tuple[float, ...]) -> tuple[float, ...]:
    """The first part of a cubic (de Casteljau), about as long as the pen goes on over the beginning of a ring."""
    size = max(abs(row[i] - row[i % 2]) for i in range(2, 8))
    t = min(1.0, _AGAIN / size)
    p = [(row[i], row[i + 1]) for i in range(0, 8, 2)]
    part = [p[0]]
    while len(p) > 1:
        p = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(p)]
        part.append(p[0])
    return tuple(value for point in part for value in point)


def _walked(rows: Floats, first_row: Whole) -> tuple[Floats, Whole]:
    """(n, 2): the steps of all cubics; and where the steps of each path begin."""
    corners = rows.reshape(-1, 4, 2)
    sides = corners[:, 1:] - corners[:, :-1]
    size = np.sqrt(sides[:, :, 0] * sides[:, :, 0] + sides[:, :, 1] * sides[:, :, 1])
    steps = np.clip(np.ceil((size[:, 0] + size[:, 1] + size[:, 2]) / STEP), 1, _MOST).astype(np.intp)
    ends = np.concatenate(([0], np.cumsum(steps)))
    place = np.arange(ends[-1]) - np.repeat(ends[:-1], steps) + 1
    t = (place / np.repeat(steps, steps))[:, None]
    p0, p1, p2, p3 = (np.repeat(corners[:, i], steps, axis=0) for i in range(4))
    s = 1 - t
    return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3, ends[first_row]


def _ways(at: Floats, first: Whole) -> tuple[Floats, Floats, Floats]:
    """Unit ways out of and into each step, alike at the ends of a path; and the length of the way in."""
    length = np.zeros(len(at))
    unit = np.zeros_like(at)
    side = at[1:] - at[:-1]
    length[1:] = np.sqrt(side[:, 0] * side[:, 0] + side[:, 1] * side[:, 1])
    unit[1:] = side / np.maximum(length[1:], 1e-9)[:, None]
    length[first[:-1]] = 0.0
    behind, ahead = unit.copy(), np.roll(unit, -1, axis=0)
    starts, ends = first[:-1], first[1:] - 1
    single = starts == ends
    ahead[ends] = behind[ends]
    behind[starts] = ahead[starts]
    behind[starts[single]] = ahead[starts[single]] = (1.0, 0.0)
    return ahead, behind, length


def _visible(marks: Sequence[Mark], whose: Whole, first: Whole, at: Floats, kept: Flags) -> Flags:
    """Which steps of ink no later paper hides; steps of other colours are told visible."""
    ink = np.array([mark.colour is INK for mark in marks], dtype=np.bool_)
    steps = np.nonzero(np.repeat(ink[whose], np.diff(first)))[0]
    points = at[steps]
    seen = np.ones(len(steps), dtype=np.bool_)
    for number, mark in enumerate(marks):
        if mark.colour is not PAPER:
            continue
        paths = np.nonzero(whose == number)[0]
        before = np.searchsorted(steps, first[paths[0]])
        rings = [at[first[path] : first[path + 1]][kept[first[path] : first[path + 1]]] for path in paths]
        low = np.min([ring.min(axis=0) for ring in rings], axis=0) - _SHORT
        high = np.max([ring.max(axis=0) for ring in rings], axis=0) + _SHORT
        p = points[:before]
        near = (p[:, 0] > low[0]) & (p[:, 0] < high[0]) & (p[:, 1] > low[1]) & (p[:, 1] < high[1]) & seen[:before]
        found = np.nonzero(near)[0]
        if len(found):
            seen[found[_behind(p[found], rings)]] = False
    visible = np.ones(len(at), dtype=np.bool_)
    visible[steps] = seen
    return visible


def _behind(points: Floats, rings: Sequence[Floats]) -> Flags:
    """Which points lie inside the rings (an odd number of sides to their right) or nearer to a side than `_SHORT`."""
    begin = np.concatenate(rings)
    end = np.concatenate([np.roll(ring, -1, axis=0) for ring in rings])
    (x1, y1), (dx, dy) = begin.T, (end - begin).T
    x, y = points[:, :1] - x1, points[:, 1:] - y1
    crossed = ((y >= 0) != (y >= dy)) & ((x * dy < y * dx) == (dy > 0))
    square = np.maximum(dx * dx + dy * dy, 1e-12)
    t = np.minimum(np.maximum((x * dx + y * dy) / square, 0.0), 1.0)
    off_x, off_y = x - t * dx, y - t * dy
    near: Flags = (off_x * off_x + off_y * off_y < _SHORT * _SHORT).any(axis=1)
    inside: Flags = np.count_nonzero(crossed, axis=1) % 2 == 1
    return near | inside
