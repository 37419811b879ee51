"""Taking everything along: one folder that any program reads, nothing left out but the key and the log of changes.

Nor does the list of the forgotten go along: in plain sight, it would tell anybody who asks by name who is on it. Plain
tables hold all of it, and can be moved into a new shop again; beside them stands what telephones, calendars and
browsers read. The folder appears whole or not at all.
"""

import errno
import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from shopfriend.exchange import folder_words, for_other_programs
from shopfriend.exchange.plain_tables import Names, Row, file_of, nouns, rows_of, write_table
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer, Email, Phone, Photo, Tag
from shopfriend.records.own_hand import OwnHand
from shopfriend.records.own_picture import OwnPicture
from shopfriend.store.database import Database

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
DrawCards = Callable[[Path, Progress, Cancelled], list[str]]
"""Draws the shop's cards again as PDF files in a folder that is there, and tells their names."""

FORMAT = 1
CONTENTS = "contents.json"
_BETWEEN = " ::: "
"""Between several values in one cell, as Google Contacts does."""
_LOOKS_UP_EVERY = 500
_STEPS = 1000
"""Of the whole way; the cards take the half from `_CARDS_BEGIN` on."""
_CARDS_BEGIN = 500


def export(
    database: Database,
    folder: Path,
    today: date,
    draw_cards: DrawCards | None = None,
    *,
    progress: Progress = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> list[str]:
    """Write everything into a folder that is new or empty, and return the names of its files.

    `draw_cards` adds the cards as PDF. Raises Problem "folder-not-empty", "folder-refused", "disk-full", or "cancelled"
    where `cancelled` says so; then there is nothing new.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(
            "folder-not-empty", _("{folder} is not empty. Please name a new folder for the export."), folder=folder
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=".export-", dir=folder.parent))
        try:
            names = _fill(database, partial, today, draw_cards, progress, cancelled)
            if folder.exists():
                folder.rmdir()
            partial.rename(folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as fault:
        raise _refused(folder, fault) from fault
    return sorted(names)


def _refused(folder: Path, fault: OSError) -> Problem:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(
            "disk-full", _("There is no room left on the disk for {folder}. Nothing was written."), folder=folder
        )
    return Problem(
        "folder-refused", _("{folder} cannot be written: {why}."), folder=folder, why=fault.strerror or fault
    )


def _fill(
    database: Database,
    folder: Path,
    today: date,
    draw_cards: DrawCards | None,
    progress: Progress,
    cancelled: Cancelled,
) -> list[str]:
    def told(done: int, total: int) -> None:
        if cancelled():
            raise Problem("cancelled", _("The export was stopped. Nothing was written."))
        progress(done, total)

    with database.reading() as session:
        names = list(_write_all(session, folder, today, lambda share: told(int(share * _CARDS_BEGIN), _STEPS)))
    if draw_cards is not None:
        (folder / "cards").mkdir()

        def drawn(done: int, total: int) -> None:
            told(_CARDS_BEGIN + (_STEPS - _CARDS_BEGIN) * done // max(total, 1), _STEPS)

        files = draw_cards(folder / "cards", drawn, cancelled)
        names += [f"cards/{name}" for name in files]
        if not files:
            (folder / "cards").rmdir()
    for file in folder.rglob("*"):
        file.chmod(0o700 if file.is_dir() else 0o600)
    told(_STEPS, _STEPS)
    return names


class _Pace:
    """Tells how far the way through all rows has come, now and then."""

    def __init__(self, rows: int, tell: Callable[[float], None]) -> None:
        self._rows, self._tell, self._done = max(rows, 1), tell, 0

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows, counted as they go by."""
        for row in rows:
            if self._done % _LOOKS_UP_EVERY == 0:
                self._tell(min(1.0, self._done / self._rows))
            self._done += 1
            yield row


def _write_all(session: Session, folder: Path, today: date, tell: Callable[[float], None]) -> Iterator[str]:
    people = Names(session)
    pace = _Pace(sum(people.rows_of(table.name) for table in nouns()) * 2, tell)
    counts: dict[str, int] = {}
    for table in nouns():
        rows = rows_of(session, table, people)
        if table.name == Customer.__tablename__:
            rows = _with_ways_to_reach(session, rows)
        elif table.name == Conversation.__tablename__:
            rows = _with_whoever_was_there(session, rows, people)
        name = file_of(table)
        counts[name] = write_table(folder / name, pace.through(rows))
        yield name
    yield from _brought(session, folder / "photos", Photo.uid, Photo.picture, "jpg", _owners(session))
    yield from _brought(session, folder / "hands", OwnHand.uid, OwnHand.font, "ttf")
    yield from _brought(session, folder / "pictures", OwnPicture.uid, OwnPicture.content, "jpg")
    yield from for_other_programs.write(session, folder, today, lambda share: tell(0.5 + share / 2))
    contents = {"format": "shopfriend-folder", "version": FORMAT, "rows": counts}
    (folder / CONTENTS).write_text(json.dumps(contents, indent=1) + "\n", encoding="utf-8")
    yield CONTENTS
    (folder / folder_words.NAME).write_text(folder_words.words(_BETWEEN), encoding="utf-8")
    yield folder_words.NAME


def _with_ways_to_reach(session: Session, rows: Iterable[Row]) -> Iterator[Row]:
    """Each customer's row with all that stands in tables of its own, for programs that want one row a customer."""
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
    for key, row in zip(ids, rows, strict=True):
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


def _with_whoever_was_there(session: Session, rows: Iterable[Row], names: Names) -> Iterator[Row]:
    present: dict[int, list[int]] = defaultdict(list)
    for talk, customer in session.execute(select(Present.conversation_id, Present.customer_id).order_by(Present.id)):
        present[talk].append(customer)
    ids = session.scalars(select(Conversation.id).order_by(Conversation.id))
    for key, row in zip(ids, rows, strict=True):
        yield {
            "customers": _BETWEEN.join(map(names.customer, present[key])),
            "customer_uids": _BETWEEN.join(names.uid("customer", customer) for customer in present[key]),
            **row,
        }


def _owners(session: Session) -> dict[str, str]:
    """Photos are called as the customers on them."""
    found = select(Photo.uid, Customer.uid).join(Customer, Customer.id == Photo.customer_id)
    return dict(iter(session.execute(found)))


def _brought(
    session: Session,
    folder: Path,
    uid: InstrumentedAttribute[str],
    content: InstrumentedAttribute[bytes],
    ending: str,
    called: dict[str, str] | None = None,
) -> Iterator[str]:
    """The files that the owner brought, each under the uid that its row, or its customer, has among the tables."""
    for key in session.scalars(select(uid)).all():
        file = session.scalars(select(content).where(uid == key)).one()
        name = called[key] if called else key
        path = folder / f"{name}.{_ending(file, ending)}"
        folder.mkdir(exist_ok=True)
        path.write_bytes(file)
        yield f"{folder.name}/{path.name}"


def _ending(file: bytes, ending: str) -> str:
    return "png" if file.startswith(b"\x89PNG") else ending
