"""The open shop: short transactions for reading and for writing, on SQLAlchemy over SQLCipher.

Features take a `Database` and hold a session for one action of the user.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from shopfriend.problem import Problem
from shopfriend.records import everything  # noqa: F401 (a reference resolves only once the noun it points to is known)
from shopfriend.records.backup import Backup, Why
from shopfriend.store import change_log, cipher, copies, forgotten_list, soundness
from shopfriend.store.change_log import Log
from shopfriend.store.changes import Changes

_ACTIONS_KNOWN = 1000
"""So many of its own actions a database can tell from those of others."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Database:
    """A shop file with its key. `now` tells the instants that are stored. Close it when done."""

    def __init__(self, path: Path, key: str, now: Callable[[], datetime] = _utc_now) -> None:
        self.path = path
        self.now = now
        self._key = key
        self._engine = _engine(lambda: cipher.connect(path, key))
        self._writer = self._engine.execution_options(shopfriend_writing=True)
        self._file = cipher.file_at(path)
        self._own_actions: deque[str] = deque(maxlen=_ACTIONS_KNOWN)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the shop and cannot write."""
        with self._session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self, staff_uid: str | None = None) -> Iterator[Session]:
        """A session whose writes are stored, with their log, all together at its end, or not at all.

        Raises Problem where the disk is full, the file read-only or another process does not let go of it.
        `changes_of(session)` tells afterwards what was written.
        """
        with self._session(self._writer) as session:
            session.info["log"] = log = Log(self.now(), staff_uid)
            self._own_actions.append(log.action)
            change_log.watch(session)
            yield session

    def others_among(self, actions: Collection[str]) -> bool:
        """Whether others than this database have written one of these actions, which are no older than some hundred."""
        return bool(set(actions) - set(self._own_actions))

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        self._follow_the_name()
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        except DBAPIError as fault:
            meaning = soundness.meaning_once_open(fault.orig or fault, self.path)
            if isinstance(meaning, Problem):
                raise meaning from fault
            raise

    def _follow_the_name(self) -> None:
        """A shop too damaged to take a backup in is replaced by name, perhaps by another window or the command line.

        What this one wrote on would then go into a file that nobody finds any more.
        """
        there = cipher.file_at(self.path)
        if there != self._file:
            self._engine.dispose()
            self._file = there

    def back_up(self, today: date, why: Why) -> Backup:
        """A checked backup on a connection of its own, for which nobody waits. Raises Problem as `copies.back_up`."""
        with closing(cipher.connect(self.path, self._key)) as connection:
            cipher.check_opens(connection, self.path)
            made = copies.back_up(connection, self.path, self._key, today, why)
            # Copied by hand or brought home from a stick, a shop may have come here without it.
            forgotten_list.lay_in(made.file.parent, self.path.stem, self._key, forgotten_list.rows_of(connection))
            return made

    def close(self) -> None:
        """Let go of the file. The last to leave writes the WAL back into it."""
        self._engine.dispose()


def changes_of(session: Session) -> Changes:
    """What a writing session has written, complete once its transaction has ended."""
    log: Log = session.info["log"]
    return log.changes


def _engine(connect: Callable[[], Any]) -> Engine:
    engine = create_engine("sqlite+pysqlite://", module=sqlcipher, creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A reader that begins IMMEDIATE would be refused while another process writes, and a reader that turns
        # into a writer half-way is refused at once: so each says at its beginning what it is.
        writing = connection.get_execution_options().get("shopfriend_writing", False)
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
