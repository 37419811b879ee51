import io
from pathlib import Path

import numpy as np
import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from shopfriend.handwriting.hand import hands
from shopfriend.handwriting.outlines import Outlines
from shopfriend.handwriting.truetype import EM, truetype
from shopfriend.handwriting.writing import write, write_line

HANDS = hands(Path(__file__).parents[2] / "resources" / "hands")
WORDS = "Dear Zoë,\nthank you for the 12 blue tea bowls — they came “just” in time!"


def opened(outlines):
    return TTFont(io.BytesIO(truetype(outlines)), checkChecksums=1)


def drawn(font, glyph):
    table = font["glyf"]
    points, ends, flags = table[font.getGlyphOrder()[glyph]].getCoordinates(table)
    return np.array(points), list(ends), [bool(flag & 1) for flag in flags]


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.name)
@pytest.mark.filterwarnings("ignore")
def test_every_glyph_is_the_one_that_was_placed(hand):
    outlines = write(WORDS, hand, width=82, seed=3).outlines
    font = opened(outlines)
    assert font["maxp"].numGlyphs == len(outlines.letters) + 1
    assert font["head"].unitsPerEm == EM
    contour = point = 0
    for glyph, letter in enumerate(outlines.letters):
        advance, bearing = font["hmtx"][font.getGlyphOrder()[glyph + 1]]
        assert advance == outlines.advances[glyph]
        last = int(outlines.glyph_ends[glyph])
        if last == contour:
            assert not letter.strip()
            continue
        end = int(outlines.contour_ends[last - 1])
        points, ends, on = drawn(font, glyph + 1)
        assert np.array_equal(points + outlines.origins[glyph], outlines.points[point:end])
        assert on == outlines.on[point:end].tolist()
        assert [place + 1 + point for place in ends] == outlines.contour_ends[contour:last].tolist()
        assert bearing == points[:, 0].min()
        contour, point = last, end


def test_steps_of_any_length_are_kept():
    points = np.array([[0, 0], [255, -255], [256, 300], [-20_000, 20_000], [-20_000, 20_000], [5, 5]], dtype=np.int32)
    outlines = Outlines(
        points,
        np.array([True, False, True, True, False, True]),
        np.array([4, 6], dtype=np.int32),
        np.array([1, 2], dtype=np.int32),
        np.array([[0, 0], [10, -10]], dtype=np.int32),
        np.array([100, 200], dtype=np.int32),
        ("a", "b"),
    )
    font = TTFont(io.BytesIO(truetype(outlines)))
    first, second = drawn(font, 1)[0], drawn(font, 2)[0]
    assert np.array_equal(first, points[:4])
    assert np.array_equal(second + np.array([10, -10]), points[4:])


@settings(max_examples=40, deadline=None)
@given(words=st.text(st.sampled_from("abcäöü .,!XYZ12"), min_size=1, max_size=60), seed=st.integers(0, 2**64))
def test_any_writing_becomes_a_font_that_can_be_opened(words, seed):
    if not words.strip():
        return
    outlines = write_line(words, HANDS[0], width=500, seed=seed, x_height=2).outlines
    face = hb.Face(truetype(outlines))
    font = hb.Font(face)
    assert face.glyph_count == len(outlines.letters) + 1
    for glyph, letter in enumerate(outlines.letters, 1):
        extents = font.get_glyph_extents(glyph)
        assert (extents.width != 0) == bool(letter.strip())
