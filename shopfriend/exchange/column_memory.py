"""What the owner once said of a column is remembered by its header: the next list of the kind needs no correction."""

from collections.abc import Mapping

from sqlalchemy import select

from shopfriend.exchange.columns import columns_of, format_of
from shopfriend.exchange.headers import Kind, folded
from shopfriend.exchange.reading import Opened
from shopfriend.records.column_meaning import ColumnMeaning
from shopfriend.store.database import Database

_LONGEST = 200
_KINDS = frozenset(kind.value for kind in Kind)


def remembered(database: Database, opened: Opened) -> dict[int, Kind]:
    """The corrections, by place, that the owner once made of columns with these headers."""
    if opened.table is None:
        return {}
    with database.reading() as session:
        known = {row.header: row.kind for row in session.scalars(select(ColumnMeaning))}
    found = {}
    for place, header in enumerate(opened.table.headers):
        kind = known.get(folded(header)[:_LONGEST])
        if kind in _KINDS:
            found[place] = Kind(kind)
    return found


def remember(database: Database, opened: Opened, kinds: Mapping[int, Kind]) -> None:
    """Remember the owner's corrections; of one that says what the header says by itself, nothing is kept.

    A list of which no header is known teaches nothing, for what stands there may be a customer's name.
    """
    if opened.table is None or not kinds:
        return
    columns = columns_of(opened.table.headers, format_of(opened.table.headers))
    if all(column.kind is Kind.OTHER for column in columns):
        return
    with database.writing() as session:
        known = {row.header: row for row in session.scalars(select(ColumnMeaning))}
        for place, kind in kinds.items():
            header = folded(columns[place].header)[:_LONGEST] if place < len(columns) else ""
            if not header:
                continue
            row = known.get(header)
            if kind is columns[place].kind:
                if row is not None:
                    session.delete(known.pop(header))
            elif row is None:
                known[header] = ColumnMeaning(header=header, kind=kind.value)
                session.add(known[header])
            else:
                row.kind = kind.value
