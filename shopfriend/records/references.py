"""Every column of every noun that points to a customer: for all that happens to a customer as a whole."""

from collections.abc import Iterator

from sqlalchemy import Table

from shopfriend.records.base import Base, Remembered
from shopfriend.records.customer import Customer

Reference = tuple[type[Remembered], str]


def references() -> Iterator[Reference]:
    """The noun and the name of each such column."""
    for mapper in Base.registry.mappers:
        table = mapper.local_table
        assert isinstance(table, Table)
        for column in table.columns:
            if any(key.column.table.name == Customer.__tablename__ for key in column.foreign_keys):
                yield mapper.class_, column.name
