from itertools import pairwise

import numpy as np
import pytest

from shopfriend.handwriting.breaking import Measures, broken, margins

WORD = (2.0, 0.1, 1.9, 0.9)
WIDE = (30.0, 0.0, 30.0, 0.9)
"""Words as measured: advance, left, right, gap."""
MARGINS = margins(1, 50)


def measures(*words: tuple[float, float, float, float]) -> Measures:
    return Measures(*np.array(words).T)


def test_words_fill_lines_in_order_without_one_left_out():
    lines = broken(measures(*[WORD] * 20), [0], 0, 12.0, MARGINS)
    assert [line.first for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == 20
    for line in lines:
        words = measures(*[WORD] * (line.end - line.first))
        assert line.indent + words.starts()[-1] + words.right[-1] <= 12.0


def test_a_paragraph_begins_a_line_and_stands_a_little_apart():
    lines = broken(measures(*[WORD] * 9), [0, 1, 5], 0, 50.0, MARGINS)
    assert [line.first for line in lines] == [0, 1, 5]
    assert [line.above for line in lines] == [0.0, 1.0, pytest.approx(1.18)]


def test_the_ending_stands_apart_and_further_in():
    lines = broken(measures(*[WORD] * 5), [0, 4], 1, 20.0, MARGINS)
    assert lines[-1].above == 1.5
    assert 20 * 0.15 < lines[-1].indent < 20 * 0.45
    assert lines[-1].indent > max(line.indent for line in lines[:-1])


def test_an_ending_that_would_not_fit_so_far_in_stands_where_it_does():
    lines = broken(measures(WORD, (18.0, 0.0, 18.0, 0.9)), [0, 1], 1, 20.0, MARGINS)
    assert lines[-1].indent + 18.0 <= 20.0


def test_a_word_wider_than_the_frame_is_named_by_its_place():
    assert broken(measures(WORD, WIDE, WORD), [0], 0, 20.0, MARGINS) == 1


def test_inks_keep_apart_however_a_tail_swings():
    swinging = (1.0, -0.8, 2.5, 0.1)
    _first, second = measures(swinging, swinging).starts().tolist()
    assert second - 0.8 == pytest.approx(2.5 + 0.3)
    assert measures(WORD, WORD).starts().tolist() == [0, 2.9]
    assert measures(WORD, WORD).starts(0.5).tolist() == [0, 2.45]


def test_margins_drift_but_never_far():
    left = margins(3, 500).left
    assert min(left) >= 0
    assert max(left) <= 1.1
    assert sum(one != other for one, other in pairwise(left[:50])) > 30
