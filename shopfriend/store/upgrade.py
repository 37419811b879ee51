"""Bringing a shop file up to date: refuse a newer one, back up, migrate on our own open connection.

The revision is read with plain SQL first, so that Alembic is loaded only when there is something to do.
"""

import contextlib
import errno
from datetime import date
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.backup import Why
from shopfriend.store import cipher, copies, soundness

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""All revisions, oldest first; a test holds them against the folder of migrations."""

NEWEST = REVISIONS[-1]


def revision_of(connection: Any) -> str | None:
    """The revision that an open file has, None for a file without tables."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlcipher.OperationalError as fault:
        if "no such table" in str(fault):
            return None
        raise
    return None if row is None else str(row[0])


def bring_up_to_date(connection: Any, path: Path, key: str, today: date) -> bool:
    """Migrate an open file to the newest revision; True if there was something to do.

    A file with rows is backed up first. Raises Problem "newer-file" for a file of a newer program, or what
    `copies.back_up` raises.
    """
    found = refuse_newer(connection, path)
    if found == NEWEST:
        return False
    if found is not None:
        copies.back_up(connection, path, key, today, Why.UPGRADE)
    migrate(path, key)
    return True


def bring_copy_up_to_date(connection: Any, path: Path, key: str) -> None:
    """Migrate a file that is itself a copy, and so needs no backup. Raises Problem "newer-file"."""
    if refuse_newer(connection, path) != NEWEST:
        migrate(path, key)


def refuse_newer(connection: Any, path: Path) -> str | None:
    """The revision of an open file. Raises Problem "newer-file" for one that this program does not know, "damaged"."""
    try:
        found = revision_of(connection)
    except sqlcipher.DatabaseError as fault:
        raise soundness.meaning_once_open(fault, path) from fault
    if found is not None and found not in REVISIONS:
        raise Problem(
            "newer-file", _("{file} was made by a newer Shopfriend. Please install that version."), file=path.name
        )
    return found


def make(path: Path, key: str) -> None:
    """A new, empty shop in a new file. It comes to be under another name and gets its own when it is whole.

    Raises Problem "shop-exists", or "folder-refused" where the folder takes no file; nothing is left behind then.
    """
    if path.exists():
        raise Problem("shop-exists", _("There is already a file at {path}. Nothing was changed."), path=path)
    partial = path.with_name(path.name + ".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        with contextlib.closing(cipher.connect(partial, key, create=True)) as connection:
            migrate(partial, key)
            connection.execute("PRAGMA journal_mode = WAL").close()
        partial.rename(path)
    except BaseException as fault:
        with contextlib.suppress(OSError):
            copies.discard(partial)
        raise _why_not_made(fault, path) from fault


def _why_not_made(fault: BaseException, path: Path) -> BaseException:
    cause = getattr(fault, "orig", None) or fault
    meaning = cause if isinstance(cause, Problem) else cipher.problem_of(cause, path)
    if isinstance(meaning, Problem) and meaning.code in ("no-room", "disk-fault"):
        return meaning
    if isinstance(cause, OSError) and cause.errno == errno.ENOSPC:
        return cipher.no_room()
    if isinstance(cause, OSError | sqlcipher.Error | Problem):
        return Problem(
            "folder-refused", _("No shop can be made in {folder}. Please choose another folder."), folder=path.parent
        )
    return fault


def migrate(path: Path, key: str, target: str = "head") -> None:
    """Run the migrations up to `target` that are missing, in one transaction.

    A table that is made anew under its name would take along whatever points to it: so nothing is held to what it
    points to meanwhile (https://sqlite.org/lang_altertable.html, the twelve steps), and all is checked at the end.
    """
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    def connect() -> Any:
        return cipher.connect(path, key)

    engine = create_engine("sqlite+pysqlite://", module=sqlcipher, creator=connect, poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            run_migrations(connection, target)
            lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if lost:
                raise ValueError(f"rows that point to nothing after the upgrade: {lost[:3]}")
            connection.commit()
    finally:
        engine.dispose()


def run_migrations(connection: Any, target: str = "head") -> None:
    """Run the migrations up to `target` on an SQLAlchemy connection of any engine; the caller commits."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)
