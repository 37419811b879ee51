"""Every format lies true on its sheet, in an order that cutting and stacking leaves as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.printing.formats import FORMATS, INCH, LETTER, named
from shopfriend.printing.imposition import marks, sheets, turned_inside
from shopfriend.printing.paper import A4, Flip, fold_and_cut_marks
from shopfriend.problem import Problem

ALL = list(FORMATS.values())
ids = {"ids": lambda form: form.name}


@pytest.mark.parametrize("form", ALL, **ids)
def test_every_card_lies_whole_on_its_sheet_and_none_on_another(form) -> None:
    boxes = [(x, y, x + form.open_size.width, y + form.open_size.height) for x, y in form.places]
    for left, foot, right, top in boxes:
        assert left >= -1e-6
        assert foot >= -1e-6
        assert right <= form.sheet.width + 1e-6
        assert top <= form.sheet.height + 1e-6
    for one in boxes:
        for other in boxes:
            apart = one[2] <= other[0] + 1e-6 or other[2] <= one[0] + 1e-6
            apart = apart or one[3] <= other[1] + 1e-6 or other[3] <= one[1] + 1e-6
            assert one == other or apart


@pytest.mark.parametrize("form", ALL, **ids)
def test_every_card_fits_its_envelope_with_room(form) -> None:
    if form.envelope_size is None:
        return
    card, envelope = sorted(form.size), sorted(form.envelope_size)
    assert 2 < envelope[0] - card[0] < 16
    assert 2 < envelope[1] - card[1] < 28


@pytest.mark.parametrize("form", ALL, **ids)
@given(cards=st.integers(1, 300))
def test_cutting_and_stacking_leaves_the_order(form, cards) -> None:
    laid = sheets(cards, form)
    stacks = [[sheet[row].card for sheet in laid if len(sheet) > row] for row in range(len(form.places))]
    assert [card for stack in stacks for card in stack] == list(range(cards))


@pytest.mark.parametrize("form", ALL, **ids)
def test_turned_like_a_page_each_inside_lies_behind_its_outside(form) -> None:
    for place in sheets(len(form.places), form)[0]:
        assert place.inside[0] + form.open_size.width == pytest.approx(form.sheet.width - place.outside[0])
        assert place.inside[1] == place.outside[1]


def test_a_sheet_that_lies_is_turned_on_its_other_edge() -> None:
    assert not turned_inside(FORMATS["a6"], Flip.LONG_EDGE)
    assert turned_inside(FORMATS["a6"], Flip.SHORT_EDGE)
    assert turned_inside(FORMATS["a5"], Flip.LONG_EDGE)
    assert not turned_inside(FORMATS["a5"], Flip.SHORT_EDGE)


def test_two_a6_on_a4_are_marked_as_ever() -> None:
    assert sorted(marks(FORMATS["a6"])) == sorted(fold_and_cut_marks())


def test_what_fills_the_sheet_needs_no_cut() -> None:
    for name in ("a5", "us-a9"):
        folds = {line[0] for line in marks(FORMATS[name])}
        assert folds == {FORMATS[name].sheet.width / 2}


def test_a_card_in_the_middle_of_its_sheet_is_cut_all_round() -> None:
    down = {round(line[0], 1) for line in marks(FORMATS["us-a7"]) if line[0] == line[2]}
    assert down == {12.7, 139.7, 266.7}


def test_sizes_are_those_of_the_trade() -> None:
    assert FORMATS["us-a2"].open_size == (8.5 * INCH, 5.5 * INCH)
    assert FORMATS["a5"].open_size == (297, 210)
    assert FORMATS["us-note"].sheet == LETTER
    assert FORMATS["a6"].sheet == A4


def test_an_unknown_format_is_refused_and_the_others_are_named() -> None:
    with pytest.raises(Problem, match="us-postcard"):
        named("a7")
