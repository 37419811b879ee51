"""Names for what the owner brings along: free, and short enough for their column."""

from hypothesis import given
from hypothesis import strategies as st

from shopfriend.handwriting.font_name import LONGEST
from shopfriend.keeping.brought import free_name


@given(st.text(min_size=1, max_size=LONGEST), st.integers(0, 12))
def test_a_free_name_is_never_taken_and_never_too_long(name: str, others: int) -> None:
    taken: list[str] = []
    for _ in range(others + 1):
        free = free_name(name, taken)
        assert free.casefold() not in [other.casefold() for other in taken]
        assert len(free) <= LONGEST
        taken.append(free.upper())
