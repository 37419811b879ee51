"""Makes a TrueType font of one piece of writing: a glyph for each letter written, so that a PDF holds real text.

Only the tables that a font embedded in a PDF needs (ISO 32000-1, 9.9), in the form that the OpenType specification
gives them. All outlines are written at once, as arrays of bytes.
"""

import struct
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shopfriend.handwriting.outlines import FINE, Outlines

EM = 200
"""Units to an em: with it widths in thousandths of an em, which PDF counts in, are whole numbers."""
ASCENT, DESCENT = 180, -80
"""About how far letters reach above and below the baseline, in units; an x-height has `FINE`, two fifths of an em."""
assert FINE * 2 < EM

_ON = 1
_SHORT, _FORWARD = (2, 4), (16, 32)
"""Flags of a point: on the curve; a short step in x, and in y; such a step forward."""
_NO_HINTS = 1
_BEFORE_CONTOURS = 10
"""Bytes of a glyph's number of contours and of its box."""
_SHORT_PLACES = 2 * 65535
"""Up to so many bytes the places of glyphs are written in two bytes each, halved."""


class _Inked(NamedTuple):
    """The glyphs with ink: which they are, and of each its contours, its first point and one past its last, its box.

    `boxes` (g, 4): x and y least, x and y most, from the origin of the glyph.
    """

    which: NDArray[np.bool_]
    contours: NDArray[np.int32]
    firsts: NDArray[np.int32]
    ends: NDArray[np.int32]
    boxes: NDArray[np.int32]


