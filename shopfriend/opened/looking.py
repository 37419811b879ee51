"""The look-up behind the window: everybody of the open shop on a bare connection, as of the last write of anybody."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopfriend.app import Surroundings
from shopfriend.language import _
from shopfriend.problem import Problem

if TYPE_CHECKING:
    from datetime import date

    from shopfriend.counter.followed_index import FollowedIndex
    from shopfriend.counter.lookup import Index
    from shopfriend.counter.views import Hit, Named
    from shopfriend.store.database import Database


class OpenLooking:
    """The look-up in one shop file; all of it runs on the worker that nothing keeps waiting."""

    def __init__(self, here: Surroundings, path: Path) -> None:
        self._here = here
        self._path = path
        self._connection: Any = None
        self._index: FollowedIndex | None = None
        self._raw = ""
        self._file: tuple[int, int] | None = None
        self._version = self._sequence = -1
        self._day: date | None = None

    @property
    def has_index(self) -> bool:
        """Whether everybody can be found, and not by the beginning of the name alone."""
        return self._index is not None

    def open(self, raw: str) -> Any:
        """Open the file with its raw key; gives the bare connection. Raises Problem where that does not open it."""
        from shopfriend.store import cipher

        there, connection = cipher.file_at(self._path), cipher.connect(self._path, raw)
        try:
            cipher.check_opens(connection, self._path)
        except Problem:
            connection.close()
            raise
        self._raw, self._file, self._connection = raw, there, connection
        self._version = self._sequence = -1
        return connection

    def close(self) -> None:
        """Let go of the file, its key and everybody in it."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._index = None
        self._raw = ""

    def names(self, query: str) -> "Named":
        """Look somebody up by name; until the index is built, by its beginning alone. Raises Problem "locked"."""
        from shopfriend.counter.views import Named
        from shopfriend.store.soundness import faults_told

        if self._connection is None:
            raise Problem("locked", _("The shop is locked."))
        with faults_told(self._path):
            if self._index is None:
                from shopfriend.counter.beginnings import beginnings

                return Named(tuple(beginnings(self._connection, query)), whole=True)
            from shopfriend.counter import people_index

            today = self._here.today
            return people_index.names(self._index.as_of_now(self._connection, today), self._connection, query, today)

    def find(self, query: str) -> "list[Hit]":
        """Look somebody up by name, and by what was told or is known."""
        from shopfriend.store.soundness import faults_told

        if self._index is None:
            return list(self.names(query).hits)
        with faults_told(self._path):
            from shopfriend.counter import people_index

            today = self._here.today
            return people_index.find(self._index.as_of_now(self._connection, today), self._connection, query, today)

    def index_now(self) -> "Index":
        """Everybody who can be found by now, with what was written lately; built first where that is wanted."""
        if self._index is None:
            self.build_index()
        assert self._index is not None
        return self._index.as_of_now(self._connection, self._here.today)

    def build_index(self) -> None:
        """Build the index of everybody on a connection of its own, while the window is in use already."""
        from shopfriend.counter.followed_index import FollowedIndex
        from shopfriend.store import cipher

        with closing(cipher.connect(self._path, self._raw)) as connection:
            self._index = FollowedIndex(connection, self._here.today)

    def others_wrote(self, database: "Database") -> bool:
        """Whether others than `database` have written since this was asked last, or another day has begun.

        At first they have not. Where another put a backup in the place of the file, by name, that is looked into from
        now on; raises Problem where the key does not open it.
        """
        if self._has_another_file():
            return True
        day, self._day = self._day, self._here.today
        if day is not None and day != self._day:
            return True
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version:
            return False
        self._version, since = version, self._sequence
        (self._sequence,) = self._connection.execute("SELECT coalesce(max(sequence), 0) FROM change").fetchone()
        if not 0 <= since <= self._sequence:
            return since > 0
        rows = self._connection.execute("SELECT DISTINCT action FROM change WHERE sequence > ?", (since,))
        return database.others_among([action for (action,) in rows])

    def _has_another_file(self) -> bool:
        """Follow the name of the file, as `Database` does."""
        from shopfriend.store import cipher

        if cipher.file_at(self._path) in (self._file, None):
            return False
        left = self._connection
        self.open(self._raw)
        left.close()
        if self._index is not None:
            self.build_index()
        return True
