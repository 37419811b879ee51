"""A new face, read from what was typed in the search box: a name, a telephone number or an e-mail address."""

import re
from dataclasses import dataclass

_PARTICLES = frozenset(
    "van von de der den del della dei al bin ibn la las los le du di da do das dos af av zu zum zur ter ten te het op "
    "vom und y e i ap ab ben bint".split()
)
"""Words inside a name that stay as they are: Ludwig van Beethoven, Maria de la Cruz."""
_PARTS = re.compile(r"[^\s\-'’]+|[\s\-'’]+")
_LONGEST_ELISION = 2
"""Letters before an apostrophe behind which a name goes on with a capital: O'Brien, D'Angelo, but not Anna's."""
_FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class TypedFace:
    """What is filled in for a new regular; at most one of the three has words."""

    name: str = ""
    phone: str = ""
    email: str = ""


def read_face(query: str) -> TypedFace:
    """The name, number or address in a query. A name in small letters gets its capitals."""
    typed = " ".join(query.split())
    if "@" in typed:
        return TypedFace(email=typed.replace(" ", ""))
    digits = sum(sign.isdigit() for sign in typed)
    if digits >= _FEWEST_DIGITS and digits > sum(sign.isalpha() for sign in typed):
        return TypedFace(phone=typed)
    return TypedFace(name=with_capitals(typed))


def with_capitals(name: str) -> str:
    """The name with its capitals where it was typed without any: "anna van der berg" becomes "Anna van der Berg".

    A name that has a capital somewhere is meant as it is.
    """
    if name != name.lower():
        return name
    return " ".join(
        word if place and word in _PARTICLES else _capitals_in(word) for place, word in enumerate(name.split(" "))
    )


def _capitals_in(word: str) -> str:
    parts = _PARTS.findall(word)
    for place, part in enumerate(parts):
        before = parts[place - 1] if place else ""
        elided = before[-1:] in ("'", "’") and place > 1 and len(parts[place - 2]) > _LONGEST_ELISION
        if not elided:
            # Not upper(): some letters are two signs, of which only the first is a capital.
            parts[place] = part[0].title() + part[1:]
    return "".join(parts)
