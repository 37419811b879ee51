"""Reads the plain SVG that an artist saves, so that a drawing on a card needs no converter and no code.

Path data, shapes and transforms follow SVG 1.1 (chapters 7 to 9); what is not line or surface is refused by name.
"""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

Piece = tuple[float, ...]
"""Two numbers: a line to that point; six: a cubic Bezier curve by its two handles and its end."""

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Subpath:
    """A run of lines and curves from one point, in millimetres, y upwards."""

    x: float
    y: float
    pieces: tuple[Piece, ...]
    closed: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """One shape as the artist made it. Colours are "none" or as written; `dot` is the radius of a filled circle.

    `lift` is the class, which says how the pen lifts; `hatch` holds angle (degrees, y downwards), gap and pen in mm.
    """

    subpaths: tuple[Subpath, ...]
    fill: str
    stroke: str
    pen: float
    lift: str
    dot: float = 0.0
    hatch: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing's box in millimetres and its outlines, the hindmost first."""

    width: float
    height: float
    outlines: tuple[Outline, ...]


class UnsupportedError(ValueError):
    """The SVG holds an element that is neither line nor surface; the message is its name."""


_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBERS = re.compile(_NUMBER)
_COMMANDS = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_ARCS = re.compile(
    rf"({_NUMBER})[\s,]*({_NUMBER})[\s,]*({_NUMBER})[\s,]*([01])[\s,]*([01])[\s,]*"
    rf"({_NUMBER})[\s,]*({_NUMBER})"
)
_TRANSFORMS = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}
_FAR = 10_000.0
"""A point this many millimetres away is a fault of the file (and would not fit a PDF)."""
_REFUSED = frozenset({"text", "image", "use", "foreignObject", "clipPath", "mask"})
_UNSEEN = frozenset({"defs", "metadata", "title", "desc", "namedview", "style", "script"})
_INHERITED = ("fill", "stroke", "stroke-width", "class")


def read(data: bytes) -> Picture:
    """The outlines of an SVG in which one user unit is one millimetre.

    Raises UnsupportedError where it holds text, pictures or clones; ValueError, or another of Python's own errors
    about numbers and look-ups, where it is damaged.
    """
    try:
        root = ET.fromstring(data)
    except ET.ParseError as fault:
        raise ValueError(str(fault)) from fault
    left, top, width, height = _numbers(root.get("viewBox", ""), 4)
    if not (0 < width < 1000 and 0 < height < 1000):
        raise ValueError("viewBox")
    style = {"fill": "#000", "stroke": "none", "stroke-width": "1", "class": ""}
    start: Matrix = (1.0, 0.0, 0.0, -1.0, -left, top + height)
    return Picture(width, height, tuple(_outlines(root, _style(root, style), start)))


def _outlines(parent: ET.Element, style: dict[str, str], matrix: Matrix) -> Iterator[Outline]:
    for element in parent:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "desc"
        if name in _UNSEEN:
            continue
        if name in _REFUSED:
            raise UnsupportedError(name)
        own = _style(element, style)
        if own.get("display") == "none":
            continue
        inner = _within(matrix, element.get("transform", ""))
        if name in ("g", "svg", "a"):
            yield from _outlines(element, own, inner)
        elif (data := _path_data(name, element)) is not None:
            yield _outline(name, element, own, inner, data)


def _style(element: ET.Element, inherited: dict[str, str]) -> dict[str, str]:
    own = {key: inherited[key] for key in _INHERITED}
    own.update((key, element.attrib[key]) for key in (*_INHERITED, "display") if key in element.attrib)
    if "style" in element.attrib:
        pairs = (entry.partition(":") for entry in element.attrib["style"].split(";"))
        own.update((key.strip(), value.strip()) for key, _colon, value in pairs if value)
    return own


def _outline(name: str, element: ET.Element, style: dict[str, str], matrix: Matrix, data: str) -> Outline:
    size = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    hatch = None
    if style["class"] == "hatch":
        angle, gap, pen = (
            _number(element.get(key, usual))
            for key, usual in (("data-angle", "60"), ("data-gap", "0.9"), ("data-pen", "0.18"))
        )
        if gap < 0.1:
            raise ValueError("data-gap")
        hatch = (angle, gap, pen)
    dot = 0.0
    if name == "circle" and style["stroke"] == "none":
        dot = _number(element.get("r", "0")) * size
    return Outline(
        tuple(_subpaths(data, matrix)),
        style["fill"],
        style["stroke"],
        _number(style["stroke-width"]) * size,
        style["class"],
        dot,
        hatch,
    )


