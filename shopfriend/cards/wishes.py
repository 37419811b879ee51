"""What somebody would rather not have: said once, kept for good, and taken back as easily."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.change import Change
from shopfriend.records.customer import Customer, Wish
from shopfriend.records.kinds import Occasion
from shopfriend.store.by_uid import card_of
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


def not_ever(database: Database, card: str) -> Changes:
    """No card for this occasion from now on, to whoever this one is for; of a house, to each who lives there.

    The card leaves the pile, with its words, until the wish is taken back. "Not this year" is `editing.skip`.
    """
    with database.writing() as session:
        row = card_of(session, card)
        for customer in _greeted(session, row):
            _wish(session, customer, row.occasion, "")
    return changes_of(session)


def no_more(database: Database, card: str) -> Changes:
    """No cards at all from now on to whoever this one is for; of a house, to each who lives there."""
    with database.writing() as session:
        for customer in _greeted(session, card_of(session, card)):
            _wish(session, customer, None, "")
    return changes_of(session)


def no_cards(database: Database, customer: str, said: str = "") -> Changes:
    """No cards at all for this customer, ever; `said` is what she said to it.

    Raises Problem "nobody-named" where the customer is no longer there.
    """
    with database.writing() as session:
        key = session.scalar(select(Customer.id).where(Customer.uid == customer))
        if key is None:
            raise Problem("nobody-named", _("This customer is no longer there. Nothing was stored."))
        _wish(session, key, None, said.strip())
    return changes_of(session)


def take_back(database: Database, action: str) -> Changes:
    """Take back what was wished in this action; a wish that is no longer there does no harm."""
    made = select(Change.row_uid).where(
        Change.action == action, Change.table_name == Wish.__tablename__, Change.before.is_(None)
    )
    with database.writing() as session:
        for wish in session.scalars(select(Wish).where(Wish.uid.in_(session.scalars(made).all()))):
            session.delete(wish)
    return changes_of(session)


def _greeted(session: Session, card: Card) -> Sequence[int]:
    mine = Customer.id == card.customer_id if card.household_id is None else Customer.household_id == card.household_id
    return session.scalars(select(Customer.id).where(mine, Customer.gone.is_(None))).all()


def _wish(session: Session, customer: int, occasion: Occasion | None, said: str) -> None:
    there = select(Wish.id).where(Wish.customer_id == customer, Wish.year.is_(None))
    same = Wish.occasion.is_(None) if occasion is None else Wish.occasion == occasion
    if session.scalar(there.where(same)) is None:
        session.add(Wish(customer_id=customer, occasion=occasion, said=said))
