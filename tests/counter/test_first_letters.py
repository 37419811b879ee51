import random

import pytest

from shopfriend.counter.lookup import Index
from shopfriend.counter.roster import Entry

GIVEN = ("Mara", "Milo", "Nora")


def entry(chance: random.Random, number: int) -> Entry:
    name = f"{chance.choice(GIVEN)} {chance.choice('ABCM')}{'x' * chance.randrange(4)}"
    return Entry(f"{number}", name, last_noted=chance.randrange(20), times=chance.randrange(4))


@pytest.mark.parametrize("number", [5, 400])
def test_one_letter_finds_the_foremost_however_people_change(number: int) -> None:
    """The heads of the letters are followed write by write; an index made anew has none that could be wrong."""
    chance = random.Random(3)
    known = {f"{n}": entry(chance, n) for n in range(number)}
    index = Index(known.values())
    index.prepare()
    for turn in range(600):
        changed = entry(chance, chance.randrange(number + 5))
        if chance.random() < 0.4:
            known.pop(changed.uid, None)
            index.remove(changed.uid)
        else:
            known[changed.uid] = changed
            index.put(changed)
        if turn % 20 == 0:
            anew = Index(known.values())
            for query in ("m", "n", "a", "mm", "m m", "nora m", "b", "q", "mra", "norra", "xxm", "bxx", "cxxy"):
                assert index.find(query) == anew.find(query)
