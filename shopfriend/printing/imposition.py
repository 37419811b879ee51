"""Which card lies where on which sheet, on both sides, and the ticks that show where to cut and fold.

Duplex, thought through once: the sheet is turned like the page of a book, so what lies on the left outside lies on the
right inside. On a folded card the front is the right half of its outside, and its words stand on the right half of its
inside, behind the back. Printers call the book's turn the long edge where the sheet stands upright and the short edge
where it lies; for the other turn the whole inside is turned by 180 degrees.
"""

from collections.abc import Iterator
from typing import NamedTuple

from shopfriend.printing.formats import Format
from shopfriend.printing.paper import CROSS, TICK_FAR, TICK_NEAR, Flip

Line = tuple[float, float, float, float]
"""From x, y to x, y in mm from the lower left of the sheet."""

_SAME = 0.1
"""Lines nearer than this to the edge of the sheet or to one another are the same, in mm."""


class Place(NamedTuple):
    """Where a card lies, in mm from the lower left: its open outside, and its open inside on the reverse."""

    card: int
    outside: tuple[float, float]
    inside: tuple[float, float]


def sheets(cards: int, form: Format) -> list[list[Place]]:
    """The cards (from 0) of each sheet, so that cutting the pile and stacking it leaves them in order.

    The first stack lies on the second and so on: with two a sheet, card 1 stands above card 13 of 24.
    """
    stack = -(-cards // len(form.places))
    return [
        [
            Place(number, place, (form.sheet.width - place[0] - form.open_size.width, place[1]))
            for row, place in enumerate(form.places)
            if (number := sheet + row * stack) < cards
        ]
        for sheet in range(stack)
    ]


def turned_inside(form: Format, flip: Flip) -> bool:
    """Whether the reverse has to stand on its head for a printer that turns on this edge."""
    lies = form.sheet.width > form.sheet.height
    return (flip is Flip.SHORT_EDGE) != lies


def marks(form: Format) -> list[Line]:
    """Ticks near the edges where to cut and where to fold, and crosses where two such lines meet on the sheet.

    Ready-cut stock has none: nothing of it is cut off, and a tick would stay on the card that is sent.
    """
    if form.cut:
        return []
    cut_down, cut_across, fold_down = _lines(form)
    down, across = [*cut_down, *fold_down], cut_across
    width, height = form.sheet
    ticks: list[Line] = []
    for x in down:
        ticks += ((x, TICK_NEAR, x, TICK_FAR), (x, height - TICK_FAR, x, height - TICK_NEAR))
    for y in across:
        ticks += ((TICK_NEAR, y, TICK_FAR, y), (width - TICK_FAR, y, width - TICK_NEAR, y))
    for x in fold_down:
        for y in across:
            ticks += ((x - CROSS, y, x + CROSS, y), (x, y - CROSS, x, y + CROSS))
    return ticks


def _lines(form: Format) -> tuple[list[float], list[float], list[float]]:
    """Where to cut downwards (x) and across (y), and where to fold (x), each once."""
    sizes = form.open_size
    lefts, feet = ([place[axis] for place in form.places] for axis in (0, 1))
    cut_down = _distinct([*lefts, *(left + sizes.width for left in lefts)], form.sheet.width)
    cut_across = _distinct([*feet, *(foot + sizes.height for foot in feet)], form.sheet.height)
    folds = _distinct([left + sizes.width / 2 for left in lefts], form.sheet.width) if form.folded else []
    return cut_down, cut_across, folds


def _distinct(places: list[float], most: float) -> list[float]:
    return list(_inside(sorted(places), most))


def _inside(places: list[float], most: float) -> Iterator[float]:
    last = 0.0
    for place in places:
        if last + _SAME < place < most - _SAME:
            yield round(place, 3)
            last = place
