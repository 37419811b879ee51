"""Puts bent words on their lines: gaps between inks, lines that rise a little, the glyphs in the order of reading."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shopfriend.handwriting.bending import bent
from shopfriend.handwriting.breaking import Line, Measures, steps
from shopfriend.handwriting.chance import Chance
from shopfriend.handwriting.hand import Hand
from shopfriend.handwriting.outlines import FINE, Outlines, PlacedWord, PlacedWriting
from shopfriend.handwriting.shaping import Shape, shaper

_LINE_SLOPE = (0.0052, 0.0035)
"""Upwards to the right, as rise over run: 0.3 degrees, give or take 0.2."""
_LINE_SPACING = 0.04


@dataclass(frozen=True, slots=True)
class Words:
    """Words with the chance that belongs to each: a shape, a measure, and size, slant, rise and tone (W each)."""

    hand: Hand
    texts: list[str]
    shapes: list[Shape]
    measures: Measures
    size: NDArray[np.float64]
    slant: NDArray[np.float64]
    rise: NDArray[np.float64]
    tone: NDArray[np.float64]
    paragraphs: list[int]
    liveliness: float
    seed: int


def placed(
    written: Words,
    lines: Sequence[Line],
    x_height: float,
    leading: float,
    height: float,
    width: float,
    gap: float = 1.0,
) -> PlacedWriting:
    """Bend the words and put them on their lines: first each on its own baseline, then gaps, lines and slopes."""
    shapes = written.shapes
    counts = np.array([len(shape.on) for shape in shapes], dtype=np.int32)
    contours = np.concatenate([shape.contours for shape in shapes])
    x, y = bent(
        np.concatenate([shape.places for shape in shapes], axis=1),
        np.concatenate([shape.runs for shape in shapes]),
        contours,
        np.concatenate([shape.dots for shape in shapes]),
        pen=written.hand.glyphs.pen / written.hand.glyphs.x_height,
        dance=shaper(written.hand.glyphs).dance,
        liveliness=written.liveliness,
        seed=written.seed,
    )
    size = _repeated(written.size, counts)
    x = size * x + _repeated(written.slant * written.size, counts) * y
    y = size * y
    firsts = np.cumsum(counts) - counts
    left, right = np.minimum.reduceat(x, firsts), np.maximum.reduceat(x, firsts)
    starts, squeeze = _starts(written, lines, left, right, width / x_height, gap)
    if squeeze is not None:
        x *= _repeated(squeeze, counts)
        left, right = left * squeeze, right * squeeze
    chance = Chance(written.seed, "lines")
    chances = chance.normals(len(lines), 2)
    per_line = np.array([line.end - line.first for line in lines])
    slope = np.repeat((_LINE_SLOPE[0] + _LINE_SLOPE[1] * chances[0]) * min(written.liveliness, 1), per_line)
    down = np.cumsum([line.above for line in lines]) * leading
    down = np.minimum(down + chances[1] * (_LINE_SPACING * leading * written.liveliness), height)
    x += _repeated(starts, counts)
    y += _repeated(slope, counts) * x
    y += _repeated(written.rise - np.repeat(down, per_line) / x_height, counts)
    points = np.empty((len(x), 2), dtype=np.int32)
    points[:, 0] = np.rint(x * np.float32(FINE))
    points[:, 1] = np.rint(y * np.float32(FINE))
    outlines, spans = _outlines(written, lines, points, contours, starts, squeeze, down / x_height)
    baseline = np.repeat(down, per_line) - (written.rise + slope * starts) * x_height
    columns = (starts * x_height, baseline, right.astype(np.float64) * x_height, written.tone)
    numbers = (np.round(column, 3).tolist() for column in columns)
    words = [PlacedWord(*values) for values in zip(written.texts, *numbers, spans, strict=True)]
    return PlacedWriting(
        written.hand,
        tuple(tuple(words[line.first : line.end]) for line in lines),
        outlines,
        x_height / FINE,
        x_height,
        round(float((starts + right).max()) * x_height, 3),
        round(float(down[-1]), 3),
    )


def _repeated(values: NDArray[np.float64], counts: NDArray[np.int32]) -> NDArray[np.float32]:
    return np.repeat(values.astype(np.float32), counts)


def _starts(
    written: Words,
    lines: Sequence[Line],
    left: NDArray[np.float32],
    right: NDArray[np.float32],
    width: float,
    gap: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64] | None]:
    """Where each word starts in x-heights, now that its ink is known, and how much the words of full lines narrow."""
    to_next = steps(written.measures.pens(gap), left, right)
    starts = np.zeros(len(right))
    squeeze: NDArray[np.float64] | None = None
    rights = right.tolist()
    for line in lines:
        starts[line.first + 1 : line.end] = np.cumsum(to_next[line.first : line.end - 1])
        room, long = width - line.indent, starts[line.end - 1] + rights[line.end - 1]
        if long > room:
            if squeeze is None:
                squeeze = np.ones(len(right))
            squeeze[line.first : line.end] = room / long
            starts[line.first : line.end] *= room / long
        starts[line.first : line.end] += line.indent
    return starts, squeeze


def _outlines(
    written: Words,
    lines: Sequence[Line],
    points: NDArray[np.int32],
    contours: NDArray[np.int32],
    starts: NDArray[np.float64],
    squeeze: NDArray[np.float64] | None,
    down: NDArray[np.float64],
) -> tuple[Outlines, list[range]]:
    """All glyphs with a blank after each word but the last of a line, and the glyphs of each word."""
    shapes = written.shapes
    numbers = np.array([len(shape.glyphs) for shape in shapes])
    size = written.size if squeeze is None else written.size * squeeze
    pens = np.repeat(starts, numbers) + np.concatenate([shape.starts for shape in shapes]) * np.repeat(size, numbers)
    ends = starts + np.array([shape.advance for shape in shapes]) * size
    inner = np.ones(len(shapes), dtype=bool)
    inner[[line.end - 1 for line in lines]] = False
    after = np.cumsum(numbers)
    blanks = after[inner]
    pens = np.rint(np.insert(pens, blanks, ends[inner]) * FINE).astype(np.int32)
    glyphs = np.insert(np.concatenate([shape.glyphs for shape in shapes]), blanks, 0)
    word_ends = after + np.cumsum(inner)
    line_ends = word_ends[~inner]
    advances = np.diff(pens, append=0)
    advances[line_ends - 1] = np.rint(ends[~inner] * FINE).astype(np.int32) - pens[line_ends - 1]
    baselines = np.rint(down * -FINE).astype(np.int32)
    origins = np.stack((pens, np.repeat(baselines, np.diff(line_ends, prepend=0))), axis=1)
    letters: list[str] = []
    for shape, blank in zip(shapes, inner.tolist(), strict=True):
        letters += shape.letters
        if blank:
            letters.append(" ")
    word_ends -= inner
    spans = [range(*span) for span in zip((word_ends - numbers).tolist(), word_ends.tolist(), strict=True)]
    outlines = Outlines(
        points,
        np.concatenate([shape.on for shape in shapes]),
        np.cumsum(contours, dtype=np.int32),
        np.cumsum(glyphs, dtype=np.int32),
        origins,
        advances.astype(np.int32),
        tuple(letters),
    )
    return outlines, spans
