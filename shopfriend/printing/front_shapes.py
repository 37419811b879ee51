"""Turns an artist's outlines into what is painted, once per design: paper, wash, and ink as a pen leaves it.

White is paper and hides what lies behind, a little beyond its edge, so that lines end short of what stands in front;
any other fill is the design's one wash, thinner or denser; lines grow thin where the pen lifts.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from shopfriend.printing.page import INK, Colour
from shopfriend.printing.svg_shapes import Outline, Picture, Piece, Subpath

PAPER: Colour = (1.0, 1.0, 1.0)

_SHORT = 0.2
"""Millimetres by which lines end before the shape in front of them."""
_DARK = 1.6
"""A fill whose three channels are together this far from white is ink, not wash."""
_LEAST = 0.5
"""Millimetres below which a line of hatching would be a speck."""
_FLAT = 8
"""Straight pieces that a curve is parted into for hatching."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Something to paint, in millimetres from the lower left of the drawing; a pen of 0 draws no line."""

    subpaths: tuple[Subpath, ...]
    fill: Colour | None
    line: Colour | None
    pen: float


def compile_shapes(picture: Picture, wash: Colour) -> tuple[Shape, ...]:
    """What to paint for the picture in this wash, the hindmost first. Raises ValueError for a colour not understood."""
    shapes = [shape for outline in picture.outlines for shape in _shapes(outline, wash)]
    return tuple(_joined(_ink_over_wash(shapes)))


def _shapes(outline: Outline, wash: Colour) -> Iterator[Shape]:
    if outline.hatch is not None:
        yield from _hatched(outline.subpaths, outline.hatch)
        return
    fill = _fill(outline.fill, wash)
    if fill is not None and outline.dot:
        yield _dot(outline, fill)
    elif fill is PAPER:
        yield Shape(outline.subpaths, PAPER, PAPER, 2 * _SHORT)
    elif fill is not None:
        yield Shape(outline.subpaths, fill, None, 0.0)
    if outline.stroke != "none":
        for subpath in outline.subpaths:
            yield _stroke(subpath, outline.pen, outline.lift)


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


def _dot(outline: Outline, fill: Colour) -> Shape:
    """A filled circle as one touch of a round pen: a quarter of the bytes of its four curves."""
    circle = outline.subpaths[0]
    x, y = circle.x, circle.y
    xs, ys = [x, *(piece[-2] for piece in circle.pieces)], [y, *(piece[-1] for piece in circle.pieces)]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return Shape((Subpath(x, y, ((x + 0.01, y),), False),), None, fill, round(2 * outline.dot, 3))


def _ink_over_wash(shapes: list[Shape]) -> list[Shape]:
    """A wash never covers ink that was drawn before it: it lies just above the surface that it tints."""
    ordered: list[Shape] = []
    boxes: list[tuple[float, float, float, float] | None] = []
    for shape in shapes:
        place = len(ordered)
        box = _box(shape) if shape.fill is not None and shape.line is not INK else None
        if box is not None and shape.line is None:
            while place and not _meet(boxes[place - 1], box):
                place -= 1
        ordered.insert(place, shape)
        boxes.insert(place, box)
    return ordered


def _box(shape: Shape) -> tuple[float, float, float, float]:
    xs = [x for path in shape.subpaths for x in (path.x, *(v for piece in path.pieces for v in piece[::2]))]
    ys = [y for path in shape.subpaths for y in (path.y, *(v for piece in path.pieces for v in piece[1::2]))]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


def _meet(one: tuple[float, float, float, float] | None, other: tuple[float, float, float, float]) -> bool:
    if one is None:
        return False
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _joined(shapes: list[Shape]) -> Iterator[Shape]:
    """Neighbours that are painted alike in ink become one, since ink upon ink knows no order."""
    held: Shape | None = None
    run: list[Subpath] = []
    for shape in shapes:
        paint = (shape.fill, shape.line, shape.pen)
        if held is not None and shape.line is INK and paint == (held.fill, held.line, held.pen):
            run += shape.subpaths
            continue
        if held is not None:
            yield Shape(tuple(run), held.fill, held.line, held.pen)
        held, run = shape, list(shape.subpaths)
    if held is not None:
        yield Shape(tuple(run), held.fill, held.line, held.pen)


