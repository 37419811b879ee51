"""A card begun by hand: for anybody, for any occasion, for no better reason than that the owner thought of it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards.queue import Desk, Making
from shopfriend.cards.views import Suggestion
from shopfriend.cards.welcome import YEARLY
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import new_uid
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer, Wish
from shopfriend.records.kinds import CardState, Occasion, SubjectKind
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


@dataclass(frozen=True, slots=True)
class Begun:
    """The new card by uid, and what was written."""

    card: str
    changes: Changes


def begin(database: Database, customer: str, occasion: Occasion, making: Making, today: date) -> Begun:
    """Lay a card for this customer on the pile of the month of `today`; it wants the owner's look as all others do.

    A card of one's own has no words but the owner's. Raises Problem: "nobody-named" where the customer is not there,
    "is-gone" where nothing may name her again, "would-rather-not" where she asked for none, and "has-one-already"
    where her yearly card for the occasion is there.
    """
    with database.writing() as session:
        whom = session.scalars(select(Customer).where(Customer.uid == customer)).one_or_none()
        if whom is None:
            raise Problem("nobody-named", _("This customer is no longer there. Nothing was stored."))
        _check(session, whom, occasion, today.year)
        uid = new_uid()
        wanted = Suggestion(whom.uid, whom.name, occasion, "", SubjectKind.CARD, uid, today, "", only_offered=True)
        card = Desk(session, making, today.replace(day=1), [wanted]).laid(wanted)
        card.uid = uid
        session.add(card)
    return Begun(uid, changes_of(session))


def _check(session: Session, whom: Customer, occasion: Occasion, year: int) -> None:
    if whom.gone is not None:
        raise Problem("is-gone", _("{name} is no longer with us; no card is written."), name=whom.name)
    wishes = session.scalars(select(Wish).where(Wish.customer_id == whom.id))
    if any(wish.forbids(occasion, year) for wish in wishes):
        raise Problem("would-rather-not", _("{name} would rather have no such card."), name=whom.name)
    made = select(Card.id).where(Card.customer_id == whom.id, Card.occasion == occasion, Card.year == year)
    mine = made.where((Card.subject == SubjectKind.CARD) | (Card.subject_uid == whom.uid))
    if occasion in YEARLY and session.scalar(mine.where(Card.state != CardState.SKIPPED)) is not None:
        raise Problem("has-one-already", _("{name} has this year’s card for that already."), name=whom.name)
