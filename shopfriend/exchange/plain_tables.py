"""Nouns as plain tables and back without loss: a spreadsheet may open them, and no cell can act as a formula there."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Integer, LargeBinary, Table, select
from sqlalchemy.orm import Session

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.customer import Customer
from shopfriend.records.everything import METADATA
from shopfriend.store.change_log import image
from shopfriend.store.images import values_in

Row = dict[str, Any]

NO_NOUNS = frozenset(["change", "forgotten"])
"""The log of changes and the list of the forgotten tell of the file itself: they stay in the shop and its backups."""
_KEPT_INSIDE = frozenset(["id", "version", "folded"])
_ACTS_AS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_GUARD = "'"
_LONGEST_CELL = 2**31 - 1
_PLURALS = {
    "address": "addresses",
    "apart": "apart",
    "heard": "heard",
    "merged": "merged",
    "own_words": "own_words",
    "point_of_contact": "points_of_contact",
    "present": "present",
    "shop": "shop",
    "staff": "staff",
    "wish": "wishes",
}


def guarded(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula: an apostrophe before it, which `unguarded` takes away."""
    return _GUARD + text if text.startswith((*_ACTS_AS_FORMULA, _GUARD)) else text


def unguarded(text: str) -> str:
    """What was guarded, as it was."""
    return text[1:] if text.startswith(_GUARD) and text[1:].startswith((*_ACTS_AS_FORMULA, _GUARD)) else text


def nouns() -> list[Table]:
    """The tables that travel, each after those that it points to."""
    return [table for table in METADATA.sorted_tables if table.name not in NO_NOUNS]


def file_of(table: Table) -> str:
    """The name of the file in which a noun's rows stand."""
    return f"{_PLURALS.get(table.name, table.name + 's')}.csv"


class Names:
    """Outside the file a row is known by its uid; a customer also by her name."""

    def __init__(self, session: Session) -> None:
        self._uids = {
            table.name: dict(iter(session.connection().execute(select(table.c.id, table.c.uid)))) for table in nouns()
        }
        self._customers = dict(iter(session.connection().execute(select(Customer.id, Customer.name))))

    def uid(self, table: str, key: int | None) -> str:
        """The uid of a row."""
        return "" if key is None else self._uids[table][key]

    def customer(self, key: int | None) -> str:
        """The name of a customer."""
        return "" if key is None else self._customers[key]

    def rows_of(self, table: str) -> int:
        """How many rows a noun has."""
        return len(self._uids[table])


def rows_of(session: Session, table: Table, names: Names) -> Iterator[Row]:
    """A noun as it lies in its table: integer keys become uids, customers get their names beside them."""
    told = [column for column in table.columns if _stands_in_file(column)]
    for found in session.connection().execute(select(*told).order_by(table.c.id)).mappings():
        values = image(table, dict(found))
        row: Row = {}
        for column in told:
            if not column.foreign_keys:
                row[column.name] = _as_text(values[column.name])
                continue
            noun, points_to = _pointing(column)
            if points_to == Customer.__tablename__:
                row[noun] = names.customer(found[column.name])
            row[f"{noun}_uid"] = names.uid(points_to, found[column.name])
        yield row


def _stands_in_file(column: Column[Any]) -> bool:
    return column.name not in _KEPT_INSIDE and not isinstance(column.type, LargeBinary)


def _pointing(column: Column[Any]) -> tuple[str, str]:
    """What a reference is called in the file, and the table it points to."""
    (key,) = column.foreign_keys
    return column.name.removesuffix("_id"), key.column.table.name


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


def write_table(file: Path, rows: Iterable[Row]) -> int:
    """Write rows, guarded, under the names of their columns, and tell how many; without any the file is empty."""
    written = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        for row in rows:
            if not written:
                writer.writerow(row)
            writer.writerow([guarded(str(cell)) for cell in row.values()])
            written += 1
    return written


def read_table(file: Path) -> list[dict[str, str]]:
    """The rows that `write_table` wrote, or that somebody kept in a spreadsheet. Raises Problem "table-damaged"."""
    before = csv.field_size_limit(_LONGEST_CELL)
    found: list[dict[str, str]] = []
    try:
        with file.open(encoding="utf-8-sig", newline="") as table:
            reader = csv.reader(table)
            header = next(reader, [])
            for cells in reader:
                if len(cells) != len(header):
                    raise damaged(file.name, len(found) + 1)
                found.append(dict(zip(header, map(unguarded, cells), strict=True)))
    except (UnicodeError, csv.Error) as fault:
        raise damaged(file.name, len(found) + 1) from fault
    finally:
        csv.field_size_limit(before)
    return found


def damaged(file: str, row: int) -> Problem:
    """That a row of a table, from 1, cannot be read."""
    return Problem("table-damaged", _("Row {row} of {file} cannot be read. Nothing was stored."), file=file, row=row)


def values_of_row(table: Table, row: Mapping[str, str], keys: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    """A noun's values from its row; `keys` holds each table's integer keys by uid.

    Raises KeyError or ValueError where the row says what cannot be.
    """
    plain: dict[str, Any] = {}
    for column in table.columns:
        if not _stands_in_file(column):
            continue
        if column.foreign_keys:
            noun, points_to = _pointing(column)
            uid = row[f"{noun}_uid"]
            plain[column.name] = keys[points_to][uid] if uid or not column.nullable else None
        else:
            plain[column.name] = _from_text(column, row[column.name])
    return values_in(table, plain)


def _from_text(column: Column[Any], text: str) -> Any:
    if not text and column.nullable:
        return None
    if isinstance(column.type, JSON):
        return json.loads(text)
    if isinstance(column.type, Boolean):
        return {"yes": True, "no": False}[text]
    return int(text) if isinstance(column.type, Integer) else text