def _path_data(name: str, element: ET.Element) -> str | None:
    """The element as path data, so that every shape is read the same way; None where it is nothing to draw."""

    def number(key: str) -> float:
        return _number(element.get(key, "0"))

    if name == "path":
        return element.attrib.get("d", "")
    if name in ("circle", "ellipse"):
        rx, ry = (number("r"), number("r")) if name == "circle" else (number("rx"), number("ry"))
        x, y = number("cx"), number("cy")
        return f"M{x - rx} {y}A{rx} {ry} 0 1 1 {x + rx} {y}A{rx} {ry} 0 1 1 {x - rx} {y}Z"
    if name == "line":
        return f"M{number('x1')} {number('y1')}L{number('x2')} {number('y2')}"
    if name in ("polyline", "polygon"):
        return f"M{element.get('points', '')}{'Z' if name == 'polygon' else ''}"
    if name == "rect":
        x, y, wide, high = number("x"), number("y"), number("width"), number("height")
        r = min(max(number("rx"), number("ry")), wide / 2, high / 2)
        corners = [(wide - r, 0, r, r), (0, high - r, -r, r), (-(wide - r), 0, -r, -r), (0, -(high - r), r, -r)]
        if r == 0:
            return f"M{x} {y}h{wide}v{high}h{-wide}Z"
        sides = ((wide - 2 * r, 0), (0, high - 2 * r), (2 * r - wide, 0), (0, 2 * r - high))
        turns = "".join(
            f"l{dx} {dy}a{r} {r} 0 0 1 {ax} {ay}" for (dx, dy), (_, _, ax, ay) in zip(sides, corners, strict=True)
        )
        return f"M{x + r} {y}{turns}Z"
    return None


def _subpaths(data: str, matrix: Matrix) -> Iterator[Subpath]:
    """Absolute lines and cubics of the path data, moved by the matrix."""
    a, b, c, d, e, f = matrix
    start: tuple[float, float] | None = None
    pieces: list[Piece] = []
    for points, closed in _walk(data):
        moved = tuple(
            value
            for i in range(0, len(points), 2)
            for value in (a * points[i] + c * points[i + 1] + e, b * points[i] + d * points[i + 1] + f)
        )
        if not all(-_FAR < value < _FAR for value in moved):
            raise ValueError("far away")
        if closed is None:
            pieces.append(moved)
            continue
        if start is not None and (pieces or closed):
            yield Subpath(*start, tuple(pieces), closed)
        start, pieces = (moved[0], moved[1]), []
    if start is not None and pieces:
        yield Subpath(*start, tuple(pieces), False)


def _walk(data: str) -> Iterator[tuple[Piece, bool | None]]:
    """Points of each step; the flag is None for a line or curve, else a new start after an open or closed subpath."""
    x = y = start_x = start_y = 0.0
    handle_x = handle_y = 0.0
    before = ""
    if data.strip() and not _COMMANDS.match(data.strip()):
        raise ValueError(data[:20])
    for letter, rest in _COMMANDS.findall(data):
        command = letter.upper()
        relative = letter.islower()
        if command == "Z":
            x, y = start_x, start_y
            yield (x, y), True
            before = command
            continue
        for values in _arguments(command, rest):
            ox, oy = (x, y) if relative else (0.0, 0.0)
            if command == "A":
                end = (values[5] + ox, values[6] + oy)
                for curve in _arc(x, y, values, end):
                    yield curve, None
                x, y = end
            elif command in "HV":
                x, y = (values[0] + ox, y) if command == "H" else (x, values[0] + oy)
                yield (x, y), None
            elif command in "ML":
                x, y = values[0] + ox, values[1] + oy
                yield (x, y), False if command == "M" else None
                if command == "M":
                    start_x, start_y, command = x, y, "L"
            else:
                points = [value + (oy if i % 2 else ox) for i, value in enumerate(values)]
                if command in "ST":
                    same = before in ("CS" if command == "S" else "QT")
                    points[:0] = (2 * x - handle_x, 2 * y - handle_y) if same else (x, y)
                handle_x, handle_y = points[-4], points[-3]
                if command in "QT":
                    qx, qy, ex, ey = points
                    points = [
                        x + (qx - x) * 2 / 3,
                        y + (qy - y) * 2 / 3,
                        ex + (qx - ex) * 2 / 3,
                        ey + (qy - ey) * 2 / 3,
                    ]
                    points += [ex, ey]
                x, y = points[-2], points[-1]
                yield tuple(points), None
            before = command


