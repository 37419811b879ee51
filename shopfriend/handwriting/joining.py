"""Which letters of a word hang together, and how much nearer they move so that their joins hold when they are bent."""

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from shopfriend.handwriting.glyphs import Glyphs

_TOUCHING = 0.02
"""Glyphs nearer than this (x-heights) hang together: they are bent as one, or their join would come apart."""

_SAMPLE = 0.02
"""How closely outlines are sampled, in x-heights, when it is asked whether they touch."""

_STEPS = 24
"""Samples to each piece of an outline, which is seldom longer than half an x-height."""

_HOLD = 0.05
"""A join has to hold when it is drawn apart so far (x-heights); where it does not, its letters move as much nearer."""

_ATTEMPTS = 3

_NEAR = _TOUCHING + _SAMPLE + _ATTEMPTS * 2 * _HOLD

_PAPER_BETWEEN, _FARTHEST = 0.14, 0.6
"""How clear a mark stands of the letters beside it, and how far it moves at most for that, in x-heights."""

_WAYS = [np.array(way, dtype=np.float32) for way in (((1,), (0,)), ((0,), (1,)), ((0,), (-1,)))]
"""The ways in which a letter may be drawn from the one before: to the right, up and down."""


class Joined(NamedTuple):
    """The letters of a word as they hang together; lengths in x-heights.

    `firsts`: the first glyph of each stretch that hangs together. `places`: where each glyph stands. `pulls`: how far
    each has moved back.
    """

    firsts: list[int]
    places: list[tuple[float, float]]
    pulls: list[float]


class _Join(NamedTuple):
    """Whether two neighbours touch, and where the second moves, in x-heights, so that they hold together."""

    touches: bool
    across: float
    up: float


