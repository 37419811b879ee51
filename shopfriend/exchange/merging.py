"""Two rows that are one customer become one, with nothing lost; whoever was merged by mistake can be taken apart again.

Every row that points to a customer declares what merging does with it; here that is done, through the change log.
"""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.exchange.updating import NAMES_OF_FACTS, key_of, values_of
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import Remembered
from shopfriend.records.birthday import Birthday
from shopfriend.records.card import Card
from shopfriend.records.conversation import Present
from shopfriend.records.customer import Address, Customer, Email, Phone, Photo, Tag, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.double import Apart, Merged
from shopfriend.records.kinds import CardState, Stage
from shopfriend.records.references import references
from shopfriend.records.referral import Referral
from shopfriend.records.visit import Visit
from shopfriend.records.written_day import written_out
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_BY_KEY = (Phone, Email, Address, Tag, Photo)
_ONLY_ONCE = (*_BY_KEY, Detail, Wish, Present, Visit)
"""Nouns of which a customer has each only once; the second goes, and stands in the log."""
_OF_NO_WEIGHT = frozenset(["id", "uid", "version", "created", "changed", "source", "customer_id"])
_NOT_YET_MADE = frozenset([CardState.SUGGESTED, CardState.WAITING])
_FILLED = ("given", "family", "called", "sounds_like", "beginning", "reference", "language", "known_best_by_id")
_BIRTH = ("birth_day", "birth_month", "birth_year")
_GO_TOGETHER = {
    "name": ("name", "given", "family"),
    "called": ("called",),
    "reference": ("reference",),
    "birthday": _BIRTH,
}
"""The columns of each fact of which the owner can choose one."""
_OWNED = ("phones", "emails", "addresses", "tags", "wishes")


def merge(
    database: Database,
    kept_uid: str,
    gone_uid: str,
    staff_uid: str | None = None,
    *,
    chosen: Collection[str] = (),
) -> Changes:
    """Make one of two customers: `kept_uid` stays, and has all that the other had.

    Of `chosen` facts ("name", "called", "reference", "birthday") she gets what the other says. What both say
    differently stands in the notes. Raises Problem "no-customer", also where both are the same.
    """
    with database.writing(staff_uid) as session:
        both = select(Customer).where(Customer.uid.in_((kept_uid, gone_uid)))
        found = {row.uid: row for row in session.scalars(both)}
        if len(found) < 2:
            raise Problem("no-customer", _("These are not two customers of this shop."))
        kept, gone = found[kept_uid], found[gone_uid]
        name = gone.name
        _exchange(kept, gone, chosen)
        took_post, gone.takes_household_post = gone.takes_household_post, False
        for noun, column in sorted(references(), key=lambda each: (each[0].__tablename__, each[1])):
            _hand_over(session, noun, column, kept, gone)
        _join_facts(kept, gone)
        session.flush()
        if kept.household_id == gone.household_id and took_post:
            kept.takes_household_post = True
        session.refresh(gone, _OWNED)
        session.delete(gone)
        action = session.info["log"].action
        session.add(Merged(customer_id=kept.id, gone_uid=gone.uid, name=name, action=action))
    return changes_of(session)


def _exchange(kept: Customer, gone: Customer, chosen: Collection[str]) -> None:
    """What the owner chose of her who goes stands first, and what it replaces is told as hers."""
    sources, others = dict(kept.sources), dict(gone.sources)
    for fact in chosen:
        for name in _GO_TOGETHER.get(fact, ()):
            mine, theirs = getattr(kept, name), getattr(gone, name)
            setattr(kept, name, theirs)
            setattr(gone, name, mine)
            sources[name], others[name] = others.get(name, ""), sources.get(name, "")
    if chosen:
        kept.sources, gone.sources = sources, others


