"""What is typed to find the regulars of the test, and whom it means: made without a look at how the index works.

Run by hand after `make_people`; what it writes is committed and always the same:
    python -m tests.counter.make_queries

A query means whoever it fits best, word by word; where several fit alike, whoever was noted more recently, then more
often. Where a mistyped query happens to be the name of somebody else, another is drawn.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from shopfriend.records.folding import fold
from tests.counter import mistyping, regulars
from tests.counter.make_people import CYRILLIC, GREEK, Chance, write
from tests.counter.meant import Meant
from tests.counter.mistyping import LONG_WAY, NICKNAMES, SOUNDS, TYPOS
from tests.counter.regulars import Query

SEED = 41
OF_A_KIND = 18
AROUND = "around them"
"""The kind that goes to the full-text search: it is tested apart."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A query for somebody: `typed`, and the words that were `meant`, as `Meant.fitting` takes them."""

    typed: str
    meant: str


Way = Callable[[Chance, Meant, int], Drawn | None]


def _first(words: str) -> str:
    return words.split()[0]


def _two_beginnings(chance: Chance, people: Meant, number: int) -> Drawn:
    given = people.given[number][: chance.number(2, 4)].strip()
    family = people.family[number][: chance.number(3, 5)].strip()
    return Drawn(f"{given} {family}", f"{given}- {family}-")


def _family_begun(chance: Chance, people: Meant, number: int) -> Drawn:
    family = _first(people.family[number])[: chance.number(3, 6)]
    return Drawn(family, f"{family}-")


def _given_begun(chance: Chance, people: Meant, number: int) -> Drawn:
    given = _first(people.given[number])[: chance.number(3, 6)]
    return Drawn(given, f"{given}-")


def _name(chance: Chance, people: Meant, number: int) -> Drawn:
    return Drawn(people.names[number], people.names[number])


def _swapped(chance: Chance, people: Meant, number: int) -> Drawn | None:
    given, family = people.given[number], people.family[number]
    if people.rows[number]["name"].startswith(people.rows[number]["family"]):
        return None
    if chance.happens(0.5):
        return Drawn(f"{family} {given}", f"{family} {given}")
    given = given[: chance.number(1, 4)].strip()
    return Drawn(f"{family} {given}", f"{family} {given}-")


def _together(chance: Chance, people: Meant, number: int) -> Drawn | None:
    given, family = people.given[number], people.family[number]
    typed = f"{given}{family}" if chance.happens(0.7) else f"{family}{given}"
    return Drawn(typed.replace(" ", ""), f"{given} {family}")


def _initials(chance: Chance, people: Meant, number: int) -> Drawn:
    given, family = people.given[number][0], people.family[number][0]
    return Drawn(f"{given} {family}" if chance.happens(0.6) else given + family, f"{given}- {family}-")


def _typo(chance: Chance, word: str) -> str:
    """One typo, seldom at the very first letter."""
    first = 0 if chance.happens(0.1) else 1
    return chance.pick(TYPOS)(word, chance.number(first, len(word) - 1))


def _typo_in_a_word(chance: Chance, people: Meant, number: int) -> Drawn | None:
    given, family = people.given[number], people.family[number]
    long = given if chance.happens(0.4) else family
    if len(long) < 5:
        return None
    wrong = _typo(chance, long)
    typed = f"{wrong} {family}" if long is given else f"{given} {wrong}"
    return None if wrong == long else Drawn(typed, f"{given} {family}")


def _typo_in_both(chance: Chance, people: Meant, number: int) -> Drawn | None:
    given, family = people.given[number], people.family[number]
    if min(len(given), len(family)) < 5:
        return None
    wrong = _typo(chance, given), _typo(chance, family)
    return None if wrong == (given, family) else Drawn(" ".join(wrong), f"{given} {family}")


def _typo_unfinished(chance: Chance, people: Meant, number: int) -> Drawn | None:
    given, family = _first(people.given[number]), _first(people.family[number])
    if len(family) < 7:
        return None
    begun = family[: chance.number(5, len(family) - 1)]
    wrong = _typo(chance, begun)
    if wrong == begun:
        return None
    given = "" if chance.happens(0.3) else given
    return Drawn(f"{given} {wrong}".strip(), f"{given} {begun}-")


