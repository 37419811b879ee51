"""Makes a TrueType font of one piece of writing: a glyph for each letter written, so that a PDF holds real text.

Only the tables that a font embedded in a PDF needs (ISO 32000-1, 9.9), in the form that the OpenType specification
gives them. All outlines are written at once, as arrays of bytes.
"""

import struct

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
_SHORT_PLACES = 2 * 65535
"""Up to so many bytes the places of glyphs are written in two bytes each, halved."""


def truetype(outlines: Outlines) -> bytes:
    """The writing as a TrueType file: glyph 0 is empty, glyph k + 1 is the k-th glyph of the outlines."""
    relative, boxes, filled = _relative(outlines)
    glyf, offsets = _glyf(outlines, relative, boxes, filled)
    number = len(outlines.letters) + 1
    widths = np.zeros((number, 2), dtype=">i2")
    widths[1:, 0] = outlines.advances
    widths[1:, 1][filled] = boxes[:, 0]
    low, high = (boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)) if len(boxes) else (np.zeros(2), np.zeros(2))
    box = (*low.astype(int).tolist(), *high.astype(int).tolist())
    points, contours = _most(outlines)
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


def _relative(outlines: Outlines) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.bool_]]:
    """Points from the origin of their glyph; the box of each glyph with ink (x, y least, x, y most); which have ink."""
    contours = np.diff(outlines.glyph_ends, prepend=0)
    filled = contours > 0
    ends = outlines.contour_ends[outlines.glyph_ends[filled] - 1] if filled.any() else np.zeros(0, dtype=np.int32)
    counts = np.diff(ends, prepend=0)
    relative = outlines.points - np.repeat(outlines.origins[filled], counts, axis=0)
    firsts = ends - counts
    boxes = np.concatenate((np.minimum.reduceat(relative, firsts), np.maximum.reduceat(relative, firsts)), axis=1)
    return relative, boxes, filled


def _glyf(
    outlines: Outlines, relative: NDArray[np.int32], boxes: NDArray[np.int32], filled: NDArray[np.bool_]
) -> tuple[bytes, NDArray[np.int64]]:
    """All glyph descriptions one after the other, and where each begins, with one place more for the end."""
    contours = np.diff(outlines.glyph_ends, prepend=0)[filled]
    last_contours = outlines.glyph_ends[filled] - 1
    ends = outlines.contour_ends[last_contours]
    counts = np.diff(ends, prepend=0)
    firsts = ends - counts
    steps = relative.copy()
    steps[1:] -= relative[:-1]
    steps[firsts] = relative[firsts]
    lengths = np.abs(steps)
    short = lengths < 256
    sizes = 2 - short
    before = np.cumsum(sizes, axis=0)
    totals = np.diff(before[ends - 1], axis=0, prepend=0)
    headers = 10 + 2 * contours + 2
    wholes = headers + counts + totals[:, 0] + totals[:, 1]
    wholes += wholes & 1
    begins = np.cumsum(wholes) - wholes
    out = np.zeros(int(wholes.sum()), dtype=np.uint8)
    _put(out, begins, contours)
    for column in range(4):
        _put(out, begins + 2 + 2 * column, boxes[:, column])
    in_glyph = np.arange(len(outlines.contour_ends)) - np.repeat(last_contours + 1 - contours, contours)
    _put(out, np.repeat(begins + 10, contours) + 2 * in_glyph, outlines.contour_ends - np.repeat(firsts, contours) - 1)
    # A step of less than 256 takes one byte, and a flag says which way; a longer one takes two.
    forward = (short & (steps >= 0)).view(np.uint8)
    flags = outlines.on.view(np.uint8) * np.uint8(_ON)
    for axis in (0, 1):
        flags += short.view(np.uint8)[:, axis] * np.uint8(_SHORT[axis]) + forward[:, axis] * np.uint8(_FORWARD[axis])
    out[np.arange(len(flags)) + np.repeat(begins + headers - firsts, counts)] = flags
    start = begins + headers + counts
    for axis in (0, 1):
        at = np.repeat(start - (before[ends - 1, axis] - totals[:, axis]), counts) + before[:, axis] - sizes[:, axis]
        if short[:, axis].all():
            out[at] = lengths[:, axis]
        else:
            small = short[:, axis]
            out[at[small]] = lengths[small, axis]
            _put(out, at[~small], steps[~small, axis])
        start = start + totals[:, 0]
    offsets = np.zeros(len(filled) + 2, dtype=np.int64)
    sizes_of_all = np.zeros(len(filled), dtype=np.int64)
    sizes_of_all[filled] = wholes
    offsets[2:] = np.cumsum(sizes_of_all)
    return out.tobytes(), offsets


def _put(out: NDArray[np.uint8], places: NDArray[np.int64], numbers: NDArray[np.int32]) -> None:
    """Write numbers of two bytes, the high one first."""
    out[places] = (numbers >> 8) & 255
    out[places + 1] = numbers & 255


def _most(outlines: Outlines) -> tuple[int, int]:
    """The most points and the most contours that a glyph has."""
    contours = np.diff(outlines.glyph_ends, prepend=0)
    points = np.diff(np.concatenate(([0], outlines.contour_ends))[outlines.glyph_ends], prepend=0)
    return int(points.max(initial=0)), int(contours.max(initial=0))


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
