"""Which actions took another one back: who went with a list that was taken back was deleted by nobody."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.records.change import Change


def takings_back(session: Session) -> frozenset[str]:
    """The actions that took back what was done at first hand, and not what was itself a taking back.

    What one of them deleted had only just been made. Whoever takes back that somebody was given back out of the bin
    deletes her again: that is two steps from the first deletion, where a list that is taken back is one.
    """
    told = session.execute(select(Change.action, Change.undoes).where(Change.undoes.is_not(None)).distinct()).all()
    return _odd(dict(iter(told)))


def takings_back_in(connection: Any) -> frozenset[str]:
    """The same, on a bare connection."""
    return _odd(
        dict(connection.execute("SELECT DISTINCT action, undoes FROM change WHERE undoes IS NOT NULL").fetchall())
    )


def _odd(undone: Mapping[str, str | None]) -> frozenset[str]:
    return frozenset(action for action in undone if _steps(undone, action) % 2)


def _steps(undone: Mapping[str, str | None], action: str) -> int:
    steps, before = 0, undone.get(action)
    while before is not None:
        steps, before = steps + 1, undone.get(before)
    return steps
