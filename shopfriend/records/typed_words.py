"""Words as somebody typed them, made fit to be stored: every room that writes takes them in alike."""

import unicodedata


def tidy(text: str) -> str:
    """A line as it is stored: composed letters (NFC), single spaces, no control characters."""
    composed = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    return " ".join("".join(letter if letter.isprintable() else " " for letter in composed).split())


def clean(text: str) -> str:
    """Words as they are stored: composed letters, line breaks kept, no other control characters."""
    composed = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    lines = composed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(letter if letter.isprintable() else " " for letter in line).rstrip() for line in lines)
    return "\n".join(kept).strip()
