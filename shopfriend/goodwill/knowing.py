"""Who of the staff knows a customer best: whoever has left is still remembered, and said so."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from shopfriend.language import _
from shopfriend.records.customer import Customer
from shopfriend.records.staff import Staff
from shopfriend.store.by_uid import customer_of
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


def who_may_know(session: Session, uid: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Who knows the customer best (uid, "" for nobody), and who may (uid and name): everybody who works here now."""
    knows = session.scalar(select(Customer.known_best_by_id).where(Customer.uid == uid))
    rows = session.execute(
        select(Staff.id, Staff.uid, Staff.name, Staff.left)
        .where(or_(Staff.left.is_(False), Staff.id == knows))
        .order_by(Staff.left, Staff.id)
    ).all()
    chosen = next((staff for key, staff, _name, _left in rows if key == knows), "")
    has_left = _("{name}, who has left")
    return chosen, tuple((staff, has_left.format(name=name) if left else name) for _key, staff, name, left in rows)


def knows_best(database: Database, uid: str, staff_uid: str) -> Changes:
    """From now on somebody of the staff knows the customer best; "" for nobody."""
    with database.writing() as session:
        customer = customer_of(session, uid)
        staff = select(Staff.id).where(Staff.uid == staff_uid)
        customer.known_best_by_id = session.scalars(staff).one() if staff_uid else None
    return changes_of(session)
