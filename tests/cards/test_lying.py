"""How cards lie when they have come out: nobody is counted twice, and where the paper ran out the rest is not there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.cards.lying import form_of, lying, paper_called
from shopfriend.printing.formats import FORMATS, Format, ready_cut

FORMS = [*FORMATS.values(), *map(ready_cut, FORMATS.values())]


@pytest.mark.parametrize("form", FORMS, ids=paper_called)
def test_a_run_knows_its_paper_again(form: Format) -> None:
    assert form_of(paper_called(form)) == form
    assert len(paper_called(form)) <= 20


def test_an_unknown_paper_has_each_card_alone() -> None:
    assert form_of("papyrus") is None
    assert lying(["a", "b"], None).sheets == (("a",), ("b",))


@given(st.integers(0, 40), st.sampled_from(FORMS), st.booleans(), st.booleans())
def test_each_card_lies_there_once(number: int, form: Format, by_sheet: bool, face_up: bool) -> None:
    cards = [str(place) for place in range(number)]
    found = lying(cards, form)
    assert sorted(sum(found.seen(by_sheet=by_sheet, face_up=face_up), ())) == sorted(cards)
    assert found.several is (len(form.places) > 1 and number > 1)
    if not by_sheet and not face_up:
        assert sum(found.seen(by_sheet=False, face_up=False), ()) == tuple(cards)


@given(st.integers(1, 40), st.sampled_from(FORMS), st.data())
def test_where_the_paper_ran_out_its_sheet_and_all_printed_later_are_missing(
    number: int, form: Format, data: st.DataObject
) -> None:
    cards = [str(place) for place in range(number)]
    card = data.draw(st.sampled_from(cards))
    found = lying(cards, form)
    missing = found.onwards(card)
    there = [sheet for sheet in found.sheets if not missing & set(sheet)]
    assert card in missing
    assert list(found.sheets[: len(there)]) == there
    assert sum(map(len, there)) + len(missing) == number
    top = found.seen(by_sheet=True, face_up=True)
    assert all(missing.issuperset(sheet) for sheet in top[: len(found.sheets) - len(there)])


def test_of_four_on_two_sheets_the_upper_two_are_the_first() -> None:
    four = lying(["1", "2", "3", "4"], FORMATS["a6"])
    assert four.sheets == (("1", "3"), ("2", "4"))
    assert four.onwards("2") == {"2", "4"}
    assert four.onwards("3") == {"1", "2", "3", "4"}
    assert four.seen(by_sheet=False, face_up=True) == [("2",), ("1",), ("4",), ("3",)]
    assert four.onwards("nobody") == set()
