"""The index of a window that stays open: it follows what this window, another one or the command line writes."""

from datetime import date
from typing import Any

from shopfriend.counter import people_index
from shopfriend.counter.lookup import Index

_ANEW_FROM = 500
"""From so many changed customers on, building anew is quicker than asking for each of them."""

_LATEST = "SELECT coalesce(max(sequence), 0) FROM change"
_ACTION = "SELECT coalesce((SELECT action FROM change WHERE sequence = ?), '')"
_CHANGED = (
    "SELECT DISTINCT customer_uid FROM change WHERE sequence > ? AND customer_uid IS NOT NULL "
    "AND table_name IN ('customer', 'phone', 'email', 'address', 'visit')"
)
_THERE = "SELECT (SELECT count(*) FROM customer) - (SELECT count(*) FROM customer WHERE gone IS NOT NULL)"
"""Both are counted in an index; counting those who are not gone would read everybody."""


class FollowedIndex:
    """An index and how far in the change log it has come.

    SQLite's `data_version` tells in a few microseconds whether another connection has written since; only then is the
    log read. Where that is another log by now, because a backup was brought back, all is read anew.
    """

    def __init__(self, connection: Any, today: date) -> None:
        """The index of everybody in an open shop."""
        self._version = -1
        self._today = today
        self._build(connection)

    def _build(self, connection: Any) -> None:
        # Asked first: what is written while the index is built is then read twice rather than never.
        self._come_to(connection)
        self._index = people_index.read_index(connection, self._today)

    def _come_to(self, connection: Any) -> None:
        self._sequence = _one(connection, _LATEST)
        self._action = _action_of(connection, self._sequence)

    def as_of_now(self, connection: Any, today: date) -> Index:
        """The index with all that has been written. `connection` is the same each time, and one that only reads."""
        if today != self._today:
            self._today = today
            self._index.look_from(today)
        version = _one(connection, "PRAGMA data_version")
        if version != self._version:
            self._follow(connection)
            self._version = version
        return self._index

    def _follow(self, connection: Any) -> None:
        if _action_of(connection, self._sequence) != self._action:
            # The log went back, or it has gone on from there in another way; actions have random names.
            self._build(connection)
            return
        before = self._sequence
        self._come_to(connection)
        changed = [uid for (uid,) in connection.execute(_CHANGED, (before,))]
        if len(changed) >= _ANEW_FROM:
            self._build(connection)
            return
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


def _action_of(connection: Any, sequence: int) -> str:
    """The name of the action that wrote there; "" where the log does not come so far, or no more."""
    (action,) = connection.execute(_ACTION, (sequence,)).fetchone()
    return str(action)
