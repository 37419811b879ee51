"""Taking everything along: one folder of plain UTF-8 tables that any program reads, nothing left out but the key."""

import csv
import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import LargeBinary, Table, select
from sqlalchemy.orm import Session

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer, Email, Phone, Photo, Tag
from shopfriend.records.everything import METADATA
from shopfriend.records.own_hand import OwnHand
from shopfriend.store.database import Database

Row = dict[str, Any]

_ON_THE_CUSTOMERS_ROW = {"phone", "email", "tag", "photo", "present"}
_NO_NOUN = {"change"}
_KEPT_INSIDE = {"id", "version", "folded"}
_BETWEEN = " ::: "
"""Between several values in one cell, as Google Contacts does."""


def export(database: Database, folder: Path) -> list[str]:
    """Write everything into a folder that is new or empty, and return the names of its files.

    The folder appears whole or not at all. Raises Problem "folder-not-empty" or "folder-refused".
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(
            "folder-not-empty", _("{folder} is not empty. Please name a new folder for the export."), folder=folder
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=".export-", dir=folder.parent))
        try:
            with database.reading() as session:
                names = sorted(_write_all(session, partial))
            partial.chmod(0o777 & ~_umask())
            if folder.exists():
                folder.rmdir()
            partial.rename(folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as fault:
        raise Problem(
            "folder-refused", _("{folder} cannot be written: {why}."), folder=folder, why=fault.strerror or fault
        ) from fault
    return names


def _umask() -> int:
    found = os.umask(0o077)
    os.umask(found)
    return found


def _write_all(session: Session, folder: Path) -> Iterator[str]:
    people = _Names(session)
    yield _read_me(folder)
    yield _table(folder, "customers.csv", _customers(session, people))
    yield _table(folder, "conversations.csv", _conversations(session, people))
    for table in METADATA.sorted_tables:
        if table.name in _ON_THE_CUSTOMERS_ROW | _NO_NOUN | {"customer", "conversation"}:
            continue
        yield _table(folder, f"{_PLURALS.get(table.name, table.name + 's')}.csv", _rows(session, table, people))
    yield from _photos(session, folder, people)
    yield from _fonts(session, folder)


_PLURALS = {
    "address": "addresses",
    "heard": "heard",
    "point_of_contact": "points_of_contact",
    "shop": "shop",
    "staff": "staff",
    "wish": "wishes",
}


class _Names:
    """Outside the file a row is known by its uid; a customer also by her name."""

    def __init__(self, session: Session) -> None:
        self._uids = {
            table.name: dict(iter(session.connection().execute(select(table.c.id, table.c.uid))))
            for table in METADATA.sorted_tables
            if "uid" in table.c
        }
        self._customers = dict(iter(session.connection().execute(select(Customer.id, Customer.name))))

    def uid(self, table: str, key: int | None) -> str:
        return "" if key is None else self._uids[table][key]

    def customer(self, key: int | None) -> str:
        return "" if key is None else self._customers[key]


def _rows(session: Session, table: Table, names: _Names) -> Iterator[Row]:
    """A noun as it lies in its table: integer keys become uids, customers get their names beside them."""
    for found in session.connection().execute(select(table).order_by(table.c.id)).mappings():
        row: Row = {}
        for column in table.columns:
            if column.name in _KEPT_INSIDE or isinstance(column.type, LargeBinary):
                continue
            if not column.foreign_keys:
                row[column.name] = _plain(found[column.name])
                continue
            (key,) = column.foreign_keys
            noun = column.name.removesuffix("_id")
            if key.column.table.name == "customer":
                row[noun] = names.customer(found[column.name])
            row[f"{noun}_uid"] = names.uid(key.column.table.name, found[column.name])
        yield row


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "\n\n".join(map(str, value))
    if isinstance(value, dict):
        return "\n".join(f"{name}: {said}" for name, said in value.items())
    return value


def _customers(session: Session, names: _Names) -> Iterator[Row]:
    phones = _by_customer(session, Phone, "number")
    emails = _by_customer(session, Email, "address")
    tags = _by_customer(session, Tag, "word")
    addresses: dict[int, Row] = {}
    columns = ("street", "postcode", "town", "region", "country")
    for address in (
        session.connection().execute(select(Address.__table__).order_by(Address.postal, Address.id)).mappings()
    ):
        addresses[address["customer_id"]] = {name: address[name] for name in columns}
    ids = session.scalars(select(Customer.id).order_by(Customer.id))
    for key, row in zip(ids, _rows(session, METADATA.tables["customer"], names), strict=True):
        yield {
            **row,
            "phones": _BETWEEN.join(phones[key]),
            "emails": _BETWEEN.join(emails[key]),
            **addresses.get(key, dict.fromkeys(columns, "")),
            "tags": _BETWEEN.join(tags[key]),
        }


def _by_customer(session: Session, noun: type[Phone] | type[Email] | type[Tag], column: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    table = noun.__table__
    for key, value in session.connection().execute(select(table.c.customer_id, table.c[column]).order_by(table.c.id)):
        found[key].append(value)
    return found


def _conversations(session: Session, names: _Names) -> Iterator[Row]:
    present: dict[int, list[int]] = defaultdict(list)
    for talk, customer in session.execute(select(Present.conversation_id, Present.customer_id).order_by(Present.id)):
        present[talk].append(customer)
    ids = session.scalars(select(Conversation.id).order_by(Conversation.id))
    for key, row in zip(ids, _rows(session, METADATA.tables["conversation"], names), strict=True):
        yield {
            "customers": _BETWEEN.join(map(names.customer, present[key])),
            "customer_uids": _BETWEEN.join(names.uid("customer", customer) for customer in present[key]),
            **row,
        }


def _table(folder: Path, name: str, rows: Iterator[Row]) -> str:
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        first = next(rows, None)
        if first is not None:
            writer = csv.DictWriter(file, first)
            writer.writeheader()
            writer.writerow(first)
            writer.writerows(rows)
    return name


def _photos(session: Session, folder: Path, names: _Names) -> Iterator[str]:
    ids: Sequence[int] = session.scalars(select(Photo.id)).all()
    for key in ids:
        photo = session.get_one(Photo, key)
        ending = "png" if photo.picture.startswith(b"\x89PNG") else "jpg"
        path = folder / "photos" / f"{names.uid('customer', photo.customer_id)}.{ending}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(photo.picture)
        session.expunge(photo)
        yield f"photos/{path.name}"


def _fonts(session: Session, folder: Path) -> Iterator[str]:
    """The fonts of the owner's hands, each under the uid that its row has among the tables."""
    uids: Sequence[str] = session.scalars(select(OwnHand.uid)).all()
    for uid in uids:
        path = folder / "hands" / f"{uid}.ttf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(session.scalars(select(OwnHand.font).where(OwnHand.uid == uid)).one())
        yield f"hands/{path.name}"


def _read_me(folder: Path) -> str:
    name = "READ ME FIRST.txt"
    words = _(
        "This folder holds everything that Shopfriend remembers for your shop, as plain tables (CSV, UTF-8).\n"
        "Anyone who opens it can read it: keep it as carefully as your order book.\n\n"
        "Each row has a uid; a column such as customer_uid names the row that it belongs to.\n"
        "Several values in one cell are parted by “{between}”."
    )
    (folder / name).write_text(words.format(between=_BETWEEN) + "\n", encoding="utf-8")
    return name
