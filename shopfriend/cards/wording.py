"""The words of a card: which text fits, which one this person has not had, and how its holes are filled.

Texts are data (resources/words, a file a language), so that a shop can add its own.
"""

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.kinds import Occasion

FALLBACK = "en"
GENERAL = "general"
"""The kind of thanks that is true whatever there is to thank for."""

OWN = "own-"
"""The keys of a shop's own texts begin so."""

_PERSONAL = "personal"
PLACEHOLDERS = frozenset({"called", "shop", "thing", "friend", "who", "years", _PERSONAL})
_HOLE = re.compile(r"\{(\w*)\}")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?]) +")
_NOT_WRITTEN = re.compile(r"[{}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_SPACE = re.compile(r"[^\S\u00a0]+")  # a no-break space is there on purpose
_MARKS = ".,;:!?"


class Tone(StrEnum):
    """How a text sounds; quiet is for sympathy."""

    WARM = "warm"
    LIGHT = "light"
    SHORT = "short"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Text:
    """One text: `needs` are the placeholders that must be known; `kind` narrows an occasion, "" where it has none.

    `language` is the one it is written in, whichever was asked for; in `words` each line is a paragraph.
    """

    key: str
    language: str
    occasion: Occasion
    kind: str
    tone: Tone
    words: str
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one card as the writing room gets them, finished; `text_key` is the text they were made from."""

    beginning: str
    paragraphs: tuple[str, ...]
    ending: str
    text_key: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """All that is written in one language; `nameless` begins a card for somebody without a name."""

    texts: tuple[Text, ...]
    nameless: str
    beginnings: Mapping[Tone, tuple[str, ...]]
    endings: Mapping[Tone, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Own:
    """A shop's own words in one language: its texts, and how its cards begin and end."""

    texts: tuple[Text, ...] = ()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts in a folder, a file a language; each file is read when first asked for. `own` words come before all.

    `first` are the keys of own texts that come before the other own ones: those of whoever knows somebody best.
    """

    folder: Path
    own: tuple[tuple[str, Own], ...] = ()
    first: frozenset[str] = frozenset()

    def used_for(self, language: str) -> str:
        """The language that texts come in where `language` ("de", "de_AT") is asked for: English for an unknown one."""
        short = re.split(r"[-_]", language.strip())[0].casefold()
        there = re.fullmatch("[a-z]{2,3}", short) and (self.folder / f"{short}.toml").exists()
        return short if there else FALLBACK

    def spoken(self, language: str) -> Spoken:
        """What is written in that language. Raises Problem "texts-damaged" naming the file."""
        used = self.used_for(language)
        return _spoken_with(self.folder, used, dict(self.own).get(used, Own()))


def load_texts(folder: Path) -> Texts:
    """The texts in `folder`. Nothing is read yet; a damaged file raises Problem "texts-damaged" when it is needed."""
    return Texts(folder)


@lru_cache(maxsize=8)
def _read(folder: Path, language: str) -> Spoken:
    file = folder / f"{language}.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        texts = tuple(_texts(table, language))
        if not texts or len({text.key for text in texts}) < len(texts):
            raise ValueError("no texts, or two with one key")
        return Spoken(texts, str(table["nameless"]), _by_tone(table["beginnings"]), _by_tone(table["endings"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Problem(
            "texts-damaged", _("The card texts in {file} cannot be read. Please correct the file."), file=file.name
        ) from fault


@lru_cache(maxsize=16)
def _spoken_with(folder: Path, language: str, own: Own) -> Spoken:
    spoken = _read(folder, language)
    beginnings = {tone: own.beginnings or usual for tone, usual in spoken.beginnings.items()}
    endings = {tone: own.endings or usual for tone, usual in spoken.endings.items()}
    return Spoken((*own.texts, *spoken.texts), spoken.nameless, beginnings, endings)


def _texts(table: Mapping[str, Any], language: str) -> Iterator[Text]:
    for occasion in Occasion:
        rows = table.get(occasion, {})
        kinds = rows if isinstance(rows, dict) else {"": rows}
        for kind, of_kind in kinds.items():
            for row in of_kind:
                words = row["words"].strip()
                holes = frozenset(_HOLE.findall(words))
                if not holes <= PLACEHOLDERS or set("{}") & set(_HOLE.sub("", words)):
                    raise ValueError(f"a placeholder that nobody fills in {row['key']}")
                narrowed = str(row.get("kind", kind))
                yield Text(row["key"], language, occasion, narrowed, Tone(row["tone"]), words, holes - {_PERSONAL})


def _by_tone(table: Mapping[str, Sequence[str]]) -> dict[Tone, tuple[str, ...]]:
    """Choices by tone; a tone that has none of its own speaks warmly. Raises KeyError or ValueError where none do."""
    found = {tone: tuple(table.get(tone) or table[Tone.WARM]) for tone in Tone}
    if not all(isinstance(choice, str) for choices in found.values() for choice in choices):
        raise ValueError("a choice that is not text")
    return found


def fitting(texts: Texts, occasion: Occasion, kind: str, language: str, known: Mapping[str, str]) -> tuple[Text, ...]:
    """The texts whose holes can all be filled: the shop's own, and those of this kind, else the general ones."""
    possible = _possible(texts, occasion, language, known)
    own = tuple(sorted(filter(_is_own, possible), key=lambda text: text.key not in texts.first))
    of_kind = tuple(text for text in possible if text.kind == kind and not _is_own(text))
    return own + (of_kind or tuple(text for text in possible if text.kind == GENERAL))


def _is_own(text: Text) -> bool:
    return text.key.startswith(OWN)


def named(texts: Texts, key: str, language: str) -> Text | None:
    """The text of that key, or None where it has been taken out of the file since."""
    return next((text for text in texts.spoken(language).texts if text.key == key), None)


def blank(texts: Texts, occasion: Occasion, language: str) -> Text:
    """A text without words, for a card on which only the owner's own stand."""
    return Text("", texts.used_for(language), occasion, "", Tone.WARM, f"{{{_PERSONAL}}}", frozenset())


def _possible(texts: Texts, occasion: Occasion, language: str, known: Mapping[str, str]) -> tuple[Text, ...]:
    there = _clean_values(known).keys()
    return tuple(text for text in texts.spoken(language).texts if text.occasion is occasion and text.needs <= there)


def choose(
    texts: Texts,
    occasion: Occasion,
    kind: str,
    language: str,
    known: Mapping[str, str],
    *,
    used: Sequence[str] = (),
    recent: Mapping[str, int] | Iterable[str] = (),
    turn: int | str,
) -> Text:
    """The text for one card.

    `used` are the keys this person already got, oldest first: none comes again while another is left (of this kind,
    then of the general ones), and after that the one longest ago. The shop's own come before all others as long as no
    neighbour and nobody of the pile has them. Among the rest it is the one least used of late:
    `recent` holds the keys of neighbours and of this pile, each as often as it was used, or with its weight. Ties
    fall by `turn`, always the same way. Raises Problem "no-text" where there is nothing to choose from.
    """
    possible = fitting(texts, occasion, kind, language, known)
    if not possible:
        raise Problem("no-text", _("There is no text for this occasion yet. Please write one."))
    had = {key: place for place, key in enumerate(used)}
    fresh = [text for text in possible if text.key not in had] or [
        text for text in _possible(texts, occasion, language, known) if text.kind == GENERAL and text.key not in had
    ]
    if not fresh:
        return min(possible, key=lambda text: had[text.key])
    often = Counter(recent)

    def unwanted(text: Text) -> tuple[int, bool, bool, bytes]:
        return often[text.key], not _is_own(text), text.key not in texts.first, _by_chance(turn, text.key)

    return min(fresh, key=unwanted)


def one_of(choices: Sequence[str], turn: int | str) -> str:
    """One of several beginnings or endings: always the same for the same turn."""
    return min(choices, key=lambda choice: _by_chance(turn, choice))


def _by_chance(turn: int | str, key: str) -> bytes:
    return hashlib.blake2b(f"{turn}\n{key}".encode(errors="surrogatepass"), digest_size=8).digest()


def begin(texts: Texts, text: Text, known: Mapping[str, str], turn: int | str, own: str = "") -> str:
    """How a card begins, for `fill`: a customer's own beginning wins; "Hello," where nobody is named."""
    spoken = texts.spoken(text.language)
    named = "called" in _clean_values(known)
    return own.strip() or (one_of(spoken.beginnings[text.tone], turn) if named else spoken.nameless)


def end(texts: Texts, text: Text, turn: int | str) -> str:
    """How a card ends, in the language and tone of its text."""
    return one_of(texts.spoken(text.language).endings[text.tone], turn)


def fill(text: Text, beginning: str, ending: str, known: Mapping[str, str], personal_line: str = "") -> Words:
    """The finished words. Without a personal line its place closes up; no hole, brace or double space is left.

    A text that marks no place for the personal line gets it as its last paragraph. A sentence with a hole that
    nothing is known for is left out, so that `fitting` may be passed by.
    """
    values = _clean_values(known)
    personal = _clean(personal_line)
    personal = personal if any(letter.isprintable() and letter != " " for letter in personal) else ""
    lines = text.words.split("\n") + ([] if f"{{{_PERSONAL}}}" in text.words else [f"{{{_PERSONAL}}}"])
    paragraphs = [paragraph for line in lines if (paragraph := _paragraph(line, values, personal))]
    greeting = _filled(beginning, values)
    if paragraphs and not greeting.endswith(","):
        # German goes on in small letters after a comma, and only there.
        paragraphs[0] = paragraphs[0][:1].upper() + paragraphs[0][1:]
    return Words(greeting, tuple(paragraphs), _filled(ending, values), text.key)


def _paragraph(line: str, values: Mapping[str, str], personal: str) -> str:
    before, mark, after = line.partition(f"{{{_PERSONAL}}}")
    parts = [_sentences(before, values), personal if mark else "", _sentences(after, values)]
    if parts[1] and parts[2] and parts[1][-1].isalnum():
        parts[1] += "."
    return " ".join(part for part in parts if part)


def _sentences(words: str, values: Mapping[str, str]) -> str:
    whole = (sentence for sentence in _SENTENCE_ENDS.split(words) if set(_HOLE.findall(sentence)) <= values.keys())
    return _filled(" ".join(whole), values)


def _filled(words: str, values: Mapping[str, str]) -> str:
    def value(hole: re.Match[str]) -> str:
        found = values.get(hole[1], "")
        return found.rstrip(_MARKS) if words[hole.end() : hole.end() + 1] in tuple(_MARKS) else found

    filled = re.sub(r" +(?=[,.])", "", _HOLE.sub(value, words)) if _HOLE.search(words) else words
    return _clean(filled)


def _clean_values(known: Mapping[str, str]) -> dict[str, str]:
    """What is really known: values with at least a letter or a digit."""
    cleaned = {name: _clean(value) for name, value in known.items()}
    return {name: value for name, value in cleaned.items() if any(letter.isalnum() for letter in value)}


def _clean(value: str) -> str:
    return _SPACE.sub(" ", _NOT_WRITTEN.sub("", value)).strip()
