"""Draws an outline anew with as few points as the eye allows: the fewer there are, the faster and smaller each card.

A TrueType contour whose points all lie off the curve is a uniform quadratic B-spline, which can be found by least
squares; only corners need a point on the curve. So a letter takes a third of the points that fonts spend on it.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_STEP = 0.025
_REACH = 0.06
_CORNER = np.radians(48)
_SHARP = np.radians(38)
_ROUNDS = 5
_HOPELESS = 3
_LONGEST = 0.8
_LONGEST_SIDE = 1.1
_MOST = 60


@dataclass(frozen=True, slots=True, eq=False)
class Contour:
    """A closed contour: `points` (n, 2) in font units, and which of them lie `on` the curve, as in Glyphs."""

    points: Points
    on: NDArray[np.bool_]


def sampled(contour: Contour, step: float) -> Points:
    """Places (m, 2) along a closed contour, in order, at most about `step` apart, the end not repeated."""
    starts, handles, ends = _curves(contour)
    length = np.hypot(*(handles - starts).T) + np.hypot(*(ends - handles).T)
    pieces = np.clip(np.ceil(length / step), 1, 400).astype(int)
    which = np.repeat(np.arange(len(pieces)), pieces)
    t = ((np.arange(len(which)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[which])[:, None]
    trace: Points = (1 - t) ** 2 * starts[which] + 2 * t * (1 - t) * handles[which] + t**2 * ends[which]
    return trace


def runs_clockwise(contour: Contour) -> bool:
    """Which way round a closed contour runs: clockwise ones enclose ink, the others leave paper free within."""
    x, y = sampled(contour, float(np.ptp(contour.points)) / 200 + 1).T
    return bool((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() < 0)


def _curves(contour: Contour) -> tuple[Points, Points, Points]:
    """Begin, handle and end (n, 2) of each quadratic curve of a contour; a straight line has its handle halfway."""
    points, on = contour.points, contour.on
    following = np.roll(points, -1, axis=0)
    halves = (points + following) / 2
    extra = on == np.roll(on, -1)
    places = np.arange(len(points), dtype=np.float64)
    order = np.argsort(np.concatenate((places, places[extra] + 0.5)), kind="stable")
    every = np.concatenate((points, halves[extra]))[order]
    # Halfway between two points on the curve lies a handle, halfway between two off it a point on it.
    lies_on = np.concatenate((on, ~on[extra]))[order]
    first = int(np.argmax(lies_on))
    every = np.roll(every, -first, axis=0)
    return every[::2], every[1::2], np.roll(every[::2], -1, axis=0)


def fitted(contour: Contour, x_height: float, tolerance: float) -> Contour | None:
    """The contour with as few points as keep within `tolerance` x-heights of it; None where it is but a speck."""
    if len(contour.points) < 2:
        return None
    trace = _evenly(sampled(contour, _STEP * x_height / 4), _STEP * x_height)
    if len(trace) < 6:
        return contour if len(contour.points) > 2 else None
    corners = _corners(trace, tolerance)
    allowed = tolerance * x_height
    if not len(corners):
        handles = _spline(np.vstack((trace, trace[:1])), x_height, allowed, closed=True)
        # One point on the curve, though none is needed: every printer can begin there.
        begin = (handles[-1:] + handles[:1]) / 2
        return _rounded(np.vstack((begin, handles)), [True] + [False] * len(handles))
    points: list[Points] = []
    on: list[bool] = []
    for begin, end in zip(corners, [*corners[1:], corners[0] + len(trace)], strict=True):
        piece = trace[np.arange(begin, end + 1) % len(trace)]
        handles = _spline(piece, x_height, allowed, closed=False)
        points += [piece[:1], handles]
        on += [True] + [False] * len(handles)
    return _rounded(np.vstack(points), on)


def _rounded(points: Points, on: list[bool]) -> Contour:
    return Contour(np.round(points), np.array(on))


def _evenly(trace: Points, step: float) -> Points:
    """The same closed line with its points evenly apart, close to `step`."""
    closed = np.vstack((trace, trace[:1]))
    along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))))
    count = max(round(along[-1] / step), 1)
    places = np.arange(count) * along[-1] / count
    return np.stack((np.interp(places, along, closed[:, 0]), np.interp(places, along, closed[:, 1])), axis=1)


def _corners(trace: Points, tolerance: float) -> NDArray[np.intp]:
    """Where the line turns sharply: seen from far much, most of it within a small reach, and more than roughness."""
    far = max(round(_REACH / _STEP), round(3 * tolerance / _STEP))
    turn = np.abs(_turning(trace, far))
    sharp = np.maximum(np.abs(_turning(trace, 1)), np.abs(_turning(trace, 2)) * 0.8)
    strength = turn + sharp
    peak = np.ones(len(trace), dtype=bool)
    for shift in range(1, far + 1):
        peak &= (strength >= np.roll(strength, shift)) & (strength > np.roll(strength, -shift))
    return np.nonzero(peak & (turn > _CORNER) & (sharp > _SHARP))[0]


def _turning(trace: Points, reach: int) -> NDArray[np.float64]:
    """By which angle a closed line turns at each point, between the points `reach` before and after it."""
    before, after = trace - np.roll(trace, reach, axis=0), np.roll(trace, -reach, axis=0) - trace
    return np.arctan2(
        before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0], before[:, 0] * after[:, 0] + before[:, 1] * after[:, 1]
    )


def _spline(trace: Points, x_height: float, allowed: float, *, closed: bool) -> Points:
    """The handles of the shortest spline along the trace; a straight stretch keeps some, so that it can bend."""
    steps = np.diff(trace, axis=0)
    lengths = np.hypot(*steps.T)
    length = float(lengths.sum())
    least = int(length / (_LONGEST * x_height))
    if not closed:
        chord = trace[-1] - trace[0]
        off = np.abs(chord[0] * (trace - trace[0])[:, 1] - chord[1] * (trace - trace[0])[:, 0])
        if off.max() <= allowed * 0.7 * max(np.hypot(*chord), 1e-9) and length < 1.1 * np.hypot(*chord):
            count = int(length / (0.5 * x_height))
            return trace[0] + chord * ((np.arange(count) + 0.5) / count)[:, None] if count else np.empty((0, 2))
    count = max(least, 4 if closed else 1)
    pace = _pace(steps, lengths, x_height)
    while True:
        handles, worst = _least_squares(trace, pace, count, _HOPELESS * allowed, closed=closed)
        sides = np.diff(handles if closed else np.vstack((trace[:1], handles, trace[-1:])), axis=0)
        supple = float(np.hypot(*sides.T).max()) <= _LONGEST_SIDE * x_height
        if (worst <= allowed and supple) or count >= min(_MOST, len(trace) // 2):
            return handles
        count = max(count + 1, int(count * (worst / allowed) ** 0.25))


def _pace(steps: Points, lengths: NDArray[np.float64], x_height: float) -> NDArray[np.float64]:
    """How far along the spline (0 to 1) each place is: bends take more of it than straight stretches.

    The share grows with the cube root of the curvature, which spreads the error of a quadratic spline evenly
    (de Boor, A Practical Guide to Splines, chapter 12, for approximation of order three).
    """
    heading = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
    bend = np.abs(np.gradient(heading)) / np.maximum(lengths, 1e-9) if len(heading) > 1 else np.zeros(1)
    kernel = np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9
    if len(bend) > 5:
        bend = np.convolve(np.pad(bend, 2, mode="edge"), kernel, mode="valid")
    share = lengths * np.cbrt(bend * x_height + 0.3)
    paced: Points = np.concatenate(([0.0], np.cumsum(share))) / share.sum()
    return paced


def _least_squares(
    trace: Points, pace: NDArray[np.float64], count: int, hopeless: float, *, closed: bool
) -> tuple[Points, float]:
    """The `count` handles whose spline lies nearest to the trace, and how far it strays at worst.

    Each round fits the handles, then moves the places on the spline that stand for the trace to where it comes nearest;
    a spline that still strays further than `hopeless` is given up early.
    """
    t, worst = pace * count, 0.0
    handles: NDArray[np.floating[Any]] = np.empty((0, 2))
    for turn in range(_ROUNDS):
        weights, slopes = _basis(t, count, closed=closed)
        if closed:
            handles = np.linalg.solve(weights.T @ weights + 1e-9 * np.eye(count), weights.T @ trace)
            all_handles = handles
        else:
            ends = np.stack((trace[0], trace[-1]))
            inner = weights[:, 1:-1]
            rest = trace - weights[:, [0, -1]] @ ends
            handles = np.linalg.solve(inner.T @ inner + 1e-9 * np.eye(count), inner.T @ rest)
            all_handles = np.vstack((ends[:1], handles, ends[1:]))
        gap = trace - weights @ all_handles
        worst = float(np.hypot(*gap.T).max())
        if turn == _ROUNDS - 1 or (turn and worst > hopeless):
            break
        slope = slopes @ all_handles
        move = (gap * slope).sum(axis=1) / np.maximum((slope * slope).sum(axis=1), 1e-9)
        t = np.maximum.accumulate(np.clip(t + np.clip(move, -0.4, 0.4), 0, count))
        if not closed:
            t[0], t[-1] = 0, count
    return handles.astype(np.float64), worst


def _basis(t: NDArray[np.float64], count: int, *, closed: bool) -> tuple[Points, Points]:
    """How much each handle weighs at the places `t` (0 to `count`) of a spline, and the slope of that.

    Uniform quadratic B-splines; an open spline has its begin and its end as first and last columns.
    """
    rows = np.arange(len(t))
    curve = np.minimum(t.astype(int), count - 1)
    s = t - curve
    columns = count if closed else count + 2
    before = np.full(len(t), 0.5) if closed else np.where(curve == 0, 1.0, 0.5)
    after = np.full(len(t), 0.5) if closed else np.where(curve == count - 1, 1.0, 0.5)
    own = curve if closed else curve + 1
    neighbours = (own - 1) % columns, (own + 1) % columns
    tables = np.zeros((2, len(t), columns))
    shares = (((1 - s) ** 2, 2 * s * (1 - s), s**2), (2 * s - 2, 2 - 4 * s, 2 * s))
    for table, (first, middle, last) in zip(tables, shares, strict=True):
        table[rows, neighbours[0]] = first * before
        table[rows, own] = first * (1 - before) + middle + last * (1 - after)
        table[rows, neighbours[1]] = last * after
    return tables[0], tables[1]
