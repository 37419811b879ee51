"""What a font calls itself may be anything; what stands in the list of hands may not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.handwriting.font_name import LONGEST, name_of, tidied
from tests.handwriting import brought_fonts as fonts


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({fonts.FAMILY: "Anna's hand", fonts.STYLE: "Regular"}, "Anna's hand"),
        ({fonts.FAMILY: "Anna's hand", fonts.STYLE: "Bold Italic"}, "Anna's hand Bold Italic"),
        ({fonts.FAMILY: "Anna Bold", fonts.STYLE: "Bold"}, "Anna Bold"),
        (
            {fonts.FAMILY: "Anna", fonts.TYPOGRAPHIC_FAMILY: "Żaneta  Ω", fonts.TYPOGRAPHIC_STYLE: "Thin"},
            "Żaneta Ω Thin",
        ),
        ({fonts.WHOLE: "Only a whole name"}, "Only a whole name"),
        ({fonts.FAMILY: " \t\u200b\u202e "}, ""),
        ({}, ""),
    ],
)
def test_a_font_is_called_by_its_family_and_any_style_of_note(names: dict[int, str], expected: str) -> None:
    assert name_of(fonts.font(change=lambda made: fonts.call(made, names))) == expected


def test_a_font_without_a_table_of_names_has_none() -> None:
    def nameless(made: fonts.TTFont) -> None:
        del made["name"]

    assert name_of(fonts.font(change=nameless)) == ""
    assert name_of(b"no font at all") == ""


@given(st.text(max_size=300))
def test_a_name_is_one_line_that_can_be_seen(name: str) -> None:
    shown = tidied(name)
    assert tidied(shown) == shown == shown.strip()
    assert len(shown) <= LONGEST
    assert "  " not in shown
    assert not [letter for letter in shown if unicodedata.category(letter)[0] == "C" or letter in "\n\r\t"]
    shown.encode("utf-8")


@given(st.text("abcäöß -'12", min_size=1, max_size=LONGEST))
def test_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert tidied(name) == " ".join(name.split())
