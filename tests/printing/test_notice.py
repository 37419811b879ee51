"""One page that is read standing: everything on it, within its margins, as large as fits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopfriend.keeping.rights_paper import counter_notice
from shopfriend.keeping.views import ShopSettings
from shopfriend.printing.formats import LETTER
from shopfriend.printing.notice import Notice, lay_out
from shopfriend.printing.page import Plain
from shopfriend.printing.paper import A4, Size

from .shop import WORKSHOP

SHOP = ShopSettings(
    "Marlow & Daughter", "12 High Street", "HR9 4TQ", "Wyebridge", "", "GB", "en", "", "blue", "a6", "a4", False
)


def sizes(notice: Notice, paper: Size = A4) -> list[float]:
    items = [item for item in lay_out(notice, WORKSHOP.type, paper).items if isinstance(item, Plain)]
    for item in items:
        assert 20 <= item.x <= paper.width - 20
        assert 14 <= item.y <= paper.height - 20
    return [item.size for item in items]


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("years", [0, 2, 10])
def test_the_notice_for_the_counter_can_be_read_from_where_one_stands(paper: Size, years: int) -> None:
    assert min(sizes(counter_notice(SHOP, years), paper)[2:]) >= 12


def test_a_shop_without_a_name_has_a_notice_too() -> None:
    bare = ShopSettings("", "", "", "", "", "GB", "en", "", "blue", "a6", "a4", False)
    words = [item.text for item in lay_out(counter_notice(bare, 3), WORKSHOP.type).items if isinstance(item, Plain)]
    assert all(word.strip() for word in words)


@settings(max_examples=20)
@given(st.lists(st.text("abc äöü", min_size=1, max_size=300), max_size=6))
def test_words_of_any_length_are_as_large_as_leaves_them_on_the_page(sentences: list[str]) -> None:
    few = Notice("Title", "", (("Heading", tuple(sentences)),), "Foot")
    assert 10 <= min(size for size in sizes(few) if size != 9) <= 30
