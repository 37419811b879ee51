"""Makes typed text ready for the pen: one spelling a letter, no invisible characters, nothing a hand cannot write."""

import re
from unicodedata import bidirectional, category, is_normalized, name, normalize

from shopfriend.language import _
from shopfriend.problem import Problem

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

# Unicode 17, emoji-data.txt and emoji-sequences.txt: pictures, then what changes or joins them.
_PICTURE = (
    "[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
    "|[\u203c\u2049\u2139\u2190-\u21ff\u25a0-\u25ff](?=\ufe0f)"
)
_CHANGES = "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_EMOJI = re.compile(
    f"(?:[0-9#*]\ufe0f?\u20e3|[\U0001f1e6-\U0001f1ff]{{1,2}}|(?:{_PICTURE}){_CHANGES}(?:\u200d(?:{_PICTURE}){_CHANGES})*)\u200d*"
)
_FLAG, _KEY = range(0x1F1E6, 0x1F200), "\u20e3"
_TYPOGRAPHIC = re.compile(r"\b(?:heavy|black|white) ")
_IDEOGRAPHS = ("CJK ", "HIRAGANA ", "KATAKANA ", "HANGUL ", "BOPOMOFO ", "HALFWIDTH KATAKANA", "HALFWIDTH HANGUL")
_MOST_NAMED = 3


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
    if _written_as_typed(words, coverage):
        return words
    return "".join(letter if letter in coverage else _ALIKE.get(letter, letter) for letter in cleaned(words))


def lacking(words: str, coverage: frozenset[str]) -> str:
    """The letters of the words that `coverage` lacks, each once, in the order they appear."""
    if _written_as_typed(words, coverage):
        return ""
    return "".join(dict.fromkeys(c for c in within(words, coverage) if c != "\n" and c not in coverage))


def _written_as_typed(words: str, coverage: frozenset[str]) -> bool:
    """Nearly always: every letter is there, and none is spelled in two ways."""
    letters = set(words)
    letters.discard("\n")
    return letters <= coverage and is_normalized("NFC", words)


def emoji(words: str) -> tuple[str, ...]:
    """What the pictures in the words show, each once, in plain English words as Unicode names them: "red apple"."""
    return tuple(dict.fromkeys(_shown(found.group()) for found in _EMOJI.finditer(words)))


def _shown(picture: str) -> str:
    if ord(picture[0]) in _FLAG:
        return _("flag")
    if _KEY in picture:
        return picture[0]
    plain = name(picture[0], "").lower().removesuffix(" sign").removesuffix(" symbol")
    # A heart of 1993 is called "heavy black heart" for how it was printed; newer pictures mean their colours.
    return (_TYPOGRAPHIC.sub("", plain) if picture[0] < "\U0001f000" else plain) or _("picture")


def without_emoji(words: str) -> str:
    """The words without their pictures, and without the blanks that these would leave doubled or at a line's end."""
    kept = []
    for line in words.split("\n"):
        parts = _EMOJI.split(line)
        for before, after in enumerate(range(1, len(parts))):
            ends, begins = parts[before], parts[after].lstrip(" ")
            blank = ends != ends.rstrip(" ") or begins != parts[after]
            parts[before] = ends.rstrip(" ")
            needed = blank and begins and (parts[before] or any(parts[:before])) and begins[0] not in ".,;:!?)"
            parts[after] = (" " if needed else "") + begins
        kept.append("".join(parts))
    return "\n".join(kept)


def refusal(words: str) -> Problem | None:
    """Why no hand at all writes these words, or None.

    Problem `right-to-left`, `ideographs` (Chinese, Japanese, Korean) or `emoji`; its value `names` tells the pictures.
    """
    if any(bidirectional(letter) in ("R", "AL") for letter in words):
        return Problem(
            "right-to-left",
            _("Words that run from right to left, such as Hebrew or Arabic, cannot be written by hand for now."),
        )
    if any(name(letter, "").startswith(_IDEOGRAPHS) for letter in words):
        return Problem("ideographs", _("Chinese, Japanese and Korean characters cannot be written by hand for now."))
    pictures = emoji(words)
    if pictures:
        shown = ", ".join(pictures[:_MOST_NAMED]) + (" …" if len(pictures) > _MOST_NAMED else "")
        return Problem("emoji", _("A pen cannot write pictures: {names}. Please leave them out."), names=shown)
    return None
