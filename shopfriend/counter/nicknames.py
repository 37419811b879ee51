"""Short names and their long ones, in several languages: a regular is looked up by the name she goes by.

All names are folded, as `folding.fold` writes them.
"""

from bisect import bisect_left
from functools import lru_cache

from shopfriend.counter.nickname_rows import ROWS
from shopfriend.counter.typos import Words


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    from shopfriend.records.folding import fold

    table: dict[str, set[str]] = {}
    for row in ROWS.split(";"):
        names = [fold(name) for name in row.split()]
        for name in names:
            table.setdefault(name, set()).update(names)
    return {name: frozenset(table[name] - {name}) for name in sorted(table)}


def also_called(name: str) -> frozenset[str]:
    """The other names of somebody who is called `name` (folded); empty where none is known."""
    return _table().get(name, frozenset())


@lru_cache(maxsize=16)
def nicknames(length: int | None) -> Words:
    """All names of the table, or the first letters, that many, of those that have more."""
    if length is None:
        return Words(list(_table()))
    return Words(list(dict.fromkeys(name[:length] for name in _table() if len(name) > length)))


def nicknames_beginning_with(letters: str) -> list[str]:
    """The names of the table that begin with these letters and go on."""
    names = nicknames(None).words
    begin = bisect_left(names, letters)
    return [name for name in names[begin : bisect_left(names, letters + "{")] if name != letters]
