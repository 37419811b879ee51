"""The bin: what was deleted in the last thirty days, and is given back as it was; and lists that can be taken back."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shopfriend.keeping.bin_views import DAYS_IN_BIN, Binned, InBin, ListBrought
from shopfriend.records.change import Change
from shopfriend.records.conversation import Conversation
from shopfriend.records.customer import Customer
from shopfriend.records.double import Merged
from shopfriend.records.promise import Promise
from shopfriend.records.staff import Staff
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database
from shopfriend.store.takings_back import takings_back
from shopfriend.store.undoing import undo

_NOUNS = {Binned.CUSTOMER: Customer, Binned.TALK: Conversation, Binned.PROMISE: Promise}
_LONGEST_LIST = 20
"""Lists that are told of: the latest."""


def in_bin(database: Database) -> tuple[InBin, ...]:
    """What was deleted in the last thirty days and is not there again, the latest first; each action once."""
    since = database.now() - timedelta(days=DAYS_IN_BIN)
    with database.reading() as session:
        staff = dict(session.execute(select(Staff.uid, Staff.name)).all())
        found: dict[str, tuple[int, InBin]] = {}
        for kind in reversed(_NOUNS):
            for change in _deleted(session, kind, since):
                name = _whose(session, kind, change)
                if name is not None:
                    by = staff.get(change.staff_uid or "", "")
                    # A customer takes her talks and promises along; all of it is told as hers.
                    found[change.action] = change.sequence, InBin(change.action, kind, name, _day(change.at), by)
    return tuple(told for _sequence, told in sorted(found.values(), key=lambda each: -each[0]))


def give_back(database: Database, action: str) -> Changes:
    """Give back what an action deleted, as it was, or take a list back. Raises Problem "changed-since"."""
    return undo(database, action)


def lists_brought(database: Database) -> tuple[ListBrought, ...]:
    """The lists that were stored, the latest first, of which somebody is still there."""
    source = func.json_extract(Change.after, "$.sources.name")
    with database.reading() as session:
        here = select(Customer.uid)
        rows = session.execute(
            select(Change.action, func.min(Change.at), func.count(), func.min(source))
            .where(Change.table_name == Customer.__tablename__, Change.before.is_(None), Change.row_uid.in_(here))
            .where(source.like("%(%)"))
            .group_by(Change.action)
            .order_by(func.min(Change.sequence).desc())
            .limit(_LONGEST_LIST)
        ).all()
    return tuple(ListBrought(action, said or "", number, _day(at)) for action, at, number, said in rows)


def _deleted(session: Session, kind: Binned, since: datetime) -> Sequence[Change]:
    """The rows of the log that tell of deletions; who went with a list that was taken back was not deleted."""
    noun = _NOUNS[kind]
    latest = select(func.max(Change.sequence)).where(Change.table_name == noun.__tablename__).group_by(Change.row_uid)
    rows = select(Change).where(Change.sequence.in_(latest), Change.at >= since, Change.after.is_(None))
    gone = rows.where(Change.before.is_not(None), Change.row_uid.not_in(select(noun.uid)))
    if kind is Binned.CUSTOMER:
        merges = select(Change.action).where(Change.table_name == Merged.__tablename__, Change.before.is_(None))
        gone = gone.where(Change.action.not_in(merges))
    found = session.scalars(gone.order_by(Change.sequence)).all()
    if kind is not Binned.CUSTOMER:
        return found
    taken_back = takings_back(session)
    return [change for change in found if not (change.action in taken_back and _came_with_a_list(change))]


def _came_with_a_list(change: Change) -> bool:
    """As `lists_brought` knows it: the source of her name tells the file and, in brackets, its kind."""
    return "(" in ((change.before or {}).get("sources") or {}).get("name", "")


def _whose(session: Session, kind: Binned, change: Change) -> str | None:
    """The name of whose it was: "" where she is no longer, None where she is not there, to whom it could be given."""
    before = change.before or {}
    if kind is Binned.CUSTOMER:
        return "" if before.get("gone") else str(before["name"])
    uid = change.customer_uid
    if kind is Binned.TALK:
        uid = session.scalar(
            select(Change.customer_uid)
            .where(Change.action == change.action, Change.table_name == "present")
            .order_by(Change.sequence)
            .limit(1)
        )
    found = session.execute(select(Customer.name, Customer.gone).where(Customer.uid == uid)).one_or_none()
    if found is None:
        return None
    return "" if found.gone is not None else found.name


def _day(at: datetime | str) -> date:
    instant = datetime.fromisoformat(at + "+00:00") if isinstance(at, str) else at
    return instant.astimezone().date()
