"""Writes words in a hand: decides where each word stands, as numbers in millimetres, knowing nothing of paper or PDF.

x runs to the right from the left edge of the frame, y down from the baseline of the first line. All small chance
(gaps, sizes, slopes, margins) belongs to whole words and lines, so letters that hang together stay together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, inf, radians, tan
from typing import Literal

from shopfriend.handwriting.chance import Chance
from shopfriend.handwriting.hand import Hand, letters_missing, missing
from shopfriend.handwriting.legible import within
from shopfriend.handwriting.letterforms import Run, letterforms, run
from shopfriend.language import _, ngettext
from shopfriend.problem import Problem

POINT = 25.4 / 72
"""One PDF point in millimetres."""

# In x-heights, with a liveliness of about 1.25; measured on real writers (the table in the design notes).
_WORD_RISE = 0.065
_WORD_SIZE = 0.028
_WORD_SLANT = 0.022
_WORD_TONE = 0.035
_GAP = 1.0
_GAP_CHANCE = 0.17
_LEAST_INK_GAP = 0.55
_LINE_SLOPE = (0.3, 0.25)  # degrees: middle, spread
_LINE_SPACING = 0.035
_MARGIN = (0.5, 0.26, 0.11)  # middle, spread, drift from line to line
_MARGIN_LIMIT = 1.1
_PARAGRAPH_GAP = 0.18  # of the leading
_ENDING_GAP = 0.5
_STEP = 0.02
# Room between lines goes before the size of letters does; the tails still clear the line below at the least share.
_LEADING_POWER = 1.25


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word at its place: start of its baseline in mm, size in points, slope in degrees, slant as a shear.

    `kerns` moves the pen after each letter, in thousandths of the size; `tone` is the ink's strength near 1.
    """

    text: str
    x: float
    y: float
    size: float
    slope: float
    slant: float
    tone: float
    kerns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlacedWriting:
    """Words placed line by line, in mm: `height` from the first baseline to the last, `width` to the last ink."""

    hand: Hand
    lines: tuple[tuple[PlacedWord, ...], ...]
    x_height: float
    width: float
    height: float

    @property
    def words(self) -> tuple[PlacedWord, ...]:
        """All words in the order they are read."""
        return tuple(word for line in self.lines for word in line)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word before it has a place; lengths in x-heights."""

    text: str
    run: Run
    size: float
    gap: float
    rise: float
    slant: float
    tone: float
    em: float

    @property
    def advance(self) -> float:
        return self.run.advance * self.em * self.size

    @property
    def ink(self) -> tuple[float, float]:
        return self.run.left * self.em * self.size, self.run.right * self.em * self.size


@dataclass(frozen=True, slots=True)
class _Line:
    """Words of one line with their starts, its indent and the gap above it in leadings; lengths in x-heights."""

    words: tuple[_Word, ...]
    starts: tuple[float, ...]
    indent: float
    above: float


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
) -> PlacedWriting:
    """Write paragraphs (parted by line ends) into a frame `width` mm wide, lines broken between words alone.

    `height` is what may lie between the first baseline and the last. Where the words do not fit, x-height and
    leading shrink together, down to `least` of what was asked. `ending` ("Warmly,") stands apart and indented.
    The same words, hand, frame and seed give the same numbers. Raises Problem: `words-empty`, `letters-missing`,
    `word-too-long`, `words-too-many`.
    """
    paragraphs = _paragraphs(words, hand, Chance(seed, "words"))
    closing = _paragraphs(ending, hand, Chance(seed, "ending")) if ending.strip() else []
    if not paragraphs:
        raise Problem("words-empty", _("There are no words to write."))
    share = least
    lines = _set(paragraphs, closing, width / (x_height * share), seed)
    _refuse_overflow(lines, leading * share**_LEADING_POWER, height, len(closing))
    trial = 1.0
    while trial > share + _STEP / 2:
        tried = _set(paragraphs, closing, width / (x_height * trial), seed, refuse=False)
        if tried is not None and _height(tried, leading * trial**_LEADING_POWER) <= height:
            lines, share = tried, trial
            break
        trial -= _STEP
    return _placed(lines, hand, x_height * share, leading * share**_LEADING_POWER, height, seed)


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
) -> PlacedWriting:
    """Write all words on one line at most `width` mm long, smaller where needed, but not below `least` of `x_height`.

    `gap` widens or narrows the room between words. Raises Problem as `write` does; `words-too-many` where the line
    would be too small.
    """
    written = [word for paragraph in _paragraphs(words, hand, Chance(seed, "line")) for word in paragraph]
    if not written:
        raise Problem("words-empty", _("There are no words to write."))
    starts = _starts(written, gap)
    left = written[0].ink[0]
    long = starts[-1] + written[-1].ink[1] - left
    scale = min(x_height, width / long)
    if scale < x_height * least:
        raise Problem("words-too-many", _("“{words}” is too long for one line."), words=_short(words))
    indent = -left + ((width / scale - long) / 2 if align == "centre" else 0)
    return _placed([_Line(tuple(written), tuple(starts), indent, 0)], hand, scale, 0, inf, seed)


def _paragraphs(words: str, hand: Hand, chance: Chance) -> list[list[_Word]]:
    lacks = missing(hand, words)
    if lacks:
        raise letters_missing(hand, lacks)
    em = 1 / letterforms(hand.file).x_height
    paragraphs = []
    for paragraph in within(words, hand.coverage).split("\n"):
        texts = [text for text in paragraph.split(" ") if text.strip("\u00a0")]
        if texts:
            paragraphs.append([_with_chance(text, hand, em, chance) for text in texts])
    return paragraphs


def _with_chance(text: str, hand: Hand, em: float, chance: Chance) -> _Word:
    return _Word(
        text=text,
        run=run(hand.file, text),
        size=chance.around(1, _WORD_SIZE),
        gap=_GAP * exp(chance.around(0, _GAP_CHANCE)),
        rise=chance.around(0, _WORD_RISE),
        slant=chance.around(0, _WORD_SLANT),
        tone=chance.around(1, _WORD_TONE),
        em=em,
    )


def _starts(words: Sequence[_Word], gap: float = 1.0) -> list[float]:
    """Where each word begins in x-heights; neighbours keep a least gap between their inks, however a tail swings."""
    starts = [0.0]
    for before, word in pairwise(words):
        pen = starts[-1] + before.advance + word.gap * gap
        ink = starts[-1] + before.ink[1] + _LEAST_INK_GAP - word.ink[0]
        starts.append(max(pen, ink))
    return starts


def _set(
    paragraphs: list[list[_Word]], closing: list[list[_Word]], width: float, seed: int, refuse: bool = True
) -> list[_Line] | None:
    """Break paragraphs into lines for a frame `width` x-heights wide; None, or a Problem, where one word is wider."""
    chance = Chance(seed, "margin")
    drift = 0.0
    lines: list[_Line] = []
    for number, paragraph in enumerate([*paragraphs, *closing]):
        ends = number >= len(paragraphs)
        above = 1.0 + (_ENDING_GAP if number == len(paragraphs) else _PARAGRAPH_GAP if number > 1 and not ends else 0.0)
        rest = paragraph
        while rest:
            drift += chance.around(0, _MARGIN[2])
            indent = min(max(_MARGIN[0] + drift + chance.around(0, _MARGIN[1]), 0), _MARGIN_LIMIT)
            taken = _taken(rest, width - indent)
            if taken == 0:
                if refuse:
                    raise Problem(
                        "word-too-long", _("The word “{word}” is too long for a line."), word=_short(rest[0].text)
                    )
                return None
            words = rest[:taken]
            starts = _starts(words)
            if ends:
                room = width - starts[-1] - words[-1].ink[1]
                indent = max(min(width * chance.between(0.24, 0.36), room), 0)
            lines.append(_Line(tuple(words), tuple(starts), indent, above if lines else 0.0))
            above = 1.0
            rest = rest[taken:]
    return lines


def _taken(words: list[_Word], width: float) -> int:
    """How many of the words fit on a line."""
    pen = 0.0
    for index, word in enumerate(words):
        if index:
            before = words[index - 1]
            pen = max(pen + before.advance + word.gap, pen + before.ink[1] + _LEAST_INK_GAP - word.ink[0])
        if pen + word.ink[1] > width:
            return index
    return len(words)


def _height(lines: Sequence[_Line], leading: float) -> float:
    return sum(line.above for line in lines) * leading


def _refuse_overflow(lines: list[_Line] | None, leading: float, height: float, endings: int) -> None:
    """Raise Problem `words-too-many` where the lines are higher than the frame, counting the words to take away."""
    if lines is None or _height(lines, leading) <= height:
        return
    over, rest = 0, list(lines)
    body = len(rest) - endings
    while body > 1 and _height(rest, leading) > height:
        body -= 1
        over += len(rest.pop(body).words)
    raise Problem(
        "words-too-many",
        ngettext(
            "The words do not fit: about {count} word too many.",
            "The words do not fit: about {count} words too many.",
            over,
        ),
        count=over,
    )


def _placed(
    lines: Sequence[_Line] | None, hand: Hand, x_height: float, leading: float, height: float, seed: int
) -> PlacedWriting:
    assert lines is not None
    chance = Chance(seed, "lines")
    size = x_height / letterforms(hand.file).x_height / POINT
    placed, down, right, last = [], 0.0, 0.0, 0.0
    for line in lines:
        down += line.above * leading
        slope = chance.around(*_LINE_SLOPE)
        wander = chance.around(0, _LINE_SPACING) * leading if leading else 0.0
        last = min(down + wander, height)
        words = []
        for word, start in zip(line.words, line.starts, strict=True):
            x = (line.indent + start) * x_height
            rise = word.rise * x_height + tan(radians(slope)) * start * x_height
            right = max(right, x + word.ink[1] * x_height)
            words.append(
                PlacedWord(
                    word.text,
                    round(x, 3),
                    round(last - rise, 3),
                    round(size * word.size, 3),
                    round(slope, 3),
                    round(word.slant, 4),
                    round(word.tone, 3),
                    word.run.kerns,
                )
            )
        placed.append(tuple(words))
    return PlacedWriting(hand, tuple(placed), x_height, round(right, 3), round(last, 3))


def _short(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= 40 else text[:39] + "…"
