"""A hand: a handwriting that cards are written in, and the letters it can write."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from shopfriend.handwriting.alphabets import languages
from shopfriend.handwriting.glyphs import Glyphs, loaded
from shopfriend.handwriting.legible import lacking, refusal
from shopfriend.language import _
from shopfriend.problem import Problem


@dataclass(frozen=True, slots=True)
class Hand:
    """A handwriting; `joined` where the letters of a word hang together. What it writes is read when first needed.

    `compiled` is the compiled hand, a file or its bytes; `also` another name it goes by, "" without one; `file` the
    font that it was made from.
    """

    name: str
    joined: bool
    compiled: Path | bytes
    also: str = ""
    file: Path = Path()

    @property
    def glyphs(self) -> Glyphs:
        """Its letters as arrays. Raises Problem `hand-unreadable`."""
        return loaded(self.compiled)

    @property
    def coverage(self) -> frozenset[str]:
        """The letters that it writes with ink, space and no-break space among them."""
        return self.glyphs.letters

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages whose every letter it writes."""
        return languages(self.coverage)


@lru_cache(maxsize=8)
def hands(folder: Path) -> tuple[Hand, ...]:
    """The hands that `folder/hands.toml` lists, the usual one first. Raises Problem `hands-missing`."""
    try:
        table = tomllib.loads((folder / "hands.toml").read_text(encoding="utf-8"))
        found = tuple(
            Hand(row["name"], row["joined"], folder / row["compiled"], row.get("also", ""), folder / row["file"])
            for row in table["hand"]
        )
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Problem(
            "hands-missing", _("The handwritings of Shopfriend are missing; please install it anew.")
        ) from fault
    if not found:
        raise Problem("hands-missing", _("The handwritings of Shopfriend are missing; please install it anew."))
    return found


def named(folder: Path, name: str) -> Hand:
    """The hand of that name among those in a folder. Raises Problem as `among`."""
    return among(hands(folder), name)


def among(known: Sequence[Hand], name: str) -> Hand:
    """The hand of that name, or that also goes by it, however it is capitalised.

    Raises Problem `hand-unknown`, listing the names there are.
    """
    wanted = " ".join(name.split()).casefold()
    for hand in known:
        if wanted in (hand.name.casefold(), hand.also.casefold()) and wanted:
            return hand
    raise Problem(
        "hand-unknown",
        _("There is no hand called {name}. There are: {names}."),
        name=" ".join(name.split())[:40],
        names=", ".join(hand.name for hand in known),
    )


def missing(hand: Hand, words: str) -> str:
    """The letters of the words that the hand cannot write, each once; empty where it can write them all."""
    return lacking(words, hand.coverage)


def able(preferred: Hand, others: Iterable[Hand], words: str) -> Hand:
    """The preferred hand where it can write all the words, else the first other that can.

    Raises Problem `right-to-left`, `ideographs` or `emoji` for what no hand writes, else `letters-missing`, naming the
    letters that the preferred hand lacks.
    """
    for hand in (preferred, *others):
        if not missing(hand, words):
            return hand
    raise refusal(words) or letters_missing(preferred, missing(preferred, words))


def letters_missing(hand: Hand, letters: str, others: Iterable[Hand] = ()) -> Problem:
    """The problem that a hand lacks letters; at most twelve are named, and which of the others have them all."""
    shown = " ".join(letters[:12]) + (" …" if len(letters) > 12 else "")
    helpers = [other.name for other in others if other != hand and not missing(other, letters)]
    if not helpers:
        sentence = _("The hand {hand} cannot write these letters: {letters}")
    elif len(helpers) == 1:
        sentence = _("The hand {hand} cannot write these letters: {letters}. {others} can write them.")
    else:
        sentence = _("The hand {hand} cannot write these letters: {letters}. These hands can: {others}.")
    return Problem("letters-missing", sentence, hand=hand.name, letters=shown, others=", ".join(helpers))
