"""Names are kept as typed; here they are only put together, or taken apart where nobody could mean it otherwise."""

import re

_TITLES = {
    "courtesy": "mr mrs ms miss mx master sir madam "
    "herr frau fraulein monsieur madame mademoiselle m mme mlle senor senora "
    "senorita sr sra srta signor signora signorina dhr mevr mevrouw meneer hr",
    "learned": "dr prof professor doctor rev reverend fr dipl ing mag lord lady dame sir drs ir",
}
_COURTESY, _LEARNED = (frozenset(words.split()) for words in _TITLES.values())
_SEVERAL = re.compile(r"[&+/]|\b(?:and|und|et|family|familie|famille|familia)\b", re.IGNORECASE)
_BUSINESS = re.compile(
    r"\b(?:ltd|limited|llc|inc|gmbh|ag|kg|ug|sarl|sas|sa|bv|plc|co|corp|company|e\.?k|ohg|shop|store|cafe|hotel)\b",
    re.IGNORECASE,
)
_SUFFIX = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "ba", "bsc", "jnr", "snr", "obe", "mbe", "dds"]
)
_FAMILY_FIRST = frozenset(["nguyễn", "nguyen", "trần", "tran", "lê", "phạm", "pham", "huỳnh", "huynh", "võ", "đặng"])


def _bare(word: str) -> str:
    return word.strip(".,").casefold()


def is_courtesy(title: str) -> bool:
    """Whether it is one of "Mr", "Frau", "Mme": said to everybody, so no part of the name as shown."""
    words = title.split()
    return bool(words) and all(_bare(word) in _COURTESY for word in words)


def is_title(text: str) -> bool:
    """Whether it stands before a name (Mrs, Dr.), rather than telling what somebody does."""
    words = text.replace(".", ". ").split()
    return bool(words) and all(_bare(word) in _COURTESY | _LEARNED for word in words)


def put_together(prefix: str, given: str, middle: str, family: str, suffix: str) -> str:
    """The name as shown, from its parts as typed; "" where only a title or a suffix is known."""
    if not (given or middle or family):
        return ""
    shown = "" if is_courtesy(prefix) else prefix
    return " ".join(part for part in (shown, given, middle, family, suffix) if part)


def shown_first(name: str) -> str:
    """Turn "Smith, Anna" into "Anna Smith"; every other name stays as typed."""
    family, given = _around_comma(name)
    return f"{given} {family}" if given else name


def taken_apart(name: str) -> tuple[str, str]:
    """Given and family name of a full name, or ("", "") where that would be a guess.

    Sure enough are "Smith, Anna", and two words that are neither a couple, a business nor a name told family first.
    After a title alone ("Frau Weber") stands the family name.
    """
    family, given = _around_comma(name)
    if given:
        return given, family
    words = name.split()
    if len(words) != 2 or "," in name or any(sign.isdigit() for sign in name):
        return "", ""
    if _SEVERAL.search(name) or _BUSINESS.search(name) or words[0].casefold() in _FAMILY_FIRST:
        return "", ""
    if is_title(words[0]):
        return "", words[1]
    if _bare(words[1]) in _SUFFIX:
        return "", ""
    return words[0], words[1]


def _around_comma(name: str) -> tuple[str, str]:
    family, comma, given = (part.strip() for part in name.partition(","))
    if not (comma and family and given) or "," in given or len(given.split()) > 2 or len(family.split()) > 3:
        return "", ""
    if _bare(given.split()[0]) in _SUFFIX or _BUSINESS.search(name) or _SEVERAL.search(name):
        return "", ""
    if any(sign.isdigit() for sign in name):
        return "", ""
    return family, given
