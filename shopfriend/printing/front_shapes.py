"""Tells what an artist's outlines mean, hindmost first: paper, wash, ink and the ways of a pen.

White is paper and hides what lies behind; very dark is ink; any other fill is the design's one wash, thinner or denser.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from shopfriend.printing.page import INK, Colour
from shopfriend.printing.svg_shapes import Outline, Picture, Subpath

PAPER: Colour = (1.0, 1.0, 1.0)

DOT = "dot"
"""The lift of a single touch of the pen."""

RING = "ring"
"""The lift of a line that ends where it began: it stays as broad as it is."""

_DARK = 1.6
"""A fill whose three channels are together this far from white is ink, not wash."""
_LEAST = 0.5
"""Millimetres below which a line of hatching would be a speck."""
_FLAT = 8
"""Straight pieces that a curve is parted into for hatching."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An area (a pen of 0) or ways of a pen that broad, in millimetres from the lower left of the drawing.

    `lift` says how the pen lifts: "both", "flick", "hair", "none", `RING`, or `DOT`: a touch where the subpath begins.
    """

    subpaths: tuple[Subpath, ...]
    colour: Colour
    pen: float = 0.0
    lift: str = "none"


def marks(picture: Picture, wash: Colour) -> tuple[Mark, ...]:
    """What the picture holds in this wash, the hindmost first. Raises ValueError for a colour not understood."""
    return tuple(mark for outline in picture.outlines for mark in _marks(outline, wash))


def _marks(outline: Outline, wash: Colour) -> Iterator[Mark]:
    if outline.hatch is not None:
        yield from _hatched(outline.subpaths, outline.hatch)
        return
    fill = _fill(outline.fill, wash)
    if fill is INK and outline.dot:
        yield _dot(outline)
    elif fill is not None and outline.subpaths:
        yield Mark(outline.subpaths, fill)
    if outline.stroke != "none" and outline.pen > 0:
        lift = outline.lift if outline.lift in ("flick", "hair", "none") else "both"
        for subpath in outline.subpaths:
            yield Mark((subpath,), INK, outline.pen, RING if subpath.closed else lift)


def _fill(written: str, wash: Colour) -> Colour | None:
    """White is paper, very dark is ink, anything between the wash, as dense as the fill is dark."""
    if written == "none":
        return None
    digits = {"white": "ffffff", "black": "000000"}.get(written, written.removeprefix("#"))
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6:
        raise ValueError(written)
    dark = sum(1 - int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    if dark < 0.01:
        return PAPER
    if dark > _DARK:
        return INK
    density = dark / sum(1 - channel for channel in wash)
    red, green, blue = (round(max(0.0, 1 - (1 - channel) * density), 3) for channel in wash)
    return red, green, blue


def _dot(outline: Outline) -> Mark:
    circle = outline.subpaths[0]
    xs = [circle.x, *(piece[-2] for piece in circle.pieces)]
    ys = [circle.y, *(piece[-1] for piece in circle.pieces)]
    middle = Subpath((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, (), False)
    return Mark((middle,), INK, 2 * outline.dot, DOT)


def _hatched(subpaths: tuple[Subpath, ...], hatch: tuple[float, float, float]) -> Iterator[Mark]:
    """Parallel flicks of the pen inside the shape, their lengths uneven but always the same."""
    angle, gap, pen = hatch
    along_x, along_y = math.cos(math.radians(angle)), -math.sin(math.radians(angle))
    corners = [[(x * along_x + y * along_y, y * along_x - x * along_y) for x, y in _flat(path)] for path in subpaths]
    across = [v for ring in corners for _, v in ring]
    if not across:
        return
    low, high = min(across), max(across)
    for row in range(1, min(2000, math.ceil((high - low) / gap)) + 1):
        v = low + (row - 0.5) * gap
        uneven = row * 0.618 % 1
        crossings = sorted(
            u1 + (v - v1) * (u2 - u1) / (v2 - v1)
            for ring in corners
            for (u1, v1), (u2, v2) in zip(ring, [*ring[1:], ring[0]], strict=True)
            if (v1 <= v) != (v2 <= v)
        )
        for begin, end in zip(crossings[::2], crossings[1::2], strict=True):
            begin, end = begin + (end - begin) * 0.1 * uneven, end - (end - begin) * 0.22 * (row * 0.382 % 1)
            if end - begin < _LEAST:
                continue
            line = (end * along_x - v * along_y, end * along_y + v * along_x)
            start = (begin * along_x - v * along_y, begin * along_y + v * along_x)
            yield Mark((Subpath(*start, (line,), False),), INK, pen, "hair" if uneven > 0.5 else "flick")


def _flat(subpath: Subpath) -> list[tuple[float, float]]:
    x, y = subpath.x, subpath.y
    points = [(x, y)]
    for piece in subpath.pieces:
        if len(piece) == 2:
            points.append((piece[0], piece[1]))
        else:
            x1, y1, x2, y2, x3, y3 = piece
            for i in range(1, _FLAT + 1):
                t = i / _FLAT
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                points.append((a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3))
        x, y = points[-1]
    return points
