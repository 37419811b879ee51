"""A customer, a talk or a promise is deleted: out of sight at once, and in the bin for thirty days, to be given back.

Unlike forgetting, deleting is a write like any other: the change log holds what stood there, and undo reads it.
"""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import Base, Remembered
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.everything import METADATA
from shopfriend.records.kinds import Forgetting
from shopfriend.records.promise import Promise
from shopfriend.records.references import references
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


def delete_customer(database: Database, uid: str, staff_uid: str | None = None) -> Changes:
    """Delete a customer with all that is hers; what she shares stays with the others. Raises Problem "nobody-named"."""
    with database.writing(staff_uid) as session:
        customer = session.scalars(select(Customer).where(Customer.uid == uid)).one_or_none()
        if customer is None:
            raise Problem("nobody-named", _("This customer is no longer there. Nothing was deleted."))
        going: dict[type[Remembered], list[int]] = defaultdict(list)
        for noun, column in references():
            pointing = noun.__table__.c[column]
            fate = next(iter(pointing.foreign_keys)).info["forgetting"]
            for row in session.scalars(select(noun).where(pointing == customer.id)):
                if fate is Forgetting.DELETE:
                    going[noun].append(row.id)
                else:
                    setattr(row, column, None)
        going[Conversation] += _talks_alone(session, customer.id)
        going[Customer] = [customer.id]
        session.flush()
        _delete(session, going)
    return changes_of(session)


def delete_talk(database: Database, uid: str, staff_uid: str | None = None) -> Changes:
    """Delete a talk for all who were there; a promise made in it stays. Raises Problem "no-talk"."""
    return _delete_one(database, Conversation, uid, staff_uid)


def delete_promise(database: Database, uid: str, staff_uid: str | None = None) -> Changes:
    """Delete a promise. Raises Problem "no-promise"."""
    return _delete_one(database, Promise, uid, staff_uid)


def _delete_one(database: Database, noun: type[Remembered], uid: str, staff_uid: str | None) -> Changes:
    with database.writing(staff_uid) as session:
        key = session.scalar(select(noun.id).where(noun.uid == uid))
        if key is None:
            raise Problem("not-there", _("This is no longer there. Nothing was deleted."))
        _delete(session, {noun: [key]})
    return changes_of(session)


def _talks_alone(session: Session, customer: int) -> list[int]:
    """The talks in which nobody else was."""
    mine = select(Present.conversation_id).where(Present.customer_id == customer)
    others = select(Present.conversation_id).where(Present.customer_id != customer)
    return list(session.scalars(mine.where(Present.conversation_id.not_in(others))))


def _delete(session: Session, going: dict[type[Remembered], list[int]]) -> None:
    """Delete rows and what cannot be without them, each before what it leans on; what can be lets go of them."""
    found = {noun: set(keys) for noun, keys in going.items()}
    waiting = list(found)
    while waiting:
        noun = waiting.pop()
        for other, column, nullable in _leaning_on(noun):
            pointing = other.__table__.c[column]
            keys = set(session.scalars(select(other.id).where(pointing.in_(found[noun])))) - found.get(other, set())
            if keys and nullable and not (other is Card and column == "customer_id"):
                for row in session.scalars(select(other).where(other.id.in_(keys))):
                    setattr(row, column, None)
            elif keys:
                found.setdefault(other, set()).update(keys)
                waiting.append(other)
    session.flush()
    order = [table.name for table in METADATA.sorted_tables]
    for noun in sorted(found, key=lambda noun: -order.index(noun.__tablename__)):
        rows = select(noun).where(noun.id.in_(found[noun])).options(selectinload("*"))
        for row in session.scalars(rows).all():
            session.delete(row)
        session.flush()


def _leaning_on(noun: type[Remembered]) -> list[tuple[type[Remembered], str, bool]]:
    if noun is Customer:
        return []
    return [
        (mapper.class_, column.name, bool(column.nullable))
        for mapper in Base.registry.mappers
        for column in mapper.local_table.columns
        if any(key.column.table.name == noun.__tablename__ for key in column.foreign_keys)
    ]
