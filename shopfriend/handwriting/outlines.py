"""Writing at its place: every point of every letter, in numbers, for a printer or a screen to draw unthinkingly.

x runs to the right from the left edge of the frame, y up from the baseline of the first line.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shopfriend.handwriting.hand import Hand

POINT = 25.4 / 72
"""One PDF point in millimetres."""
FINE = 84
"""Units to an x-height, in which all points are whole numbers: 1,094 to the inch on a card."""


class PlacedWord(NamedTuple):
    """A word at its place in mm: the start of its baseline, y downwards, and how wide its ink is.

    `glyphs` are its glyphs among the outlines; `tone` is the ink's strength near 1.
    """

    text: str
    x: float
    y: float
    width: float
    tone: float
    glyphs: range


@dataclass(frozen=True, eq=False, slots=True)
class Outlines:
    """Every glyph as it is written, blanks between words among them, in units of which `FINE` make an x-height.

    `points` (n, 2): x from the frame's left edge, y up from the first baseline; quadratic splines as TrueType has them,
    `on` (n) telling which points lie on the curve. `contour_ends` (c): one past the last point of each contour;
    `glyph_ends` (g): one past the last contour of each glyph. `origins` (g, 2): where the pen is, on the straight
    baseline of the line; `advances` (g): how far it moves. `letters` (g): the text that each glyph stands for.
    """

    points: NDArray[np.int32]
    on: NDArray[np.bool_]
    contour_ends: NDArray[np.int32]
    glyph_ends: NDArray[np.int32]
    origins: NDArray[np.int32]
    advances: NDArray[np.int32]
    letters: tuple[str, ...]

    def __eq__(self, other: object) -> bool:
        """Whether they are the same to the last point."""
        if not isinstance(other, Outlines):
            return NotImplemented
        return self.letters == other.letters and all(
            np.array_equal(getattr(self, name), getattr(other, name)) for name in Outlines.__slots__[:-1]
        )


@dataclass(frozen=True, slots=True)
class PlacedWriting:
    """Words written line by line, in mm: `height` from the first baseline to the last, `width` to the last ink.

    `unit` is one unit of the outlines.
    """

    hand: Hand
    lines: tuple[tuple[PlacedWord, ...], ...]
    outlines: Outlines
    unit: float
    x_height: float
    width: float
    height: float

    @property
    def words(self) -> tuple[PlacedWord, ...]:
        """All words in the order they are read."""
        return tuple(word for line in self.lines for word in line)
