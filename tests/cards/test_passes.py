"""A pile goes through the printer pass by pass: every page once, in the order in which the stack lies."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.cards.passes import Asked, Document, Pass, PrintWish, passes
from shopfriend.printing.formats import FORMATS, Format
from shopfriend.printing.imposition import sheets
from shopfriend.printing.paper import Flip
from shopfriend.printing.turning import Turning, order

A6 = FORMATS["a6"]
BY_PRINTER = PrintWish("Office", both_sides=True)
BY_HAND = PrintWish("Office", turning=Turning(Flip.LONG_EDGE, backwards=False))


def of_cards(number: int, wish: PrintWish, form: Format = A6, **more: int) -> tuple[Pass, ...]:
    pages = {Document.CARDS: 2 * len(sheets(number, form)), **{Document(name): n for name, n in more.items()}}
    return passes(pages, form, [f"Card {n + 1}" for n in range(number)], wish)


def test_a_printer_that_turns_sheets_takes_all_cards_at_once_then_envelopes_then_the_list() -> None:
    found = of_cards(24, BY_PRINTER, envelopes=22, list=1, drawer=1)
    assert [(one.document, one.sheets) for one in found] == [
        (Document.CARDS, 12),
        (Document.ENVELOPE_TEST, 1),
        (Document.ENVELOPES, 10),
        (Document.ENVELOPES, 10),
        (Document.ENVELOPES, 2),
        (Document.LIST, 1),
        (Document.DRAWER, 1),
    ]
    assert found[0].pages == tuple(range(24))
    assert found[0].both_sides


def test_a_trial_shows_how_the_stack_is_turned_and_without_one_nothing_is_printed_by_hand() -> None:
    untried = replace(BY_HAND, turning=None)
    found = passes({Document.TURNING_FRONTS: 2, Document.TURNING_BACKS: 2}, A6, [], untried)
    assert [(one.document, one.sheets, one.asked) for one in found] == [
        (Document.TURNING_FRONTS, 2, Asked.NOTHING),
        (Document.TURNING_BACKS, 2, Asked.TURNED),
    ]
    with pytest.raises(ValueError, match="must be known"):
        of_cards(24, untried)


def test_outsides_first_then_one_inside_to_look_at_and_the_rest_in_packs_of_ten() -> None:
    found = of_cards(46, BY_HAND)
    assert [one.sheets for one in found] == [23, 1, 10, 10, 2]
    assert [one.insides for one in found] == [False, True, True, True, True]
    assert [one.asked for one in found[:3]] == [Asked.NOTHING, Asked.INSIDE, Asked.NOTHING]
    assert found[1].names == ("Card 1", "Card 24")


def test_a_stack_that_comes_back_last_first_is_printed_and_looked_at_last_first() -> None:
    found = of_cards(46, replace(BY_HAND, turning=Turning(Flip.LONG_EDGE, backwards=True)))
    assert found[1].names == ("Card 23", "Card 46")
    assert found[1].pages == (45,)


def test_what_there_is_none_of_is_not_printed() -> None:
    assert passes({Document.LIST: 1}, A6, [], BY_HAND) == (Pass(Document.LIST, (0,), 1),)
    assert passes({}, A6, [], BY_PRINTER) == ()


@given(
    st.integers(1, 300),
    st.sampled_from(list(FORMATS.values())),
    st.integers(1, 40),
    st.booleans(),
    st.booleans(),
    st.integers(0, 90),
)
def test_every_page_is_printed_once_and_insides_after_outsides(
    number: int, form: Format, pack: int, both_sides: bool, backwards: bool, envelopes: int
) -> None:
    turning = Turning(Flip.LONG_EDGE, backwards=backwards)
    wish = PrintWish("Office", both_sides, turning, pack)
    found = of_cards(number, wish, form, envelopes=envelopes)
    cards = [page for one in found if one.document is Document.CARDS for page in one.pages]
    laid = len(sheets(number, form))
    assert sorted(cards) == list(range(2 * laid))
    if not both_sides:
        assert cards[:laid] == [2 * sheet for sheet in range(laid)]
        assert cards[laid:] == [2 * sheet + 1 for sheet in order(laid, turning)]
    assert [page for one in found if one.document is Document.ENVELOPES for page in one.pages] == list(range(envelopes))
    assert all(one.sheets <= pack for one in found if one.document is Document.ENVELOPES or one.insides)
