"""Lays out all that is known about one customer: for the customer who asks for it, or for the owner's own shelf."""

from collections.abc import Iterator
from dataclasses import dataclass

from shopfriend.language import _
from shopfriend.printing.page import BLACK, GREY, Colour, Item, Page
from shopfriend.printing.paper import A4
from shopfriend.printing.plain_type import Type, measured, set_line, wrapped

_LEFT, _RIGHT = 20.0, 190.0
_INDENT = 48.0
"""Where what is known begins, beside its name."""
_TOP, _FOOT, _PAGE_BASELINE = 272.0, 24.0, 12.0
_TITLE, _YEAR, _SMALL, _USUAL = 22.0, 14.0, 9.0, 10.5
_LEADING = 0.46
"""Mm from line to line for each point of size."""
_DARK: Colour = (0.35, 0.35, 0.35)


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One thing that happened, in words ready to read: when and what, what was said, what came of it.

    `year` is when it was, 0 where that is not told; the year stands once above all that happened in it.
    """

    heading: str
    words: str
    after: str
    year: int = 0


@dataclass(frozen=True, slots=True)
class AllKnown:
    """All that is known about a customer: what each thing is called, and what it is; then the story, newest first.

    `shop` is who has noted it, `closing` what the customer may ask for, at the end.
    """

    name: str
    note: str
    facts: tuple[tuple[str, str], ...]
    story: tuple[StoryRow, ...]
    shop: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    size: float
    colour: Colour = BLACK
    bold: bool = False
    before: float = 0.0
    x: float = _LEFT
    beside: str = ""
    holds_next: bool = False

    @property
    def high(self) -> float:
        return self.before + self.size * _LEADING


def lay_out(known: AllKnown, fonts: Type) -> list[Page]:
    """As many A4 pages as it needs, numbered; nothing is cut, long words are parted."""
    pages: list[list[Item]] = [[]]
    y = _TOP
    lines = list(_lines(known, fonts))
    for place, line in enumerate(lines):
        if y - _together(lines, place) < _FOOT:
            pages.append([])
            y = _TOP
        y -= line.high if pages[-1] else line.size * _LEADING
        pages[-1] += set_line(
            line.words, fonts, line.x, y, line.size, bold=line.bold, colour=line.colour, width=_RIGHT - line.x + 1
        )
        if line.beside:
            pages[-1] += set_line(
                line.beside, fonts, _LEFT, y, _SMALL, colour=_DARK, width=_INDENT - _LEFT - 2, least=0.7
            )
    return [Page(A4, (*items, *_foot(known, number, len(pages), fonts))) for number, items in enumerate(pages, 1)]


def _together(lines: list["_Line"], place: int) -> float:
    """How high a line is with those below that it must not be parted from: no heading stands at the foot of a page."""
    high = lines[place].high
    while lines[place].holds_next and place + 1 < len(lines):
        place += 1
        high += lines[place].high
    return high


def _foot(known: AllKnown, number: int, pages: int, fonts: Type) -> tuple[Item, ...]:
    said = _("Page {number} of {pages}").format(number=number, pages=pages)
    right = set_line(said, fonts, _RIGHT, _PAGE_BASELINE, 8.5, colour=GREY, align="right")
    if number == 1 or measured(known.name, fonts, 8.5) > (_RIGHT - _LEFT) * 0.7:
        return right
    return (*set_line(known.name, fonts, _LEFT, _PAGE_BASELINE, 8.5, colour=GREY), *right)


def _lines(known: AllKnown, fonts: Type) -> Iterator[_Line]:
    yield from _paragraph(known.name, fonts, _TITLE, bold=True)
    yield from _paragraph(known.shop, fonts, _USUAL, colour=_DARK, before=2)
    yield from _paragraph(known.note, fonts, _SMALL, colour=_DARK, before=1)
    for place, (name, said) in enumerate(known.facts):
        yield from _paragraph(said, fonts, _USUAL, before=1.2 if place else 7, x=_INDENT, beside=name)
    year = 0
    for row in known.story:
        if row.year != year:
            year = row.year
            yield from _paragraph(str(year), fonts, _YEAR, bold=True, before=9, holds_next=True)
        yield from _paragraph(row.heading, fonts, _SMALL, colour=_DARK, bold=True, before=5, holds_next=True)
        yield from _paragraph(row.words, fonts, _USUAL, before=0.6)
        yield from _paragraph(row.after, fonts, _SMALL, colour=_DARK, before=0.6)
    yield from _paragraph(known.closing, fonts, _SMALL, colour=_DARK, before=10)


def _paragraph(
    text: str,
    fonts: Type,
    size: float,
    *,
    colour: Colour = BLACK,
    bold: bool = False,
    before: float = 0.0,
    x: float = _LEFT,
    beside: str = "",
    holds_next: bool = False,
) -> Iterator[_Line]:
    lines = [line for part in text.splitlines() for line in wrapped(part, fonts, size, _RIGHT - x, bold=bold)]
    for place, line in enumerate(lines):
        yield _Line(line, size, colour, bold, before if place == 0 else 0.0, x, "" if place else beside, holds_next)
