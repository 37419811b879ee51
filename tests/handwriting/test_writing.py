from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopfriend.handwriting.chance import Chance
from shopfriend.handwriting.hand import named
from shopfriend.handwriting.writing import write, write_line
from shopfriend.problem import Problem

HANDS = Path(__file__).parents[2] / "resources" / "hands"
BELLE, CAVEAT, MYNERVE = (named(HANDS, name) for name in ("La Belle Aurore", "Caveat", "Mynerve"))
WORDS = (
    "Dear Maggie,\nthank you for carrying that big parcel home through all the rain. I hope the blue tea bowls came"
    " out without a scratch.\nThe seed labels are coming on Thursday."
)


def written(words=WORDS, hand=BELLE, **more):
    return write(words, hand, **({"width": 82, "height": 69, "seed": 7} | more))


def text(writing):
    return " ".join(word.text for word in writing.words)


def test_all_words_are_placed_in_order():
    assert text(written(ending="Warmly,")) == " ".join(WORDS.split()) + " Warmly,"


def test_the_same_seed_writes_the_same_and_another_writes_differently():
    assert written(seed=3) == written(seed=3)
    assert written(seed=3) != written(seed=4)
    assert written(seed=-1) == written(seed=(1 << 64) - 1)


def test_chance_is_the_same_for_ever():
    chance = Chance(42, "words")
    numbers = [round(chance.between(0, 1), 12) for _ in range(3)]
    assert numbers == CHANCE_OF_42


CHANCE_OF_42 = [0.703023766285, 0.950108022868, 0.908376205396]


def test_chance_near_a_middle_never_strays_far():
    chance = Chance(1, "far")
    drawn = [chance.around(0, 1) for _ in range(20_000)]
    assert max(map(abs, drawn)) < 3.5
    assert abs(sum(drawn) / len(drawn)) < 0.03
    assert abs(sum(n * n for n in drawn) / len(drawn) - 1) < 0.05


def test_lines_keep_to_the_frame():
    for seed in range(30):
        writing = written(seed=seed, ending="With love from all of us,")
        assert writing.width <= 82
        assert writing.height <= 69
        assert all(word.x >= -1.5 for word in writing.words)


def test_short_words_keep_the_size_asked_for_and_long_ones_shrink_within_limits():
    assert written("Dear Theo,\nhappy birthday!").x_height == 1.95
    long = written(WORDS + " and more of it" * 16)
    assert 0.78 * 1.95 - 0.001 <= long.x_height < 1.95
    assert long.height <= 69


def test_words_that_do_not_fit_are_refused_and_counted():
    with pytest.raises(Problem, match=r"about \d+ words too many") as fault:
        written("word " * 200)
    assert fault.value.code == "words-too-many"
    count = fault.value.values["count"]
    assert written("word " * (200 - count))


def test_ten_thousand_words_are_refused_in_a_sentence():
    with pytest.raises(Problem) as fault:
        written("words " * 10_000)
    assert fault.value.code == "words-too-many"


def test_a_word_longer_than_the_line_is_refused_and_shortened_in_the_sentence():
    with pytest.raises(Problem) as fault:
        written("x" * 3000)
    assert fault.value.code == "word-too-long"
    assert len(str(fault.value)) < 300


@pytest.mark.parametrize("nothing", ["", "  \n ", "\u200b\ufeff", "\x00\x07", "\u00a0"])
def test_no_words_are_refused(nothing):
    with pytest.raises(Problem) as fault:
        written(nothing)
    assert fault.value.code == "words-empty"


def test_letters_that_the_hand_lacks_are_named():
    with pytest.raises(Problem, match="Φ ω τ") as fault:
        written("Dear Φωτ")
    assert fault.value.code == "letters-missing"
    with pytest.raises(Problem) as many:
        written("".join(map(chr, range(0x10D0, 0x1100))))
    assert len(str(many.value)) < 300
    with pytest.raises(Problem) as never:
        written("Dear 漢字")
    assert never.value.code == "ideographs"


def test_control_and_zero_width_characters_leave_no_trace():
    assert text(written("tea\u200b\tbowls\x07 and\u2003more\r\ncake\u00ad")) == "tea bowls and more cake"


def test_words_bound_by_a_blank_stay_together():
    assert "Bonjour\u00a0!" in [word.text for word in written("Bonjour\u202f!", CAVEAT).words]


def test_the_ending_stands_apart_and_indented():
    lines = written(ending="Warmly,").lines
    assert lines[-1][0].text == "Warmly,"
    assert lines[-1][0].x > 15
    assert lines[-1][0].y - lines[-2][0].y > 1.2 * (lines[1][0].y - lines[0][0].y)


def test_no_line_is_set_by_a_ruler():
    lines = written().lines
    assert len({line[0].x for line in lines}) == len(lines)
    words = [word.glyphs for word in written().words if word.text == "the"]
    outlines = written().outlines
    heights = {int(np.ptp(points_of(outlines, word)[:, 1])) for word in words}
    assert len(heights) == len(words) > 1


def points_of(outlines, glyphs):
    """(n, 2): all points of some glyphs."""
    ends = np.concatenate(([0], outlines.contour_ends))[np.concatenate(([0], outlines.glyph_ends))]
    return outlines.points[ends[glyphs.start] : ends[glyphs.stop]]


def test_a_title_on_one_line_is_centred_and_shrinks_to_its_width():
    short = write_line("Thank you", BELLE, width=72, seed=1, x_height=4.6, align="centre")
    assert short.x_height == 4.6
    assert abs((short.words[0].x + short.width) / 2 - 36) < 2
    long = write_line("Herzlichen Glückwunsch", BELLE, width=72, seed=1, x_height=4.6)
    assert long.x_height < 4.6
    assert long.width <= 72.01
    with pytest.raises(Problem):
        write_line("much too long " * 20, BELLE, width=72, seed=1, x_height=4.6)


@settings(max_examples=150, deadline=None)
@given(words=st.text(max_size=120), seed=st.integers())
def test_any_text_is_written_whole_or_refused_in_one_sentence(words, seed):
    try:
        writing = written(words, MYNERVE, seed=seed)
    except Problem as problem:
        assert "\n" not in str(problem)
        assert len(str(problem)) < 300
    else:
        assert writing.words
        assert writing.width <= 82
        assert (
            "".join(writing.outlines.letters) == " ".join(word.text for word in writing.words) or len(writing.lines) > 1
        )
        assert [len(word.glyphs) > 0 for word in writing.words] == [True] * len(writing.words)
