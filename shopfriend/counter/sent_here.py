"""Somebody comes in whose name a friend had passed on: from then on the referral points to that person."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.records.customer import Customer
from shopfriend.records.kinds import Direction
from shopfriend.records.referral import Referral, who_has_come


def link_to(session: Session, customer: Customer) -> None:
    """Let the one referral that holds nothing but this very name point to the customer, who was stored just now."""
    rows = select(Referral).where(Referral.other_id.is_(None), Referral.direction == Direction.TO_US)
    waiting = [(referral, referral.other_name) for referral in session.scalars(rows)]
    for referral, _come in who_has_come(waiting, [(customer, customer.name)]):
        referral.other_id = customer.id
