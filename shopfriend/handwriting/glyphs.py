"""A compiled hand: its letters as arrays of numbers, so that a card is bent in one pass instead of letter by letter."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shopfriend.language import _
from shopfriend.problem import Problem

_FORM = 1
"""Which form the arrays have; a hand compiled in another form is compiled anew."""


@dataclass(frozen=True, eq=False)
class Glyphs:
    """The letters of a hand in font units, y upwards from the baseline.

    Outlines are quadratic splines as TrueType has them: between two points off the curve lies one on it, halfway.
    `points` (n, 2) are the points of all contours, `on` (n) those on the curve, `contour_ends` (c) one past the last
    point of each contour, `glyph_ends` (g) one past the last contour of each glyph, `dots` (c) the contours that stand
    apart from their letter (dots of i and u-umlaut, accents), `advances` (g) how far the pen moves on. `x_height` is
    that of the small letters, `pen` the width of the stroke. `font` is a TrueType file without outlines, whose glyphs
    are these, for HarfBuzz to shape words with. `letters` are those that leave ink, and the two blanks.
    """

    points: NDArray[np.int16]
    on: NDArray[np.bool_]
    contour_ends: NDArray[np.int32]
    glyph_ends: NDArray[np.int32]
    dots: NDArray[np.bool_]
    advances: NDArray[np.int16]
    x_height: float
    pen: float
    joined: bool
    letters: frozenset[str]
    font: bytes = field(repr=False)

    @cached_property
    def spans(self) -> NDArray[np.int32]:
        """(g, 4): for each glyph its first contour, one past its last, its first point, one past its last."""
        contours = np.concatenate(([0], self.glyph_ends))
        points = np.concatenate(([0], self.contour_ends))[contours]
        return np.stack((contours[:-1], contours[1:], points[:-1], points[1:]), axis=1).astype(np.int32)

    def contours(self, glyph: int) -> Iterator[tuple[NDArray[np.int16], NDArray[np.bool_]]]:
        """The points of each contour of a glyph, and which of them lie on the curve."""
        first, end = self.spans[glyph, :2]
        start = int(self.contour_ends[first - 1]) if first else 0
        for last in self.contour_ends[first:end].tolist():
            yield self.points[start:last], self.on[start:last]
            start = last


def saved(glyphs: Glyphs) -> bytes:
    """A compiled hand as it lies in a file; the same hand gives the same bytes."""
    file = BytesIO()
    np.savez_compressed(
        file,
        form=np.array(_FORM, dtype=np.int32),
        points=glyphs.points,
        on=glyphs.on,
        contour_ends=glyphs.contour_ends,
        glyph_ends=glyphs.glyph_ends,
        dots=glyphs.dots,
        advances=glyphs.advances,
        measures=np.array([glyphs.x_height, glyphs.pen], dtype=np.float64),
        joined=np.array(glyphs.joined),
        letters=np.array([ord(letter) for letter in sorted(glyphs.letters)], dtype=np.int32),
        font=np.frombuffer(glyphs.font, dtype=np.uint8),
    )
    return file.getvalue()


@lru_cache(maxsize=16)
def loaded(compiled: Path | bytes) -> Glyphs:
    """A compiled hand from its file or its bytes. Raises Problem `hand-unreadable` where it is damaged or outdated."""
    try:
        with np.load(BytesIO(compiled) if isinstance(compiled, bytes) else compiled, allow_pickle=False) as arrays:
            if int(arrays["form"]) != _FORM:
                raise ValueError("form")
            x_height, pen = arrays["measures"].tolist()
            return Glyphs(
                points=arrays["points"],
                on=arrays["on"],
                contour_ends=arrays["contour_ends"],
                glyph_ends=arrays["glyph_ends"],
                dots=arrays["dots"],
                advances=arrays["advances"],
                x_height=x_height,
                pen=pen,
                joined=bool(arrays["joined"]),
                letters=frozenset(map(chr, arrays["letters"].tolist())),
                font=arrays["font"].tobytes(),
            )
    except Exception as fault:  # whatever a damaged archive makes numpy and zipfile raise
        raise Problem("hand-unreadable", _("A handwriting is damaged; please add it again.")) from fault
