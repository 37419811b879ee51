"""What a font file tells about its letters: which it can draw with ink, how wide they run, how pairs are kerned."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from statistics import median
from unicodedata import category

import uharfbuzz as hb
from fontTools.pens.recordingPen import RecordingPen

from shopfriend.language import _
from shopfriend.problem import Problem

# One glyph for each letter, in order: else the text in the PDF could no longer be read back letter by letter.
_KERNING_ALONE = {"kern": True} | dict.fromkeys(
    ("liga", "clig", "calt", "rlig", "ccmp", "locl", "dlig", "rclt", "mark", "mkmk"), False
)
_LEVEL_LETTERS = "acemnorsuvw"
_USUAL_X_HEIGHT = 0.45
_BLANK = frozenset(" \u00a0")


@dataclass(frozen=True, slots=True)
class Run:
    """A word as a font draws it, in em: how far the pen moves on, where the ink begins and ends.

    `kerns` holds, for each letter, what is added to its own advance before the next, in thousandths of an em.
    """

    advance: float
    left: float
    right: float
    kerns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A letter as a font draws it, in em, y upwards: how far the pen moves on, and its strokes.

    Each stroke is a step (moveTo, lineTo, qCurveTo with one handle, curveTo with two, closePath) and the x and y of
    its points in turn.
    """

    advance: float
    strokes: tuple[tuple[str, tuple[float, ...]], ...]


class Letterforms:
    """One font file, open for measuring. Raises Problem `font-unreadable` where the file is no TrueType font."""

    def __init__(self, file: Path) -> None:
        try:
            self._face = hb.Face(hb.Blob.from_file_path(str(file)))
        except (OSError, ValueError, hb.HarfBuzzError) as fault:
            raise _unreadable(file) from fault
        if self._face.glyph_count == 0 or not self._face.table_tags or "glyf" not in self._face.table_tags:
            raise _unreadable(file)
        self._font = hb.Font(self._face)
        self._em = self._face.upem

    @cached_property
    def coverage(self) -> frozenset[str]:
        """The letters that leave ink, and the two blanks; some fonts map letters to empty glyphs, which do not count.

        Combining marks are left out: without a base that carries them they would stand in the wrong place.
        """
        letters = set(_BLANK)
        for code in self._face.unicodes:
            letter = chr(code)
            glyph = self._font.get_nominal_glyph(code)
            if glyph and self._has_ink(glyph) and not category(letter).startswith("M"):
                letters.add(letter)
        return frozenset(letters)

    def _has_ink(self, glyph: int) -> bool:
        extents = self._font.get_glyph_extents(glyph)
        return extents is not None and extents.width != 0 and extents.height != 0

    @cached_property
    def x_height(self) -> float:
        """Height of the small letters in em, measured on the letters, since fonts often state it wrongly.

        It is the letter x itself, or the middle of the level letters where that is higher: pens give x a flourish.
        """
        heights = [height for letter in _LEVEL_LETTERS if (height := self._height(letter)) > 0]
        return max(median(heights), self._height("x")) if heights else _USUAL_X_HEIGHT

    def _height(self, letter: str) -> float:
        glyph = self._font.get_nominal_glyph(ord(letter))
        extents = self._font.get_glyph_extents(glyph) if glyph else None
        return extents.y_bearing / self._em if extents is not None else 0.0

    def run(self, word: str) -> Run:
        """The word (NFC, every letter in `coverage`) as this font draws it from left to right."""
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(self._font, buffer, _KERNING_ALONE)
        glyphs = buffer.glyph_infos
        advances = [position.x_advance for position in buffer.glyph_positions]
        own = [self._font.get_glyph_h_advance(glyph.codepoint) for glyph in glyphs]
        if len(glyphs) != len(word):
            return self._unkerned(word)
        pen = 0
        edges: list[int] = []
        for glyph, advance in zip(glyphs, advances, strict=True):
            extents = self._font.get_glyph_extents(glyph.codepoint)
            if extents is not None and extents.width:
                edges += (pen + extents.x_bearing, pen + extents.x_bearing + extents.width)
            pen += advance
        kerns = tuple(round((a - b) * 1000 / self._em) for a, b in zip(advances, own, strict=True))
        return Run(pen / self._em, min(edges, default=0) / self._em, max(edges, default=pen) / self._em, kerns)

    def outline(self, letter: str) -> "Outline":
        """How a letter is drawn; a letter that the font lacks leaves no ink."""
        glyph = self._font.get_nominal_glyph(ord(letter)) or 0
        pen = RecordingPen()
        if glyph:
            self._font.draw_glyph_with_pen(glyph, pen)
        strokes = tuple(
            (step, tuple(value / self._em for point in points for value in point)) for step, points in pen.value
        )
        return Outline(self._font.get_glyph_h_advance(glyph) / self._em, strokes)

    def _unkerned(self, word: str) -> Run:
        width = sum(self._font.get_glyph_h_advance(self._font.get_nominal_glyph(ord(letter)) or 0) for letter in word)
        return Run(width / self._em, 0.0, width / self._em, (0,) * len(word))


def _unreadable(file: Path) -> Problem:
    return Problem("font-unreadable", _("The font file {file} cannot be read."), file=file.name)


@lru_cache(maxsize=64)
def letterforms(file: Path) -> Letterforms:
    """The letterforms of a font file, opened once."""
    return Letterforms(file)


@lru_cache(maxsize=8192)
def run(file: Path, word: str) -> Run:
    """A word in a font; remembered, since cards repeat their words."""
    return letterforms(file).run(word)


@lru_cache(maxsize=4096)
def outline(file: Path, letter: str) -> Outline:
    """A letter's outline in a font; remembered, since previews repeat their letters."""
    return letterforms(file).outline(letter)
