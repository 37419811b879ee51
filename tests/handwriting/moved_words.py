"""Sees today's writing, whole words of a font moved and slanted, in the form in which letters are measured."""

from math import radians, tan
from typing import Any

import numpy as np

from shopfriend.handwriting.hand import Hand
from shopfriend.handwriting.writing import PlacedWriting, write
from tests.handwriting.plain_font import Sheet, Typed, Word, font, letter_of

BENT = hasattr(PlacedWriting, "outlines") or "outlines" in PlacedWriting.__dataclass_fields__
"""Whether the engine places each letter with an outline of its own; until it does, letters are taken from the font."""

_HIGH = 200.0
"""Room for any card, in mm, so that letters keep their size."""

_POINT = 25.4 / 72


def written(words: str, hand: Hand, *, seed: int = 1, designed: bool = False) -> Any:
    """Words in the hand in the frame of a card, ready to be measured; `designed` as the outlines are, undistorted."""
    more = {"liveliness": 0.0} if designed and BENT else {}
    writing = write(words, hand, width=82, height=_HIGH, seed=seed, **more)
    return writing if BENT else _letters(writing, designed=designed)


def _letters(writing: PlacedWriting, *, designed: bool) -> Typed:
    file, unit, lines = writing.hand.file, writing.x_height / 4000, []
    sheet, em = Sheet(file), font(file)["head"].unitsPerEm
    for placed in writing.lines:
        line = []
        for word in placed:
            first, pen = len(sheet.letters), 0.0
            slope, slant = (0.0, 0.0) if designed else (tan(radians(word.slope)), word.slant)
            turn = np.array([[1, slope], [slant - slope, 1 + slant * slope]]) * (word.size * _POINT / em / unit)
            start = np.array([word.x, -word.y]) / unit
            for letter, kern in zip(word.text, word.kerns, strict=True):
                points, _, _, advance = letter_of(file, letter)
                origin = start + np.array([pen, 0.0]) @ turn
                sheet.put(letter, points @ turn + origin, tuple(origin.tolist()))
                pen += advance + kern * em / 1000
            line.append(Word(word.text, range(first, len(sheet.letters))))
        lines.append(tuple(line))
    return Typed(writing.x_height, unit, tuple(lines), sheet.outlines())
