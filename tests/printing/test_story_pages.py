"""All that is known about a customer on paper: nothing cut, everything within the page, as many pages as it needs."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopfriend.app import Surroundings, shipped_hands
from shopfriend.printing.page import Plain
from shopfriend.printing.paper import A4
from shopfriend.printing.plain_type import Type, measured, plain_type, wrapped
from shopfriend.printing.story_pages import AllKnown, StoryRow, lay_out

RESOURCES = Path(__file__).parents[2] / "resources"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenhersteller" * 4


@pytest.fixture(scope="module")
def fonts() -> Type:
    return plain_type(RESOURCES / "fonts", shipped_hands(Surroundings(RESOURCES, None, None)))


def words_on(pages: list) -> str:
    return " ".join(item.text for page in pages for item in page.items if isinstance(item, Plain))


def test_nothing_is_cut_and_everything_lies_within_the_page(fonts: Type) -> None:
    facts = (("Called", "Maggie"), ("Notes", LONG), ("Details", "one\ntwo"))
    rows = tuple(StoryRow(f"Day {n}", f"Words number {n}. {LONG}", "Asked") for n in range(60))
    pages = lay_out(AllKnown(LONG, "A note", facts, rows), fonts)
    assert len(pages) > 2
    for page in pages:
        assert page.size == A4
        for item in page.items:
            assert isinstance(item, Plain)
            assert 15 <= item.x <= 192
            assert 10 <= item.y <= 275
    shown = words_on(pages)
    assert "…" not in shown
    for n in range(60):
        assert f"Words number {n}." in shown
    assert f"Page {len(pages)} of {len(pages)}" in shown


def test_a_story_without_anything_is_one_page(fonts: Type) -> None:
    assert len(lay_out(AllKnown("Ann", "A note", (), ()), fonts)) == 1


@settings(max_examples=40)
@given(text=st.text(st.sampled_from("abcÄö ,."), max_size=200), width=st.floats(20, 100))
def test_lines_keep_every_letter_and_fit(fonts: Type, text: str, width: float) -> None:
    lines = wrapped(text, fonts, 10.5, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(measured(line, fonts, 10.5) <= width + 0.5 for line in lines)


def test_no_heading_stands_alone_at_the_foot_of_a_page_and_each_year_once(fonts: Type) -> None:
    rows = tuple(StoryRow(f"Heading {n}", f"Words {n}", "", 2026 - n // 30) for n in range(90))
    pages = lay_out(AllKnown("Ann", "A note", (), rows, "The shop", "The end"), fonts)
    for page in pages:
        last = [item.text for item in page.items if isinstance(item, Plain) and item.y > 20][-1]
        assert not last.startswith("Heading")
        assert not last.isdigit()
    shown = words_on(pages)
    assert [shown.count(year) for year in ("2026", "2025", "2024")] == [1, 1, 1]
    assert "The end" in shown
