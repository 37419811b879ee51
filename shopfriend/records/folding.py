"""How words are made comparable: the same fold for what is stored beside a text and for what is searched."""

import re
import unicodedata
from collections.abc import Callable

from anyascii import anyascii

_NO_LETTER = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """`text` in lower-case ASCII words parted by single spaces: "Łódź, Zoë!" becomes "lodz zoe"."""
    ascii_text = text if text.isascii() else anyascii(text)
    return _NO_LETTER.sub(" ", ascii_text.lower().replace("'", "")).strip()


def plain(said: str) -> str:
    """Small letters without accents, each in the place of the letter it came from: what patterns are matched with."""
    return "".join(_base(sign) for sign in said.replace("’", "'"))


def _base(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    return unicodedata.normalize("NFKD", sign)[0].lower()[:1] or sign


def fold_of_many() -> Callable[[str], str]:
    """`fold` for a great many texts of the same words, such as names and streets: each word is folded once."""
    folded: dict[str, str] = {}

    def fold_words(text: str) -> str:
        words = text.split()
        for word in words:
            if word not in folded:
                folded[word] = fold(word)
        return " ".join([folded[word] for word in words if folded[word]])

    return fold_words
