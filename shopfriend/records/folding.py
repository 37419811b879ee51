"""How words are made comparable: the same fold for what is stored beside a text and for what is searched."""

import re

from anyascii import anyascii

_NO_LETTER = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """`text` in lower-case ASCII words parted by single spaces: "Łódź, Zoë!" becomes "lodz zoe"."""
    ascii_text = text if text.isascii() else anyascii(text)
    return _NO_LETTER.sub(" ", ascii_text.lower().replace("'", "")).strip()
