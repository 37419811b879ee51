"""A shop on a bare connection, for answers that must come before SQLAlchemy has been loaded."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from shopfriend.store import cipher, soundness, upgrade


@contextmanager
def bare_connection(path: Path, key: str, today: date) -> Iterator[Any]:
    """An open shop that is only read, brought up to date first where it is older.

    Raises Problem as `cipher.check_opens` and `upgrade.bring_up_to_date` do, and for what goes wrong while reading.
    """
    with closing(cipher.connect(path, key)) as connection:
        cipher.check_opens(connection, path)
        upgrade.bring_up_to_date(connection, path, key, today)
        connection.execute("PRAGMA query_only = ON").close()
        with soundness.faults_told(path):
            yield connection