def truetype(outlines: Outlines) -> bytes:
    """The writing as a TrueType file: glyph 0 is empty, glyph k + 1 is the k-th glyph of the outlines."""
    inked = _inked(outlines)
    boxes = inked.boxes
    glyf, offsets = _glyf(outlines, inked)
    number = len(outlines.letters) + 1
    widths = np.zeros((number, 2), dtype=">i2")
    widths[1:, 0] = outlines.advances
    widths[1:, 1][inked.which] = boxes[:, 0]
    low, high = (boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)) if len(boxes) else (np.zeros(2), np.zeros(2))
    box = (*low.astype(int).tolist(), *high.astype(int).tolist())
    points = int((inked.ends - inked.firsts).max(initial=0))
    contours = int(inked.contours.max(initial=0))
    long = len(glyf) > _SHORT_PLACES
    # Font revision 1, magic number, flags: side bearings stand at x = 0. No dates; the lowest size of 6 points.
    head = struct.pack(">HHIIIHHqqhhhhHHhhh", 1, 0, 0x10000, 0, 0x5F0F3CF5, 3, EM, 0, 0, *box, 0, 6, 2, long, 0)
    widest = int(outlines.advances.max(initial=0))
    hhea = struct.pack(">HHhhhHhhhhhhhhhhhH", 1, 0, ASCENT, DESCENT, 0, widest, 0, 0, box[2], 1, *[0] * 7, number)
    maxp = struct.pack(">IHHHHHHHHHHHHHH", 0x10000, number, points, contours, 0, 0, _NO_HINTS, *[0] * 8)
    tables = {
        b"glyf": glyf,
        b"head": head,
        b"hhea": hhea,
        b"hmtx": widths.tobytes(),
        b"loca": offsets.astype(">u4").tobytes() if long else (offsets // 2).astype(">u2").tobytes(),
        b"maxp": maxp,
    }
    return _file(tables)


def _inked(outlines: Outlines) -> _Inked:
    contours = np.diff(outlines.glyph_ends, prepend=0)
    which = contours > 0
    if not which.any():
        none = np.zeros(0, dtype=np.int32)
        return _Inked(which, none, none, none, np.zeros((0, 4), dtype=np.int32))
    ends = outlines.contour_ends[outlines.glyph_ends[which] - 1]
    firsts = np.zeros_like(ends)
    firsts[1:] = ends[:-1]
    boxes = np.concatenate(
        (np.minimum.reduceat(outlines.points, firsts), np.maximum.reduceat(outlines.points, firsts)), axis=1
    )
    boxes[:, :2] -= outlines.origins[which]
    boxes[:, 2:] -= outlines.origins[which]
    return _Inked(which, contours[which], firsts, ends, boxes)


def _glyf(outlines: Outlines, inked: _Inked) -> tuple[bytes, NDArray[np.int64]]:
    """All glyph descriptions one after the other, and where each begins, with one place more for the end."""
    contours, firsts = inked.contours, inked.firsts
    counts = inked.ends - firsts
    steps = _steps(outlines, inked)
    lengths = np.abs(steps)
    # A step of less than 256 takes one byte, and a flag says which way; a longer one takes two.
    short = lengths < 256
    sizes = 2 - short.astype(np.int64)
    totals = np.add.reduceat(sizes, firsts, axis=1) if len(firsts) else np.zeros((2, 0), dtype=np.int64)
    headers = _BEFORE_CONTOURS + 2 * contours + 2
    wholes = headers + counts + totals[0] + totals[1]
    wholes += wholes & 1
    begins = np.cumsum(wholes) - wholes
    out = np.zeros(int(wholes.sum()), dtype=np.uint8)
    header = np.concatenate((contours[:, None], inked.boxes), axis=1).astype(">i2")
    out[begins[:, None] + np.arange(_BEFORE_CONTOURS)] = header.view(np.uint8)
    in_glyph = np.arange(len(outlines.contour_ends)) - np.repeat(np.cumsum(contours) - contours, contours)
    ends_in_glyph = outlines.contour_ends - np.repeat(firsts, contours) - 1
    _put(out, np.repeat(begins + _BEFORE_CONTOURS, contours) + 2 * in_glyph, ends_in_glyph)
    flags = outlines.on.view(np.uint8) * np.uint8(_ON)
    start = begins + headers
    at_flags = np.arange(len(flags)) + np.repeat(start - firsts, counts)
    start = start + counts
    for axis in (0, 1):
        before = np.cumsum(sizes[axis]) - sizes[axis]
        at = before + np.repeat(start - before[firsts], counts)
        out[at] = lengths[axis].astype(np.uint8)
        long = np.flatnonzero(~short[axis])
        _put(out, at[long], steps[axis, long])
        flags += short[axis].view(np.uint8) * np.uint8(_SHORT[axis])
        flags += (short[axis] & (steps[axis] >= 0)).view(np.uint8) * np.uint8(_FORWARD[axis])
        start = start + totals[axis]
    out[at_flags] = flags
    offsets = np.zeros(len(inked.which) + 2, dtype=np.int64)
    offsets[2:][inked.which] = wholes
    return out.tobytes(), np.cumsum(offsets)


def _steps(outlines: Outlines, inked: _Inked) -> NDArray[np.int32]:
    """(2, n): from each point to the next, and from the origin of a glyph to its first one."""
    points = np.ascontiguousarray(outlines.points.T)
    steps = points.copy()
    steps[:, 1:] -= points[:, :-1]
    steps[:, inked.firsts] = points.take(inked.firsts, axis=1) - outlines.origins[inked.which].T
    return steps


def _put(out: NDArray[np.uint8], places: NDArray[np.int64], numbers: NDArray[np.int32]) -> None:
    """Write numbers of two bytes, the high one first."""
    out[places] = (numbers >> 8) & 255
    out[places + 1] = numbers & 255


def _file(tables: dict[bytes, bytes]) -> bytes:
    number = len(tables)
    power = number.bit_length() - 1
    search = 16 << power
    parts = [struct.pack(">IHHHH", 0x10000, number, search, power, 16 * number - search)]
    place = 12 + 16 * number
    bodies = []
    for tag, body in sorted(tables.items()):
        padded = body + bytes(-len(body) % 4)
        total = int(np.frombuffer(padded, dtype=">u4").sum(dtype=np.uint64)) & 0xFFFFFFFF
        parts.append(struct.pack(">4sIII", tag, total, place, len(body)))
        bodies.append(padded)
        place += len(padded)
    return b"".join(parts + bodies)
