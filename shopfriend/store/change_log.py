"""The change log: rows written through a session, or in bulk, are told in the same transaction.

A session's flush is watched, so that no feature can forget to log; statements that would pass it by are refused.
Many new rows at once go through `insert_rows`, which logs them itself.

Columns that are `BULKY` are told by size and SHA-256 alone: an owner who tries ten fonts would otherwise carry each of
them in the log for good, at four thirds of its size, and every backup with it. The hash still tells whether and when
the bytes changed. What was there before cannot be put back from the log, so whoever deletes such a row must hold the
bytes until the owner has seen what was done.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum as Kinds
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Date, Enum, LargeBinary, Table, event, func, inspect, select
from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction

from shopfriend.records.base import Base, Remembered, UtcDateTime, new_uid
from shopfriend.records.change import Change
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.store.changes import Changes

Image = dict[str, Any]


class _Write(NamedTuple):
    table: str
    row_uid: str
    customer_id: int | None
    before: Image | None
    after: Image | None


class Log:
    """What one transaction has written so far; lies in `Session.info["log"]` while writing."""

    def __init__(self, now: datetime, staff_uid: str | None) -> None:
        self.action = new_uid()
        self.now = now
        self.staff_uid = staff_uid
        self.undoes: str | None = None
        """The action that this one takes back."""
        self.sequence = 0
        self.tables: set[str] = set()
        self.customers: set[str] = set()
        self.uids: dict[int, str] = {}
        """Customers by key, as far as they have been looked up in this transaction."""

    @property
    def changes(self) -> Changes:
        """The frozen account of the action."""
        return Changes(self.action, self.sequence, frozenset(self.tables), frozenset(self.customers))


def image(table: Table, values: Mapping[str, Any]) -> Image:
    """A row's values as plain JSON: dates in ISO form, pictures in base64, what is bulky by its size and hash.

    Keys and times of writing are kept too.
    """
    told = dict(values)
    for name, plain in _not_plain(table):
        value = told.get(name)
        if value is not None:
            told[name] = plain(value)
    return told


@lru_cache(maxsize=128)
def _not_plain(table: Table) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The columns whose values JSON does not know, and how they are told."""
    kinds = Enum, LargeBinary, Date, UtcDateTime
    return tuple(
        (column.name, _told if column.info.get("bulky") else _plain)
        for column in table.columns
        if isinstance(column.type, kinds)
    )


def _told(value: Any) -> Any:
    return {"bytes": len(value), "sha256": hashlib.sha256(value).hexdigest()} if isinstance(value, bytes) else value


def _plain(value: Any) -> Any:
    if isinstance(value, Kinds):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode("ascii")}
    return value


