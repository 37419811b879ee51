"""Why somebody stands where she stands: each part of her score in words, for whoever looks into the ranking.

python -m tests.counter.why "peggy sor"
"""

import sys

from shopfriend.counter import fitting, lookup
from shopfriend.counter.fitting import name_parts, spelled
from shopfriend.counter.lookup import Index
from shopfriend.counter.roster import noted
from shopfriend.records.folding import fold
from tests.counter.finding import TODAY, entries

RULES = {
    fitting.WHOLE: "the whole word",
    fitting.BEGINNING: "its beginning",
    fitting.NICKNAME: "its nickname",
    fitting.TYPO: "one typo away",
    fitting.TWO_TYPOS: "two typos away",
    fitting.NICKNAME_BEGUN: "the beginning of its nickname",
    fitting.SOUND: "sounds like it",
    fitting.FAR_SOUND: "sounds a little like it",
    fitting.TYPO_BEGUN: "its beginning with a typo",
    fitting.TWO_TYPOS_BEGUN: "its beginning with two typos",
    fitting.NICKNAME_TYPO: "its nickname with a typo",
    fitting.NICKNAME_TYPO_BEGUN: "the beginning of its nickname with a typo",
    fitting.PLACE: "where she lives",
    fitting.PLACE_BEGUN: "the beginning of where she lives",
}


WHOLE = {
    lookup.REFERENCE: "her number with another program",
    lookup.PHONE: "the last digits of her telephone",
    lookup.EMAIL: "the beginning of her e-mail",
    lookup.EMAIL + 1: "her whole e-mail",
    lookup.EMAIL_BEGUN: "perhaps the beginning of her e-mail",
}
"""What is not looked up word by word."""


def why(index: Index, query: str) -> list[str]:
    """A line for each hit: what each word of the query is to her, the order of the names, and when she was noted."""
    words = fold(query).split()
    lines = []
    for place, hit in enumerate(index.find(query), 1):
        number = index._people.number_of(hit.uid)
        assert number is not None
        person, beginning = index._people[number], index._people.beginnings[number]
        mine = spelled(f"{beginning} {person.also}")
        lives = spelled(fold(f"{person.town} {person.street}"))
        as_number = index._by_number(query).get(number)
        told = [] if as_number is None else [f"“{query}” tells {WHOLE[as_number]} {as_number:.0f}"]
        if as_number is None or hit.score > as_number:
            told += [_of_a_word(index, word, mine, lives) for word in words]
        if len(words) > 1 and beginning.startswith(words[0][:2]):
            told.append(f"in this order +{lookup.IN_ORDER:.0f}")
        day, times = noted(index._people.standing[number])
        told.append(f"noted {times} times, {TODAY - day} days ago" if day else "never noted")
        lines.append(f"{place}. {hit.name} ({hit.score:.1f}): {'; '.join(told)}")
    return lines


def _of_a_word(index: Index, word: str, mine: set[str], lives: set[str]) -> str:
    found = [(score, part) for part, score in name_parts(index._names, word).items() if part in mine]
    found += [(fitting.PLACE if part == word else fitting.PLACE_BEGUN, part) for part in lives if part.startswith(word)]
    if not found:
        return f"“{word}” fits nothing alone"
    score, part = max(found)
    return f"“{word}” is to “{part}” {RULES[score]} {score:.0f}"


if __name__ == "__main__":
    print("\n".join(why(Index(entries()), " ".join(sys.argv[1:]))))
