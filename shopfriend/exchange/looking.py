"""Looking through a file before anything of it is stored: what its columns hold, and who the shop knows already."""

from collections.abc import Callable, Mapping
from datetime import date

from shopfriend.exchange.headers import Kind
from shopfriend.exchange.importing import Plan
from shopfriend.exchange.person import Reading
from shopfriend.exchange.reading import Opened, understand
from shopfriend.exchange.table_people import columns_of, corrected, format_of
from shopfriend.exchange.tables import Table
from shopfriend.exchange.views import ColumnSeen, Expected, Look, Met

_SAMPLES = 3


def look(opened: Opened, region: str, today: date, kinds: Mapping[int, Kind], plan: Callable[[Reading], Plan]) -> Look:
    """Understand a file with the owner's corrections; `plan` matches its people with those of the shop."""
    reading = understand(opened, region, today=today, kinds=kinds)
    prepared = plan(reading)
    met = {id(person): Met.KNOWN for rows in prepared.known.values() for person in rows}
    met |= {id(person): Met.AGAIN for rows in prepared.again.values() for person in rows}
    people = tuple(Expected(person, met.get(id(person), Met.NEW)) for person in reading.people)
    return Look(opened, dict(kinds), _columns(opened.table, kinds), reading, people)


def _columns(table: Table | None, kinds: Mapping[int, Kind]) -> tuple[ColumnSeen, ...]:
    if table is None:
        return ()
    columns = corrected(columns_of(table.headers, format_of(table.headers)), kinds)
    return tuple(
        ColumnSeen(column.header, column.kind, () if column.kind is Kind.NEVER else _samples(table, place))
        for place, column in enumerate(columns)
    )


def _samples(table: Table, place: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in table.rows:
        if place < len(row.cells) and (text := " ".join(row.cells[place].split())):
            found[text] = None
            if len(found) == _SAMPLES:
                break
    return tuple(found)
