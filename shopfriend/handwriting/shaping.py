"""Shapes words with HarfBuzz: which glyphs write a word, where they stand, and which of them hang together.

A word's arrays are kept, because cards repeat their words; what chance changes comes later, for a whole card at once.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
import uharfbuzz as hb
from numpy.typing import NDArray

from shopfriend.handwriting.glyphs import Glyphs
from shopfriend.handwriting.joining import Joins, nearest

_CLEAR = 0.25
"""A dot strays only where other letters' points are further away than this, in x-heights."""

_FEET = "aceimnorsuvwxz"
"""Letters that stand on the line."""

_KEPT_WORDS = 2048


@dataclass(frozen=True, eq=False, slots=True)
class Shape:
    """A word as the hand draws it, unbent; lengths in x-heights, from the word's start on its baseline.

    `places` (4, n): x and y of each point, and the normal there, pointing out of the ink. `on` (n): points on the
    curve. `contours` (c): points of each contour; `dots` (c): contours that stand apart from their letter. `glyphs`
    (g): contours of each glyph; `starts` (g): where the pen is at each; `runs` (r): points of each stretch of glyphs
    that hang together. `letters` (g): the text that each glyph stands for. `left` and `right`: where ink begins, ends.
    """

    places: NDArray[np.float32]
    on: NDArray[np.bool_]
    contours: NDArray[np.int32]
    dots: NDArray[np.bool_]
    glyphs: NDArray[np.int32]
    starts: NDArray[np.float32]
    runs: NDArray[np.int32]
    letters: tuple[str, ...]
    advance: float
    left: float
    right: float


class Shaper:
    """Shapes the words of one hand."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._font = hb.Font(hb.Face(glyphs.font))
        self._joins = Joins(glyphs)
        self._words: dict[str, Shape] = {}

    @cached_property
    def blank(self) -> float:
        """How wide the hand's own blank is, in x-heights."""
        glyph = self._font.get_nominal_glyph(ord(" "))
        return float(self._glyphs.advances[glyph]) / self._glyphs.x_height if glyph else 0.0

    @cached_property
    def dance(self) -> float:
        """How far the feet of the small letters stand off a straight line, rms in x-heights."""
        glyphs = [self._font.get_nominal_glyph(ord(letter)) for letter in _FEET]
        spans = [self._glyphs.spans[glyph] for glyph in glyphs if glyph]
        feet = np.array([self._places[1, first:end].min() for _, _, first, end in spans if first < end])
        # By the middle distance from the middle, since in some hands one of them has a tail; 1.4826 for normal ones.
        return 1.4826 * float(np.median(np.abs(feet - np.median(feet)))) if len(feet) else 0.0

    @cached_property
    def _places(self) -> NDArray[np.float32]:
        """(4, n): all points of the hand in x-heights, and their normals."""
        points = self._glyphs.points.astype(np.float32) / np.float32(self._glyphs.x_height)
        return np.concatenate((points, _normals(points, self._glyphs.contour_ends)), axis=1).T.copy()

    @cached_property
    def _contour_lengths(self) -> NDArray[np.int32]:
        return np.diff(self._glyphs.contour_ends, prepend=0).astype(np.int32)

    def shape(self, word: str) -> Shape:
        """The shape of a word (NFC, without blanks, every letter among the hand's)."""
        shape = self._words.get(word)
        if shape is None:
            if len(self._words) >= _KEPT_WORDS:
                self._words.clear()
            shape = self._words[word] = self._shaped(word)
        return shape

    def _shaped(self, word: str) -> Shape:
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer)
        ids, clusters, pens, moves, pen = [], [], [], [], 0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            ids.append(info.codepoint)
            clusters.append(info.cluster)
            pens.append(pen)
            moves.append((pen + position.x_offset, position.y_offset))
            pen += position.x_advance
        return self._assembled(ids, _texts(word, clusters), pens, moves, pen)

    def _assembled(
        self,
        ids: list[int],
        letters: tuple[str, ...],
        pens: list[int],
        moves: list[tuple[int, int]],
        advance: int,
    ) -> Shape:
        spans = self._glyphs.spans[ids]
        points = np.concatenate([np.arange(first, end) for first, end in spans[:, 2:].tolist()])
        contours = np.concatenate([np.arange(first, end) for first, end in spans[:, :2].tolist()])
        counts = spans[:, 3] - spans[:, 2]
        x_height = float(self._glyphs.x_height)
        joined = self._joins.joined(ids, letters, [(across / x_height, up / x_height) for across, up in moves])
        places = self._places[:, points]
        places[:2] += np.repeat(np.array(joined.places, dtype=np.float32).T, counts, axis=1)
        end = advance / x_height - joined.pulls[-1]
        ink = (float(places[0].min()), float(places[0].max())) if counts.any() else (0.0, end)
        return Shape(
            places=places,
            on=self._glyphs.on[points],
            contours=self._contour_lengths[contours],
            dots=self._free(places, contours, spans),
            glyphs=(spans[:, 1] - spans[:, 0]).astype(np.int32),
            starts=(np.array(pens) / x_height - joined.pulls).astype(np.float32),
            runs=_filled(np.add.reduceat(counts, joined.firsts)),
            letters=letters,
            advance=end,
            left=ink[0],
            right=ink[1],
        )

    def _free(
        self, places: NDArray[np.float32], contours: NDArray[np.int64], spans: NDArray[np.int32]
    ) -> NDArray[np.bool_]:
        """(c): the dots that no neighbour's ink touches; one that does stays where it is, or the touch would tear."""
        free = self._glyphs.dots[contours]
        if not free.any():
            return free
        ends = np.cumsum(self._contour_lengths[contours])
        owners = np.repeat(np.arange(len(spans)), spans[:, 1] - spans[:, 0])
        point_owners = np.repeat(owners, self._contour_lengths[contours])
        for place in np.flatnonzero(free).tolist():
            dot = places[:2, ends[place - 1] if place else 0 : ends[place]]
            others = places[:2, np.abs(point_owners - owners[place]) == 1]
            free[place] = nearest(dot, others, _CLEAR) is None
        return free


