"""Undo: what one action wrote is taken back, row by row, as the change log tells it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import Base, Remembered
from shopfriend.records.change import Change
from shopfriend.records.everything import METADATA
from shopfriend.store.change_log import image
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of
from shopfriend.store.images import values_in

_WRITTEN_BY_THE_STORE = ("version", "created", "changed")
Image = Mapping[str, Any]


def undo(database: Database, action: str) -> Changes:
    """Take back all that an action wrote, in one new action.

    What was made goes, what was deleted comes back under its uid, what was changed is as it was. Raises Problem
    "changed-since" where one of the rows was changed again afterwards, by whoever, or something else leans on it by
    now, and "too-long-ago" where the log keeps no image of one any more; then nothing is taken back.
    """
    try:
        with database.writing() as session:
            session.info["log"].undoes = action
            # A row that comes back may be leaned on by one that is put right before it: all must fit at the end.
            session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            rows = _written(session, action)
            order = [table.name for table in METADATA.sorted_tables]
            # What leans on another row goes before it, and comes back after it.
            for table, uid in sorted(rows, key=lambda row: -order.index(row[0])):
                before, after = rows[table, uid]
                if after is not None:
                    _take_back(session, _noun(table), uid, before, after)
                    session.flush()
            for table, uid in sorted(rows, key=lambda row: order.index(row[0])):
                before, after = rows[table, uid]
                if after is None and before is not None:
                    session.add(_noun(table)(**_values(_noun(table), before)))
                    session.flush()
    except IntegrityError as fault:
        raise _changed_since() from fault
    return changes_of(session)


def _written(session: Session, action: str) -> dict[tuple[str, str], tuple[Image | None, Image | None]]:
    """Each row that the action wrote, by table and uid: as it was before the action, and as it left it."""
    rows: dict[tuple[str, str], tuple[Image | None, Image | None]] = {}
    for change in session.scalars(select(Change).where(Change.action == action).order_by(Change.sequence)):
        if change.before is None and change.after is None:
            raise Problem("too-long-ago", _("This was too long ago. Nothing was taken back."))
        row = change.table_name, change.row_uid
        rows[row] = (rows[row][0] if row in rows else change.before), change.after
    return rows


def _take_back(session: Session, noun: type[Remembered], uid: str, before: Image | None, after: Image) -> None:
    row = session.scalars(select(noun).where(noun.uid == uid).options(selectinload("*"))).one_or_none()
    # What an upgrade took out of the table since says nothing any more.
    told = [name for name in after if _tells(name) and name in _table(noun).c]
    if row is None or any(_plain(row, name) != after[name] for name in told):
        raise _changed_since()
    if before is None:
        session.delete(row)
        return
    for name, value in _values(noun, before).items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _changed_since() -> Problem:
    return Problem("changed-since", _("This was changed again meanwhile. Nothing was taken back."))


def _tells(name: str) -> bool:
    return name not in _WRITTEN_BY_THE_STORE


def _noun(table: str) -> type[Remembered]:
    return next(
        mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Remembered) and mapper.class_.__tablename__ == table
    )


def _values(noun: type[Remembered], image: Image) -> dict[str, Any]:
    return {name: value for name, value in values_in(_table(noun), image).items() if _tells(name)}


def _table(noun: type[Remembered]) -> Table:
    table = noun.__table__
    assert isinstance(table, Table)
    return table


def _plain(row: Remembered, name: str) -> Any:
    return image(_table(type(row)), {name: getattr(row, name)})[name]
