"""Labels lie where the makers' sheets have them, and begin where the owner says."""

from itertools import pairwise

import pytest

from shopfriend.printing.labels import LABELS, lay_out, named
from shopfriend.printing.page import Plain, Written
from shopfriend.problem import Problem

from .shop import HANDS, WORKSHOP, envelope

ALL = list(LABELS.values())
ids = {"ids": lambda sheet: sheet.name}


def laid(number, sheet, first=1, **more):
    return lay_out([envelope(n, **more) for n in range(1, number + 1)], sheet, HANDS, WORKSHOP.type, first)


@pytest.mark.parametrize("sheet", ALL, **ids)
def test_every_label_lies_on_the_sheet_and_on_no_other(sheet) -> None:
    corners = [sheet.corner(place) for place in range(sheet.labels)]
    for left, foot in corners:
        assert left >= -0.01
        assert foot >= -1.6
        assert left + sheet.label.width <= sheet.sheet.width + 0.01
        assert foot + sheet.label.height <= sheet.sheet.height + 0.01
    for (left, foot), (other_left, other_foot) in pairwise(corners):
        assert other_left - left >= sheet.label.width - 0.01 or foot - other_foot >= sheet.label.height - 0.01


@pytest.mark.parametrize("sheet", ALL, **ids)
@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_every_address_lies_within_its_label(sheet, lines) -> None:
    (page,) = laid(1, sheet, recipient=("Mrs Wilhelmine-Charlotte Ashdown",) * lines)
    left, foot = sheet.corner(0)
    assert page.size == sheet.sheet
    for item in page.items:
        assert isinstance(item, Written | Plain)
        assert left < item.x
        assert foot < item.y < foot + sheet.label.height
        if isinstance(item, Written):
            assert item.x + item.writing.width <= left + sheet.label.width


def test_a_started_sheet_goes_on_at_its_first_free_label_and_then_on_a_new_one() -> None:
    sheet = named("L7163")
    pages = laid(9, sheet, first=8)
    assert len(pages) == 2
    firsts = [min(item.x for item in page.items) for page in pages]
    assert firsts[0] == pytest.approx(sheet.corner(8)[0] + 4)
    left, foot = sheet.corner(7)
    (start, *_rest) = pages[0].items
    assert left < start.x < left + sheet.label.width
    assert foot < start.y < foot + sheet.label.height
    towns = [sum(isinstance(item, Plain) and item.text == "WYEBRIDGE" for item in page.items) for page in pages]
    assert towns == [7, 2]


def test_order_is_that_of_the_cards() -> None:
    pages = lay_out(
        [envelope(n, recipient=(name,)) for n, name in enumerate(("Anna", "Bea", "Cleo"), 1)],
        named("3474"),
        HANDS,
        WORKSHOP.type,
    )
    names = [item for item in pages[0].items if isinstance(item, Written)]
    assert [item.writing.words[0].text for item in names] == ["Anna", "Bea", "Cleo"]
    assert [item.x for item in names] == sorted(item.x for item in names)


@pytest.mark.parametrize(("name", "first", "why"), [("7163", 1, "L7160"), ("L7163", 15, "14"), ("L7163", 0, "14")])
def test_a_sheet_that_does_not_exist_or_has_no_such_label_is_refused(name, first, why) -> None:
    with pytest.raises(Problem, match=why):
        named(name, first)
