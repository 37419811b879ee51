"""Lays out lists that hang on the wall or lie at the till: birthdays through the year, and addresses by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shopfriend.language import _
from shopfriend.printing.page import BLACK, Colour, Item, Page, Rule
from shopfriend.printing.paper import A4
from shopfriend.printing.plain_type import Type, measured, set_line

_LEFT, _RIGHT, _FOOT = 18.0, 192.0, 20.0
_TITLE, _NOTE, _TOP = 273.0, 265.0, 252.0
_SOFT: Colour = (0.36, 0.36, 0.36)
_HAIRLINE: Colour = (0.8, 0.8, 0.8)
_COLUMNS, _GUTTER = 3, 8.0
_LINE, _DAY_WIDE, _MONTH_GAP = 6.2, 9.0, 5.0
_SIZE, _SMALL = 11.5, 9.0
_ROW = 12.4
_LEAST = 0.75
_PLACES = (_LEFT, 74.0, 146.0)
"""Where name, address and telephone begin."""


@dataclass(frozen=True, slots=True)
class BirthdayMonth:
    """A month in words, and who has a birthday in it: the day ("" where it is unknown) and the name."""

    month: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AddressRow:
    """A customer with the lines of her address and her ways to be reached."""

    name: str
    address: tuple[str, ...]
    reached: tuple[str, ...]


def birthdays(months: Sequence[BirthdayMonth], fonts: Type, *, title: str, note: str) -> list[Page]:
    """The year in three columns, on as many A4 pages as it needs; a month's name never ends a column."""
    wide = (_RIGHT - _LEFT - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
    columns: list[list[Item]] = [[]]
    y = _TOP

    def x() -> float:
        return _LEFT + (len(columns) - 1) % _COLUMNS * (wide + _GUTTER)

    def next_column() -> float:
        columns.append([])
        return _TOP

    for month in months:
        if y - 3 * _LINE < _FOOT:
            y = next_column()
        columns[-1] += _month(month.month, fonts, x(), y, wide)
        y -= _LINE + 1.6
        for day, name in month.people:
            if y < _FOOT:
                y = next_column()
                columns[-1] += _month(month.month, fonts, x(), y, wide)
                y -= _LINE + 1.6
            columns[-1] += set_line(day, fonts, x() + _DAY_WIDE - 2.6, y, _SIZE, colour=_SOFT, align="right")
            room = wide - _DAY_WIDE
            columns[-1] += set_line(name, fonts, x() + _DAY_WIDE, y, _SIZE, width=room, least=_LEAST)
            y -= _LINE
        y -= _MONTH_GAP
    pages = [
        [item for column in columns[start : start + _COLUMNS] for item in column]
        for start in range(0, len(columns), _COLUMNS)
    ]
    return list(_numbered(pages, fonts, title, note))


def _month(words: str, fonts: Type, x: float, y: float, wide: float) -> list[Item]:
    line = Rule(x, y - 2.0, x + wide, y - 2.0, 0.8, BLACK)
    return [*set_line(words, fonts, x, y, 13, bold=True, width=wide), line]


def addresses(rows: Sequence[AddressRow], fonts: Type, *, title: str, note: str) -> list[Page]:
    """A row a customer on as many A4 pages as it needs; long lines become smaller before they are cut."""
    pages: list[list[Item]] = []
    y = _FOOT
    for row in rows:
        height = _ROW + max(0, max(len(row.address), len(row.reached)) - 2) * 4.6
        if not pages or y - height < _FOOT - 4:
            pages.append(list(_heads(fonts)))
            y = _TOP - 10
        pages[-1] += _address(row, fonts, y)
        y -= height
        pages[-1].append(Rule(_LEFT, y + 5.0, _RIGHT, y + 5.0, 0.4, _HAIRLINE))
    return list(_numbered(pages or [list(_heads(fonts))], fonts, title, note))


def _heads(fonts: Type) -> Iterator[Item]:
    for x, words in zip(_PLACES, (_("Name"), _("Address"), _("Phone and e-mail")), strict=True):
        yield from set_line(words, fonts, x, _TOP, _SMALL, bold=True)
    yield Rule(_LEFT, _TOP - 2.4, _RIGHT, _TOP - 2.4, 0.8, BLACK)


def _address(row: AddressRow, fonts: Type, y: float) -> Iterator[Item]:
    ends = (*_PLACES[1:], _RIGHT + 3)
    wide = [end - start - 3 for start, end in zip(_PLACES, ends, strict=True)]
    yield from _name(row.name, fonts, y, wide[0])
    for x, room, lines in ((_PLACES[1], wide[1], row.address), (_PLACES[2], wide[2], row.reached)):
        for place, words in enumerate(lines):
            yield from set_line(words, fonts, x, y - 4.6 * place, 10, width=room, least=_LEAST)


def _name(name: str, fonts: Type, y: float, room: float) -> Iterator[Item]:
    """A name too long for its line goes on below it."""
    words = name.split(" ")
    if measured(name, fonts, _SIZE * _LEAST, bold=True) <= room or len(words) < 2:
        yield from set_line(name, fonts, _LEFT, y, _SIZE, bold=True, width=room, least=_LEAST)
        return
    half = (len(words) + 1) // 2
    for place, part in enumerate((words[:half], words[half:])):
        yield from set_line(" ".join(part), fonts, _LEFT, y - 4.6 * place, 10, bold=True, width=room, least=_LEAST)


def _numbered(pages: Sequence[Sequence[Item]], fonts: Type, title: str, note: str) -> Iterator[Page]:
    for number, items in enumerate(pages, 1):
        head = set_line(title, fonts, _LEFT, _TITLE, 18, bold=True, width=_RIGHT - _LEFT)
        below = set_line(note, fonts, _LEFT, _NOTE, 10, colour=_SOFT, width=_RIGHT - _LEFT)
        said = _("Page {number} of {pages}").format(number=number, pages=len(pages))
        foot = set_line(said, fonts, _RIGHT, 12, 8.5, colour=_SOFT, align="right") if len(pages) > 1 else ()
        yield Page(A4, (*head, *below, *items, *foot))
