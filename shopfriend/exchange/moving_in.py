"""An export moves into a new shop: read whole and checked first, then stored in one go, the same as it was."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from shopfriend.exchange.exporting import CONTENTS, FORMAT
from shopfriend.exchange.plain_tables import damaged, file_of, nouns, read_table, values_of_row
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import Base, Remembered
from shopfriend.records.customer import Customer, Photo
from shopfriend.records.everything import METADATA
from shopfriend.records.own_hand import OwnHand
from shopfriend.records.own_picture import OwnPicture
from shopfriend.records.shop import Shop
from shopfriend.store.change_log import insert_rows
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_AT_ONCE = 500
_ENDINGS = ("jpg", "png", "ttf")
_LARGEST = 50_000_000
"""Bytes of a photo, picture or font."""
_LARGEST_TABLE = 2_000_000_000


def is_export(folder: Path) -> bool:
    """Whether the folder was written by an export."""
    return (folder / CONTENTS).is_file()


def customers_in(folder: Path) -> int:
    """How many customers an export holds. Raises Problem as `move_in`."""
    return _contents(folder).get(file_of(METADATA.tables[Customer.__tablename__]), 0)


def move_in(
    database: Database,
    folder: Path,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Changes:
    """Store all that an exported folder holds in a shop that holds nobody yet.

    The handwritings of one's own are learned from their fonts again when they are first wanted. Raises Problem
    "not-an-export", "newer-export", "folder-incomplete", "table-damaged", "shop-not-empty" or "cancelled"; then nothing
    is stored.
    """
    counts = _contents(folder)
    rows = {table.name: _rows(folder, table, counts) for table in nouns()}
    total, done = sum(map(len, rows.values())), 0
    keys: dict[str, dict[str, int]] = {}
    with database.writing() as session:
        _make_way(session)
        for table in nouns():
            noun, keys[table.name] = noun_of(table), {}
            for start in range(0, len(rows[table.name]), _AT_ONCE):
                some = rows[table.name][start : start + _AT_ONCE]
                keys[table.name] |= _store(session, noun, folder, some, keys, start)
                done += len(some)
                if cancelled():
                    raise Problem("cancelled", _("The move was stopped. Nothing was stored."))
                progress(done, total)
            rows[table.name] = []
    return changes_of(session)


def _contents(folder: Path) -> Mapping[str, int]:
    try:
        told = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        version, rows = int(told["version"]), {str(name): int(count) for name, count in told["rows"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Problem(
            "not-an-export", _("{folder} is no folder that Shopfriend exported."), folder=folder.name or folder
        ) from fault
    if version > FORMAT:
        raise Problem("newer-export", _("A newer Shopfriend wrote {folder}. Please update first."), folder=folder.name)
    return rows


def _rows(folder: Path, table: Table, counts: Mapping[str, int]) -> list[dict[str, str]]:
    name = file_of(table)
    if name not in counts:
        # Written before there was such a noun.
        return []
    try:
        if (folder / name).stat().st_size > _LARGEST_TABLE:
            raise damaged(name, 1)
        found = read_table(folder / name)
    except OSError as fault:
        raise _incomplete(name) from fault
    if len(found) != counts[name]:
        raise _incomplete(name)
    return found


def _incomplete(file: str) -> Problem:
    return Problem(
        "folder-incomplete", _("{file} is missing from the folder, or rows of it are. Nothing was stored."), file=file
    )


def _make_way(session: Session) -> None:
    for table in nouns():
        if table.name != Shop.__tablename__ and session.connection().scalar(select(table.c.id).limit(1)) is not None:
            raise Problem(
                "shop-not-empty",
                _("This shop remembers something already. Please make a new shop, and bring the folder along there."),
            )
    for shop in session.scalars(select(Shop)):
        session.delete(shop)
    session.flush()


def _store(
    session: Session,
    noun: type[Remembered],
    folder: Path,
    rows: list[dict[str, str]],
    keys: Mapping[str, Mapping[str, int]],
    start: int,
) -> dict[str, int]:
    table = noun.__table__
    assert isinstance(table, Table)
    values: list[dict[str, Any]] = []
    for number, row in enumerate(rows, start + 1):
        try:
            values.append({**values_of_row(table, row, keys), **_brought(noun, folder, row)})
        except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as fault:
            raise damaged(file_of(table), number) from fault
    try:
        return insert_rows(session, noun, values)
    except (IntegrityError, OverflowError) as fault:
        raise damaged(file_of(table), start + 1) from fault


def _brought(noun: type[Remembered], folder: Path, row: Mapping[str, str]) -> dict[str, Any]:
    """The bytes that a row has beside its table."""
    if noun is Photo:
        return {"picture": _bytes_of(folder / "photos", row["customer_uid"])}
    if noun is OwnHand:
        return {"font": _bytes_of(folder / "hands", row["uid"]), "compiled": b""}
    if noun is OwnPicture:
        return {"content": _bytes_of(folder / "pictures", row["uid"])}
    return {}


def _bytes_of(folder: Path, uid: str) -> bytes:
    if uid.isalnum():
        for ending in _ENDINGS:
            file = folder / f"{uid}.{ending}"
            if file.is_file() and file.stat().st_size <= _LARGEST:
                return file.read_bytes()
    raise _incomplete(f"{folder.name}/{uid[:16]}")


def noun_of(table: Table) -> type[Remembered]:
    """The class that is mapped to a table."""
    found = (mapper.class_ for mapper in Base.registry.mappers if mapper.local_table is table)
    return next(noun for noun in found if issubclass(noun, Remembered))
