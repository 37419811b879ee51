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
from shopfriend.store import cipher

REVISIONS = ("0001", "0002")
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

    A file with rows is backed up beside itself first. Raises Problem "newer-file" for a file of a newer program.
    """
    found = revision_of(connection)
    if found == NEWEST:
        return False
    if found is not None and found not in REVISIONS:
        raise Problem(
            "newer-file", _("{file} was made by a newer Shopfriend. Please install that version."), file=path.name
        )
    if found is not None:
        _back_up(connection, path, key, found, today)
    migrate(path, key)
    return True


def _back_up(connection: Any, path: Path, key: str, revision: str, today: date) -> Path:
    target = path.with_name(f"{path.stem} before upgrade {revision} {today.isoformat()}{path.suffix}")
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    with contextlib.closing(cipher.connect(partial, key, create=True)) as copy:
        connection.backup(copy)
    partial.replace(target)
    return target


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
        for leftover in (partial, *(partial.with_name(partial.name + end) for end in ("-wal", "-shm", "-journal"))):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)
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
    """Run the migrations up to `target` that are missing, in one transaction."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    def connect() -> Any:
        return cipher.connect(path, key)

    engine = create_engine("sqlite+pysqlite://", module=sqlcipher, creator=connect, poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            run_migrations(connection, target)
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
