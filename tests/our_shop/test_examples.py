"""The cycles to begin with: whole, of six kinds of shops, and each with a drawing that is there."""

from pathlib import Path

import pytest

from shopfriend.our_shop.examples import kinds_of_shops
from shopfriend.problem import Problem


def test_six_kinds_of_shops_have_cycles_to_begin_with(resources: Path) -> None:
    kinds = kinds_of_shops(resources)
    assert [kind.key for kind in kinds] == ["food", "clothes", "books", "flowers", "hair", "repairs"]
    for kind in kinds:
        names = [cycle.name for cycle in kind.cycles]
        assert len(set(names)) == len(names) >= 5
        assert {"A visit to us", "A phone call", "An order", "A complaint"} <= set(names)
        assert 5 <= len(next(cycle for cycle in kind.cycles if cycle.name == "A visit to us").points) <= 8


def test_each_point_has_a_short_name_a_drawing_and_what_near_perfect_would_be(resources: Path) -> None:
    for kind in kinds_of_shops(resources):
        for cycle in kind.cycles:
            for icon, name, near_perfect in cycle.points:
                assert (resources / "icons" / f"{icon}.svg").exists(), icon
                assert 0 < len(name) <= 30
                assert near_perfect.endswith((".", "?"))
                assert len(near_perfect) <= 100


@pytest.mark.parametrize("text", [None, "kind = 3", "[[kind]]\nkey = 'x'\n", "]"])
def test_examples_that_are_damaged_are_told_in_a_sentence(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "points_of_contact.toml").write_text(text)
    with pytest.raises(Problem) as problem:
        kinds_of_shops(tmp_path)
    assert problem.value.code == "examples-damaged"