@lru_cache(maxsize=16)
def shaper(glyphs: Glyphs) -> Shaper:
    """The shaper of a hand, with the words it has met."""
    return Shaper(glyphs)


def _filled(runs: NDArray[np.int32]) -> NDArray[np.int32]:
    """The runs without those of blanks, which have no points."""
    filled: NDArray[np.int32] = runs[runs > 0]
    return filled


def _texts(word: str, clusters: list[int]) -> tuple[str, ...]:
    """The letters that each glyph stands for; a ligature has several, what follows in the same cluster none."""
    starts = sorted({*clusters, len(word)})
    ends = dict(pairwise(starts))
    before = [-1, *clusters[:-1]]
    return tuple("" if new == old else word[new : ends[new]] for old, new in zip(before, clusters, strict=True))


def _normals(points: NDArray[np.float32], contour_ends: NDArray[np.int32]) -> NDArray[np.float32]:
    """(n, 2): unit normals of closed contours at their points, from the neighbours on both sides.

    TrueType contours run clockwise around ink, so ink lies to the right, and the normal to the left of the way.
    """
    before, after = np.arange(-1, len(points) - 1), np.arange(1, len(points) + 1)
    starts = np.concatenate(([0], contour_ends[:-1]))
    before[starts], after[contour_ends - 1] = contour_ends - 1, starts
    along = points[after] - points[before]
    length = np.sqrt(along[:, 0] * along[:, 0] + along[:, 1] * along[:, 1])
    length[length == 0] = 1
    normals: NDArray[np.float32] = (np.stack((-along[:, 1], along[:, 0]), axis=1) / length[:, None]).astype(np.float32)
    return normals
