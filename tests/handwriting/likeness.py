"""Measures whether writing looks written: no pen makes the same letter twice, nor keeps to a ruled line.

The figures are taken as for real writers: pairs of the same letter of one card at 1,200 dpi, brought together by the
best shift, without turning or scaling; lengths in x-heights.
"""

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.handwriting.ink import DOTS, Ink, inks, printed, seen

X_LETTERS = frozenset("aceimnorsuvwxz")
TAIL = 0.3
"""A letter whose foot lies so many x-heights below the others' has a tail."""
TOUCH = 0.02
"""Inks nearer to one another than this many x-heights hang together."""


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """How alike the pairs of the same letter are: `overlaps` as intersection over union, `distances` in x-heights."""

    overlaps: NDArray[np.float64]
    distances: NDArray[np.float64]

    def above(self, overlap: float) -> float:
        """The share of pairs that overlap by more than this."""
        return float(np.mean(self.overlaps > overlap))

    @property
    def overlap(self) -> float:
        """The middle overlap."""
        return float(np.median(self.overlaps))

    @property
    def distance(self) -> float:
        """The middle distance."""
        return float(np.median(self.distances))

    def __str__(self) -> str:
        return (
            f"overlap {self.overlap:.2f} (most {self.overlaps.max():.3f}, > .98: {self.above(0.98):.1%},"
            f" > .9: {self.above(0.9):.1%}), distance {self.distance:.3f}"
        )


def likeness(*writings: Any, most: int | None = 60) -> Likeness:
    """Compare pairs of the same letter of the same card, for one card or several.

    At most `most` pairs a letter and card, taken evenly from all of them, or all for None: so a frequent letter has no
    more say than `most` pairs give it.
    """
    found: list[tuple[float, float]] = []
    for writing in writings:
        alike: dict[str, list[Ink]] = {}
        for letter, ink in zip(writing.outlines.letters, inks(writing), strict=True):
            if ink is not None and letter.isalpha():
                alike.setdefault(letter, []).append(ink)
        found += [pair for same in alike.values() for pair in _of_one_letter(same, most)]
    overlaps, distances = np.array(found, dtype=np.float64).reshape(-1, 2).T
    return Likeness(overlaps, distances)


