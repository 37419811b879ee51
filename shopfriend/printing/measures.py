"""The measures of a card's faces in each format: those of the family's A6 card, carried over to the others.

An A6 card: words 11 mm from the fold and 24.5 mm from the top, 82 mm wide, x-height 1.95, leading 7.7, and about 55 mm
below them free, because names are signed by hand; the drawing 84 x 92 mm at .94, 15 mm below the top; the title 22 mm
above the foot. Larger cards are written a little larger, but never so large as their paper: a pen stays a pen.
"""

from typing import NamedTuple

from shopfriend.printing.formats import Format

DRAWING = (84.0, 92.0)
"""The box of every drawing, in mm before it is scaled."""
_A6 = (105.0, 148.0)
_DRAWN = 0.94
"""How much of its box a drawing takes on an A6 card; a picture takes all of it."""
_SMALLEST, _LARGEST = 0.9, 1.25


class Area(NamedTuple):
    """A part of a face: left and foot from the lower left corner of the face, width and height, in mm."""

    left: float
    foot: float
    width: float
    height: float


class Measures(NamedTuple):
    """Where things stand on the faces of a finished card, in mm; letters are `letters` times those of an A6 card.

    `words` is where words are written: its top is the first baseline, its foot the last one allowed; below it the card
    is signed. `drawing` is where the drawing lies and how much it is scaled; the title stands on or about `title_y`.
    On a card that is sent as it is, the address stands in `address`.
    """

    letters: float
    words: Area
    drawing: tuple[float, float, float]
    title: Area
    title_y: float
    address: Area | None = None


def of(form: Format) -> Measures:
    """The measures of a format, of the finished card's two faces."""
    return _lying(form) if form.wide else _standing(form)


def picture(form: Format) -> Area:
    """Where a picture of the owner's own may stand in place of a drawing: a little larger than that would."""
    x, y, scale = of(form).drawing
    drawn_wide, drawn_high = (side * scale for side in DRAWING)
    wide, high = drawn_wide / _DRAWN, drawn_high / _DRAWN
    foot = (form.size.height - high) / 2 if form.wide else y + drawn_high - high
    return Area(x - (wide - drawn_wide) / 2, foot, wide, high)


def words_from_fold(form: Format) -> float:
    """How far from the fold the words begin on the open card, in mm."""
    return 11.0 * form.size.width / _A6[0]


def _standing(form: Format) -> Measures:
    width, height = form.size
    across, up = width / _A6[0], form.size.height / _A6[1]
    letters = min(max(min(across, up), _SMALLEST), _LARGEST)
    wide = width - 23.0 * across
    signed = 55.0 * min(up, _LARGEST)
    words = Area((width - wide) / 2, signed, wide, height - 24.5 * up - signed)
    scale = _DRAWN * across
    room = height - 15.0 * up - 41.5 * up - DRAWING[1] * scale
    if room < 0:
        scale, room = scale * (1 + room / (DRAWING[1] * scale)), 0.0
    from_top = 15.0 * up + max(0.0, room - 6) / 2
    drawing = ((width - DRAWING[0] * scale) / 2, height - from_top - DRAWING[1] * scale, scale)
    title = Area(16.5 * across, 0, width - 33.0 * across, 0)
    return Measures(letters, words, drawing, title, 22.0 * up)


def _lying(form: Format) -> Measures:
    width, height = form.size
    scale = min((width * 0.5 - 14) / DRAWING[0], (height - 18) / DRAWING[1])
    drawing = (12.0, (height - DRAWING[1] * scale) / 2, scale)
    beside = drawing[0] + DRAWING[0] * scale + 6
    title = Area(beside, 0, width - beside - 10, 0)
    if form.envelope:
        words = Area((width - 150) / 2, 26.0, 150.0, height - 18.0 - 26.0)
        return Measures(1.0, words, drawing, title, height / 2 - 2)
    words = Area(9.0, 24.0, width * 0.55 - 11, height - 15.0 - 24.0)
    address = Area(width * 0.6, 24.0, width * 0.4 - 7, 30.0)
    return Measures(0.95, words, drawing, title, height / 2 - 2, address)
