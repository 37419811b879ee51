"""Marks in what is jotted down: "@" names another customer who was there, "#" a topic."""

import re

_PERSON = re.compile(r"(?<![\w.@])@(?=[^\W\d_])")
_TOPIC = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]{1,39})")
_NAME_PART = re.compile(r"[ ]?([^\W\d_][\w'’.-]*)")
_PARTS = 4
"""Words of a name behind an "@", at most."""


def people(said: str) -> tuple[tuple[str, ...], ...]:
    """For each "@" the names that may be meant by the words behind it, the longest first."""
    found = []
    for mark in _PERSON.finditer(said):
        parts: list[str] = []
        place = mark.end()
        while len(parts) < _PARTS and (part := _NAME_PART.match(said, place)) is not None:
            parts.append(part[1])
            place = part.end()
        names = (" ".join(parts[:many]) for many in range(len(parts), 0, -1))
        found.append(tuple(dict.fromkeys(each for name in names for each in (name, name.rstrip(".'’-")) if each)))
    return tuple(found)


def topics(said: str) -> tuple[str, ...]:
    """The topics, each once, with a capital first: "#bell-ringing" is "Bell-ringing"."""
    words = (found[1].rstrip("-") for found in _TOPIC.finditer(said))
    return tuple(dict.fromkeys(word[:1].upper() + word[1:] for word in words))
