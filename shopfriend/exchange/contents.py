"""What a column holds by what stands in it, where its header says nothing, or plainly something else.

Only shapes that nothing else has are believed: the owner corrects a column that was left open more gladly than one
that was guessed wrong.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

from shopfriend.exchange.addresses import postcode_and_town
from shopfriend.exchange.columns import Column, columns_of, format_of
from shopfriend.exchange.draft import Surroundings
from shopfriend.exchange.given_names import is_given_name
from shopfriend.exchange.headers import Kind
from shopfriend.exchange.never_stored import holds_payment_card, is_scrambled_password
from shopfriend.exchange.phones import phone_of
from shopfriend.exchange.tables import Table
from shopfriend.records import written_day
from shopfriend.records.birthday import Birthday

NAMING = frozenset([Kind.NAME, Kind.GIVEN, Kind.FAMILY, Kind.CALLED, Kind.FILE_AS])
_FEWEST = 3
"""Cells from which anything may be concluded."""
_LOOKED_AT = 300
_MAY_BE_MAILS = frozenset([Kind.OTHER, Kind.NAME, Kind.CALLED, Kind.PHONE, Kind.REFERENCE, Kind.NUMBER_OF_PROGRAM])
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_POSTCODE = re.compile(
    r"(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{6}|\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{4}|"
    r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)",
    re.IGNORECASE,
)
_STREET = re.compile(r"[^\W\d].*\s\d+\s?[a-zA-Z]?(?:[-/,]\s?\w+)?|\d+\s?[a-zA-Z]?,?\s+[^\W\d].*")
_WORDS = re.compile(r"[^\W\d_][\w'’.\-]*(?:,?\s+[^\W\d_][\w'’.\-]*){0,4}")
_GROWN_UP_BEFORE = 30
"""Dates of which half lie further back, in years, are birthdays: no till has customers for as long."""

Cells = list[str]


def columns_in(table: Table, around: Surroundings) -> list[Column]:
    """What each column holds, by its header and by what stands in it."""
    columns = columns_of(table.headers, format_of(table.headers))
    cells = _cells(table)
    unknown = all(column.kind is Kind.OTHER for column in columns)
    columns = [_by_itself(column, found, around) for column, found in zip(columns, cells, strict=True)]
    columns = _with_birthday(columns, cells, around)
    if unknown:
        columns = _with_address(columns, cells)
    return columns if any(column.kind in NAMING for column in columns) else _with_names(columns, cells)


def tell_people(columns: Sequence[Column]) -> bool:
    """Whether names were found, and something beside them: then a list needs no headers that we know."""
    kinds = {column.kind for column in columns} - {Kind.OTHER, Kind.DROPPED, Kind.NEVER}
    return not kinds.isdisjoint(NAMING) and not kinds <= NAMING


def _cells(table: Table) -> list[Cells]:
    step = max(1, len(table.rows) // _LOOKED_AT)
    rows = table.rows[::step]
    return [
        [text for row in rows if at < len(row.cells) and (text := " ".join(row.cells[at].split()).lstrip("'"))]
        for at in range(len(table.headers))
    ]


def _share(cells: Cells, fits: Callable[[str], object]) -> float:
    return sum(1 for cell in cells if fits(cell)) / len(cells) if len(cells) >= _FEWEST else 0.0


def _by_itself(column: Column, cells: Cells, around: Surroundings) -> Column:
    if _share(cells, lambda cell: holds_payment_card(cell) or is_scrambled_password(cell)) > 0.5:
        return replace(column, kind=Kind.NEVER)
    if column.kind in _MAY_BE_MAILS and _share(cells, _MAIL.fullmatch) > 0.9:
        return replace(column, kind=Kind.EMAIL)
    if column.kind is Kind.OTHER and _share(cells, lambda cell: _is_phone(cell, around.region)) > 0.8:
        return replace(column, kind=Kind.PHONE)
    return column


def _is_phone(cell: str, region: str) -> bool:
    """A number as people write them: a figure that merely could be one has neither a zero nor a sign before it."""
    return cell[:1] in "+0(" and bool(phone_of(cell, region).international)


def _with_birthday(columns: list[Column], cells: list[Cells], around: Surroundings) -> list[Column]:
    if any(column.kind in (Kind.BIRTHDAY, Kind.BIRTH_MONTH) for column in columns):
        return columns
    ages = {
        at: age
        for at, column in enumerate(columns)
        if column.kind is Kind.OTHER and (age := _usual_age(cells[at], around)) >= _GROWN_UP_BEFORE
    }
    if not ages:
        return columns
    oldest = max(ages, key=ages.__getitem__)
    return [replace(column, kind=Kind.BIRTHDAY) if at == oldest else column for at, column in enumerate(columns)]


def _usual_age(cells: Cells, around: Surroundings) -> float:
    """How far back the dates of a column lie in the middle, in years; 0 where most are no dates, or have no year."""
    if len(cells) < _FEWEST or _share(cells, lambda cell: any(sign.isdigit() for sign in cell)) < 0.9:
        return 0
    days = [written_day.day_of(cell, written_day.Order.DAY_FIRST, around.today) for cell in cells]
    years = [day.year for day in days if isinstance(day, Birthday) and day.year and day.day]
    if len(years) < 0.6 * len(cells) or len(set(years)) < min(len(years), 3):
        return 0
    return around.today.year - median(years)


def _with_address(columns: list[Column], cells: list[Cells]) -> list[Column]:
    found = list(columns)
    for at, column in enumerate(columns):
        if column.kind is not Kind.OTHER or Kind.POSTCODE in {each.kind for each in found}:
            continue
        if _share(cells[at], lambda cell: postcode_and_town(cell)[0]) > 0.8:
            found[at] = replace(column, kind=Kind.POSTCODE_AND_TOWN)
        elif _share(cells[at], _POSTCODE.fullmatch) > 0.8:
            town = next((beside for beside in (at + 1, at - 1) if _is_town(columns, cells, beside)), None)
            if town is not None:
                found[at] = replace(column, kind=Kind.POSTCODE)
                found[town] = replace(columns[town], kind=Kind.TOWN)
    for at, column in enumerate(found):
        if column.kind is Kind.OTHER and _share(cells[at], _STREET.fullmatch) > 0.7:
            found[at] = replace(column, kind=Kind.STREET)
            break
    return found


def _is_town(columns: list[Column], cells: list[Cells], at: int) -> bool:
    if not 0 <= at < len(columns) or columns[at].kind is not Kind.OTHER:
        return False
    return _share(cells[at], _WORDS.fullmatch) > 0.8 and _share(cells[at], _begins_given) < 0.3


def _begins_given(cell: str) -> bool:
    return is_given_name(cell.replace(",", " ").split()[0])


def _with_names(columns: list[Column], cells: list[Cells]) -> list[Column]:
    """The column of whole names, or that of given names with that of family names beside it."""
    found = list(columns)
    shares = {
        at: _share(cells[at], lambda cell: any(map(is_given_name, cell.replace(",", " ").split())))
        for at, column in enumerate(columns)
        if column.kind is Kind.OTHER and _share(cells[at], _WORDS.fullmatch) > 0.8
    }
    best = max(shares, key=shares.__getitem__, default=None)
    if best is None or shares[best] < 0.3:
        return columns
    if _share(cells[best], lambda cell: " " in cell) > 0.5:
        found[best] = replace(columns[best], kind=Kind.NAME)
        return found
    found[best] = replace(columns[best], kind=Kind.GIVEN)
    for beside in (best + 1, best - 1):
        several = beside in shares and len(set(cells[beside])) > 0.5 * len(cells[beside])
        if several and _share(cells[beside], lambda cell: " " in cell) < 0.5:
            found[beside] = replace(columns[beside], kind=Kind.FAMILY)
            break
    return found
