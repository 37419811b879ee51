"""A laid-out page: everything at absolute places in millimetres from the lower left, ready to be drawn unthinkingly."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from shopfriend.handwriting.outlines import PlacedWriting
from shopfriend.language import _
from shopfriend.printing.own_picture import FrontPicture
from shopfriend.printing.paper import Size
from shopfriend.problem import Problem

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


@dataclass(frozen=True, eq=False, slots=True)
class CastFont:
    """A font that was made for one piece of writing, and the words in it, as a PDF file holds them.

    `outlines` are its TrueType bytes, pressed from `length`; `letters` is the pressed table from codes to letters;
    `widths` those of its glyphs in thousandths of an em. `shown` are the operators that write the words in their ink at
    `size` points, from where the first baseline begins.
    """

    name: bytes
    outlines: bytes
    length: int
    letters: bytes
    widths: bytes
    size: float
    shown: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Handwriting that was cast, to stand on any page of any file; its first baseline begins at x, y."""

    font: CastFont
    x: float
    y: float


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
    """A picture of the owner's own, in the middle of a box with its lower left corner at x, y, as large as fits it."""

    picture: FrontPicture
    x: float
    y: float
    width: float
    height: float


Item = Written | Cast | Plain | Rule | Drawing | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """One side of paper; `turned` where its whole content stands on its head (duplex on the short edge)."""

    size: Size
    items: tuple[Item, ...]
    turned: bool = False


def stopped() -> Problem:
    """What is raised where somebody stopped the making of paper."""
    return Problem("cancelled", _("Stopped. Nothing was written."))


def moved(items: Iterable[Item], right: float, up: float) -> tuple[Item, ...]:
    """The same items, so many mm further to the right and up."""
    return tuple(_moved(item, right, up) for item in items)


def _moved(item: Item, right: float, up: float) -> Item:
    x, y = round(item.x + right, 3), round(item.y + up, 3)
    if isinstance(item, Rule):
        return replace(item, x=x, y=y, to_x=round(item.to_x + right, 3), to_y=round(item.to_y + up, 3))
    return replace(item, x=x, y=y)
