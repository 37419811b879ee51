"""Every format lies true on its sheet, in an order that cutting and stacking leaves as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.printing.card_layout import finished, laid_on_sheets
from shopfriend.printing.formats import FORMATS, INCH, LETTER, named
from shopfriend.printing.imposition import marks, sheets, turned_inside
from shopfriend.printing.page import Rule, Written
from shopfriend.printing.paper import A4, Flip
from shopfriend.problem import Problem

from .shop import HANDS, card

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


def test_card_1_lies_above_card_13_of_24() -> None:
    laid = sheets(24, FORMATS["a6"])
    assert [place.card for place in laid[0]] == [0, 12]
    assert laid[0][0].outside[1] > laid[0][1].outside[1]
    assert [[place.card for place in sheet] for sheet in sheets(3, FORMATS["a6"])] == [[0, 2], [1]]
    assert sheets(0, FORMATS["a6"]) == []


@pytest.mark.parametrize("form", ALL, **ids)
def test_marks_lie_in_cuts_and_folds_and_clear_of_the_edge(form) -> None:
    for x, y, to_x, to_y in marks(form):
        assert (y == to_y) != (x == to_x)
        assert min(x, to_x, form.sheet.width - x, form.sheet.width - to_x) >= 4.49
        assert min(y, to_y, form.sheet.height - y, form.sheet.height - to_y) >= 4.49


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


@pytest.mark.parametrize("form", ALL, **ids)
def test_everything_on_a_sheet_lies_within_its_own_card(form) -> None:
    cards = [card(n, form=form, design="thanks_posy", address=("Mrs Ashdown", "3 Mill Lane")) for n in range(1, 8)]
    pages = laid_on_sheets(cards, HANDS, mark="mark")
    assert {page.size for page in pages} == {form.sheet}
    assert [page.turned for page in pages[1::2]] == [form.sheet.width > form.sheet.height] * (len(pages) // 2)
    laid = sheets(len(cards), form)
    for number, page in enumerate(pages):
        side = [place.inside if number % 2 else place.outside for place in laid[number // 2]]
        for item in page.items:
            if isinstance(item, Rule):
                continue
            wide = item.writing.width if isinstance(item, Written) else 84 * item.scale
            assert any(
                left - 0.01 <= item.x
                and item.x + min(wide, 16) <= left + form.open_size.width + 0.01
                and foot <= item.y <= foot + form.open_size.height
                for left, foot in side
            ), item


@pytest.mark.parametrize("form", ALL, **ids)
def test_the_finished_card_has_true_size_and_room_to_sign(form) -> None:
    front, inside = finished(card(1, form=form, design="thanks_cup"), HANDS)
    assert front.size == inside.size == form.size
    words = inside.items[0]
    assert words.x >= 8
    assert words.x + words.writing.width <= form.size.width
    assert words.y - words.writing.height >= (20 if form.wide else 50)
    (drawing, *titles) = front.items
    assert drawing.y >= 0
    assert drawing.y + 92 * drawing.scale <= form.size.height + 0.6
    for title in titles:
        assert title.x + title.writing.width <= form.size.width - 8
        assert form.wide or title.y + 8 < drawing.y


def test_a_card_without_an_envelope_bears_its_address() -> None:
    form = FORMATS["us-postcard"]
    _, inside = finished(card(1, form=form, address=("Mrs Margaret Ashdown", "", "3 Mill Lane", "WYEBRIDGE")), HANDS)
    lines = [" ".join(word.text for word in item.writing.words) for item in inside.items[1:]]
    assert lines == ["Mrs Margaret Ashdown", "3 Mill Lane", "WYEBRIDGE"]
    assert [item.y for item in inside.items[1:]] == sorted((item.y for item in inside.items[1:]), reverse=True)
    assert inside.items[0].x + inside.items[0].writing.width < inside.items[1].x
