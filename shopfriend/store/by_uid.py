"""Finds the row that a window holds by its uid: another window, or a command, may have taken it away meanwhile."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql.base import ExecutableOption

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation
from shopfriend.records.customer import Customer


def customer_of(session: Session, uid: str) -> Customer:
    """The customer. Raises Problem "nobody-named" where there is none any more."""
    found = session.scalars(select(Customer).where(Customer.uid == uid)).one_or_none()
    if found is None:
        raise Problem("nobody-named", _("This customer is no longer there."))
    return found


def card_of(session: Session, uid: str) -> Card:
    """The card. Raises Problem "no-card" where there is none any more, as when its customer was deleted."""
    found = session.scalars(select(Card).where(Card.uid == uid)).one_or_none()
    if found is None:
        raise Problem("no-card", _("This card is no longer there."))
    return found


def talk_of(session: Session, uid: str, *options: ExecutableOption) -> Conversation:
    """The conversation, loaded with these options. Raises Problem "no-talk" where there is none any more."""
    found = session.scalars(select(Conversation).where(Conversation.uid == uid).options(*options)).one_or_none()
    if found is None:
        raise Problem("no-talk", _("This talk is no longer there."))
    return found
