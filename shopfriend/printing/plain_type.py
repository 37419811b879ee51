"""Plain type for lists and for the capitals on envelopes: measured runs, in a font that has the letters."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from anyascii import anyascii

from shopfriend.handwriting.hand import Hand
from shopfriend.handwriting.legible import lacking, within
from shopfriend.handwriting.letterforms import letterforms, run
from shopfriend.handwriting.outlines import POINT
from shopfriend.language import _
from shopfriend.printing.page import BLACK, Colour, Plain
from shopfriend.problem import Problem


@dataclass(frozen=True, slots=True)
class Type:
    """The font files of plain type; `others` serve, in order, the letters that regular and bold lack."""

    regular: Path
    bold: Path
    others: tuple[Path, ...]


def plain_type(folder: Path, hands: tuple[Hand, ...]) -> Type:
    """The plain fonts of `folder/fonts.toml`, the hands standing in for letters they lack. Raises `fonts-missing`."""
    try:
        table = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))
        return Type(folder / table["regular"], folder / table["bold"], tuple(hand.file for hand in hands))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Problem("fonts-missing", _("The fonts of Shopfriend are missing; please install it anew.")) from fault


def unprintable(words: str, fonts: Type) -> str:
    """The letters that none of the fonts has, each once."""
    return lacking(words, _letters(fonts))


@lru_cache(maxsize=4)
def _letters(fonts: Type) -> frozenset[str]:
    """The letters that one font or another has."""
    return letterforms(fonts.regular).coverage.union(*(letterforms(f).coverage for f in fonts.others))


def set_line(
    words: str,
    fonts: Type,
    x: float,
    y: float,
    size: float,
    *,
    bold: bool = False,
    colour: Colour = BLACK,
    space: float = 0.0,
    width: float | None = None,
    least: float = 0.8,
    align: Literal["left", "right"] = "left",
) -> tuple[Plain, ...]:
    """One line of type at x, y (mm; its right end where `align` says so), `size` in points.

    Longer than `width` mm it becomes smaller, down to `least` of its size, then it is cut and ends in an ellipsis. A
    letter that no font has is spelled in plain letters, never a box; ask `unprintable` first where that matters.
    """
    text = _spelled(words, fonts)
    long = measured(text, fonts, size, bold=bold, space=space)
    if width is not None and long > width:
        smaller = max(width / long, least)
        size, space = size * smaller, space * smaller
        text = _cut(text, fonts, size, width, bold, space)
        long = measured(text, fonts, size, bold=bold, space=space)
    if align == "right":
        x -= long
    return tuple(_placed(text, fonts, x, y, size, bold, colour, space))


def measured(text: str, fonts: Type, size: float, *, bold: bool = False, space: float = 0.0) -> float:
    """How long a line of `size` points is, in mm."""
    return sum((run(file, part).advance * size + space * len(part)) * POINT for file, part in _parts(text, fonts, bold))


def wrapped(text: str, fonts: Type, size: float, width: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most `width` mm; a word that is longer than a line is parted, so that nothing is cut."""
    lines: list[str] = []
    line, long = "", 0.0
    space = measured(" ", fonts, size, bold=bold)
    for word in text.split():
        wide = measured(word, fonts, size, bold=bold)
        if line and long + space + wide > width:
            lines.append(line)
            line = ""
        while wide > width:
            fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or _fits(word[:n], fonts, size, width, bold))
            lines.append(word[:fits])
            word = word[fits:]
            wide = measured(word, fonts, size, bold=bold)
        line, long = (f"{line} {word}", long + space + wide) if line else (word, wide)
    return [*lines, line] if line or not lines else lines


def _fits(text: str, fonts: Type, size: float, width: float, bold: bool) -> bool:
    return measured(text, fonts, size, bold=bold) <= width


def _spelled(words: str, fonts: Type) -> str:
    """The words on one line, in letters that some font has; a question mark where nothing else is known."""
    text = within(words, letterforms(fonts.regular).coverage)
    for letter in unprintable(text, fonts):
        text = text.replace(letter, anyascii(letter) or "?")
    return " ".join(text.split())


def _parts(text: str, fonts: Type, bold: bool) -> Iterator[tuple[Path, str]]:
    """The text in stretches that one font can draw."""
    files = (fonts.bold if bold else fonts.regular, *fonts.others)
    if text and letterforms(files[0]).coverage.issuperset(text):
        yield files[0], text
        return
    stretch, current = "", files[0]
    for letter in text:
        file = next((f for f in files if letter in letterforms(f).coverage), files[0])
        if file != current and stretch:
            yield current, stretch
            stretch = ""
        current = file
        stretch += letter
    if stretch:
        yield current, stretch


def _cut(text: str, fonts: Type, size: float, width: float, bold: bool, space: float) -> str:
    if measured(text, fonts, size, bold=bold, space=space) <= width + 0.01:
        return text
    while text and measured(text + "…", fonts, size, bold=bold, space=space) > width:
        text = text[:-1].rstrip()
    return text + "…"


def _placed(
    text: str, fonts: Type, x: float, y: float, size: float, bold: bool, colour: Colour, space: float
) -> Iterator[Plain]:
    for file, part in _parts(text, fonts, bold):
        drawn = run(file, part)
        yield Plain(part, file, round(x, 3), round(y, 3), round(size, 3), colour, drawn.kerns, space)
        x += (drawn.advance * size + space * len(part)) * POINT
