"""Lays out the lists that go with the pile: for the desk by when to post, for the drawer when to hand over."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from shopfriend.language import _
from shopfriend.printing.page import BLACK, GREY, Colour, Item, Page, Rule
from shopfriend.printing.paper import A4
from shopfriend.printing.plain_type import Type, measured, set_line

_LEFT, _RIGHT = 18.0, 192.0
_TITLE_BASELINE, _NOTE_BASELINE, _HEAD_BASELINE = 273.0, 265.0, 254.0
_ROW = 8.6
_FOOT = 22.0
_PAGE_BASELINE = 12.0
_BOX = 3.6
_SIZE, _HEAD_SIZE = 10.5, 8.5
_COLUMN_GAP = 3.0
_LEAST = 0.82
_HALF_LEADING = 1.75
_HAIRLINE: Colour = (0.8, 0.8, 0.8)


@dataclass(frozen=True, slots=True)
class ListRow:
    """A card on the list, in words ready to read: "Birthday, 4 December", "post", "1 December"."""

    number: int
    name: str
    occasion: str
    way: str
    post_by: str


@dataclass(frozen=True, slots=True)
class DrawerRow:
    """A card that is handed over, in words ready to read: "Birthday", "Friday 4 December"."""

    number: int
    name: str
    occasion: str
    when: str


class _Column(NamedTuple):
    head: str
    left: float


_Cells = tuple[str, ...]


def lay_out(rows: Sequence[ListRow], fonts: Type, *, title: str, note: str) -> list[Page]:
    """The list on as many A4 pages as it needs, numbered; long names become smaller before they are cut."""
    columns = (
        _Column(_("No."), 28),
        _Column(_("Name"), 38),
        _Column(_("Occasion"), 96),
        _Column(_("How"), 143),
        _Column(_("Post by"), 168),
    )
    cells = [(str(row.number), row.name, row.occasion, row.way, row.post_by) for row in rows]
    return _pages(cells, columns, fonts, title, note)


def lay_out_drawer(rows: Sequence[DrawerRow], fonts: Type, *, title: str, note: str) -> list[Page]:
    """The list of what is handed over, made like the other one."""
    columns = (
        _Column(_("No."), 28),
        _Column(_("Name"), 38),
        _Column(_("Occasion"), 98),
        _Column(_("Hand over"), 140),
    )
    cells = [(str(row.number), row.name, row.occasion, row.when) for row in rows]
    return _pages(cells, columns, fonts, title, note)


def _pages(rows: Sequence[_Cells], columns: Sequence[_Column], fonts: Type, title: str, note: str) -> list[Page]:
    room = int((_HEAD_BASELINE - _FOOT) / _ROW)
    parts = [rows[start : start + room] for start in range(0, len(rows), room)] or [()]
    pages = []
    for number, part in enumerate(parts, 1):
        said = _("Page {number} of {pages}").format(number=number, pages=len(parts))
        foot = set_line(said, fonts, _RIGHT, _PAGE_BASELINE, 8.5, colour=GREY, align="right")
        head = set_line(title, fonts, _LEFT, _TITLE_BASELINE, 18, bold=True, width=_RIGHT - _LEFT)
        below = set_line(note, fonts, _LEFT, _NOTE_BASELINE, 10, colour=GREY, width=_RIGHT - _LEFT)
        pages.append(Page(A4, (*head, *below, *_table(part, columns, fonts), *foot)))
    return pages


def _table(rows: Sequence[_Cells], columns: Sequence[_Column], fonts: Type) -> list[Item]:
    ends = [column.left - _COLUMN_GAP for column in columns[1:]] + [_RIGHT]
    spans = [(column.left, end) for column, end in zip(columns, ends, strict=True)]
    items: list[Item] = []
    for place, (column, span) in enumerate(zip(columns, spans, strict=True)):
        items += _cell(column.head, place, span, fonts, _HEAD_BASELINE, _HEAD_SIZE, bold=True)
    items.append(Rule(_LEFT, _HEAD_BASELINE - 2.4, _RIGHT, _HEAD_BASELINE - 2.4, 0.8, BLACK))
    y = _HEAD_BASELINE - _ROW
    for row in rows:
        items += _box(_LEFT + 1, y - 0.6)
        for place, (words, span) in enumerate(zip(row, spans, strict=True)):
            items += _cell(words, place, span, fonts, y, _SIZE, bold=place == 1)
        items.append(Rule(_LEFT, y - 3, _RIGHT, y - 3, 0.4, _HAIRLINE))
        y -= _ROW
    return items


def _cell(
    words: str, place: int, span: tuple[float, float], fonts: Type, y: float, size: float, *, bold: bool
) -> tuple[Item, ...]:
    """Words between left and right, numbers at the right end; what is too long becomes smaller, then two lines."""
    (left, end), width = span, span[1] - span[0]
    if place == 0:
        return set_line(words, fonts, end, y, size, bold=bold, align="right", width=width)
    if measured(words, fonts, size * _LEAST, bold=bold) <= width:
        return set_line(words, fonts, left, y, size, bold=bold, width=width, least=_LEAST)
    upper, lower = _halves(words)
    small = size * _LEAST
    return (
        *set_line(upper, fonts, left, y + _HALF_LEADING, small, bold=bold, width=width),
        *set_line(lower, fonts, left, y - _HALF_LEADING, small, bold=bold, width=width),
    )


def _halves(words: str) -> tuple[str, str]:
    """Two parts as alike in length as the blanks allow."""
    blanks = [place for place, letter in enumerate(words) if letter == " "]
    middle = min(blanks, key=lambda place: abs(2 * place - len(words)), default=len(words))
    return words[:middle], words[middle + 1 :]


def _box(x: float, y: float) -> list[Item]:
    """An empty square to tick when the envelope is closed."""
    corners = ((x, y), (x + _BOX, y), (x + _BOX, y + _BOX), (x, y + _BOX), (x, y))
    return [Rule(*a, *b, 0.6, BLACK) for a, b in pairwise(corners)]
