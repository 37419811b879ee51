"""Breaks words into lines as a writer does: between words alone, each line a little further in or out than the last."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from shopfriend.handwriting.chance import Chance

# In x-heights; the left margin: its middle, its spread from line to line, and how it drifts down the card.
_MARGIN = (0.5, 0.22, 0.08)
_MARGIN_LIMIT = 1.1
_ENDING = (0.3, 0.03)
"""How far in the ending stands, as a share of the width, and the spread of that."""
_ENDING_GAP = 0.5
_PARAGRAPH_GAP = 0.18
"""Room above the ending and above a paragraph, in leadings."""
LEAST_INK_GAP = 0.3
"""Between the inks of two words, in x-heights, however a tail swings."""


class Measure(NamedTuple):
    """A word before it has a place, in x-heights: how far the pen moves, where ink begins and ends, the gap after."""

    advance: float
    left: float
    right: float
    gap: float


class Line(NamedTuple):
    """Words from place `first` up to `end`; `indent` in x-heights, `above` the way from the line before in leadings."""

    first: int
    end: int
    indent: float
    above: float


class Margins(NamedTuple):
    """Chance for each line: how far in it begins, in x-heights, and, if it is the ending, as a share of the width."""

    left: list[float]
    ending: list[float]


def margins(seed: int, lines: int) -> Margins:
    """The margins of so many lines: each somewhere about the one before."""
    drift, spread, ending = Chance(seed, "margin").normals(lines, 3)
    left = _MARGIN[0] + np.cumsum(drift * _MARGIN[2]) + spread * _MARGIN[1]
    return Margins(np.clip(left, 0, _MARGIN_LIMIT).tolist(), (_ENDING[0] + _ENDING[1] * ending).tolist())


def broken(
    measures: Sequence[Measure], paragraphs: Sequence[int], endings: int, width: float, margins: Margins
) -> list[Line] | int:
    """The words in lines for a frame `width` x-heights wide, or the place of a word that is wider than the frame.

    `paragraphs` are the places where each begins; the last `endings` of them are the ending.
    """
    lines: list[Line] = []
    for number, (first, end) in enumerate(pairwise([*paragraphs, len(measures)])):
        closing = number - (len(paragraphs) - endings)
        above = 1.0 + (_ENDING_GAP if closing == 0 else _PARAGRAPH_GAP if number > 1 and closing < 0 else 0.0)
        place = first
        while place < end:
            indent = margins.left[len(lines)]
            after, long = _taken(measures, place, end, width - indent)
            if after == place:
                return place
            if closing >= 0:
                indent = max(min(width * margins.ending[len(lines)], width - long), 0)
            lines.append(Line(place, after, indent, above if lines else 0.0))
            above = 1.0
            place = after
    return lines


def _taken(measures: Sequence[Measure], first: int, end: int, width: float) -> tuple[int, float]:
    """One past the last word that fits on a line from `first` on, and how far its ink reaches."""
    start, reach = 0.0, measures[first].right
    if reach > width:
        return first, 0.0
    for place in range(first + 1, end):
        start += step(measures[place - 1], measures[place])
        right = start + measures[place].right
        if right > width:
            return place, reach
        reach = right
    return end, reach


def step(before: Measure, word: Measure, gap: float = 1.0) -> float:
    """From the start of a word to that of the next on its line, in x-heights, the gap between them times `gap`."""
    pen = before.advance + before.gap * gap
    ink = before.right + LEAST_INK_GAP - word.left
    return max(ink, pen)


def starts_of(measures: Sequence[Measure], gap: float = 1.0) -> list[float]:
    """Where each word of one line begins, in x-heights."""
    return list(accumulate((step(*two, gap) for two in pairwise(measures)), initial=0.0))
