"""The reputation on one page for the back room, whatever is written."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopfriend.printing.page import Plain, Rule
from shopfriend.printing.paper import A4
from shopfriend.printing.plain_type import measured
from shopfriend.printing.reputation_page import GroupToPrint, ReputationToPrint, page
from tests.end_to_end.how_often import times

from .shop import WORKSHOP

TYPE = WORKSHOP.type
ROWS = (("How we let them know", "By paying on the day."), ("What we do every day", "Write the maker's name."))
LONG = "They know how I take it, and they ask about the right thing at the right moment. " * 12
words = st.sampled_from(["", "They remember you.", LONG, "x" * 400])
groups = st.builds(
    GroupToPrint,
    st.sampled_from(["Regulars", LONG]),
    words,
    st.lists(st.tuples(st.just("What we do every day"), words), max_size=5).map(tuple),
)


def texts(made):
    return [item.text for item in made.items if isinstance(item, Plain)]


def stays_on_the_paper(made):
    assert made.size == A4
    lines = {}
    for item in made.items:
        if isinstance(item, Plain):
            bold = "bold" in item.file.name.lower()
            assert item.x >= 17.9
            assert item.x + measured(item.text, TYPE, item.size, bold=bold) <= 192.5
            assert 10 <= item.y <= 280
            assert item.size >= 6
            lines.setdefault(round(item.x), []).append(item)
        elif isinstance(item, Rule):
            assert 17.9 <= item.x <= item.to_x <= 192.1
    for column in lines.values():
        column.sort(key=lambda item: -item.y)
        for above, below in pairwise(column):
            assert above.y - below.y >= below.size * 0.35 or above.y == below.y


@pytest.mark.parametrize("many", [0, 1, 2, 3, 4, 6])
def test_a_few_groups_stand_whole_on_the_page(many):
    those = tuple(GroupToPrint(f"Group {n}", "They remember you.", ROWS) for n in range(many))
    made = page(ReputationToPrint("They remember you there.", those, ("Lovely",), "As of today"), TYPE, title="Ours")
    stays_on_the_paper(made)
    shown = texts(made)
    assert sum(text.startswith("Group ") for text in shown) == many
    assert shown.count("By paying on the day.") == many
    assert "“Lovely”" in shown
    assert "They remember you there." in shown


def test_more_groups_than_a_page_holds_are_counted():
    those = tuple(GroupToPrint(f"Group {n}", LONG, ROWS * 2) for n in range(60))
    made = page(ReputationToPrint("", those, (), ""), TYPE, title="Ours")
    stays_on_the_paper(made)
    shown = sum(text.startswith("Group ") for text in texts(made))
    assert shown >= 6
    assert f"and {60 - shown} more groups" in texts(made)


@settings(max_examples=times(5, 400))
@given(words, st.lists(groups, max_size=8), st.lists(words, max_size=3))
def test_anything_stays_on_one_page(wanted, those, heard):
    told = ReputationToPrint(wanted, tuple(those), tuple(filter(None, heard)), "As of today")
    stays_on_the_paper(page(told, TYPE, title="The reputation we want to deserve"))
