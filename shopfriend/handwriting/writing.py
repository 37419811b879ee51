"""Writes words in a hand, knowing nothing of paper or PDF.

Letters are shaped a word at a time and bent a card at a time; the seed decides how, and the same seed writes the same
card again.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import inf
from typing import Literal

import numpy as np

from shopfriend.handwriting.breaking import Line, Measures, broken, margins
from shopfriend.handwriting.chance import Chance
from shopfriend.handwriting.hand import Hand, letters_missing, missing
from shopfriend.handwriting.legible import refusal, within
from shopfriend.handwriting.outlines import PlacedWriting
from shopfriend.handwriting.placing import Words, placed
from shopfriend.handwriting.shaping import shaper
from shopfriend.language import _, ngettext
from shopfriend.problem import Problem

LIVELINESS = 1.25
"""How lively a hand usually writes: 1 is calm, 0 a font, 2 a hurry."""

# In x-heights and times the liveliness, measured on real writers.
_WORD_RISE = 0.035
_WORD_SIZE = 0.02
_WORD_SLANT = 0.02
_WORD_TONE = 0.035
_GAP_CHANCE = 0.14
_GAP = (0.75, 1.05)
"""The least and the most that a hand's own blank is wide."""
_STEP = 0.02
# Room between lines goes before the size of letters does; the tails still clear the line below at the least share.
_LEADING_POWER = 1.25


def write(
    words: str,
    hand: Hand,
    *,
    width: float,
    seed: int,
    height: float = inf,
    x_height: float = 1.95,
    leading: float = 7.7,
    least: float = 0.78,
    ending: str = "",
    liveliness: float = LIVELINESS,
) -> PlacedWriting:
    """Write paragraphs (parted by line ends) into a frame `width` mm wide, lines broken between words alone.

    `height` is what may lie between the first baseline and the last. Where the words do not fit, x-height and
    leading shrink together, down to `least` of what was asked. `ending` ("Warmly,") stands apart and indented.
    The same words, hand, frame and seed give the same numbers. Raises Problem: `words-empty`, `letters-missing`,
    `right-to-left`, `ideographs`, `emoji`, `word-too-long`, `words-too-many`.
    """
    return _write(words, hand, width, seed, height, x_height, leading, least, ending, liveliness)


@lru_cache(maxsize=32)
def _write(
    words: str,
    hand: Hand,
    width: float,
    seed: int,
    height: float,
    x_height: float,
    leading: float,
    least: float,
    ending: str,
    liveliness: float,
) -> PlacedWriting:
    """Remembered for who looks at cards: a preview is laid out anew for another front or another size of the window."""
    body = _paragraphs(words, hand)
    closing = _paragraphs(ending, hand) if ending.strip() else []
    if not body:
        raise Problem("words-empty", _("There are no words to write."))
    written = _with_chance([*body, *closing], hand, liveliness, seed)
    indents = margins(seed, len(written.texts))
    share = 1.0
    while share > least + _STEP / 2:
        lines = broken(written.measures, written.paragraphs, len(closing), width / (x_height * share), indents)
        if not isinstance(lines, int) and _height(lines, leading * share**_LEADING_POWER) <= height:
            break
        share -= _STEP
    else:
        share = least
        lines = broken(written.measures, written.paragraphs, len(closing), width / (x_height * share), indents)
        if isinstance(lines, int):
            word = _short(written.texts[lines])
            raise Problem("word-too-long", _("The word “{word}” is too long for a line."), word=word)
        _refuse_overflow(lines, leading * share**_LEADING_POWER, height, len(closing))
    return placed(written, lines, x_height * share, leading * share**_LEADING_POWER, height, width)


def write_line(
    words: str,
    hand: Hand,
    *,
    width: float,
    seed: int,
    x_height: float,
    least: float = 0.5,
    gap: float = 1.0,
    align: Literal["left", "centre"] = "left",
    liveliness: float = LIVELINESS,
) -> PlacedWriting:
    """Write all words on one line at most `width` mm long, smaller where needed, but not below `least` of `x_height`.

    `gap` widens or narrows the room between words. Raises Problem as `write` does; `words-too-many` where the line
    would be too small.
    """
    return _write_line(words, hand, width, seed, x_height, least, gap, align, liveliness)


@lru_cache(maxsize=128)
def _write_line(
    words: str,
    hand: Hand,
    width: float,
    seed: int,
    x_height: float,
    least: float,
    gap: float,
    align: str,
    liveliness: float,
) -> PlacedWriting:
    """Remembered: a shop's name stands on every card, and as the sender on every envelope."""
    texts = [text for paragraph in _paragraphs(words, hand) for text in paragraph]
    if not texts:
        raise Problem("words-empty", _("There are no words to write."))
    written = _with_chance([texts], hand, liveliness, seed)
    left = float(written.measures.left[0])
    long = float(written.measures.starts(gap)[-1] + written.measures.right[-1]) - left
    scale = min(x_height, width / long)
    if scale < x_height * least:
        raise Problem("words-too-many", _("“{words}” is too long for one line."), words=_short(words))
    indent = -left + ((width / scale - long) / 2 if align == "centre" else 0)
    return placed(written, [Line(0, len(texts), indent, 0)], scale, 0, inf, width, gap)


def _paragraphs(words: str, hand: Hand) -> list[list[str]]:
    lacks = missing(hand, words)
    if lacks:
        raise refusal(words) or letters_missing(hand, lacks)
    parted = (paragraph.split(" ") for paragraph in within(words, hand.coverage).split("\n"))
    texts = ([text for text in paragraph if text.strip("\u00a0")] for paragraph in parted)
    return [paragraph for paragraph in texts if paragraph]


def _with_chance(paragraphs: list[list[str]], hand: Hand, liveliness: float, seed: int) -> Words:
    texts = [text for paragraph in paragraphs for text in paragraph]
    begins = np.cumsum([0, *map(len, paragraphs[:-1])]).tolist()
    shaping = shaper(hand.glyphs)
    shapes = [shaping.shape(text) for text in texts]
    size, gap, rise, slant, tone = Chance(seed, "words").normals(len(texts), 5) * liveliness
    size = 1 + size * _WORD_SIZE
    gap *= _GAP_CHANCE
    # The exponential to its third power: exact to 1 % here, and the same on every processor.
    gaps = (1 + gap * (1 + gap * (0.5 + gap / 6))) * min(max(shaping.blank, _GAP[0]), _GAP[1])
    advance, left, right = np.array([(shape.advance, shape.left, shape.right) for shape in shapes]).T * size
    measures = Measures(advance, left, right, gaps)
    tones = 1 + tone * _WORD_TONE
    return Words(
        hand, texts, shapes, measures, size, slant * _WORD_SLANT, rise * _WORD_RISE, tones, begins, liveliness, seed
    )


def _height(lines: Sequence[Line], leading: float) -> float:
    return sum(line.above for line in lines) * leading


def _refuse_overflow(lines: list[Line], leading: float, height: float, endings: int) -> None:
    """Raise Problem `words-too-many` where the lines are higher than the frame, counting the words to take away."""
    if _height(lines, leading) <= height:
        return
    over, rest = 0, list(lines)
    body = len(rest) - endings
    while body > 1 and _height(rest, leading) > height:
        body -= 1
        line = rest.pop(body)
        over += line.end - line.first
    raise Problem(
        "words-too-many",
        ngettext(
            "The words do not fit: about {count} word too many.",
            "The words do not fit: about {count} words too many.",
            over,
        ),
        count=over,
    )


def _short(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= 40 else text[:39] + "…"
