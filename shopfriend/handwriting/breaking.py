"""Breaks words into lines as a writer does: between words alone, each line a little further in or out than the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

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

Ink = TypeVar("Ink", np.float32, np.float64)


@dataclass(frozen=True, eq=False)
class Measures:
    """Words before they have a place, in x-heights (W each): how far the pen moves, the ink's ends, the gap."""

    advance: NDArray[np.float64]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    gap: NDArray[np.float64]

    def pens(self, gap: float = 1.0) -> NDArray[np.float64]:
        """(W): how far the pen moves to the next word, the gap between them times `gap`."""
        return self.advance + self.gap * gap

    def starts(self, gap: float = 1.0) -> NDArray[np.float64]:
        """(W): where each word begins if all stand on one line."""
        return np.cumsum(np.concatenate(([0.0], steps(self.pens(gap), self.left, self.right))))

    @cached_property
    def steps_and_rights(self) -> tuple[list[float], list[float]]:
        """The steps from word to word and where the ink of each ends: looked at anew for each size that is tried."""
        return steps(self.pens(), self.left, self.right).tolist(), self.right.tolist()


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
    measures: Measures, paragraphs: Sequence[int], endings: int, width: float, margins: Margins
) -> list[Line] | int:
    """The words in lines for a frame `width` x-heights wide, or the place of a word that is wider than the frame.

    `paragraphs` are the places where each begins; the last `endings` of them are the ending.
    """
    to_next, rights = measures.steps_and_rights
    lines: list[Line] = []
    for number, (first, end) in enumerate(pairwise([*paragraphs, len(rights)])):
        closing = number - (len(paragraphs) - endings)
        above = 1.0 + (_ENDING_GAP if closing == 0 else _PARAGRAPH_GAP if number > 1 and closing < 0 else 0.0)
        place = first
        while place < end:
            indent = margins.left[len(lines)]
            after, long = _taken(to_next, rights, place, end, width - indent)
            if after == place:
                return place
            if closing >= 0:
                indent = max(min(width * margins.ending[len(lines)], width - long), 0)
            lines.append(Line(place, after, indent, above if lines else 0.0))
            above = 1.0
            place = after
    return lines


def _taken(to_next: Sequence[float], rights: Sequence[float], first: int, end: int, width: float) -> tuple[int, float]:
    """One past the last word that fits on a line from `first` on, and how far its ink reaches."""
    start, reach = 0.0, rights[first]
    if reach > width:
        return first, 0.0
    for place in range(first + 1, end):
        start += to_next[place - 1]
        right = start + rights[place]
        if right > width:
            return place, reach
        reach = right
    return end, reach


def steps(pens: NDArray[np.float64], left: NDArray[Ink], right: NDArray[Ink]) -> NDArray[np.float64]:
    """(W - 1): from the start of each word to that of the next on its line, in x-heights: the pen's way, or the ink's.

    `pens` (W): how far the pen moves; `left` and `right` (W): where the ink of each word begins and ends.
    """
    further: NDArray[np.float64] = np.maximum(pens[:-1], right[:-1] + LEAST_INK_GAP - left[1:])
    return further
