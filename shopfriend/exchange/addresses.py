"""Addresses written in one piece, taken apart only where town and postcode are plain to see."""

import re

from shopfriend.exchange.person import PersonAddress

_PIECES = re.compile(r"\s*(?:\n|,|;|\s{2,})\s*")
_POSTCODE_FIRST = re.compile(r"(?:(?:[A-Z]{1,2}-)?(\d{4,5}|\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{2}-\d{3}))\s+(\D{2,})")
_BRITISH = re.compile(r"(.*?)\s*\b([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)", re.IGNORECASE)
_ZIP, _STATE = re.compile(r"\d{5}(?:-\d{4})?"), re.compile(r"[A-Z]{2}")
_AMERICAN = re.compile(r"(?:(.*?)\s+)?([A-Z]{2})\.?\s+(\d{5}(?:-\d{4})?)")


def address_in(written: str) -> PersonAddress:
    """The address in `written`: its parts where they are plain, else all of it as the street."""
    pieces = [piece for piece in _PIECES.split(written.strip()) if piece]
    for at in range(len(pieces) - 1, 0, -1):
        if found := _POSTCODE_FIRST.fullmatch(pieces[at]):
            return _around(pieces, at, found[1], found[2], "")
        if _ZIP.fullmatch(pieces[at]) and at > 2 and _STATE.fullmatch(pieces[at - 1]):
            return _around(pieces, at - 2, pieces[at], pieces[at - 2], pieces[at - 1], after=at + 1)
        if (found := _AMERICAN.fullmatch(pieces[at])) and (found[1] or at > 1):
            at_town = at if found[1] else at - 1
            return _around(pieces, at_town, found[3], found[1] or pieces[at - 1], found[2], after=at + 1)
        if (found := _BRITISH.fullmatch(pieces[at])) and (found[1] or at > 1):
            at_town = at if found[1] else at - 1
            return _around(pieces, at_town, found[2], found[1] or pieces[at - 1], "", after=at + 1)
    return PersonAddress(street=", ".join(pieces))


def postcode_and_town(written: str) -> tuple[str, str]:
    """Both of a line such as "01067 Dresden" or "Leeds LS1 4AP"; all of it is the town where that is not plain."""
    line = " ".join(written.split())
    if found := _POSTCODE_FIRST.fullmatch(line):
        return found[1], found[2]
    if (found := _BRITISH.fullmatch(line)) and found[1]:
        return found[2], found[1].strip(" ,")
    return "", line


def _around(
    pieces: list[str], at: int, postcode: str, town: str, region: str, *, after: int | None = None
) -> PersonAddress:
    rest = pieces[at + 1 if after is None else after :]
    return PersonAddress(", ".join(pieces[:at]), postcode, town.strip(), region, ", ".join(rest))
