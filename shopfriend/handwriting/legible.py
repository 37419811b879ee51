"""Makes typed text ready for the pen: one spelling a letter, no invisible characters, nothing a hand cannot write."""

from unicodedata import category, normalize

# Tab, blanks of fixed widths and the ideographic blank part words; the narrow ones of French and of figures do not.
_PARTING = dict.fromkeys((0x09, 0x1680, *range(0x2000, 0x2007), *range(0x2008, 0x200B), 0x205F, 0x3000), " ")
_BINDING = dict.fromkeys((0x2007, 0x202F), "\u00a0")
_LINE_ENDS = dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n")
_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TABLE = _PARTING | _BINDING | _LINE_ENDS | _HALVES

# What says the same, used only where a hand lacks the first: curly quotes, ellipsis, dashes, minus, ligatures.
_ALIKE = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201a": ",",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u00ab": '"',
    "\u00bb": '"',
    "\u2026": "...",
    "\u2010": "-",
    "\u2011": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\ufb01": "fi",
    "\ufb02": "fl",
}


def cleaned(words: str) -> str:
    """NFC; every kind of line end as one; other blanks as spaces; control and zero-width characters dropped.

    Halves of characters, as broken input holds them, become U+FFFD, which no hand writes and every file can store.
    """
    text = normalize("NFC", words.replace("\r\n", "\n").translate(_TABLE))
    return "".join(letter for letter in text if letter == "\n" or not _is_invisible(letter))


def _is_invisible(letter: str) -> bool:
    """Controls, format characters (joiners, direction marks, soft hyphen) and variation selectors."""
    return category(letter) in ("Cc", "Cf") or "\ufe00" <= letter <= "\ufe0f"


def within(words: str, coverage: frozenset[str]) -> str:
    """Cleaned words, with what looks alike (straight quotes for curly) where `coverage` lacks a letter."""
    return "".join(letter if letter in coverage else _ALIKE.get(letter, letter) for letter in cleaned(words))


def lacking(words: str, coverage: frozenset[str]) -> str:
    """The letters of the words that `coverage` lacks, each once, in the order they appear."""
    return "".join(dict.fromkeys(c for c in within(words, coverage) if c != "\n" and c not in coverage))
