"""A customer's page as the command line tells it: the greeting, the last talk word for word, promises, favourites."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from shopfriend.counter.greeting import Due, Known, Question, greet
from shopfriend.counter.promise_list import to_tell
from shopfriend.counter.quiet import silent_for
from shopfriend.counter.views import ToTell
from shopfriend.language import _, day_in_words
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import CardState, DetailKind, Gone, Occasion, PromiseKind, PromiseState, Reach
from shopfriend.records.promise import Promise
from shopfriend.records.silence import in_mourning, names_one

_QUESTIONS = 20
"""Open questions that are looked through for one that may be asked."""
_USUAL = (DetailKind.FAVOURITE, DetailKind.SEAT, DetailKind.SIZE)


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the opened page, a line each."""

    name: str
    called: str
    lines: tuple[str, ...]


class WhatIsKnown(NamedTuple):
    """What the greeting needs to know, and what it was read from: details, words that are not said, an open question.

    The question is the talk that left it; nothing "between us" is in any of it but among the details.
    """

    known: Known
    details: list[Detail]
    silent: frozenset[str]
    asking: Conversation | None


def what_is_known(session: Session, customer: Customer, today: date) -> WhatIsKnown:
    """Read what a page begins with, each thing once."""
    details = _details(session, customer)
    silent = silent_for(session, customer, details)
    asking = _question_of(session, customer, silent)
    known = _known(session, customer, details, _open_promises(session, customer, silent), asking, silent, today)
    return WhatIsKnown(known, details, silent, asking)


def page_of(session: Session, customer: Customer, today: date) -> Page:
    """Read a customer's page. A few statements, however long the story is; nothing "between us" is in it."""
    details = _details(session, customer)
    silent = silent_for(session, customer, details)
    promises = _open_promises(session, customer, silent)
    last = session.scalars(_talks(customer).limit(1)).one_or_none()
    asking = _question_of(session, customer, silent)
    named = _spoken_of(details, silent)
    likes = tuple(detail.text for detail in named if detail.kind is DetailKind.FAVOURITE and detail.text)
    known = _known(session, customer, details, promises, asking, silent, today)
    lines = list(greet(known, today).lines)
    if customer.gone is None:
        if last is not None:
            lines.append(_("Last time, {day}: {text}").format(day=day_in_words(last.day, today), text=last.text))
            if last.ask and not names_one(silent, last.ask):
                lines.append(_("To ask after that: {question}").format(question=last.ask))
        lines += [_promised(promise, today) for promise in promises]
        if likes:
            lines.append(_("Likes: {what}").format(what="; ".join(likes)))
    return Page(customer.name, customer.called_or_given, tuple(lines))


def _known(
    session: Session,
    customer: Customer,
    details: list[Detail],
    promises: list[Promise],
    asking: Conversation | None,
    silent: frozenset[str],
    today: date,
) -> Known:
    named = _spoken_of(details, silent)
    # In a bereaved house the day of the death is known by the person's own row.
    deaths = [detail.gone_on for detail in details if detail.gone is Gone.DIED and detail.kind is DetailKind.FAMILY]
    return Known(
        name=customer.name,
        called=customer.called or customer.given,
        sounds_like=customer.sounds_like,
        gone=customer.gone,
        birthday=customer.birthday,
        question=None if asking is None else Question(asking.ask, asking.day),
        come=tuple(promise.text for promise in promises if to_tell(promise) is ToTell.HAS_COME),
        to_hand_over=tuple(
            promise.text for promise in promises if promise.told_on and not promise.handed_over_on and not promise.why
        ),
        will_not_be=tuple(promise.text for promise in promises if promise.why),
        promises=tuple(Due(promise.text, promise.due) for promise in promises if not (promise.come_on or promise.why)),
        usual=tuple(detail.text for detail in named if detail.kind in _USUAL and detail.text),
        minds=tuple(detail.text for detail in named if detail.kind is DetailKind.ALLERGY and detail.text),
        mourning=in_mourning(deaths, today),
        in_the_drawer=_in_the_drawer(session, customer),
        has_address=session.scalar(select(Address.id).where(Address.customer_id == customer.id).limit(1)) is not None,
    )


def _details(session: Session, customer: Customer) -> list[Detail]:
    return list(session.scalars(select(Detail).where(Detail.customer_id == customer.id).order_by(Detail.id)))


def _spoken_of(details: list[Detail], silent: frozenset[str]) -> list[Detail]:
    return [detail for detail in details if detail.gone is None and not names_one(silent, detail.text)]


def _open_promises(session: Session, customer: Customer, silent: frozenset[str]) -> list[Promise]:
    mine = and_(Promise.customer_id == customer.id, Promise.state == PromiseState.OPEN)
    spoken_of = (
        select(Promise)
        .join(Conversation, Conversation.id == Promise.conversation_id, isouter=True)
        .where(mine, Conversation.id.is_(None) | Conversation.between_us.is_(False))
        .order_by(Promise.due.is_(None), Promise.due, Promise.id)
    )
    return [promise for promise in session.scalars(spoken_of) if not names_one(silent, promise.text)]


def _in_the_drawer(session: Session, customer: Customer) -> Occasion | None:
    """What the oldest printed card is for that waits to be handed over."""
    if customer.reach is not Reach.HAND_OVER:
        return None
    waits = select(Card.occasion).where(Card.customer_id == customer.id, Card.state == CardState.PRINTED)
    return session.scalars(waits.order_by(Card.day, Card.id).limit(1)).one_or_none()


def _talks(customer: Customer) -> Select[Conversation]:
    return (
        select(Conversation)
        .join(Present, Present.conversation_id == Conversation.id)
        .where(Present.customer_id == customer.id, Conversation.between_us.is_(False))
        .order_by(Conversation.day.desc(), Conversation.id.desc())
    )


def _question_of(session: Session, customer: Customer, silent: frozenset[str]) -> Conversation | None:
    """The talk that left the newest open question which names nobody who is no longer."""
    asking = _talks(customer).where(Conversation.ask != "", Conversation.asked_on.is_(None)).limit(_QUESTIONS)
    return next((talk for talk in session.scalars(asking) if not names_one(silent, talk.ask)), None)


def _promised(promise: Promise, today: date) -> str:
    if promise.why:
        return _("Promised, and it will not be: {what}").format(what=promise.text)
    if promise.come_on:
        said = _("Ordered, and it has come: {what}") if promise.kind is PromiseKind.ORDER else _("It has come: {what}")
        return said.format(what=promise.text)
    if promise.due is None:
        return _("Promised: {what}").format(what=promise.text)
    return _("Promised, by {day}: {what}").format(day=day_in_words(promise.due, today), what=promise.text)
