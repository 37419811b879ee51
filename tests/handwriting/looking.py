"""What the tests of compiling share: fonts with a change, and outlines painted as dots on paper."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw

from shopfriend.handwriting.draft import area
from shopfriend.handwriting.fitting import Contour, sampled
from shopfriend.handwriting.glyphs import Glyphs
from shopfriend.handwriting.hand import named

HANDS = Path(__file__).parents[2] / "resources" / "hands"
BELLE = named(HANDS, "La Belle Aurore")


def changed(change: Callable[[TTFont], object]) -> bytes:
    """The font of La Belle Aurore with a change."""
    font = TTFont(io.BytesIO(BELLE.file.read_bytes()))
    change(font)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def glyph_number(glyphs: Glyphs, letter: str) -> int:
    number = hb.Font(hb.Face(glyphs.font)).get_nominal_glyph(ord(letter))
    assert number, letter
    return number


def contours(glyphs: Glyphs, letter: str) -> list[Contour]:
    return [Contour(p.astype(float), on) for p, on in glyphs.contours(glyph_number(glyphs, letter))]


def painted(outline: list[Contour], scale: float, low: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """How much of each dot of the paper is inked, by nonzero winding, 4 x 4 samples a dot."""
    turns = np.zeros((size[1] * 4, size[0] * 4), dtype=int)
    for contour in outline:
        trace = sampled(contour, 4)
        picture = Image.new("1", (size[0] * 4, size[1] * 4))
        ImageDraw.Draw(picture).polygon([tuple(p) for p in (trace - low) * scale * 4], fill=1)
        turns += np.asarray(picture).astype(int) * (1 if area(trace) > 0 else -1)
    return (turns != 0).reshape(size[1], 4, size[0], 4).mean(axis=(1, 3))
