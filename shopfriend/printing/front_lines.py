"""Makes of a design, once, the outlines that a pen fills: what remains for each variant is to move and to press.

Areas lie below, in the artist's order; all ink lies above them as one area, since what is hidden was cut away: so a
wash never covers ink, and nothing needs to be painted over.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shopfriend.printing.front_samples import Flags, Floats, Samples, Whole, sampled
from shopfriend.printing.front_shapes import DOT, PAPER, RING, Mark
from shopfriend.printing.page import INK, Colour

_LIFTS = ("none", "both", "flick", "hair", RING, DOT)
_SPECK = 0.35
"""Millimetres of a line between two hidden parts below which it is left out."""
_ROUND = 0.1
"""Half breadth in millimetres from which on the end of a line is drawn round with three points, not one."""
_NIB = 0.12
"""How much broader a nib held at 45 degrees writes down to the right than up to the right, on either side of 1."""
_LINE_STRAYS, _DOT_STRAYS, _WASH_STRAYS = 0.035, 0.05, 0.11
"""Millimetres by which each moves by itself (standard deviation): less than would open a join."""
_DIAGONAL = 0.7071067811865476
_EIGHT = [
    (1.0, 0.0), (_DIAGONAL, -_DIAGONAL), (0.0, -1.0), (-_DIAGONAL, -_DIAGONAL),
    (-1.0, 0.0), (-_DIAGONAL, _DIAGONAL), (0.0, 1.0), (_DIAGONAL, _DIAGONAL),
]  # fmt: skip
_TWELVE = [
    (1.0, 0.0), (0.866, -0.5), (0.5, -0.866), (0.0, -1.0), (-0.5, -0.866), (-0.866, -0.5),
    (-1.0, 0.0), (-0.866, 0.5), (-0.5, 0.866), (0.0, 1.0), (0.5, 0.866), (0.866, 0.5),
]  # fmt: skip
_LARGE = 0.35
"""Millimetres of radius from which on a dot has twelve corners, not eight."""


@dataclass(frozen=True, eq=False, slots=True)
class Lines:
    """A design in millimetres, ready for the pen. `points` (n, 2) are what the wobble of the hand moves.

    Vertex i of the outlines (m) stands at point `at[i]`, `offset[i]` (m, 2) from it at the usual pressure, at the part
    `along[i]` of its line. `counts` and `strays` (k): vertices of each contour, and how far it moves by itself.
    `layers`: colours, each with the contours it fills (from, to), the hindmost first.
    """

    points: Floats
    at: Whole
    offset: Floats
    along: Floats
    counts: Whole
    strays: Floats
    layers: tuple[tuple[Colour, int, int], ...]


@dataclass(frozen=True, eq=False, slots=True)
class _Contours:
    steps: Whole
    """(m): which step each vertex stands at."""
    offset: Floats
    along: Floats
    counts: Whole
    strays: Floats


def compile_lines(marks: Sequence[Mark]) -> Lines:
    """The outlines of the marks, which lie hindmost first."""
    samples = sampled(marks)
    below, above = _areas(marks, samples)
    contours: list[_Contours] = []
    layers: list[tuple[Colour, int, int]] = []
    total = 0
    for colour, each in [*below, *((INK, each) for each in (*above, *_dots(marks, samples), _strokes(marks, samples)))]:
        count = len(each.counts)
        if layers and layers[-1][0] == colour:
            layers[-1] = (colour, layers[-1][1], total + count)
        elif count:
            layers.append((colour, total, total + count))
        contours.append(each)
        total += count
    if not layers:
        none = np.zeros(0, dtype=np.intp)
        return Lines(np.zeros((0, 2)), none, np.zeros((0, 2)), np.zeros(0), none, np.zeros(0), ())
    used, at = np.unique(np.concatenate([each.steps for each in contours]), return_inverse=True)
    return Lines(
        samples.at[used],
        at.astype(np.intp),
        np.concatenate([each.offset for each in contours]),
        np.concatenate([each.along for each in contours]),
        np.concatenate([each.counts for each in contours]),
        np.concatenate([each.strays for each in contours]),
        tuple(layers),
    )


def _areas(marks: Sequence[Mark], samples: Samples) -> tuple[list[tuple[Colour, _Contours]], list[_Contours]]:
    """Areas in their order, and those of ink that nothing hides. Paper is left out where it hides no area."""
    below: list[tuple[Colour, _Contours]] = []
    above: list[_Contours] = []
    boxes: list[Floats] = []
    for number, mark in enumerate(marks):
        if mark.pen:
            continue
        paths = [slice(samples.first[path], samples.first[path + 1]) for path in np.nonzero(samples.mark == number)[0]]
        rings = [np.nonzero(samples.kept[path])[0] + path.start for path in paths]
        rings = [ring[:-1] for ring in rings if len(ring) > 3]
        if not rings:
            continue
        steps = np.concatenate(rings)
        box = np.concatenate((samples.at[steps].min(axis=0), samples.at[steps].max(axis=0)))
        if mark.colour is PAPER and not any(_meet(box, other) for other in boxes):
            continue
        area = _area([_clockwise(samples.at, ring) for ring in rings] if len(rings) == 1 else rings, mark.colour)
        seen = samples.visible[steps]
        if mark.colour is INK and not seen.any():
            continue
        if mark.colour is INK and seen.all():
            above.append(area)
            continue
        below.append((mark.colour, area))
        if mark.colour is not PAPER:
            boxes.append(box)
    return below, above


def _meet(one: Floats, other: Floats) -> bool:
    return bool((one[:2] <= other[2:]).all() and (other[:2] <= one[2:]).all())


def _area(rings: Sequence[Whole], colour: Colour) -> _Contours:
    steps = np.concatenate(rings)
    strays = 0.0 if colour in (PAPER, INK) else _WASH_STRAYS
    counts = np.array([len(ring) for ring in rings], dtype=np.intp)
    return _Contours(steps, np.zeros((len(steps), 2)), np.zeros(len(steps)), counts, np.full(len(rings), strays))


def _clockwise(at: Floats, ring: Whole) -> Whole:
    """The ring so turned that it and the lines of a pen, filled together, leave no hole where they cross."""
    x, y = at[ring].T
    area = np.cumsum(x * np.roll(y, -1) - np.roll(x, -1) * y)[-1]
    return ring[::-1] if area > 0 else ring


def _dots(marks: Sequence[Mark], samples: Samples) -> list[_Contours]:
    dots = np.array([mark.lift == DOT for mark in marks], dtype=np.bool_)[samples.mark]
    steps = samples.first[:-1][dots]
    radius = np.array([mark.pen / 2 for mark in marks])[samples.mark[dots]]
    seen = samples.visible[steps]
    found = []
    for which, corners in ((seen & (radius < _LARGE), _EIGHT), (seen & (radius >= _LARGE), _TWELVE)):
        offset = (radius[which][:, None, None] * np.array(corners)).reshape(-1, 2)
        count = len(corners)
        counts = np.full(len(offset) // count, count, dtype=np.intp)
        at = np.repeat(steps[which], count)
        found.append(_Contours(at, offset, np.zeros(len(at)), counts, np.full(len(counts), _DOT_STRAYS)))
    return found


def _strokes(marks: Sequence[Mark], samples: Samples) -> _Contours:
    """The outlines of all that is left of the lines: along their left side, round the end, and back."""
    steps, line, whole = _runs(marks, samples)
    pens = np.array([mark.pen for mark in marks])[samples.mark]
    lifts = np.array([_LIFTS.index(mark.lift) for mark in marks])[samples.mark]
    path = np.searchsorted(samples.first, steps, side="right") - 1
    u = samples.run[steps] / np.maximum(whole[path], 1e-9)
    half = pens[path] / 2 * _width(np.where(whole[path] < 2 * pens[path], 0, lifts[path]), u)
    # Where a ring closes, its end lies on its beginning: it must not stray another way.
    u = np.where(lifts[path] == _LIFTS.index(RING), 0.0, u)
    # A corner has two ways, and between them the mean of both, so that its outer side is round.
    corner = samples.corner[steps]
    corner[1:] &= line[1:] == line[:-1]
    corner[:-1] &= line[1:] == line[:-1]
    if len(corner):
        corner[0] = corner[-1] = False
    times = np.where(corner, 3, 1)
    each = np.repeat(np.arange(len(steps)), times)
    turn = np.arange(len(each)) - np.repeat(np.cumsum(times) - times, times)
    behind, ahead = samples.behind[steps][each], samples.ahead[steps][each]
    middle = _unit(behind + ahead)
    way = np.where((turn == 0)[:, None] & corner[each][:, None], behind, middle)
    way = np.where((turn == 2)[:, None], ahead, way)
    half = half[each] * (1 - _NIB * 2 * way[:, 0] * way[:, 1])
    left = np.stack((-way[:, 1], way[:, 0]), axis=1)
    return _outlined(steps[each], line[each], u[each], way * half[:, None], left * half[:, None], half)


def _runs(marks: Sequence[Mark], samples: Samples) -> tuple[Whole, Whole, Floats]:
    """Steps to draw lines by, and which line (from 0) each belongs to; and the length of each path."""
    whole = samples.run[samples.first[1:] - 1]
    stroke = np.array([mark.pen > 0 and mark.lift != DOT for mark in marks], dtype=np.bool_)[samples.mark]
    size = np.diff(samples.first)
    shown = np.nonzero(np.repeat(stroke & (size > 1), size) & samples.visible)[0]
    path = np.searchsorted(samples.first, shown, side="right") - 1
    begins = np.ones(len(shown), dtype=np.bool_)
    begins[1:] = (shown[1:] != shown[:-1] + 1) | (path[1:] != path[:-1])
    ends = np.roll(begins, -1)
    line = np.cumsum(begins) - 1
    length = samples.run[shown[ends]] - samples.run[shown[begins]]
    good = (length >= _SPECK) | ((length > 0) & (length == whole[path[begins]]))
    kept = (samples.kept[shown] | begins | ends) & good[line]
    return shown[kept], (np.cumsum(good) - 1)[line[kept]], whole


def _width(lift: Whole, u: Floats) -> Floats:
    """How broad the pen lies (0 to 1) at the part u of a line: it lands and lifts as the class says."""
    middle = 2 * u - 1
    square = middle * middle
    return np.where(
        lift == 1,
        1 - 0.45 * square * square,
        np.where(lift == 2, 1 - 0.65 * u * u, np.where(lift == 3, 1 - 0.7 * square, 1.0)),
    )


def _unit(way: Floats) -> Floats:
    return way / np.maximum(np.sqrt(way[:, 0] * way[:, 0] + way[:, 1] * way[:, 1]), 1e-9)[:, None]


def _outlined(steps: Whole, line: Whole, u: Floats, ahead: Floats, left: Floats, half: Floats) -> _Contours:
    """The vertices along lines (each `ahead` and `left` by half the pen) put in order round each line."""
    count = np.bincount(line)
    last = np.cumsum(count) - 1
    first = last - count + 1
    caps = [np.where(half[end] > _ROUND, 3, 1) for end in (last, first)]
    counts = 2 * count + caps[0] + caps[1]
    start = np.cumsum(counts) - counts
    place = np.arange(len(steps)) - first[line]
    total = int(counts.sum())
    vertex = np.zeros(total, dtype=np.intp)
    offset = np.zeros((total, 2))
    there = start[line] + place
    back = (start + 2 * count + caps[0] - 1)[line] - place
    every: Whole = np.arange(len(steps))
    vertex[there], offset[there] = every, left
    vertex[back], offset[back] = every, -left
    for end, cap, begin, sign in ((last, caps[0], start + count, 1), (first, caps[1], start + counts - caps[1], -1)):
        tips: list[tuple[Flags, int, Floats]] = [(cap == 1, 0, sign * ahead[end]), (cap == 3, 1, sign * ahead[end])]
        tips += [(cap == 3, n, sign * _DIAGONAL * (ahead[end] + (1 - n) * left[end])) for n in (0, 2)]
        for which, n, way in tips:
            vertex[begin[which] + n], offset[begin[which] + n] = end[which], way[which]
    return _Contours(steps[vertex], offset, u[vertex], counts, np.full(len(counts), _LINE_STRAYS))
