"""Places letters of a font in the form of the engine's writing: the yardstick that real writing has to differ from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import pi
from pathlib import Path
from typing import Any

import numpy as np
from fontTools.ttLib import TTFont
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """Placed outlines in units; see `ink.py`."""

    points: NDArray[np.int32]
    on: NDArray[np.bool_]
    contour_ends: NDArray[np.int32]
    glyph_ends: NDArray[np.int32]
    letters: tuple[str, ...]
    origins: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the glyphs that it is written with."""

    text: str
    glyphs: range


@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """Letters of a font, placed; x-height and unit in mm."""

    x_height: float
    unit: float
    lines: tuple[tuple[Word, ...], ...]
    outlines: Outlines


@dataclass(frozen=True, slots=True)
class Jitter:
    """How much each letter is changed by itself (standard deviations): rise, size, slant, warp in x-heights."""

    rise: float = 0.0
    size: float = 0.0
    slant: float = 0.0
    warp: float = 0.0


@lru_cache(maxsize=8)
def font(file: Path) -> TTFont:
    """A font file, opened once."""
    return TTFont(file)


@lru_cache(maxsize=4096)
def letter_of(file: Path, letter: str) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.int32], int]:
    """Points in font units, which are on the curve, ends of contours, and how far the pen moves on."""
    opened = font(file)
    name = opened.getBestCmap()[ord(letter)]
    points, ends, flags = opened["glyf"][name].getCoordinates(opened["glyf"])[:3]
    on = np.array([bool(flag & 1) for flag in flags], dtype=bool)
    around = np.array(points, dtype=np.float64).reshape(-1, 2)
    return around, on, np.array(ends, dtype=np.int32) + 1, opened["hmtx"][name][0]


class Sheet:
    """Collects letters of a font as they are placed; `letters` are those so far."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._points: list[NDArray[np.float64]] = []
        self._origins: list[tuple[float, ...]] = []
        self.letters: list[str] = []

    def put(self, letter: str, points: NDArray[np.float64], origin: tuple[float, ...]) -> None:
        """Place a letter whose points (n, 2) lie at these units of the card."""
        self._points.append(points)
        self._origins.append(origin)
        self.letters.append(letter)

    def outlines(self) -> Outlines:
        """All letters so far."""
        forms = [letter_of(self._file, letter) for letter in self.letters]
        first = np.cumsum([0, *(len(points) for points in self._points)])
        return Outlines(
            np.rint(np.concatenate(self._points)).astype(np.int32),
            np.concatenate([on for _, on, _, _ in forms]),
            np.concatenate([ends + start for (_, _, ends, _), start in zip(forms, first[:-1], strict=True)]).astype(
                np.int32
            ),
            np.cumsum([len(ends) for _, _, ends, _ in forms]).astype(np.int32),
            tuple(self.letters),
            np.rint(self._origins).astype(np.int32),
        )


def typed(words: str, file: Path, *, letters_a_line: int = 42) -> Typed:
    """Words as the font draws them, unkerned, broken into lines after about so many letters."""
    sheet, lines = Sheet(file), []
    x_height = float(letter_of(file, "x")[0][:, 1].max())
    for number, texts in enumerate(_broken(words, letters_a_line)):
        line, pen, down = [], 0, -round(number * 4 * x_height)
        for text in texts:
            first = len(sheet.letters)
            for letter in text:
                points, _, _, advance = letter_of(file, letter)
                sheet.put(letter, points + np.array([pen, down]), (pen, down))
                pen += advance
            pen += round(0.6 * x_height)
            line.append(Word(text, range(first, len(sheet.letters))))
        lines.append(tuple(line))
    return Typed(1.95, 1.95 / x_height, tuple(lines), sheet.outlines())


def _broken(words: str, letters_a_line: int) -> Iterator[list[str]]:
    line: list[str] = []
    for word in words.split():
        if line and sum(map(len, line)) + len(word) > letters_a_line:
            yield line
            line = []
        line.append(word)
    yield line


def jittered(writing: Any, jitter: Jitter, *, seed: int = 1) -> Typed:
    """The same writing, each letter changed by itself, as programs do that know nothing of joins."""
    old, chance = writing.outlines, np.random.default_rng(seed)
    x_height = writing.x_height / writing.unit
    points = old.points.astype(np.float64)
    ends = np.concatenate(([0], old.contour_ends))[old.glyph_ends]
    for start, end, origin in zip([0, *ends[:-1]], ends, old.origins, strict=True):
        points[start:end] = _changed((points[start:end] - origin) / x_height, jitter, chance) * x_height + origin
    return Typed(writing.x_height, writing.unit, writing.lines, replace(old, points=np.rint(points).astype(np.int32)))


def _changed(points: NDArray[np.float64], jitter: Jitter, chance: np.random.Generator) -> NDArray[np.float64]:
    x, y = points.T
    size, slant, rise = chance.normal(0, (jitter.size, jitter.slant, jitter.rise))
    directions = ((1, 0), (0, 1), (0.7, 1), (-0.7, 1))
    waves = [
        np.sin(2 * pi * (x * along + y * up) / 0.9 + phase)
        for (along, up), phase in zip(directions, chance.uniform(0, 2 * pi, 4), strict=True)
    ]
    x_warp, y_warp = jitter.warp * (waves[0] + waves[1]), jitter.warp * (waves[2] + waves[3])
    return np.stack((x * (1 + size) + slant * y + x_warp, y * (1 + size) + rise + y_warp), axis=1)
