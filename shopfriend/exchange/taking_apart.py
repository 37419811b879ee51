"""A merge undone, however long ago: from the change log, leaving alone what was written since."""

from collections.abc import Mapping

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from shopfriend.exchange.views import Joined
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import Base, Remembered
from shopfriend.records.change import Change
from shopfriend.records.customer import Customer
from shopfriend.records.double import Apart, Merged
from shopfriend.records.references import references
from shopfriend.store.change_log import image, insert_rows
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of
from shopfriend.store.images import values_in

_BOOKKEEPING = frozenset(["id", "uid", "version", "created", "changed"])


def take_apart(database: Database, gone_uid: str, staff_uid: str | None = None) -> Changes:
    """Make two again of a customer and of `gone_uid`, who was merged into her; they then count as two people.

    Each gets back what was hers, as far as nobody has changed it since. Raises Problem "not-merged".
    """
    with database.writing(staff_uid) as session:
        merged = session.scalars(select(Merged).where(Merged.gone_uid == gone_uid)).one_or_none()
        done = [] if merged is None else _done(session, merged.action)
        hers = [change for change in done if change.row_uid == gone_uid]
        if merged is None or not hers or hers[-1].after is not None or hers[0].before is None:
            raise Problem("not-merged", _("These two were never merged, or that was forgotten."))
        table = Customer.__table__
        assert isinstance(table, Table)
        values = values_in(table, hers[0].before)
        old_key, took_post = values.pop("id"), values.pop("takes_household_post")
        key = insert_rows(session, Customer, [values])[gone_uid]
        keys = {old_key: key}
        for change in reversed(done):
            if change.row_uid != gone_uid and change.table_name != Merged.__tablename__:
                _put_back(session, change, keys)
        if took_post:
            _take_post(session, key)
        kept = merged.customer_id
        session.delete(merged)
        session.add(Apart(customer_id=kept, other_id=key))
    return changes_of(session)


def joined(database: Database) -> tuple[Joined, ...]:
    """Everybody who was made one with somebody else, the latest first."""
    with database.reading() as session:
        wanted = select(Merged, Customer.name).join(Customer, Customer.id == Merged.customer_id)
        found = session.execute(wanted.order_by(Merged.id.desc()))
        return tuple(Joined(row.gone_uid, row.name, into, row.created.astimezone().date()) for row, into in found)


def _take_post(session: Session, key: int) -> None:
    """Hers is the house's address again, unless it has become somebody else's since."""
    customer = session.get_one(Customer, key)
    same_house = Customer.household_id == customer.household_id
    if session.scalar(select(Customer.id).where(same_house, Customer.takes_household_post)) is None:
        customer.takes_household_post = customer.household_id is not None
        session.flush()


def _done(session: Session, action: str) -> list[Change]:
    return list(session.scalars(select(Change).where(Change.action == action).order_by(Change.sequence)))


def _put_back(session: Session, change: Change, keys: Mapping[int, int]) -> None:
    noun = _noun(change.table_name)
    if noun is None or change.before is None:
        return
    table = noun.__table__
    assert isinstance(table, Table)
    pointing = {column for other, column in references() if other is noun}
    before = {
        name: keys.get(value, value) if name in pointing and isinstance(value, int) else value
        for name, value in values_in(table, change.before).items()
    }
    row = session.scalars(select(noun).where(noun.uid == change.row_uid)).one_or_none()
    if change.after is None:
        if row is None:
            before.pop("id")
            insert_rows(session, noun, [before])
        return
    if row is None:
        return
    now = image(table, {name: getattr(row, name) for name in table.c.keys()})
    for name, value in before.items():
        was_changed = change.before.get(name) != change.after.get(name)
        if name not in _BOOKKEEPING and was_changed and now[name] == change.after.get(name):
            setattr(row, name, value)
    session.flush()


def _noun(table: str) -> type[Remembered] | None:
    found = (mapper.class_ for mapper in Base.registry.mappers if mapper.class_.__tablename__ == table)
    return next((noun for noun in found if issubclass(noun, Remembered)), None)
