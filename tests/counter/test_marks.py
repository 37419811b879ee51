import pytest

from shopfriend.counter.said.marks import people, topics


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("With @Anna Berg today", (("Anna Berg today", "Anna Berg", "Anna"),)),
        ("@zoë and @Omar.", (("zoë and", "zoë"), ("Omar.", "Omar"))),
        ("@O'Neill, who laughed", (("O'Neill",),)),
        ("a@b.org", ()),
        ("at @ noon", ()),
        ("@5 o'clock", ()),
        ("(@Anna)", (("Anna",),)),
    ],
)
def test_an_at_sign_names_somebody(said: str, names: tuple[tuple[str, ...], ...]) -> None:
    assert people(said) == names


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Talked of #roses and #bell-ringing, #roses", ("Roses", "Bell-ringing")),
        ("#Gärten", ("Gärten",)),
        ("order #12 and C#, page#top, &#39;", ()),
        ("#a", ()),
    ],
)
def test_a_hash_names_a_topic(said: str, found: tuple[str, ...]) -> None:
    assert topics(said) == found
