"""Looking through a file before anything of it is stored: what its columns hold, and who the shop knows already."""

from collections.abc import Callable, Mapping
from datetime import date

from shopfriend.exchange.columns import corrected
from shopfriend.exchange.contents import columns_in
from shopfriend.exchange.draft import Surroundings, Watch, unwatched
from shopfriend.exchange.headers import Kind
from shopfriend.exchange.never_stored import without_secrets
from shopfriend.exchange.person import Reading
from shopfriend.exchange.planning import Plan
from shopfriend.exchange.reading import Opened, understand
from shopfriend.exchange.tables import Table
from shopfriend.exchange.views import ColumnSeen, Look
from shopfriend.records.written_day import Order

_SAMPLES = 3


def look(
    opened: Opened,
    region: str,
    today: date,
    kinds: Mapping[int, Kind],
    plan: Callable[[Reading], Plan],
    order: Order | None = None,
    watch: Watch = unwatched,
) -> Look:
    """Understand a file with the owner's corrections; `plan` matches its people with those of the shop."""
    reading = understand(opened, region, today=today, kinds=kinds, order=order, watch=watch)
    people = plan(reading).people
    return Look(opened, dict(kinds), _columns(opened.table, kinds, Surroundings(region, today)), reading, people, order)


def _columns(table: Table | None, kinds: Mapping[int, Kind], around: Surroundings) -> tuple[ColumnSeen, ...]:
    if table is None:
        return ()
    columns = corrected(columns_in(table, around), kinds)
    return tuple(
        ColumnSeen(column.header, column.kind, () if column.kind is Kind.NEVER else _samples(table, place))
        for place, column in enumerate(columns)
    )


def _samples(table: Table, place: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in table.rows:
        if place < len(row.cells) and (text := " ".join(row.cells[place].split())):
            found[without_secrets(text)] = None
            if len(found) == _SAMPLES:
                break
    return tuple(found)
