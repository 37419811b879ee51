"""What has come in, beside what was wished for: the same thing in other words, and things that only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.counter.same_thing import same_thing, words_of

SAME = [
    ("Kenyan beans", "Would like Kenyan beans whenever a new harvest is in"),
    ("The Kenyan beans are in", "Kenyan beans"),
    ("kenyan bean", "Kenyan beans"),
    ("Kenian beans", "Kenyan beans, 2 kg"),
    ("Kenyan beans, 5 kg", "Kenyan beans, 2 kg"),
    ("Kenyan coffee beans", "Kenyan beans"),
    ("beans from Kenya", "Kenyan beans"),
    ("smoked paprika", "Would buy smoked paprika in the little red tins"),
    ("paprika tins, smoked", "Would buy smoked paprika in the little red tins"),
    ("bread flour", "Would like strong bread flour by the sack"),
    ("scraf, blue", "The blue scarf, size M"),
    ("scarves", "a blue scarf"),
    ("loaves", "A loaf without salt"),
    ("cherries", "A cherry jam"),
    ("Kaffeebohnen aus Kenia", "Bohnen"),
    ("Bohnen sind eingetroffen", "Hätte gern Bohnen"),
    ("Nüsse", "eine Nuss"),
    ("Gläser", "ein Glas"),
    ("Bücher", "das Buch"),
    ("Kerzen", "Kerze, rot"),
    ("thé", "Du thé"),
    ("thé vert", "Voudrait du thé vert"),
    ("chapeaux", "un chapeau de paille"),
    ("journaux", "le journal"),
    ("naranjas", "una naranja"),
    ("flores secas", "Quiere flores secas"),
    ("lápices", "un lápiz"),
    ("boots, size 12", "Size 12 boots"),
]
OTHER = [
    ("Kenyan beans", "Kenyan tea"),
    ("Kenyan beans", "Ethiopian beans"),
    ("beans", "jam"),
    ("size 11 boots", "size 12 boots"),
    ("lamp", "lamb"),
    ("tea", "tray"),
    ("", "Kenyan beans"),
    ("  ", "beans"),
    ("!!", "beans"),
    ("blue scarf", "red scarf"),
    ("Bohnen", "Butter"),
    ("salt", "salted cod"),
]


@pytest.mark.parametrize(("come", "wished"), SAME)
def test_it_is_the_same_thing(come: str, wished: str) -> None:
    assert same_thing(come, wished)
    assert same_thing(wished, come)


@pytest.mark.parametrize(("come", "wished"), OTHER)
def test_it_is_something_else(come: str, wished: str) -> None:
    assert not same_thing(come, wished)


@given(st.text(max_size=60))
def test_whatever_was_wished_for_is_known_again_in_its_own_words(wished: str) -> None:
    assert same_thing(wished, wished) is bool(words_of(wished))


@given(st.text(max_size=40), st.text(max_size=40))
def test_it_does_not_matter_who_speaks_first(one: str, other: str) -> None:
    assert same_thing(one, other) is same_thing(other, one)