def _initial_and_typo(chance: Chance, people: Meant, number: int) -> Drawn | None:
    family = people.family[number]
    if len(family) < 6:
        return None
    wrong = _typo(chance, family)
    return (
        None if wrong == family else Drawn(f"{people.given[number][0]} {wrong}", f"{people.given[number][0]}- {family}")
    )


def _sound(chance: Chance, people: Meant, number: int) -> Drawn | None:
    given, family = people.given[number], people.family[number]
    heard = [
        (pattern, right, name) for pattern, right in SOUNDS for name in (given, family) if pattern.search(name) and name
    ]
    if not heard:
        return None
    pattern, right, name = chance.pick(heard)
    wrong = pattern.sub(right, name, count=1)
    typed = f"{wrong} {family}" if name == given else f"{given} {wrong}"
    return None if wrong == name else Drawn(typed, f"{given} {family}")


def _nicknames(people: Meant, number: int) -> list[str]:
    given = _first(people.given[number])
    return [fold(nick) for nick, long in NICKNAMES if given in (fold(name) for name in long) and fold(nick) != given]


def _nickname(chance: Chance, people: Meant, number: int) -> Drawn | None:
    known = _nicknames(people, number)
    if not known:
        return None
    family = people.family[number]
    begun = family[: chance.number(3, 5)].strip() if chance.happens(0.4) else ""
    nick = chance.pick(known)
    return Drawn(f"{nick} {begun or family}", f"{people.given[number]} {begun + '-' if begun else family}")


def _nickname_with_typo(chance: Chance, people: Meant, number: int) -> Drawn | None:
    known = [nick for nick in _nicknames(people, number) if len(nick) >= 4]
    if not known:
        return None
    nick = chance.pick(known)
    wrong = _typo(chance, nick)
    given, family = people.given[number], people.family[number]
    return None if wrong == nick else Drawn(f"{wrong} {family}", f"{given} {family}")


def _half_a_misspelt_nickname(chance: Chance, people: Meant, number: int) -> Drawn | None:
    known = [nick for nick in _nicknames(people, number) if len(nick) >= 5]
    if not known:
        return None
    nick = chance.pick(known)[:4]
    wrong = _typo(chance, nick)
    given, family = people.given[number], people.family[number]
    return None if wrong == nick else Drawn(f"{wrong} {family}", f"{given} {family}")


def _called(chance: Chance, people: Meant, number: int) -> Drawn | None:
    called = fold(people.rows[number]["called"])
    family = people.family[number][: chance.number(1, 4)].strip()
    return Drawn(f"{called} {family}", f"{called} {family}-") if called else None


def _other_letters(chance: Chance, people: Meant, number: int) -> Drawn | None:
    """Ø as oe, ü as ue; or a plain letter, as where nothing else is on the keyboard."""
    row = people.rows[number]
    written = f"{row['given']} {row['family']}".lower()
    if row["language"] in CYRILLIC + GREEK or written.isascii():
        return None
    typed = written
    if chance.happens(0.6):
        for letter, long in LONG_WAY:
            typed = typed.replace(letter, long)
    return Drawn(fold(typed), f"{people.given[number]} {people.family[number]}")


def _letters_that_are_not_there(chance: Chance, people: Meant, number: int) -> Drawn | None:
    """Müller for somebody who writes herself Mueller or Muller."""
    row = people.rows[number]
    written = f"{row['given']} {row['family']}".lower()
    if not written.isascii():
        return None
    longer = [(long, letter) for letter, long in LONG_WAY if long in written]
    shorter = [(letter, also) for letter, also in zip("aoeuscz", "áöéüšćž", strict=True) if letter in written]
    long, letter = chance.pick(longer or shorter)
    return Drawn(written.replace(long, letter, 1), f"{people.given[number]} {people.family[number]}")


