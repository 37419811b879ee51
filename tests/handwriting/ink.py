"""Turns outlines into what is measured: the edge of each letter as dense points, and its ink as dots of a printer.

A writing is anything with `x_height` (mm), `unit` (mm), `lines` of words with `text` and `glyphs` (a range), and
`outlines` with points (n, 2), on (n), contour_ends (c), glyph_ends (g), letters and origins, as the engine places them.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

DOTS = 92
"""Printer's dots in an x-height of 1.95 mm at 1,200 dpi."""

STEP = 0.02
"""How far apart the points of an edge lie at most, in x-heights."""


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """The edge of one letter in x-heights, y upwards: `edge` (n, 2), and for each point the `following` one (n, 2)."""

    edge: NDArray[np.float64]
    following: NDArray[np.float64]

    @property
    def foot(self) -> float:
        """The lowest ink."""
        return float(self.edge[:, 1].min())

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the ink."""
        width, height = np.ptp(self.edge, axis=0)
        return float(width), float(height)

    @property
    def middle(self) -> float:
        """Halfway between the leftmost and the rightmost ink."""
        return float(self.edge[:, 0].min() + self.edge[:, 0].max()) / 2


def inks(writing: Any, step: float = STEP) -> list[Ink | None]:
    """The ink of each glyph where it stands on the card; None for a blank."""
    outlines = writing.outlines
    points = outlines.points * (writing.unit / writing.x_height)
    on = np.asarray(outlines.on, dtype=bool)
    ends = np.asarray(outlines.contour_ends, dtype=np.int64)
    starts = np.concatenate(([0], ends[:-1]))[: len(ends)]
    after, before = np.arange(1, len(points) + 1), np.arange(-1, len(points) - 1)
    after[ends - 1], before[starts] = starts, ends - 1

    def joint(other: NDArray[np.int64]) -> NDArray[np.float64]:
        """Where a curve with its handle at each point meets its neighbour: on the curve, or implied halfway."""
        return np.where(on[other, None], points[other], (points + points[other]) / 2)

    # A curve for each handle, a line for each point on the curve that another on the curve follows.
    line = on & on[after]
    begin = np.where(line[:, None], points, joint(before))
    end = np.where(line[:, None], points[after], joint(after))
    handle = np.where(line[:, None], (begin + end) / 2, points)
    drawn = np.flatnonzero(line | ~on)
    begin, handle, end = begin[drawn], handle[drawn], end[drawn]
    length = np.hypot(*(handle - begin).T) + np.hypot(*(end - handle).T)
    steps = np.maximum(np.ceil(length / step), 1).astype(np.int64)
    which = np.repeat(np.arange(len(steps)), steps)
    t = ((np.arange(steps.sum()) - np.repeat(np.cumsum(steps) - steps, steps)) / steps[which])[:, None]
    edge = (1 - t) ** 2 * begin[which] + 2 * t * (1 - t) * handle[which] + t**2 * end[which]
    new_ends = np.concatenate(([0], np.cumsum(steps)))[np.searchsorted(drawn, ends)]
    new_starts = np.concatenate(([0], new_ends[:-1]))[: len(ends)]
    following = np.arange(1, len(edge) + 1)
    full = new_ends > new_starts
    following[new_ends[full] - 1] = new_starts[full]
    last = np.concatenate(([0], new_ends))[np.concatenate(([0], outlines.glyph_ends))]
    return [
        Ink(edge[one:two], edge[following[one:two]]) if two > one else None
        for one, two in zip(last[:-1].tolist(), last[1:].tolist(), strict=True)
    ]


def printed(ink: Ink, dots: int = DOTS) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """The dots (rows from the foot upwards, columns) whose middle lies in ink, and where dot 0, 0 begins in x-heights.

    Overlapping strokes count once: a dot is ink where the edge winds around it, as printers fill (nonzero winding).
    The corner of the ink always lies at the same place of a dot, so that letters of a font are the same dot by dot.
    """
    corner = ink.edge.min(axis=0) - 1 / dots
    (x, y), (to_x, to_y) = ((part - corner).T * dots for part in (ink.edge, ink.following))
    wide, high = np.ceil(np.max((x, y), axis=1)).astype(int) + 1
    first = np.ceil(np.minimum(y, to_y) - 0.5).astype(np.int64)
    rows = np.ceil(np.maximum(y, to_y) - 0.5).astype(np.int64) - first
    which = np.repeat(np.arange(len(x)), rows)
    row = first[which] + np.arange(rows.sum()) - np.repeat(np.cumsum(rows) - rows, rows)
    share = (row + 0.5 - y[which]) / (to_y - y)[which]
    column = np.ceil(x[which] + share * (to_x - x)[which] - 0.5).astype(np.int64)
    turns = np.zeros((high, wide + 1), dtype=np.int32)
    np.add.at(turns, (row, column), np.sign(to_y - y)[which].astype(np.int32))
    return np.cumsum(turns, axis=1)[:, :wide] != 0, corner


def seen(ink: Ink, dots: NDArray[np.bool_], corner: NDArray[np.float64]) -> NDArray[np.float64]:
    """The points of an edge (n, 2) that show: not those where another stroke of the same letter runs across."""
    padded = np.pad(dots, 2)
    column, row = np.floor((ink.edge - corner).T * DOTS).astype(int) + 2
    inside = np.ones(len(row), dtype=bool)
    for down in (-2, 0, 2):
        for along in (-2, 0, 2):
            inside &= padded[np.clip(row + down, 0, len(padded) - 1), np.clip(column + along, 0, padded.shape[1] - 1)]
    return ink.edge[~inside]