def insert_rows(session: Session, noun: type[Remembered], rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Store many new rows of one noun at once and log them; the integer keys by uid.

    Columns that a row leaves out get their defaults; a row may bring its own uid.
    """
    table = noun.__table__
    assert isinstance(table, Table)
    now = session.info["log"].now
    columns = [column for column in table.columns if column.name != "id"]
    full = [_folded(table, _with_defaults(columns, row, now)) for row in rows]
    if not full:
        return {}
    connection = session.connection()
    last = connection.scalar(select(func.max(table.c.id))) or 0
    _insert_many(connection, table, full)
    keys: dict[str, int] = dict(iter(connection.execute(select(table.c.uid, table.c.id).where(table.c.id > last))))
    is_customer = noun is Customer
    writes = [
        _Write(
            table.name,
            row["uid"],
            keys[row["uid"]] if is_customer else row.get("customer_id"),
            None,
            image(table, {"id": keys[row["uid"]], **row}),
        )
        for row in full
    ]
    write_log(session, writes)
    return keys


def _insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns, past the compiler, which takes longer than the database does."""
    dialect = connection.dialect
    told = []
    for name in rows[0]:
        bind = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
        values = [row[name] for row in rows]
        if bind is not None:
            first = values[0]
            # The time of writing is the same for all rows of an import.
            alike = all(value is first for value in values)
            values = [bind(first)] * len(rows) if alike else [bind(value) for value in values]
        told.append(values)
    connection.exec_driver_sql(_statement(table, tuple(rows[0])), list(zip(*told, strict=True)))


@lru_cache(maxsize=256)
def _statement(table: Table, names: tuple[str, ...]) -> str:
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _with_defaults(columns: Sequence[Column[Any]], row: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    full: dict[str, Any] = {}
    for column in columns:
        if column.name in row:
            full[column.name] = row[column.name]
        elif column.name == "version":
            full[column.name] = 1
        elif column.name in ("created", "changed"):
            full[column.name] = now
        elif column.name == "uid":
            full[column.name] = new_uid()
        else:
            default: Any = column.default
            full[column.name] = None if default is None else default.arg(None) if default.is_callable else default.arg
    return full


@lru_cache(maxsize=128)
def _folds(table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((column.name, column.info["folds"]) for column in table.columns if "folds" in column.info)


def _folded(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    for name, told in _folds(table):
        row[name] = fold(" ".join(row[each] or "" for each in told))
    return row


def already_known(session: Session, customers: Mapping[int, str]) -> None:
    """Tell the uids of customers by key, so that the log need not look them up once more."""
    session.info["log"].uids.update(customers)


def watch(session: Session) -> None:
    """From now on every flush of this session is logged; its rows get their version times and their folded words."""
    event.listen(session, "before_flush", _stamp)
    event.listen(session, "after_flush", _log_flush)
    event.listen(session, "do_orm_execute", _refuse_unlogged)


def _refuse_unlogged(statement: ORMExecuteState) -> None:
    if statement.is_insert or statement.is_update or statement.is_delete:
        raise TypeError("a write must pass the change log: change mapped rows, or use insert_rows")


def _stamp(session: Session, context: UOWTransaction, instances: Any) -> None:
    now = session.info["log"].now
    for row in session.new:
        if isinstance(row, Remembered):
            row.created = row.changed = now
            _fold_into(row)
    for row in session.dirty:
        if isinstance(row, Remembered) and session.is_modified(row):
            row.changed = now
            _fold_into(row)


def _fold_into(row: Remembered) -> None:
    for name, told in _folds(_table(row)):
        setattr(row, name, fold(" ".join(getattr(row, each) or "" for each in told)))


def _log_flush(session: Session, context: UOWTransaction) -> None:
    write_log(session, list(_flushed(session)))


def _flushed(session: Session) -> Iterator[_Write]:
    for row in session.new:
        if isinstance(row, Remembered):
            yield _write(row, None, _now(row))
    for row in session.dirty:
        if isinstance(row, Remembered) and session.is_modified(row):
            yield _write(row, _before(row), _now(row))
    for row in session.deleted:
        if isinstance(row, Remembered):
            yield _write(row, _before(row), None)


def _write(row: Remembered, before: Image | None, after: Image | None) -> _Write:
    customer_id = row.id if isinstance(row, Customer) else getattr(row, "customer_id", None)
    return _Write(row.__tablename__, row.uid, customer_id, before, after)


def _columns(row: Base) -> Iterator[str]:
    return (attribute.key for attribute in inspect(type(row)).column_attrs)


def _table(row: Base) -> Table:
    table = type(row).__table__
    assert isinstance(table, Table)
    return table


def _now(row: Base) -> Image:
    return image(_table(row), {name: getattr(row, name) for name in _columns(row)})


def _before(row: Base) -> Image:
    state: InstanceState[Any] = inspect(row)
    earlier = {}
    for name in _columns(row):
        history = state.attrs[name].history
        earlier[name] = history.deleted[0] if history.deleted else getattr(row, name)
    return image(_table(row), earlier)


def write_log(session: Session, writes: list[_Write]) -> None:
    """Append to the log, naming the customer whose history each write belongs to."""
    if not writes:
        return
    log: Log = session.info["log"]
    uids = _customer_uids(session, writes)
    rows = [
        {
            "action": log.action,
            "table_name": write.table,
            "row_uid": write.row_uid,
            "customer_uid": uids.get(write.customer_id),
            "before": write.before,
            "after": write.after,
            "staff_uid": log.staff_uid,
            "undoes": log.undoes,
            "at": log.now,
        }
        for write in writes
    ]
    connection = session.connection()
    _insert_many(connection, Change.__table__, rows)  # type: ignore[arg-type]
    log.sequence = connection.scalars(select(Change.sequence).order_by(Change.sequence.desc()).limit(1)).one()
    log.tables.update(write.table for write in writes)
    log.customers.update(uid for uid in uids.values() if uid)


def _customer_uids(session: Session, writes: list[_Write]) -> dict[int | None, str]:
    uids: dict[int | None, str] = {
        write.customer_id: write.row_uid for write in writes if write.table == Customer.__tablename__
    }
    known: dict[int, str] = session.info["log"].uids
    wanted = {write.customer_id for write in writes if write.customer_id is not None} - uids.keys()
    uids.update({key: known[key] for key in wanted & known.keys()})
    wanted -= known.keys()
    for row in session.identity_map.values():
        if isinstance(row, Customer) and row.id in wanted:
            uids[row.id] = row.uid
    missing = sorted(key for key in wanted - uids.keys() if key is not None)
    for start in range(0, len(missing), 500):
        some = missing[start : start + 500]
        found = session.connection().execute(select(Customer.id, Customer.uid).where(Customer.id.in_(some)))
        known.update({row.id: row.uid for row in found})
        uids.update({key: known[key] for key in some if key in known})
    return uids