def _of_one_letter(same: list[Ink], most: int | None) -> list[tuple[float, float]]:
    pairs = list(combinations(range(len(same)), 2))
    if most is not None and len(pairs) > most:
        pairs = [pairs[place] for place in np.linspace(0, len(pairs) - 1, most).round().astype(int)]
    drawn = {one: printed(same[one]) for one in {one for pair in pairs for one in pair}}
    edges = {one: seen(same[one], dots, corner) - corner for one, (dots, corner) in drawn.items()}
    high, wide = np.max([dots.shape for dots, _ in drawn.values()] or [(0, 0)], axis=0)
    # Twice the size, so that no shift brings ink in again at the other side.
    room = tuple(_smooth(2 * int(side)) for side in (high, wide))
    waves = {one: np.fft.rfft2(dots.astype(np.float32), room) for one, (dots, _) in drawn.items()}
    found = []
    for one, two in pairs:
        common = np.rint(np.fft.irfft2(waves[one] * waves[two].conj(), room))
        shared = common.max()
        # Where a thin stroke lies in a thick one many shifts are best: the one in their middle is taken.
        best = (np.argwhere(common == shared) + np.array(room) // 2) % room - np.array(room) // 2
        shift = best[np.argmin(np.abs(best - best.mean(axis=0)).sum(axis=1))]
        union = drawn[one][0].sum() + drawn[two][0].sum() - shared
        found.append((shared / union, gap(edges[one], edges[two] + shift[::-1] / DOTS)))
    return found


def _smooth(least: int) -> int:
    """The next length that has no prime factor but 2, 3 and 5, which the transform is quick with."""
    while True:
        rest = least
        for factor in (2, 3, 5):
            while rest % factor == 0 and rest > 1:
                rest //= factor
        if rest <= 1:
            return least
        least += 1


def gap(one: NDArray[np.float64], two: NDArray[np.float64]) -> float:
    """The mean distance from each point of an edge to the nearest of the other, both ways."""
    between = _squares(one, two)
    return float(np.sqrt(between.min(axis=0)).mean() + np.sqrt(between.min(axis=1)).mean()) / 2


def _squares(one: NDArray[np.float64], two: NDArray[np.float64]) -> NDArray[np.float64]:
    between = np.subtract.outer(one[:, 0], two[:, 0]) ** 2
    between += np.subtract.outer(one[:, 1], two[:, 1]) ** 2
    return between


def baseline(writing: Any) -> float:
    """How far (rms) the feet of x-letters lie from the straight line fitted through each written line, in x-heights.

    Letters that have a tail in this hand (a z may) are no x-letters.
    """
    found, off = inks(writing), []
    standing = X_LETTERS - _tailed(writing, found)
    for line in writing.lines:
        feet = [(ink.middle, ink.foot) for ink in _letters(writing, found, line, standing)]
        if len(feet) > 2:
            x, y = np.array(feet).T
            off.append(y - np.polyval(np.polyfit(x, y, 1), x))
    return float(np.sqrt(np.mean(np.concatenate(off) ** 2)))


def _tailed(writing: Any, found: list[Ink | None]) -> frozenset[str]:
    """The x-letters whose feet mostly lie well below those of the others on their line."""
    below: dict[str, list[float]] = {}
    for line in writing.lines:
        inked = _letters(writing, found, line, X_LETTERS)
        letters = [
            writing.outlines.letters[glyph] for word in line for glyph in word.glyphs if found[glyph] is not None
        ]
        middle = float(np.median([ink.foot for ink in inked])) if inked else 0.0
        for letter, ink in zip([letter for letter in letters if letter in X_LETTERS], inked, strict=True):
            below.setdefault(letter, []).append(middle - ink.foot)
    return frozenset(letter for letter, depths in below.items() if np.median(depths) > TAIL)


def _letters(writing: Any, found: list[Ink | None], line: Any, which: frozenset[str]) -> list[Ink]:
    letters = writing.outlines.letters
    glyphs = (found[glyph] for word in line for glyph in word.glyphs if letters[glyph] in which)
    return [ink for ink in glyphs if ink is not None]


def heights(writing: Any) -> float:
    """Variation (standard deviation over mean) of the heights of all x-letters together, but i with its dot."""
    sizes = [
        ink.size[1]
        for letter, ink in zip(writing.outlines.letters, inks(writing), strict=True)
        if ink is not None and letter in X_LETTERS - {"i"}
    ]
    return float(np.std(sizes) / np.mean(sizes))


def widths(writing: Any) -> float:
    """Variation of the width of the same letter, the mean of all letters that come at least three times."""
    sizes: dict[str, list[float]] = {}
    for letter, ink in zip(writing.outlines.letters, inks(writing), strict=True):
        if ink is not None and letter.isalpha():
            sizes.setdefault(letter, []).append(ink.size[0])
    return float(np.mean([np.std(same) / np.mean(same) for same in sizes.values() if len(same) > 2]))


@dataclass(frozen=True, slots=True)
class Joins:
    """How many pairs of neighbouring letters hang together as designed, and how many of these no longer do."""

    designed: int
    broken: int
    where: tuple[str, ...]

    @property
    def share(self) -> float:
        """Broken ones of those designed."""
        return self.broken / self.designed if self.designed else 0.0


def joins(designed: Any, writing: Any) -> Joins:
    """Compare the joins of the same words as the hand's outlines stand undistorted and as they are written.

    Lines may break elsewhere: words are matched in the order they are read.
    """
    if _words(designed) != _words(writing):
        raise ValueError("not the same letters")
    fine = TOUCH / 8
    before, after = inks(designed, fine), inks(writing, fine)
    count, apart = 0, []
    for one, two in zip(_neighbours(designed), _neighbours(writing), strict=True):
        letters = [writing.outlines.letters[glyph] for glyph in two]
        if all(map(str.isalpha, letters)) and _touch(before, *one):
            count += 1
            if not _touch(after, *two):
                apart.append("".join(letters))
    return Joins(count, len(apart), tuple(apart))


def _words(writing: Any) -> list[list[str]]:
    return [[writing.outlines.letters[glyph] for glyph in word.glyphs] for line in writing.lines for word in line]


def _neighbours(writing: Any) -> list[tuple[int, int]]:
    return [pair for line in writing.lines for word in line for pair in pairwise(word.glyphs)]


def _touch(found: list[Ink | None], one: int, two: int) -> bool:
    """Whether the inks overlap or nearly do. Inks that overlap have edges that cross, for none lies within another."""
    left, right = found[one], found[two]
    if left is None or right is None:
        return False
    low = np.maximum(left.edge.min(axis=0), right.edge.min(axis=0)) - TOUCH
    high = np.minimum(left.edge.max(axis=0), right.edge.max(axis=0)) + TOUCH
    near = [ink.edge[((ink.edge >= low) & (ink.edge <= high)).all(axis=1)] for ink in (left, right)]
    return min(map(len, near)) > 0 and float(_squares(*near).min()) < TOUCH**2
