"""What a font calls itself, tidied so that it can stand in a list: whoever made the font wrote anything there."""

import unicodedata
from io import BytesIO

LONGEST = 100
"""Characters of a hand's name."""

_PLAIN_STYLES = ("", "regular", "normal", "roman", "book", "standard")


def name_of(ttf: bytes) -> str:
    """The family of a font, and its style where that is not the plain one; "" where it does not say.

    The name is one line of at most 100 characters that can be seen.
    """
    # Loaded when a hand is added and not before: nobody who writes in one needs it.
    from fontTools.ttLib import TTFont

    try:
        names = TTFont(BytesIO(ttf), lazy=True)["name"]
        family = tidied(names.getBestFamilyName() or "")
        style = tidied(names.getBestSubFamilyName() or "")
        whole = tidied(names.getBestFullName() or "")
    except Exception:  # a table of names that fontTools cannot read takes nothing from the letters
        return ""
    plain = style.casefold() in _PLAIN_STYLES or family.casefold().endswith(style.casefold())
    return tidied(family if plain else f"{family} {style}") if family else whole


def tidied(name: str) -> str:
    """The name on one line, without what cannot be seen, cut at 100 characters."""
    seen = "".join(letter if _can_be_seen(letter) else " " for letter in unicodedata.normalize("NFC", name))
    return " ".join(seen.split())[:LONGEST].rstrip()


def _can_be_seen(letter: str) -> bool:
    """Not controls, surrogates, unassigned characters, nor the marks that turn the direction of what follows."""
    return unicodedata.category(letter)[0] != "C"
