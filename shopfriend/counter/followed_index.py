"""The index of a window that stays open: it follows what this window, another one or the command line writes."""

from typing import Any

from shopfriend.counter import people_index
from shopfriend.counter.lookup import Index

_ANEW_FROM = 500
"""From so many changed customers on, building anew is quicker than asking for each of them."""

_LATEST = "SELECT coalesce(max(sequence), 0) FROM change"
_CHANGED = (
    "SELECT DISTINCT customer_uid FROM change WHERE sequence > ? AND customer_uid IS NOT NULL "
    "AND table_name IN ('customer', 'phone', 'email', 'address', 'visit')"
)
_THERE = "SELECT count(*) FROM customer WHERE gone IS NULL"


class FollowedIndex:
    """An index and how far in the change log it has come.

    SQLite's `data_version` tells in a few microseconds whether another connection has written since; only then is the
    log read.
    """

    def __init__(self, connection: Any) -> None:
        """The index of everybody in an open shop."""
        self._version = -1
        self._build(connection)

    def _build(self, connection: Any) -> None:
        # Asked first: what is written while the index is built is then read twice rather than never.
        self._sequence = _one(connection, _LATEST)
        self._index = people_index.read_index(connection)

    def as_of_now(self, connection: Any) -> Index:
        """The index with all that has been written. `connection` is the same each time, and one that only reads."""
        version = _one(connection, "PRAGMA data_version")
        if version != self._version:
            self._follow(connection)
            self._version = version
        return self._index

    def _follow(self, connection: Any) -> None:
        latest = _one(connection, _LATEST)
        changed = [uid for (uid,) in connection.execute(_CHANGED, (self._sequence,))]
        if len(changed) >= _ANEW_FROM:
            self._build(connection)
            return
        self._sequence = latest
        for uid in changed:
            entry = people_index.entry_of(connection, uid)
            if entry is None:
                self._index.remove(uid)
            else:
                self._index.put(entry)
        if len(self._index) != _one(connection, _THERE):
            # Forgetting somebody takes her out of the log too, so that nothing there tells that she is gone.
            self._build(connection)


def _one(connection: Any, question: str) -> int:
    (answer,) = connection.execute(question).fetchone()
    return int(answer)