class Joins:
    """Finds the joins between the glyphs of one hand, and keeps what it found for each pair."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._samples: dict[int, NDArray[np.float32]] = {}
        self._known: dict[tuple[int, int, int, int], _Join] = {}

    def joined(self, ids: list[int], letters: Sequence[str], places: list[tuple[float, float]]) -> Joined:
        """The glyphs of a word, each standing at its place (x-heights), moved until they hold together.

        `letters` are the texts that they stand for: figures and marks (a comma) hang on to nothing and keep clear.
        A glyph may reach over one to the glyph before: then all three are one.
        """
        marks = [bool(letter) and category(letter[0])[0] in "PSN" for letter in letters]
        firsts, pulls, pull = [0], [0.0], 0.0
        stand = places[:1]
        for place in range(1, len(ids)):
            here = (places[place][0] - pull, places[place][1])
            beside = self._join(ids[place - 1], ids[place], stand[-1], here, marks[place - 1] or marks[place])
            held = place - 1 if beside.touches else None
            reaches = place > 1 and not any(marks[place - 2 : place + 1])
            if reaches and self._join(ids[place - 2], ids[place], stand[-2], here, False).touches:
                held = place - 2
            if held is None:
                firsts.append(place)
            else:
                while firsts[-1] > held:
                    firsts.pop()
            pull -= beside.across
            stand.append((here[0] + beside.across, here[1] + beside.up))
            pulls.append(pull)
        return Joined(firsts, stand, pulls)

    def _join(
        self, before: int, after: int, left: tuple[float, float], right: tuple[float, float], apart: bool
    ) -> _Join:
        across, up = right[0] - left[0], right[1] - left[1]
        key = (before, after, round(across * 1000), round(up * 1000))
        known = self._known.get(key)
        if known is None:
            shift = np.array(((across,), (up,)), dtype=np.float32)
            found = _clear if apart else _join
            known = self._known[key] = found(self._sampled(before), self._sampled(after) + shift)
        return known

    def _sampled(self, glyph: int) -> NDArray[np.float32]:
        """(2, m): points along the outline of a glyph, in x-heights."""
        sampled = self._samples.get(glyph)
        if sampled is None:
            pieces = [_along(points, on) for points, on in self._glyphs.contours(glyph)]
            whole = np.concatenate(pieces) if pieces else np.empty((0, 2))
            sampled = self._samples[glyph] = (whole.T / self._glyphs.x_height).astype(np.float32)
        return sampled


def _join(left: NDArray[np.float32], right: NDArray[np.float32]) -> _Join:
    """Move the second outline towards the first until they hold; where that does not help, as far as it was tried."""
    if not left.size or not right.size or right[0].min() - left[0].max() > _TOUCHING + _SAMPLE:
        return _Join(False, 0.0, 0.0)
    # Only what lies near the other outline can touch it, now or after a move.
    left = _within(left, right, _NEAR)
    if not left.size:
        return _Join(False, 0.0, 0.0)
    right = _within(right, left, _NEAR)
    across = up = 0.0
    for _attempt in range(_ATTEMPTS):
        here = right + np.array(((across,), (up,)), dtype=np.float32)
        if nearest(left, here, _TOUCHING + _SAMPLE) is None:
            return _Join(across != 0.0, across, up)
        loose = [way for way in _WAYS if nearest(left, here + _HOLD * way, _SAMPLE / 2) is None]
        if not loose:
            break
        across -= sum(float(way[0, 0]) for way in loose) * _HOLD
        up -= sum(float(way[1, 0]) for way in loose) * _HOLD
    return _Join(True, across, up)


def _clear(left: NDArray[np.float32], right: NDArray[np.float32]) -> _Join:
    """Move the second outline away from the first until there is paper between them."""
    across = 0.0
    while across < _FARTHEST:
        here = right + np.array(((across,), (0,)), dtype=np.float32)
        if nearest(left, here, _PAPER_BETWEEN) is None:
            break
        across += _PAPER_BETWEEN / 2
    return _Join(False, across, 0.0)


def nearest(first: NDArray[np.float32], second: NDArray[np.float32], reach: float) -> tuple[float, float] | None:
    """The way from the second of two sampled outlines, (2, m) each, to the first where they are nearest.

    None where that is further than `reach`. Outlines that cross have points near each other too.
    """
    if not first.size or not second.size:
        return None
    first = _within(first, second, reach)
    if not first.size:
        return None
    second = _within(second, first, reach)
    if not second.size:
        return None
    across, up = first[:, :, None] - second[:, None]
    squares = across * across + up * up
    place = int(squares.argmin())
    if squares.flat[place] >= reach * reach:
        return None
    return float(across.flat[place]), float(up.flat[place])


def _within(points: NDArray[np.float32], others: NDArray[np.float32], reach: float) -> NDArray[np.float32]:
    """The points that lie in the box of the others, or no further from it than `reach`."""
    (left, foot), (right, top) = others.min(axis=1) - reach, others.max(axis=1) + reach
    x, y = points
    near: NDArray[np.float32] = points[:, (x >= left) & (x <= right) & (y >= foot) & (y <= top)]
    return near


def _along(points: NDArray[np.int16], on: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Points along one quadratic spline, so close that even a long piece has no wide gaps."""
    corners = points.astype(np.float64)
    ends = np.roll(corners, -1, axis=0)
    middles = (corners + ends) / 2
    following = np.roll(on, -1)
    # Each point off the curve bends a piece from the point on the curve before it to the one after it.
    start = np.where(on[:, None], corners, np.roll(middles, 1, axis=0))
    start = np.where(~on[:, None] & np.roll(on, 1)[:, None], np.roll(corners, 1, axis=0), start)
    end = np.where(~on[:, None] & following[:, None], ends, middles)
    end = np.where(on[:, None] & following[:, None], ends, end)
    pieces = []
    for share in (np.arange(_STEPS) / _STEPS).tolist():
        curve = (1 - share) ** 2 * start + 2 * share * (1 - share) * corners + share**2 * end
        straight = (1 - share) * corners + share * ends
        pieces.append(np.where(on[:, None], np.where(following[:, None], straight, corners), curve))
    return np.concatenate(pieces)
