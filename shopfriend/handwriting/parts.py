"""Tells the parts of a letter apart: its body, and the dots and accents that stand clear of it."""

from collections.abc import Sequence

import numpy as np

from shopfriend.handwriting.fitting import Contour, Points, sampled

_FINE = 30


def groups(contours: Sequence[Contour], x_height: float) -> list[list[int]]:
    """Which contours belong together, because they cross or one lies in the other; the largest group comes first."""
    traces = [sampled(contour, x_height / _FINE) for contour in contours]
    found: list[list[int]] = []
    for index, trace in enumerate(traces):
        met = [group for group in found if any(meet(trace, traces[other], x_height / _FINE) for other in group)]
        found = [group for group in found if group not in met]
        found.append(sorted(sum(met, [index])))

    def extent(group: list[int]) -> float:
        return max(float(np.ptp(traces[index], axis=0).sum()) for index in group)

    return sorted(found, key=lambda group: (-extent(group), group))


def standing_apart(contours: Sequence[Contour], x_height: float) -> list[bool]:
    """For each contour of a letter whether it lies clear of the body, above or below it."""
    apart = [False] * len(contours)
    if len(contours) < 2:
        return apart
    body, *others = groups(contours, x_height)
    low, high = _height(contours, body)
    for group in others:
        bottom, top = _height(contours, group)
        if bottom > low + 0.6 * (high - low) or top < low + 0.15 * (high - low):
            for index in group:
                apart[index] = True
    return apart


def _height(contours: Sequence[Contour], group: list[int]) -> tuple[float, float]:
    heights = np.concatenate([sampled(contours[index], 20)[:, 1] for index in group])
    return float(heights.min()), float(heights.max())


def meet(first: Points, second: Points, gap: float) -> bool:
    """Whether two closed lines come within `gap` of one another, or one lies inside the other."""
    if (first.min(axis=0) > second.max(axis=0) + gap).any() or (second.min(axis=0) > first.max(axis=0) + gap).any():
        return False
    apart = ((first[:, None] - second[None]) ** 2).sum(axis=2)
    return float(apart.min()) <= gap * gap or _inside(first[0], second) or _inside(second[0], first)


def _inside(place: Points, line: Points) -> bool:
    """Whether a place lies inside a closed line: a ray from it crosses the line an odd number of times."""
    following = np.roll(line, -1, axis=0)
    spans = (line[:, 1] > place[1]) != (following[:, 1] > place[1])
    begin, end = line[spans], following[spans]
    crossing = begin[:, 0] + (place[1] - begin[:, 1]) / (end[:, 1] - begin[:, 1]) * (end[:, 0] - begin[:, 0])
    return bool((crossing > place[0]).sum() % 2)
