"""A laid-out page: everything at absolute places in millimetres from the lower left, ready to be drawn unthinkingly."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shopfriend.handwriting.outlines import PlacedWriting
from shopfriend.printing.paper import Size

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

Progress = Callable[[int, int], None]
"""Told how many pages are done, and of how many."""

INK: Colour = (0.085, 0.125, 0.30)
GREY: Colour = (0.55, 0.55, 0.55)
BLACK: Colour = (0.12, 0.12, 0.12)


@dataclass(frozen=True, slots=True)
class Written:
    """Handwriting whose first baseline begins at x, y, in an ink."""

    writing: PlacedWriting
    x: float
    y: float
    ink: Colour = INK


@dataclass(frozen=True, slots=True)
class Plain:
    """A run of plain type in one font file, its baseline beginning at x, y; size and letter space in points."""

    text: str
    file: Path
    x: float
    y: float
    size: float
    colour: Colour = BLACK
    kerns: tuple[int, ...] = ()
    space: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, its width in points."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float = 0.25
    colour: Colour = GREY


@dataclass(frozen=True, slots=True)
class Drawing:
    """A card's drawing by the name of its design, its lower left corner at x, y, enlarged by `scale`, in an ink.

    `variant` tells for the how-many-th time it was drawn: no two of them are quite alike.
    """

    design: str
    x: float
    y: float
    scale: float
    ink: Colour = INK
    variant: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """The owner's own picture, in the middle of a box with its lower left corner at x, y, as large as fits it."""

    file: Path
    x: float
    y: float
    width: float
    height: float


Item = Written | Plain | Rule | Drawing | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """One side of paper; `turned` where its whole content stands on its head (duplex on the short edge)."""

    size: Size
    items: tuple[Item, ...]
    turned: bool = False
