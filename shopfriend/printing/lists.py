"""Lays out the list that goes with the pile: what lies where, for whom, and by when it must be posted."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

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
# Left edges of number, name, occasion and day, way, post by; the tick box stands before them all.
_COLUMNS = (28.0, 38.0, 96.0, 143.0, 168.0)
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


def lay_out(rows: Sequence[ListRow], fonts: Type, *, title: str, note: str) -> list[Page]:
    """The list on as many A4 pages as it needs, numbered; long names become smaller before they are cut."""
    room = int((_HEAD_BASELINE - _FOOT) / _ROW)
    parts = [rows[start : start + room] for start in range(0, len(rows), room)] or [()]
    return [_page(part, fonts, title, note, number, len(parts)) for number, part in enumerate(parts, 1)]


def _page(rows: Sequence[ListRow], fonts: Type, title: str, note: str, number: int, pages: int) -> Page:
    wide = _RIGHT - _LEFT
    items: list[Item] = [*set_line(title, fonts, _LEFT, _TITLE_BASELINE, 18, bold=True, width=wide)]
    items += set_line(note, fonts, _LEFT, _NOTE_BASELINE, 10, colour=GREY, width=wide)
    heads = (_("No."), _("Name"), _("Occasion"), _("How"), _("Post by"))
    for column, head in enumerate(heads):
        items += _cell(head, column, fonts, _HEAD_BASELINE, _HEAD_SIZE, bold=True)
    items.append(Rule(_LEFT, _HEAD_BASELINE - 2.4, _RIGHT, _HEAD_BASELINE - 2.4, 0.8, BLACK))
    y = _HEAD_BASELINE - _ROW
    for row in rows:
        items += _box(_LEFT + 1, y - 0.6)
        for column, words in enumerate((str(row.number), row.name, row.occasion, row.way, row.post_by)):
            items += _cell(words, column, fonts, y, _SIZE, bold=column == 1)
        items.append(Rule(_LEFT, y - 3, _RIGHT, y - 3, 0.4, _HAIRLINE))
        y -= _ROW
    page = _("Page {number} of {pages}").format(number=number, pages=pages)
    items += set_line(page, fonts, _RIGHT, _PAGE_BASELINE, 8.5, colour=GREY, align="right")
    return Page(A4, tuple(items))


def _cell(words: str, column: int, fonts: Type, y: float, size: float, *, bold: bool) -> tuple[Item, ...]:
    left = _COLUMNS[column]
    end = _COLUMNS[column + 1] if column + 1 < len(_COLUMNS) else _RIGHT + _COLUMN_GAP
    width = end - left - _COLUMN_GAP
    if column == 0:
        return set_line(words, fonts, end - _COLUMN_GAP, y, size, bold=bold, align="right", width=width)
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
