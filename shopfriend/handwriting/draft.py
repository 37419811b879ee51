"""A hand while it is being compiled: outlines that can still be measured, redrawn and added to."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from unicodedata import category, normalize

import numpy as np
from fontTools.ttLib import TTFont

from shopfriend.handwriting.fitting import Contour, Points, sampled

_LEVEL_LETTERS = "acemnorsuvw"
_USUAL_X_HEIGHT = 0.45
_SMALL_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FINE = 40


@dataclass
class Draft:
    """A font, the `outlines` of its glyphs by their names, and how far each moves the pen on, in font units.

    `x_height` is that of the small letters, `pen` the width of the stroke, both as the font has them.
    """

    font: TTFont
    outlines: dict[str, list[Contour]]
    advances: dict[str, int]
    x_height: float = 0.0
    pen: float = 0.0

    @property
    def glyph_of(self) -> dict[int, str]:
        """Which glyph each character has, by its code."""
        return dict(self.font["cmap"].getBestCmap() or {})

    def of(self, letter: str) -> list[Contour]:
        """The contours of a letter; none where the hand lacks it."""
        return self.outlines.get(self.glyph_of.get(ord(letter), ""), [])

    def advances_of(self, letter: str) -> int:
        """How far a letter that the hand has moves the pen on."""
        return self.advances[self.glyph_of[ord(letter)]]

    def writes(self, letter: str) -> bool:
        """Whether the letter leaves ink, and an accented one more than its letter or its accent alone would."""
        contours = self.of(letter)
        if not has_ink(contours):
            return False
        plain = self.of(normalize("NFD", letter)[0])
        if not plain or letter == normalize("NFD", letter)[0]:
            return True
        if len(plain) == len(contours) and all(map(_alike, plain, contours)):
            return False
        height, usual = (np.ptp(np.vstack([c.points for c in cs])[:, 1]) for cs in (contours, plain))
        return bool(height > 0.6 * usual)

    def add(self, letter: str, contours: list[Contour], advance: float) -> None:
        """Gives the hand one more letter, in place of a blank one where there is such."""
        name = f"made{ord(letter):04X}"
        self.font.setGlyphOrder([*self.font.getGlyphOrder(), name])
        for table in self.font["cmap"].tables:
            table.cmap[ord(letter)] = name
        self.outlines[name] = [Contour(np.round(contour.points), contour.on) for contour in contours]
        self.advances[name] = round(advance)
        self.font["hmtx"][name] = (round(advance), 0)

    def top(self, letter: str) -> float:
        """How high the ink of a letter reaches, 0 without ink."""
        return max((float(sampled(contour, 20)[:, 1].max()) for contour in self.of(letter)), default=0.0)

    def letters(self) -> frozenset[str]:
        """The letters that leave ink; combining marks do not count, for they need a letter that carries them."""
        inked = {name for name, contours in self.outlines.items() if has_ink(contours)}
        return frozenset(
            chr(code) for code, name in self.glyph_of.items() if name in inked and category(chr(code))[0] != "M"
        )


def _alike(one: Contour, other: Contour) -> bool:
    return np.array_equal(one.points, other.points)


def area(trace: Points) -> float:
    """Area inside a closed line, negative where it runs clockwise (shoelace formula)."""
    following = np.roll(trace, -1, axis=0)
    return float((trace[:, 0] * following[:, 1] - trace[:, 1] * following[:, 0]).sum()) / 2


def has_ink(contours: list[Contour]) -> bool:
    """Whether there is anything to be seen: some fonts have letters of a single stray point."""
    return any(len(contour.points) > 2 and np.ptp(contour.points, axis=0).min() > 0 for contour in contours)


def drafted(font: TTFont) -> Draft:
    """The outlines of a font as they are, composed letters taken apart into contours."""
    table, widths = font["glyf"], font["hmtx"]
    outlines: dict[str, list[Contour]] = {}
    for name in font.getGlyphOrder():
        coordinates, ends, flags = table[name].getCoordinates(table)
        places = np.array(coordinates, dtype=np.float64).reshape(-1, 2)
        on = np.array([flag & 1 for flag in flags], dtype=bool)
        starts = [0, *(end + 1 for end in ends)]
        outlines[name] = [
            Contour(places[first:last], on[first:last]) for first, last in pairwise(starts) if last > first
        ]
    draft = Draft(font, outlines, {name: widths[name][0] for name in font.getGlyphOrder()})
    draft.x_height = _x_height(draft)
    draft.pen = _pen(draft)
    return draft


def _x_height(draft: Draft) -> float:
    """Height of the small letters, measured on them: of x, or the middle of the level ones where that is higher."""
    heights = [top for letter in _LEVEL_LETTERS if (top := draft.top(letter)) > 0]
    em: int = draft.font["head"].unitsPerEm
    return max(median(heights), draft.top("x")) if heights else _USUAL_X_HEIGHT * em


def _pen(draft: Draft) -> float:
    """Width of the stroke: a long stroke has twice its area over its edge; the middle of the small letters."""
    widths = []
    for letter in _SMALL_LETTERS:
        traces = [sampled(contour, draft.x_height / _FINE) for contour in draft.of(letter)]
        edge = sum(float(np.hypot(*(trace - np.roll(trace, 1, axis=0)).T).sum()) for trace in traces)
        if edge:
            widths.append(2 * abs(sum(map(area, traces))) / edge)
    return median(widths) if widths else draft.x_height / 8
