"""Where a fact came from, and whether two lists are one list at two times: what a list said, it may correct."""

import re
from functools import lru_cache

from shopfriend.exchange.person import Reading
from shopfriend.language import _

_LONGEST = 200
_WRITTEN = re.compile(r"(.+) \(([\w.\-]+)\)", re.DOTALL)
_OF_NO_PROGRAM = re.compile(r"table|vcard.*")
_NO_LETTERS = re.compile(r"[\W\d_]+")


def source_of(reading: Reading) -> str:
    """How the records name the list: its file and the program that wrote it."""
    return _("{file} ({format})").format(file=reading.file, format=reading.format)[:_LONGEST]


@lru_cache(maxsize=4096)
def list_of(source: str) -> str:
    """The list that a source names, whenever it was written; "" where it names none, as what was typed by hand.

    The exports of one program are one list; others are by the letters of their name: "kunden-2026-05.csv" and
    "Kunden (2).csv" are one.
    """
    found = _WRITTEN.fullmatch(source)
    if found is None:
        return ""
    file, form = found[1], found[2]
    return _NO_LETTERS.sub("", file.casefold()) if _OF_NO_PROGRAM.fullmatch(form) else form


def same_list(one: str, other: str) -> bool:
    """Whether both sources are one list."""
    return bool(list_of(one)) and list_of(one) == list_of(other)
