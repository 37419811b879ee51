"""The words of a card: which text fits, which one this person has not had, and how its holes are filled.

Texts are data (resources/words, a file a language), so that a shop can add its own.
"""

import hashlib
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.kinds import Occasion

FALLBACK = "en"
GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Text:
    """One text: `needs` are the placeholders that must be known; `kind` narrows an occasion, "" where it has none."""

    key: str
    occasion: Occasion
    kind: str
    words: str
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language, in the file's order."""

    language: str
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    texts: tuple[Text, ...]


def texts_for(folder: Path, language: str) -> Texts:
    """The texts for a language such as "de" or "de_AT"; English where there are none.

    Raises Problem "texts-damaged" naming the file.
    """
    short = re.split(r"[-_]", language.strip() or FALLBACK)[0].casefold()
    return _read(
        folder, short if re.fullmatch("[a-z]{2,3}", short) and (folder / f"{short}.toml").exists() else FALLBACK
    )


@lru_cache(maxsize=8)
def _read(folder: Path, language: str) -> Texts:
    file = folder / f"{language}.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        texts = tuple(
            Text(row["key"], Occasion(row["occasion"]), row.get("kind", ""), row["words"].strip(), _needs(row["words"]))
            for row in table["text"]
        )
        return Texts(language, tuple(table["beginnings"]), tuple(table["endings"]), texts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Problem(
            "texts-damaged", _("The card texts in {file} cannot be read. Please correct the file."), file=file.name
        ) from fault


def _needs(words: str) -> frozenset[str]:
    return frozenset(name for _before, name, _format, _conversion in Formatter().parse(words) if name) - {"personal"}


def fitting(texts: Texts, occasion: Occasion, kind: str, known: Collection[str]) -> list[Text]:
    """The texts whose holes can all be filled: of this kind, else the general ones of the occasion, else any of it."""
    possible = [text for text in texts.texts if text.occasion is occasion and text.needs <= set(known)]
    for wanted in (kind, GENERAL, ""):
        found = [text for text in possible if text.kind == wanted]
        if found:
            return found
    return possible


def choose(possible: Sequence[Text], had: Sequence[str], pile: Mapping[str, int], turn: str) -> Text:
    """The text for one card.

    `had` are the keys this person already got, oldest first: none of them comes again while another is left, then the
    one longest ago. Among the rest the one least used in this `pile` (key to number of cards); ties fall by `turn`,
    the same words for the same turn. Raises Problem "no-text" where there is nothing to choose from.
    """
    if not possible:
        raise Problem("no-text", _("There is no text for this occasion yet. Please write one."))
    fresh = [text for text in possible if text.key not in had]
    if not fresh:
        last = {key: place for place, key in enumerate(had)}
        return min(possible, key=lambda text: last[text.key])
    return min(fresh, key=lambda text: (pile.get(text.key, 0), _by_chance(turn, text.key)))


def one_of(choices: Sequence[str], turn: str) -> str:
    """One of several beginnings or endings: always the same for the same turn."""
    return min(choices, key=lambda choice: _by_chance(turn, choice))


def _by_chance(turn: str, key: str) -> bytes:
    return hashlib.blake2b(f"{turn}\n{key}".encode(), digest_size=8).digest()


def begin(texts: Texts, called: str, turn: str) -> str:
    """How a card begins that has no beginning of its own: "Dear Maggie,"."""
    return _filled(one_of(texts.beginnings, turn), {"called": called})


def fill(text: Text, known: Mapping[str, str], personal_line: str = "") -> tuple[str, ...]:
    """The paragraphs, finished. Without a personal line its place closes up; no hole or double space is left."""
    values = {**known, "personal": personal_line}
    return tuple(filter(None, (_filled(paragraph, values) for paragraph in text.words.split("\n"))))


def _filled(words: str, values: Mapping[str, str]) -> str:
    parts = [
        before + (" ".join(values[name].split()) if name else "")
        for before, name, _format, _conversion in Formatter().parse(words)
    ]
    return re.sub(r" {2,}", " ", "".join(parts)).strip(" ")
