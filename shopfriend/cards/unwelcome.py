"""Cards that nobody may have any more: whoever they greet has gone since, or would rather not have them."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from shopfriend.records.card import Card
from shopfriend.records.customer import Customer, Wish


def unwelcome(session: Session, which: ColumnElement[bool]) -> set[str]:
    """Of these cards those that greet somebody who is gone or unwilling, by uid; of a house, any who lives there."""
    mine = or_(Card.customer_id == Customer.id, Card.household_id == Customer.household_id)
    gone = select(Card.uid).join(Customer, mine).where(which, Customer.gone.is_not(None))
    wishes = select(Card.uid, Card.occasion, Card.year, Wish).join(Customer, mine)
    against = wishes.join(Wish, Wish.customer_id == Customer.id).where(which)
    declined = {uid for uid, occasion, year, wish in session.execute(against) if wish.forbids(occasion, year)}
    return {*session.scalars(gone), *declined}
