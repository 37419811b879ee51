"""Storing what was read: new people as they are, known people with what the list brings, all in one transaction."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.exchange.collector import paused
from shopfriend.exchange.person import Person, Reading
from shopfriend.exchange.planning import Plan, last_change, sort
from shopfriend.exchange.rows import facts_of, parts_of
from shopfriend.exchange.sources import source_of
from shopfriend.exchange.updating import updated
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import Remembered, new_uid
from shopfriend.records.customer import Address, Customer, Email, Phone, Photo, Tag, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import Direction
from shopfriend.records.referral import Referral, who_has_come
from shopfriend.store.change_log import insert_rows
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

Progress = Callable[[int, int], None]
_AT_ONCE = 500
"""People between two looks at whether the owner has cancelled."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What storing a file did; `changed` of those known gained something, `plan` tells who was who."""

    stored: int
    merged: int
    changed: int
    changes: Changes
    plan: Plan


@paused()
def store(
    database: Database,
    reading: Reading,
    *,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Imported:
    """Store the people of a file, all or none.

    Raises Problem "cancelled" if `cancelled` says so before the end, or what `Database.writing` raises.
    """
    with database.reading() as looking:
        prepared = sort(looking, reading)
    source = source_of(reading)
    changed = 0
    with database.writing() as session:
        if last_change(session) != prepared.as_of:
            prepared = sort(session, reading)
        total = len(prepared.new) + len(prepared.known)
        done = 0
        for some, gained in _write(session, prepared, source):
            done += some
            changed += gained
            if cancelled():
                raise Problem("cancelled", _("The import was stopped. Nothing of this file was stored."))
            progress(done, total)
    return Imported(len(prepared.new), prepared.merged, changed, changes_of(session), prepared)


def _write(session: Session, prepared: Plan, source: str) -> Iterator[tuple[int, int]]:
    """Stores some at a time; yields how many those were, and how many known ones gained something."""
    come: list[tuple[int, str]] = []
    for start in range(0, len(prepared.new), _AT_ONCE):
        people = prepared.new[start : start + _AT_ONCE]
        come += _insert(session, people, source)
        yield len(people), 0
    _link_to(session, come)
    uids = list(prepared.known)
    for start in range(0, len(uids), _AT_ONCE):
        some = {uid: prepared.known[uid] for uid in uids[start : start + _AT_ONCE]}
        gained = sum(bool(news) for _uid, news in updated(session, some, source))
        session.flush()
        session.expunge_all()
        yield len(some), gained


def _link_to(session: Session, come: Sequence[tuple[int, str]]) -> None:
    """Let referrals that held nothing but a name point to whoever has come with the list, as at the counter."""
    rows = select(Referral).where(Referral.other_id.is_(None), Referral.direction == Direction.TO_US)
    waiting = [(referral, referral.other_name) for referral in session.scalars(rows)]
    for referral, key in who_has_come(waiting, come):
        referral.other_id = key
    session.flush()


def _insert(session: Session, people: Sequence[Person], source: str) -> list[tuple[int, str]]:
    """Stores them with all that is theirs; their keys and names."""
    customers = [{"uid": new_uid(), **_customer(person, source)} for person in people]
    keys = insert_rows(session, Customer, customers)
    rows: dict[type[Remembered], list[dict[str, Any]]] = {
        Phone: [],
        Email: [],
        Address: [],
        Tag: [],
        Wish: [],
        Photo: [],
        Detail: [],
    }
    for customer, person in zip(customers, people, strict=True):
        for noun, row in parts_of(person, source):
            rows[noun].append({"customer_id": keys[customer["uid"]], **row})
    for noun, parts in rows.items():
        insert_rows(session, noun, parts)
    return [(keys[customer["uid"]], customer["name"]) for customer in customers]


def _customer(person: Person, source: str) -> dict[str, Any]:
    facts = facts_of(person)
    return {**facts, "sources": {name: source for name, value in facts.items() if value}}