def _hand_over(session: Session, noun: type[Remembered], column: str, kept: Customer, gone: Customer) -> None:
    pointing = noun.__table__.c[column]
    rows = session.scalars(select(noun).where(pointing == gone.id)).all()
    if not rows:
        return
    there = session.scalars(select(noun).where(pointing == kept.id)).all()
    for row in rows:
        if noun in _ONLY_ONCE and any(_same(row, other) for other in there):
            session.delete(row)
            continue
        if isinstance(row, Address) and row.postal and any(isinstance(each, Address) and each.postal for each in there):
            row.postal = False
        if isinstance(row, Card):
            _readdress(row, there, kept, gone)
        setattr(row, column, kept.id)
        if isinstance(row, Referral | Apart) and row.customer_id == row.other_id:
            session.delete(row)


def _same(row: Remembered, other: Remembered) -> bool:
    if isinstance(row, _BY_KEY):
        table = row.__tablename__
        return key_of(table, values_of(row)) == key_of(table, values_of(other))
    if isinstance(row, Visit) and isinstance(other, Visit):
        return row.day == other.day
    mine, theirs = values_of(row), values_of(other)
    return all(mine[name] == theirs[name] for name in mine.keys() - _OF_NO_WEIGHT)


def _readdress(card: Card, there: Iterable[Remembered], kept: Customer, gone: Customer) -> None:
    """Make the card one to the customer who is kept, unless she has the same already: then one is enough."""
    subject = kept.uid if card.subject_uid == gone.uid else card.subject_uid
    wanted = (card.occasion, subject, card.year)
    if all(not isinstance(each, Card) or (each.occasion, each.subject_uid, each.year) != wanted for each in there):
        card.recipient_uid, card.subject_uid = kept.uid, subject
    elif card.state in _NOT_YET_MADE:
        card.state = CardState.SKIPPED


def _join_facts(kept: Customer, gone: Customer) -> None:
    notes = [kept.notes]
    if kept.name != gone.name:
        notes.append(f"{NAMES_OF_FACTS['name']()}: {gone.name}")
    values: dict[str, Any] = {}
    for name in _FILLED:
        mine, theirs = getattr(kept, name), getattr(gone, name)
        if theirs and not mine:
            values[name] = theirs
        elif theirs and theirs != mine and name in ("called", "reference", "sounds_like"):
            notes.append(f"{NAMES_OF_FACTS[name]()}: {theirs}")
    if kept.since is None or (gone.since is not None and gone.since < kept.since):
        values["since"] = gone.since
    values |= _birthday(kept.birthday, gone.birthday, notes)
    for name, value in values.items():
        setattr(kept, name, value)
    said_by = {name: gone.sources[name] for name in values if name in gone.sources}
    notes += [line for line in gone.notes.split("\n") if line not in kept.notes.split("\n")]
    joined = "\n".join(filter(None, notes))
    if joined != kept.notes:
        # What two have said no list may change any more, only add to.
        said_by["notes"] = gone.sources.get("notes", "") if not kept.notes and joined == gone.notes else ""
        kept.notes = joined
    kept.sources = {**kept.sources, **said_by}
    kept.knows_on = kept.knows_on or gone.knows_on
    kept.stage = max(kept.stage, gone.stage, key=list(Stage).index)
    if kept.gone is None:
        kept.gone, kept.gone_on = gone.gone, gone.gone_on
    if kept.household_id is None:
        kept.household_id = gone.household_id


def _birthday(mine: Birthday | None, theirs: Birthday | None, notes: list[str]) -> dict[str, int | None]:
    if theirs is None or theirs == mine:
        return {}
    parts = dict(zip(_BIRTH, (theirs.day, theirs.month, theirs.year), strict=True))
    if mine is None:
        return parts
    here = dict(zip(_BIRTH, (mine.day, mine.month, mine.year), strict=True))
    if any(here[name] and parts[name] and here[name] != parts[name] for name in _BIRTH):
        notes.append(f"{_('Birthday')}: {written_out(theirs) or theirs.month}")
        return {}
    return {name: value for name, value in parts.items() if value and here[name] is None}
