"""Setting a stage: the owner says how close somebody is, whatever the records speak for."""

from shopfriend.records.kinds import Stage
from shopfriend.store.by_uid import customer_of
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


def move(database: Database, uid: str, stage: Stage) -> Changes:
    """Somebody stands at this stage from now on."""
    with database.writing() as session:
        customer_of(session, uid).stage = stage
    return changes_of(session)
