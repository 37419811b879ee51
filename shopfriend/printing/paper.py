"""Sizes of paper in millimetres, and how a printer turns it."""

from enum import Enum
from typing import NamedTuple


class Size(NamedTuple):
    """Width and height in mm as the page is looked at."""

    width: float
    height: float


A4 = Size(210, 297)
A6 = Size(105, 148)
C6 = Size(162, 114)

TICK_NEAR, TICK_FAR = 4.5, 9.0
"""Ticks reach from here to there, in mm from the edge of the sheet: outside lies what printers cannot reach."""

CROSS = 2.4
"""Half the length of the cross in the middle, in mm."""


class Flip(Enum):
    """How the printer turns the sheet between its two sides."""

    LONG_EDGE = "long"
    SHORT_EDGE = "short"
