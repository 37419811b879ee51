"""Sizes of paper in millimetres, and which card lies where on a sheet.

Duplex, thought through once: an A4 sheet stands upright and carries two folded cards, one above the other, each
210 x 148.5 mm with its fold in the middle. Outside: the front is the right half, the back the left. Turning the sheet
like the page of a book (printers call it the long edge) puts the back's reverse on the right, and that is the page on
which a folded card carries its words. The upper card stays the upper one. So the inside is laid out upright with the
words on the right half; for a printer that turns on the short edge the whole inside page is turned by 180 degrees.
"""

from enum import Enum
from typing import NamedTuple


class Size(NamedTuple):
    """Width and height in mm as the page is looked at."""

    width: float
    height: float


A4 = Size(210, 297)
A6 = Size(105, 148)
C6 = Size(162, 114)
FOLDED_CARD = Size(210, 148.5)
"""An A6 card before folding: half an A4 sheet, so that one cut wastes nothing."""

FOLD = 105.0
"""Where the fold runs, in mm from the left edge."""

CUT = 148.5
"""Where the sheet is cut, in mm from the lower edge."""

TICK_NEAR, TICK_FAR = 4.5, 9.0
"""Ticks reach from here to there, in mm from the edge of the sheet: outside lies what printers cannot reach."""

CROSS = 2.4
"""Half the length of the cross in the middle, in mm."""


class Flip(Enum):
    """How the printer turns the sheet between its two sides."""

    LONG_EDGE = "long"
    SHORT_EDGE = "short"


class Sheet(NamedTuple):
    """The positions (from 0) of the cards above and below on one sheet; below is None on the last of an odd pile."""

    above: int
    below: int | None


def sheets(cards: int) -> tuple[Sheet, ...]:
    """Which cards share a sheet, so that one cut and one stack leave them in order: 1 above 13 of 24.

    Cut the pile, lay the upper half on the lower: the cards lie in the order they came.
    """
    half = (cards + 1) // 2
    return tuple(Sheet(n, n + half if n + half < cards else None) for n in range(half))


def fold_and_cut_marks() -> tuple[tuple[float, float, float, float], ...]:
    """The lines (x, y, x, y in mm from the lower left) that show fold and cut on the outside of an A4 sheet."""
    width, height = A4
    return (
        (TICK_NEAR, CUT, TICK_FAR, CUT),
        (width - TICK_FAR, CUT, width - TICK_NEAR, CUT),
        (FOLD, TICK_NEAR, FOLD, TICK_FAR),
        (FOLD, height - TICK_FAR, FOLD, height - TICK_NEAR),
        (FOLD - CROSS, CUT, FOLD + CROSS, CUT),
        (FOLD, CUT - CROSS, FOLD, CUT + CROSS),
    )
