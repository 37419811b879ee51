"""Setting a stage: the owner says how close somebody is, whatever the records speak for."""

from sqlalchemy import select

from shopfriend.records.customer import Customer
from shopfriend.records.kinds import Stage
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


def move(database: Database, uid: str, stage: Stage) -> Changes:
    """Somebody stands at this stage from now on."""
    with database.writing() as session:
        session.scalars(select(Customer).where(Customer.uid == uid)).one().stage = stage
    return changes_of(session)
