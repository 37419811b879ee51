"""Whose names nothing may say on a customer's page: relations, pets and housemates who are no longer."""

from collections.abc import Iterable

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.silence import silent_words


def silent_for(session: Session, customer: Customer, details: Iterable[Detail]) -> frozenset[str]:
    """The words that name somebody who died or parted, among these details of the customer and in the household."""
    mine = Customer.id == customer.id
    if customer.household_id is not None:
        mine = Customer.household_id == customer.household_id
    return silent_words(details, session.scalars(select(Customer).where(mine)))


def silent_of_each(session: Session, keys: Select[int]) -> dict[int, frozenset[str]]:
    """Those words for each customer among `keys` who has any, in a few statements however many customers there are."""
    lost = select(Detail.customer_id).where(Detail.gone.is_not(None))
    houses = select(Customer.household_id).where(Customer.gone.is_not(None), Customer.household_id.is_not(None))
    bereaved = session.scalars(
        select(Customer)
        .where(Customer.id.in_(keys))
        .where(or_(Customer.id.in_(lost), Customer.household_id.in_(houses)))
    ).all()
    return {
        customer.id: silent_for(
            session, customer, session.scalars(select(Detail).where(Detail.customer_id == customer.id))
        )
        for customer in bereaved
    }
