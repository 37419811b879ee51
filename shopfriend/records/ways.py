"""How telephones and addresses are compared: the same way to reach somebody, however it was typed."""

import re

from shopfriend.records.folding import fold

_NO_DIGITS = re.compile(r"\D+")


def phone_key(number: str) -> str:
    """The last nine digits, which are the same with and without the country's code."""
    return _NO_DIGITS.sub("", number)[-9:]


def address_key(street: str, postcode: str, town: str) -> str:
    """Street and town or postcode, folded; empty where the street is unknown."""
    return fold(f"{street} {postcode or town}") if street else ""
