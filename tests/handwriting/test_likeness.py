"""The measures themselves are held to what is known: a font is always alike, a circle has its area, a lift is found."""

from math import pi
from pathlib import Path

import numpy as np
import pytest

from shopfriend.handwriting.hand import hands
from tests.handwriting.card_texts import ENGLISH
from tests.handwriting.ink import inks, printed
from tests.handwriting.likeness import baseline, gap, heights, joins, likeness, widths
from tests.handwriting.plain_font import Jitter, Outlines, Typed, Word, jittered, typed

HANDS = hands(Path(__file__).parents[2] / "resources" / "hands")
SQUARE = ((0, 0), (0, 1000), (1000, 1000), (1000, 0))
HOLE = ((300, 300), (700, 300), (700, 700), (300, 700))


def shapes(*glyphs, on=True, letters=None):
    """A writing of one word whose x-height is 1,000 units; each glyph is given by its contours."""
    contours = [contour for glyph in glyphs for contour in glyph]
    count = sum(map(len, contours))
    outlines = Outlines(
        np.array([point for contour in contours for point in contour], dtype=np.int32),
        np.full(count, on),
        np.cumsum([len(contour) for contour in contours]).astype(np.int32),
        np.cumsum([len(glyph) for glyph in glyphs]).astype(np.int32),
        tuple(letters or "o" * len(glyphs)),
        np.zeros((len(glyphs), 2), dtype=np.int32),
    )
    return Typed(1.95, 1.95 / 1000, ((Word("".join(outlines.letters), range(len(glyphs))),),), outlines)


def moved(contour, along, up=0):
    return tuple((x + along, y + up) for x, y in contour)


def area(writing):
    (ink,) = inks(writing)
    dots, _ = printed(ink, 500)
    return dots.sum() / 500**2


def test_curves_between_implied_points_are_drawn():
    """Eight handles around a circle of radius 1: the points on it are implied."""
    reach = 1000 / np.cos(pi / 8)
    circle = [(reach * np.cos(turn), reach * np.sin(turn)) for turn in np.arange(8) * pi / 4 + pi / 8]
    assert area(shapes([circle], on=False)) == pytest.approx(pi, rel=0.005)


def test_strokes_that_cross_count_once_and_holes_stay_open():
    assert area(shapes([SQUARE])) == pytest.approx(1, abs=0.01)
    assert area(shapes([SQUARE, moved(SQUARE, 500)])) == pytest.approx(1.5, abs=0.01)
    assert area(shapes([SQUARE, HOLE])) == pytest.approx(1 - 0.16, abs=0.01)


def test_overlap_and_distance_of_shapes_that_are_known():
    wider = ((0, 0), (0, 1000), (1200, 1000), (1200, 0))
    same = likeness(shapes([SQUARE], [moved(SQUARE, 1503, 217)]))
    assert same.overlap == 1
    assert same.distance == pytest.approx(0, abs=0.002)
    other = likeness(shapes([SQUARE], [wider]))
    assert other.overlap == pytest.approx(1 / 1.2, abs=0.01)
    assert other.distance == pytest.approx(0.05, abs=0.015)


def test_the_gap_between_edges_is_measured_both_ways():
    one, two = np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([[0.0, 0.5]])
    assert gap(one, two) == gap(two, one) == pytest.approx((0.5 + (0.5 + 1.25**0.5) / 2) / 2)


def test_edges_that_another_stroke_covers_are_not_compared():
    """A cross of two bars has the same edges whether its bars overlap or are one outline."""
    bars = [((0, 400), (0, 600), (1000, 600), (1000, 400)), ((400, 0), (400, 1000), (600, 1000), (600, 0))]
    around = ((0, 400), (0, 600), (400, 600), (400, 1000), (600, 1000), (600, 600), (1000, 600), (1000, 400))
    found = likeness(shapes(bars, [(*around, (600, 400), (600, 0), (400, 0), (400, 400))]))
    assert found.overlap == 1
    assert found.distance < 0.005


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.name)
def test_a_font_is_always_alike_and_keeps_to_its_line(hand):
    font = typed(ENGLISH, hand.file)
    alike = likeness(font)
    assert alike.overlaps.min() > 0.998
    assert alike.distances.max() < 1e-3
    assert widths(font) < 1e-3
    assert baseline(font) < 0.07
    assert 0.06 < heights(font) < 0.17
    assert joins(font, font).broken == 0


def test_letters_changed_one_by_one_give_the_figures_of_programs_that_do_so():
    font = typed(ENGLISH, HANDS[0].file)
    changed = jittered(font, Jitter(rise=0.05, size=0.03, slant=0.03, warp=0.01))
    alike = likeness(changed)
    assert 0.7 < alike.overlap < 0.88
    assert 0.012 < alike.distance < 0.03
    assert 0.02 < widths(changed) < 0.06
    assert baseline(changed) == pytest.approx(0.05, abs=0.015)
    assert joins(font, changed).share > 0.05


def test_a_few_pairs_stand_for_all():
    changed = jittered(typed(ENGLISH, HANDS[0].file), Jitter(size=0.03, slant=0.03, warp=0.02))
    some, every = likeness(changed), likeness(changed, most=None)
    assert len(some.overlaps) < len(every.overlaps) / 3
    assert some.overlap == pytest.approx(every.overlap, abs=0.03)
    assert some.distance == pytest.approx(every.distance, abs=0.003)


def test_a_slope_is_no_waver():
    feet = [moved(SQUARE, 1500 * n, 90 * n) for n in range(8)]
    wavering = [moved(foot, 0, 100 * (-1) ** n) for n, foot in enumerate(feet)]
    assert baseline(shapes(*([foot] for foot in feet))) == pytest.approx(0, abs=0.001)
    assert baseline(shapes(*([foot] for foot in wavering))) == pytest.approx(0.1, abs=0.005)


def test_a_join_is_broken_where_letters_no_longer_touch():
    close, near, far = (shapes([SQUARE], [moved(SQUARE, 1000 + off)]) for off in (-50, 15, 25))
    assert joins(close, near).broken == 0
    assert joins(close, far) == joins(near, far)
    assert (joins(near, far).designed, joins(near, far).broken, joins(near, far).where) == (1, 1, ("oo",))
    assert joins(far, far).designed == 0


def test_other_words_are_not_compared():
    one = shapes([SQUARE], [SQUARE])
    with pytest.raises(ValueError, match="not the same letters"):
        joins(one, shapes([SQUARE], [SQUARE], [SQUARE]))
