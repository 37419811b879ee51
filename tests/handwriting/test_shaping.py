from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from shopfriend.handwriting.hand import hands, named
from shopfriend.handwriting.joining import nearest
from shopfriend.handwriting.shaping import shaper

FOLDER = Path(__file__).parents[2] / "resources" / "hands"
HANDS = hands(FOLDER)
JOINED = named(FOLDER, "Cedarville Cursive")
CAVEAT = named(FOLDER, "Caveat")


def shape(word, hand=JOINED):
    return shaper(hand.glyphs).shape(word)


def ink(shaped, glyph):
    """(2, n): the points of one glyph of a shape."""
    contours = np.concatenate(([0], np.cumsum(shaped.glyphs)))
    points = np.concatenate(([0], np.cumsum(shaped.contours)))[contours]
    return shaped.places[:2, points[glyph] : points[glyph + 1]]


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.name)
def test_every_array_tells_of_the_same_points(hand):
    for word in ("Jürgen,", "flüstern", "4.50", "d’or", "x", "Žofie"):
        shaped = shape(word, hand)
        points = shaped.places.shape[1]
        assert len(shaped.on) == points == shaped.contours.sum() == shaped.runs.sum()
        assert len(shaped.contours) == len(shaped.dots) == shaped.glyphs.sum()
        assert len(shaped.glyphs) == len(shaped.starts) == len(shaped.letters)
        assert "".join(shaped.letters) == word
        assert shaped.left == pytest.approx(shaped.places[0].min())
        assert shaped.right == pytest.approx(shaped.places[0].max())
        assert (np.diff(shaped.starts) >= 0).all()


def test_letters_of_a_joined_hand_are_one_run_and_others_each_their_own():
    assert len(shape("aunt").runs) == 1
    assert len(shape("aunt", CAVEAT).runs) == 4


def test_a_ligature_stands_for_all_its_letters():
    assert "ffi" in shape("office", CAVEAT).letters


def test_the_same_letter_takes_turns_where_the_hand_has_several_forms():
    shaped = shape("noon", CAVEAT)
    one, two = (ink(shaped, glyph) for glyph in (1, 2))
    assert one.shape != two.shape or not np.allclose(one - one[:, :1], two - two[:, :1], atol=1e-3)


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.name)
def test_marks_and_figures_keep_clear_of_what_stands_beside_them(hand):
    for word in ("Samir,", "12", "4.50", "it's", "ok!", "(a)"):
        shaped = shape(word, hand)
        for glyph, pair in enumerate(pairwise(shaped.letters)):
            if not all(letter.isalpha() for letter in pair):
                beside = ink(shaped, glyph), ink(shaped, glyph + 1)
                assert nearest(*beside, 0.03) is None, (hand.name, word, pair)


def test_normals_point_out_of_the_ink():
    shaped = shape("o")
    grown = shaped.places[:2] + 0.02 * shaped.places[2:]
    assert np.hypot(*shaped.places[2:]) == pytest.approx(1, abs=1e-3)
    assert grown[0].max() > shaped.places[0].max()
    assert grown[1].min() < shaped.places[1].min()


def test_a_word_is_shaped_once():
    assert shape("remember") is shape("remember")


def test_a_blank_that_binds_has_no_ink_but_room():
    bound = shape("10\u00a0a", CAVEAT)
    assert bound.letters == ("1", "0", "\u00a0", "a")
    assert bound.glyphs[2] == 0
