"""The line that greets a whole house, or stands on its envelope, when one of those who are named there is no more."""

import re
from collections.abc import Callable, Sequence


def without(line: str, names: Sequence[str]) -> str:
    """A line that addresses several, without these names: "Dear Marek & Ola," without Marek is "Dear Ola,".

    A line in which they stand alone, or not at all, stays as it is: it is not for us to say how it should be.
    """
    for name in names:
        for pattern, left in _LEFT_OUT:
            shorter, found = re.subn(pattern.replace("NAME", re.escape(name)), left, line, count=1, flags=re.IGNORECASE)
            if found and any(letter.isalpha() for letter in shorter):
                return shorter
    return line


def _capital(found: re.Match[str]) -> str:
    return found[1][:1].upper() + found[1][1:]


def _joined(found: re.Match[str]) -> str:
    return f" {found[2]} {found[1]}"


_AND = r"(?:&|\+|and|und|et|e|y|i|og|en)"
_DEAR = r"(?:liebe[rs]?|ch[eè]re?|querid[oa]|dear|cara|caro)"
_LEFT_OUT: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    # Each with a word of its own: "Liebe Ola und lieber Marek".
    (rf"^\w+ NAME\s+{_AND}\s+({_DEAR})(?=\s)", _capital),
    (rf"\s+{_AND}\s+{_DEAR}\s+NAME(?!\w)", ""),
    # The last two of a list are joined by what joined the name: "Ola, Marek and Jan" without Jan.
    (rf",\s*(\w+),?\s+({_AND})\s+NAME(?!\w)", _joined),
    (rf",\s*NAME(?=,?\s+{_AND}\s)", ""),
    (r"(?<!\w)NAME,\s+(?=\w)", ""),
    (rf"(?<!\w)NAME\s*{_AND}\s+", ""),
    (rf"\s+{_AND}\s+NAME(?!\w)", ""),
)
