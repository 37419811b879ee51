from hypothesis import given
from hypothesis import strategies as st

from shopfriend.printing.paper import A4, A6, C6, CUT, FOLD, FOLDED_CARD, Sheet, fold_and_cut_marks, sheets


def test_card_1_lies_above_card_13_of_24():
    pile = sheets(24)
    assert len(pile) == 12
    assert pile[0] == Sheet(0, 12)
    assert pile[11] == Sheet(11, 23)


def test_an_odd_pile_leaves_the_last_place_empty():
    assert sheets(3) == (Sheet(0, 2), Sheet(1, None))
    assert sheets(1) == (Sheet(0, None),)
    assert sheets(0) == ()


@given(st.integers(0, 300))
def test_one_cut_and_one_stack_leave_the_order(cards):
    pile = sheets(cards)
    stacked = [sheet.above for sheet in pile] + [sheet.below for sheet in pile if sheet.below is not None]
    assert stacked == list(range(cards))


def test_two_folded_cards_fill_an_a4_sheet_and_a_card_goes_into_its_envelope():
    assert FOLDED_CARD.width == A4.width
    assert FOLDED_CARD.height * 2 == A4.height
    assert A4.width == FOLD * 2
    assert FOLDED_CARD.height < C6.width
    assert C6.height > FOLD
    assert A6 == (105, 148)


def test_marks_lie_in_the_cut_and_the_fold_and_clear_of_the_edge():
    for x, y, to_x, to_y in fold_and_cut_marks():
        assert (y == to_y == CUT) or (x == to_x == FOLD)
        assert min(x, to_x, A4.width - x, A4.width - to_x) >= 4.5
        assert min(y, to_y, A4.height - y, A4.height - to_y) >= 4.5
