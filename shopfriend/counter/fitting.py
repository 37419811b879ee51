"""How a typed word fits a part of a name: a few named rules, each with a score of its own.

No two rules give the same score, so that a score tells which rule led to somebody.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from rapidfuzz.distance import OSA

from shopfriend.counter.name_parts import NameParts
from shopfriend.counter.nicknames import also_called, nicknames, nicknames_beginning_with

WHOLE = 100.0
BEGINNING = 92.0
"""The same for every beginning: among many who begin so, whoever was noted last is meant rather than the shortest."""
NICKNAME = 84.0
TYPO, TWO_TYPOS = 80.0, 68.0
NICKNAME_BEGUN = 76.0
SOUND, FAR_SOUND = 71.0, 57.0
TYPO_BEGUN, TWO_TYPOS_BEGUN = 70.0, 58.0
NICKNAME_TYPO, NICKNAME_TYPO_BEGUN = 66.0, 62.0
PLACE, PLACE_BEGUN = 75.0, 73.0
"""Where somebody lives says less than a name that is typed as it is, and more than one that is not."""

_ALIKE = 0.6
"""Words that sound alike and share so much of their spelling are more than the same consonants."""

Offer: TypeAlias = Callable[[str, float], None]


def name_parts(parts: NameParts, word: str) -> dict[str, float]:
    """The name parts that a typed word may mean, each with the score of the best rule that leads to it."""
    scores: dict[str, float] = {}

    def offer(part: str, score: float) -> None:
        if score > scores.get(part, 0.0):
            scores[part] = score

    for spelling in spellings(word):
        scores |= dict.fromkeys(parts.beginning_with(spelling), BEGINNING)
    if len(word) == 1:
        return scores
    for spelling in spellings(word):
        if spelling in scores:
            scores[spelling] = WHOLE
    for other in also_called(word):
        if other in parts.having:
            offer(other, NICKNAME)
    if len(word) >= 3:
        _by_nickname(parts, word, offer)
        for part in parts.sounding_like(word):
            if abs(len(part) - len(word)) <= 2:
                offer(part, SOUND if OSA.normalized_similarity(part, word) >= _ALIKE else FAR_SOUND)
        for part, typos in parts.in_order().near(word):
            offer(part, TYPO if typos == 1 else TWO_TYPOS)
        for length in (len(word), len(word) - 1, len(word) + 1):
            for beginning, typos in parts.beginnings(length).near(word):
                for part in parts.beginning_with(beginning):
                    if len(part) > length:
                        offer(part, TYPO_BEGUN if typos == 1 else TWO_TYPOS_BEGUN)
    return scores


def _by_nickname(parts: NameParts, word: str, offer: Offer) -> None:
    """Names whose nickname is begun, or typed with one typo, finished or not."""
    for nick in nicknames_beginning_with(word):
        _offer_others(parts, nick, NICKNAME_BEGUN, offer)
    for nick, _typo in nicknames(None).near(word, most=1):
        _offer_others(parts, nick, NICKNAME_TYPO, offer)
    for length in (len(word), len(word) - 1, len(word) + 1):
        for beginning, _typo in nicknames(length).near(word, most=1):
            for nick in nicknames_beginning_with(beginning):
                _offer_others(parts, nick, NICKNAME_TYPO_BEGUN, offer)


def _offer_others(parts: NameParts, nick: str, score: float, offer: Offer) -> None:
    for other in also_called(nick):
        if other in parts.having:
            offer(other, score)


_ONE_SOUND = {"ae": "a", "oe": "o", "ue": "u", "aa": "a", "ss": "s", "ph": "f"}
_HAS_ONE_SOUND = re.compile("|".join(_ONE_SOUND))


def spellings(word: str) -> set[str]:
    """The word, and as it would be typed for or without an umlaut or a sharp s."""
    if not _HAS_ONE_SOUND.search(word):
        return {word}
    short = _HAS_ONE_SOUND.sub(lambda found: _ONE_SOUND[found[0]], word)
    return {word, short, *(word.replace(long, _ONE_SOUND[long]) for long in _HAS_ONE_SOUND.findall(word))}


def spelled(folded: str) -> set[str]:
    """The words of a folded text, the longer ones in each spelling."""
    words = set(folded.split())
    if _HAS_ONE_SOUND.search(folded):
        words |= {spelling for word in words if len(word) > 4 for spelling in spellings(word)}
    return words