def _width(lift: str, u: float) -> float:
    """How broad the pen lies (0 to 1) at the part u of a line: it lands and lifts as the class says."""
    if lift == "flick":
        return 1 - 0.65 * u**2
    if lift == "hair":
        return 1 - 0.7 * abs(2 * u - 1) ** 2
    return 1 - 0.45 * abs(2 * u - 1) ** 4


def _stroke(subpath: Subpath, pen: float, lift: str) -> Shape:
    """A line: plain where the pen does not lift, else the two sides of a line that grows thin."""
    length = sum(_lengths(subpath))
    if subpath.closed or lift == "none" or length < 2 * pen:
        return Shape((subpath,), None, INK, pen)
    core = round(pen * {"flick": 0.35, "hair": 0.3}.get(lift, 0.55), 3)
    return Shape((_ribbon(subpath, pen, core, lift),), INK, INK, core)


def _lengths(subpath: Subpath) -> list[float]:
    x, y = subpath.x, subpath.y
    lengths = []
    for piece in subpath.pieces:
        total, px, py = 0.0, x, y
        for i in range(0, len(piece), 2):
            total += math.hypot(piece[i] - px, piece[i + 1] - py)
            px, py = piece[i], piece[i + 1]
        lengths.append(total)
        x, y = px, py
    return lengths


def _ribbon(subpath: Subpath, pen: float, core: float, lift: str) -> Subpath:
    """The outline of a line of varying width, which a pen of width `core` then follows to round its ends.

    The sides of a curve are the curve with each handle moved square to the nearer end (Tiller and Hanson 1984), which
    is near enough for a pen much thinner than the bends.
    """
    lengths = _lengths(subpath)
    whole = sum(lengths) or 1.0
    x, y, run = subpath.x, subpath.y, 0.0
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for piece, length in zip(subpath.pieces, lengths, strict=True):
        if length == 0:
            continue
        if len(piece) == 2:
            dx, dy = piece[0] - x, piece[1] - y
            piece = (x + dx / 3, y + dy / 3, x + dx * 2 / 3, y + dy * 2 / 3, *piece)
        points = [(x, y), *((piece[i], piece[i + 1]) for i in (0, 2, 4))]
        first, last = _normal(points), _normal(points[::-1])
        for i, (px, py) in enumerate(points):
            nx, ny = first if i < 2 else (-last[0], -last[1])
            half = max(0.0, pen * _width(lift, (run + length * i / 3) / whole) - core) / 2
            left.append((px + nx * half, py + ny * half))
            right.append((px - nx * half, py - ny * half))
        x, y = points[3]
        run += length
    there, back = _side(left), _side(right[::-1])
    return Subpath(*left[0], (*there, right[-1], *back), True)


def _normal(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Square to the left of the way from the first point to the next that lies apart from it."""
    x, y = points[0]
    for px, py in points[1:]:
        length = math.hypot(px - x, py - y)
        if length > 1e-6:
            return -(py - y) / length, (px - x) / length
    return 0.0, 0.0


def _side(points: list[tuple[float, float]]) -> Iterator[Piece]:
    """Curves through fours of points; a short line where one does not begin where the last ended."""
    for i in range(0, len(points), 4):
        if i and math.dist(points[i - 1], points[i]) > 0.02:
            yield points[i]
        yield (*points[i + 1], *points[i + 2], *points[i + 3])


def _hatched(subpaths: tuple[Subpath, ...], hatch: tuple[float, float, float]) -> Iterator[Shape]:
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
            yield _stroke(Subpath(*start, (line,), False), pen, "hair" if uneven > 0.5 else "flick")


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
