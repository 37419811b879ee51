"""Turns the points of written words and of drawings into what Qt paints: the same that the printer gets."""

import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, Qt
from PySide6.QtGui import QPainterPath

from shopfriend.handwriting.outlines import Outlines, PlacedWriting

_MOVE, _LINE, _CURVE, _HANDLE = 0, 1, 2, 3
"""What QPainterPath calls its elements: MoveTo, LineTo, CurveTo, CurveToData."""
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])


def paths_of(writing: PlacedWriting) -> list[QPainterPath]:
    """A path for each word, in units of the outlines, y upwards from the first baseline.

    Paths are read from bytes, as QDataStream has them: a call of Qt for each curve would take ten times as long.
    """
    outlines = writing.outlines
    elements, ends = _elements(outlines)
    contours = outlines.glyph_ends
    paths = []
    for word in writing.words:
        first = int(contours[word.glyphs.start - 1]) if word.glyphs.start else 0
        last = int(contours[word.glyphs.stop - 1])
        begin, end = int(ends[first - 1]) if first else 0, int(ends[last - 1])
        paths.append(_path(elements[begin:end]))
    return paths


def polygons(points: NDArray[np.int32], counts: Sequence[int]) -> QPainterPath:
    """A path of closed polygons: `points` (n, 2) one after the other, `counts` how many points each has."""
    elements = np.empty(len(points), dtype=_ELEMENT)
    elements["kind"] = _LINE
    elements["kind"][np.cumsum([0, *counts[:-1]])] = _MOVE
    elements["x"], elements["y"] = points[:, 0], points[:, 1]
    return _path(elements)


def _path(elements: NDArray[np.void]) -> QPainterPath:
    last_contour = int(np.flatnonzero(elements["kind"] == _MOVE)[-1])
    data = struct.pack(">i", len(elements)) + elements.tobytes()
    data += struct.pack(">ii", last_contour, Qt.FillRule.WindingFill.value)
    path = QPainterPath()
    QDataStream(QByteArray(data)) >> path
    return path


def _elements(outlines: Outlines) -> tuple[NDArray[np.void], NDArray[np.int64]]:
    """All contours as elements of Qt, each point a cubic, and one past the last element of each contour.

    A point on the curve ends a straight piece that begins at the point before, if that lies on the curve too; a point
    off the curve bends a quadratic from the middle between it and the one before to the middle between it and the next.
    """
    points = outlines.points.astype(np.float64)
    on = outlines.on
    ends = outlines.contour_ends.astype(np.int64)
    counts = np.diff(ends, prepend=0)
    firsts = ends - counts
    following = np.arange(1, len(points) + 1)
    following[ends - 1] = firsts
    before = np.arange(-1, len(points) - 1)
    before[firsts] = ends - 1
    start = np.where(on[before][:, None], points[before], (points + points[before]) / 2)
    start[on] = points[on]
    stop = np.where(on[following][:, None], points[following], (points + points[following]) / 2)
    handle = np.where(on[:, None], (points + stop) / 2, points)
    # A point on the curve before one off the curve begins that one's piece: its own piece has no length.
    idle = on & ~on[following]
    stop[idle] = handle[idle] = points[idle]
    # A quadratic raised to a cubic: its handles lie two thirds of the way to the quadratic's.
    first_handle, last_handle = start + (handle - start) * (2 / 3), stop + (handle - stop) * (2 / 3)
    elements = np.empty(3 * len(points) + len(ends), dtype=_ELEMENT)
    places = 3 * np.arange(len(points)) + np.repeat(np.arange(1, len(ends) + 1), counts)
    elements["kind"] = _HANDLE
    for step, values in enumerate((first_handle, last_handle, stop)):
        elements["x"][places + step] = values[:, 0]
        elements["y"][places + step] = values[:, 1]
    elements["kind"][places] = _CURVE
    moves = places[firsts] - 1
    elements["kind"][moves] = _MOVE
    elements["x"][moves], elements["y"][moves] = start[firsts, 0], start[firsts, 1]
    return elements, 3 * ends + np.arange(1, len(ends) + 1)
