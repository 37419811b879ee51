"""Lays out one page that is read standing: a title, a few headings, plain sentences below them, as large as fits."""

from collections.abc import Iterator
from dataclasses import dataclass

from shopfriend.printing.page import BLACK, Colour, Item, Page, Rule
from shopfriend.printing.paper import A4, Size
from shopfriend.printing.plain_type import Type, set_line, wrapped

_LEFT, _RIGHT_MARGIN, _TOP_MARGIN, _FOOT = 25.0, 25.0, 30.0, 24.0
_TITLE, _BELOW = 30.0, 13.0
_SIZES = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
"""Points, the largest first; the smallest is taken where even that does not fit."""
_LEADING = 0.49
"""Mm from line to line for each point of size."""
_SOFT: Colour = (0.36, 0.36, 0.36)


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands on the page: parts are a heading each, and sentences of which each begins a line. `foot` is small."""

    title: str
    below: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    foot: str = ""


def lay_out(notice: Notice, fonts: Type, size: Size = A4) -> Page:
    """The page, A4 or letter; its words are as large as leaves all of them on it."""
    wide = size.width - _LEFT - _RIGHT_MARGIN
    top = size.height - _TOP_MARGIN
    items: list[Item] = []
    y = top
    for line in wrapped(notice.title, fonts, _TITLE, wide, bold=True):
        items += set_line(line, fonts, _LEFT, y, _TITLE, bold=True, width=wide)
        y -= _TITLE * 0.42
    if notice.below:
        y += 1.5
        items += set_line(notice.below, fonts, _LEFT, y, _BELOW, colour=_SOFT, width=wide)
        y -= 6
    items.append(Rule(_LEFT, y, _LEFT + wide, y, 0.6, _SOFT))
    room = y - _FOOT
    points = next((points for points in _SIZES if _high(notice, fonts, points, wide) <= room), _SIZES[-1])
    for line, bold, before in _lines(notice, fonts, points, wide):
        y -= before + points * _LEADING
        items += set_line(line, fonts, _LEFT, y, points, bold=bold, colour=BLACK, width=wide)
    items += set_line(notice.foot, fonts, _LEFT, _FOOT - 8, 9, colour=_SOFT, width=wide)
    return Page(size, tuple(items))


def _high(notice: Notice, fonts: Type, points: float, wide: float) -> float:
    return sum(before + points * _LEADING for _line, _bold, before in _lines(notice, fonts, points, wide))


def _lines(notice: Notice, fonts: Type, points: float, wide: float) -> Iterator[tuple[str, bool, float]]:
    """Each line with whether it is a heading, and the room before it in mm."""
    for heading, sentences in notice.parts:
        for place, line in enumerate(wrapped(heading, fonts, points, wide, bold=True)):
            yield line, True, 0.0 if place else points * 0.62
        for sentence in sentences:
            for place, line in enumerate(wrapped(sentence, fonts, points, wide)):
                yield line, False, 0.0 if place else points * 0.1