def _latin_for_another_alphabet(chance: Chance, people: Meant, number: int) -> Drawn | None:
    row = people.rows[number]
    written = f"{row['given']} {row['family']}"
    if row["language"] not in CYRILLIC + GREEK or fold(written) == written.lower():
        return None
    to_latin = mistyping.from_greek if row["language"] in GREEK else mistyping.from_cyrillic
    return Drawn(to_latin(written).lower(), f"{people.given[number]} {people.family[number]}")


def _another_alphabet_for_latin(chance: Chance, people: Meant, number: int) -> Drawn | None:
    row = people.rows[number]
    written = f"{row['given']} {row['family']}"
    if row["language"] not in CYRILLIC or not written.isascii():
        return None
    return Drawn(mistyping.to_cyrillic(written), f"{people.given[number]} {people.family[number]}")


def _at(place: str) -> str:
    return " ".join(f"@{word}" for word in place.split())


def _town(chance: Chance, people: Meant, number: int) -> Drawn | None:
    town, family = fold(people.rows[number]["town"]), people.family[number]
    begun = town[: chance.number(3, 6)].strip()
    return Drawn(f"{family} {begun}", f"{family} {_at(begun)}-") if town else None


def _street(chance: Chance, people: Meant, number: int) -> Drawn | None:
    street = " ".join(fold(people.rows[number]["street"]).split()[1:])
    given = people.given[number]
    return Drawn(f"{given} {street}", f"{given} {_at(street)}") if street else None


WAYS: dict[str, Way] = {
    "two beginnings": _two_beginnings,
    "beginning of the family name": _family_begun,
    "beginning of the given name": _given_begun,
    "whole name": _name,
    "swapped": _swapped,
    "run together": _together,
    "initials": _initials,
    "typo in a word": _typo_in_a_word,
    "typo in both words": _typo_in_both,
    "typo in an unfinished word": _typo_unfinished,
    "initial and typo": _initial_and_typo,
    "sound": _sound,
    "nickname": _nickname,
    "nickname with a typo": _nickname_with_typo,
    "half a misspelt nickname": _half_a_misspelt_nickname,
    "what she is called": _called,
    "without accents": _other_letters,
    "accents that are not there": _letters_that_are_not_there,
    "Latin for another alphabet": _latin_for_another_alphabet,
    "another alphabet for Latin": _another_alphabet_for_latin,
    "name and town": _town,
    "name and street": _street,
}


def _of_a_kind(chance: Chance, people: Meant, kind: str, way: Way) -> Iterator[Query]:
    taken = set()
    while len(taken) < OF_A_KIND:
        drawn = way(chance, people, chance.number(0, len(people.rows) - 1))
        if drawn is None or drawn.typed in taken:
            continue
        means = people.latest(people.fitting(drawn.meant))
        literally = people.fitting(" ".join(f"{word}-" for word in fold(drawn.typed).split()))
        if drawn.meant.replace("-", "").replace("@", "") == drawn.typed or not literally or means in literally:
            taken.add(drawn.typed)
            yield Query(kind, drawn.typed, means)


def _by_number(chance: Chance, people: Meant, kind: str, column: str) -> Iterator[Query]:
    having = [number for number, row in enumerate(people.rows) if row[column]]
    for _ in range(OF_A_KIND):
        told = people.rows[chance.pick(having)][column]
        if column == "phone":
            typed = told[-4:]
            same = [number for number in having if people.rows[number][column].endswith(typed)]
        elif column == "email":
            typed = told[: told.index("@") + chance.number(1, 3)]
            same = [number for number in having if people.rows[number][column].startswith(typed)]
        else:
            typed = told.removesuffix(" at home")
            same = [number for number in having if people.rows[number][column].startswith(typed)]
        yield Query(kind, typed, people.latest(same))


def queries() -> list[Query]:
    chance, people = Chance(SEED), Meant()
    found = [query for kind, way in WAYS.items() for query in _of_a_kind(chance, people, kind, way)]
    for kind, column in (("last digits of the telephone", "phone"), ("e-mail", "email"), (AROUND, "around")):
        found += _by_number(chance, people, kind, column)
    return found


if __name__ == "__main__":
    told = [{name: str(value) for name, value in asdict(query).items()} for query in queries()]
    write(regulars.QUERIES, ("kind", "typed", "means"), told)
