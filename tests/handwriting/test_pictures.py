"""A card looks the same in every program, and the comparison itself tells what differs."""

from pathlib import Path

import numpy as np
import pytest

from shopfriend.handwriting.hand import hands
from shopfriend.printing.card_layout import one_page
from shopfriend.printing.pdf import pdf_of
from tests.handwriting.card_texts import GERMAN
from tests.handwriting.pictures import PROGRAMS, difference, installed, rendered

HANDS = hands(Path(__file__).parents[2] / "resources" / "hands")
DPI = 254


@pytest.fixture(scope="module")
def card(tmp_path_factory):
    path = tmp_path_factory.mktemp("pictures") / "card.pdf"
    path.write_bytes(pdf_of([one_page(GERMAN, hand, 1) for hand in HANDS], title="Cards", designs={}))
    return path


@pytest.mark.parametrize("program", [name for name in PROGRAMS if name != "pdfium"])
@pytest.mark.parametrize("page", range(1, len(HANDS) + 1))
def test_every_program_puts_the_ink_in_the_same_place(card, program, page):
    if not installed(program):
        pytest.skip(f"{program} is not installed")
    found = difference(rendered(card, DPI, "pdfium", page), rendered(card, DPI, program, page))
    assert found.ink < 0.1
    assert found.overlap > 0.85


def test_the_comparison_sees_ink_that_lies_elsewhere(card):
    one, two = rendered(card, DPI, "pdfium", 1), rendered(card, DPI, "pdfium", 2)
    same, other = difference(one, one), difference(one, two)
    assert (same.ink, same.overlap, same.shift) == (0, 1, (0, 0))
    assert other.ink > 0.5
    assert other.overlap < 0.5
    aside = difference(one, np.roll(one, (1, -1), axis=(0, 1)))
    assert (aside.overlap, aside.shift) == (1, (-1, 1))
    assert difference(one, np.roll(one, 4, axis=1)).overlap < 0.6


def test_pictures_of_other_sizes_are_refused(card):
    with pytest.raises(ValueError, match="different sizes"):
        difference(rendered(card, DPI, "pdfium"), rendered(card, 127, "pdfium"))
