from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from shopfriend.counter.typos import Words

words = st.text("abcd", min_size=1, max_size=9)


@given(st.sets(words, max_size=30), words)
def test_words_within_a_typo_are_those_that_comparing_each_finds(known: set[str], typed: str) -> None:
    near = dict(Words(sorted(known)).near(typed))
    allowed = 2 if len(typed) >= 6 else 1
    for word in known:
        typos = OSA.distance(word, typed)
        if typos == 1 or (typos == 2 == allowed and word[0] == typed[0]):
            assert near.pop(word) == typos
    assert near == {}


@given(st.sets(words, max_size=30), words)
def test_of_a_nickname_one_typo_is_enough(known: set[str], typed: str) -> None:
    near = dict(Words(sorted(known)).near(typed, most=1))
    assert near == {word: 1 for word in known if OSA.distance(word, typed) == 1}
