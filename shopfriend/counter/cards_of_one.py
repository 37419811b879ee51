"""The cards that somebody got, each with its words, kept for good; and what she would rather not have."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.counter.views import CardKept, Declined
from shopfriend.language import _
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer, Wish
from shopfriend.records.kinds import CardState
from shopfriend.records.occasion_words import in_words
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


def cards_kept(session: Session, customer: Customer) -> tuple[CardKept, ...]:
    """All cards on paper to her or to her house, newest first, with their words as they were written."""
    mine = Card.customer_id == customer.id
    if customer.household_id is not None:
        mine |= Card.household_id == customer.household_id
    wishes = session.scalars(select(Wish).where(Wish.customer_id == customer.id)).all()
    on_paper = select(Card).where(mine, Card.state.in_((CardState.PRINTED, CardState.SENT)))
    return tuple(
        CardKept(
            card.uid,
            card.sent_on or card.day,
            in_words(card.occasion),
            (card.beginning, *card.paragraphs, card.ending),
            is_away=card.state is CardState.SENT,
            unwanted=customer.gone is not None or any(wish.forbids(card.occasion, card.year) for wish in wishes),
        )
        for card in session.scalars(on_paper.order_by(Card.day.desc(), Card.id.desc()))
    )


def declined(session: Session, customer: Customer) -> tuple[Declined, ...]:
    """What she would rather not have, in words."""
    wishes = session.scalars(select(Wish).where(Wish.customer_id == customer.id).order_by(Wish.id))
    return tuple(Declined(wish.uid, _in_words(wish), every=wish.occasion is None) for wish in wishes)


def _in_words(wish: Wish) -> str:
    what = _("No cards") if wish.occasion is None else _("No card: {what}").format(what=in_words(wish.occasion))
    when = what if wish.year is None else _("{what}, in {year}").format(what=what, year=wish.year)
    return f"{when} · “{wish.said}”" if wish.said else when


def take_back(database: Database, wish: str) -> Changes:
    """Let a wish (uid) hold no longer; one that is not there does no harm."""
    with database.writing() as session:
        for row in session.scalars(select(Wish).where(Wish.uid == wish)):
            session.delete(row)
    return changes_of(session)
