"""Before a first card: whether somebody knows that this shop keeps an address and writes, as the owner said once."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import CardState
from shopfriend.store.by_uid import card_of
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_WENT_OUT = (CardState.PRINTED, CardState.SENT)


def first_to_somebody(session: Session, cards: Collection[str]) -> frozenset[str]:
    """The uids of those of these cards that are the first to somebody of whom the owner has not said that she knows.

    Of a house it is enough that one who lives there knows.
    """
    before = aliased(Card)
    asked = Card.uid.in_(cards)
    had = select(Card.uid).join(before, before.recipient_uid == Card.recipient_uid).where(before.state.in_(_WENT_OUT))
    own = select(Card.uid).join(Customer, Customer.id == Card.customer_id).where(Customer.knows_on.is_not(None))
    of_house = select(Card.uid).join(Customer, Customer.household_id == Card.household_id)
    of_house = of_house.where(Customer.knows_on.is_not(None))
    known = {uid for found in (had, own, of_house) for uid in session.scalars(found.where(asked))}
    return frozenset(cards) - known


def knows(database: Database, card: str, today: date) -> Changes:
    """Store that whoever this card is for knows of the cards; of a house, each who lives there."""
    with database.writing() as session:
        row = card_of(session, card)
        mine = Customer.id == row.customer_id if row.household_id is None else Customer.household_id == row.household_id
        for customer in session.scalars(select(Customer).where(mine, Customer.knows_on.is_(None))):
            customer.knows_on = today
    return changes_of(session)