def _arguments(command: str, rest: str) -> Iterator[tuple[float, ...]]:
    if command == "A":
        yield from (tuple(map(float, found)) for found in _ARCS.findall(rest))
        return
    values = [float(value) for value in _NUMBERS.findall(rest)]
    count = _COUNTS[command]
    if not values or len(values) % count:
        raise ValueError(f"{command} {rest[:20]}")
    for i in range(0, len(values), count):
        yield tuple(values[i : i + count])


def _arc(x: float, y: float, values: tuple[float, ...], end: tuple[float, float]) -> Iterator[Piece]:
    """An elliptical arc as cubics of at most a quarter turn, after SVG 1.1, appendix F.6.5 and F.6.6."""
    rx, ry, turn = abs(values[0]), abs(values[1]), math.radians(values[2])
    if rx == 0 or ry == 0 or (x, y) == end:
        yield end
        return
    cos, sin = math.cos(turn), math.sin(turn)
    half_x, half_y = (x - end[0]) / 2, (y - end[1]) / 2
    px, py = cos * half_x + sin * half_y, cos * half_y - sin * half_x
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    square = (rx * py) ** 2 + (ry * px) ** 2
    root = math.sqrt(max(0.0, (rx * ry) ** 2 / square - 1)) * (-1 if values[3] == values[4] else 1)
    cx, cy = root * rx * py / ry, -root * ry * px / rx
    first = math.atan2((py - cy) / ry, (px - cx) / rx)
    sweep = math.atan2((-py - cy) / ry, (-px - cx) / rx) - first
    if values[4] and sweep < 0:
        sweep += math.tau
    elif not values[4] and sweep > 0:
        sweep -= math.tau
    middle_x = cos * cx - sin * cy + (x + end[0]) / 2
    middle_y = sin * cx + cos * cy + (y + end[1]) / 2

    def place(u: float, v: float) -> tuple[float, float]:
        return middle_x + cos * rx * u - sin * ry * v, middle_y + sin * rx * u + cos * ry * v

    count = math.ceil(abs(sweep) / (math.pi / 2) - 1e-6)
    step = sweep / count
    reach = 4 / 3 * math.tan(step / 4)
    for i in range(count):
        c1, s1 = math.cos(first + i * step), math.sin(first + i * step)
        c2, s2 = math.cos(first + (i + 1) * step), math.sin(first + (i + 1) * step)
        yield (*place(c1 - reach * s1, s1 + reach * c1), *place(c2 + reach * s2, s2 - reach * c2), *place(c2, s2))


def _within(outer: Matrix, transforms: str) -> Matrix:
    for name, rest in _TRANSFORMS.findall(transforms):
        outer = _times(outer, _matrix(name, [float(value) for value in _NUMBERS.findall(rest)]))
    return outer


def _matrix(name: str, values: list[float]) -> Matrix:
    first, second = values[0], values[1] if len(values) > 1 else None
    if name == "matrix":
        a, b, c, d, e, f = values
        return a, b, c, d, e, f
    if name == "translate":
        return 1, 0, 0, 1, first, second or 0.0
    if name == "scale":
        return first, 0, 0, first if second is None else second, 0, 0
    slope = math.tan(math.radians(first))
    if name == "skewX":
        return 1, 0, slope, 1, 0, 0
    if name == "skewY":
        return 1, slope, 0, 1, 0, 0
    cos, sin = math.cos(math.radians(first)), math.sin(math.radians(first))
    x, y = values[1:3] if len(values) == 3 else (0.0, 0.0)
    return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[2] * n[1],
        m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3],
        m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4],
        m[1] * n[4] + m[3] * n[5] + m[5],
    )


def _number(text: str) -> float:
    found = _NUMBERS.match(text.strip())
    if found is None:
        raise ValueError(text[:20])
    return float(found.group())


def _numbers(text: str, count: int) -> list[float]:
    values = [float(value) for value in _NUMBERS.findall(text)]
    if len(values) != count:
        raise ValueError(text[:20])
    return values
