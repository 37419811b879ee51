"""A customer's page as the command line tells it: the greeting, the last talk word for word, promises, favourites."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from shopfriend.counter.greeting import Due, Known, Question, greet
from shopfriend.language import _, day_in_words
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Gone, PromiseKind, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.records.silence import in_mourning

_USUAL = (DetailKind.FAVOURITE, DetailKind.SEAT, DetailKind.SIZE)


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the opened page, a line each."""

    name: str
    called: str
    lines: tuple[str, ...]


def known_of(session: Session, customer: Customer, today: date) -> Known:
    """What the greeting needs to know; nothing "between us" is in it."""
    details = _details(session, customer)
    asking = _talk(session, customer, open_question=True)
    return _known(session, customer, details, _open_promises(session, customer), asking, today)


def page_of(session: Session, customer: Customer, today: date) -> Page:
    """Read a customer's page. A few statements, however long the story is; nothing "between us" is in it."""
    details = _details(session, customer)
    promises = _open_promises(session, customer)
    last = _talk(session, customer, open_question=False)
    asking = _talk(session, customer, open_question=True)
    likes = tuple(detail.text for detail in details if detail.kind is DetailKind.FAVOURITE and detail.text)
    known = _known(session, customer, details, promises, asking, today)
    lines = list(greet(known, today).lines)
    if customer.gone is None:
        if last is not None:
            lines.append(_("Last time, {day}: {text}").format(day=day_in_words(last.day, today), text=last.text))
            if last.ask:
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
    today: date,
) -> Known:
    named = [detail for detail in details if detail.gone is None]
    # In a bereaved house the day of the death is known by the person's own row.
    deaths = [detail.gone_on for detail in details if detail.gone is Gone.DIED and detail.kind is DetailKind.FAMILY]
    return Known(
        name=customer.name,
        called=customer.called or customer.given,
        sounds_like=customer.sounds_like,
        gone=customer.gone,
        birthday=customer.birthday,
        question=None if asking is None else Question(asking.ask, asking.day),
        come=tuple(promise.text for promise in promises if promise.come_on and not promise.handed_over_on),
        promises=tuple(
            Due(promise.text, promise.due)
            for promise in promises
            if not (promise.come_on and promise.kind is PromiseKind.ORDER)
        ),
        usual=tuple(detail.text for detail in named if detail.kind in _USUAL and detail.text),
        minds=tuple(detail.text for detail in named if detail.kind is DetailKind.ALLERGY and detail.text),
        mourning=in_mourning(deaths, today),
        has_address=session.scalar(select(Address.id).where(Address.customer_id == customer.id).limit(1)) is not None,
    )


def _details(session: Session, customer: Customer) -> list[Detail]:
    return list(session.scalars(select(Detail).where(Detail.customer_id == customer.id).order_by(Detail.id)))


def _open_promises(session: Session, customer: Customer) -> list[Promise]:
    mine = and_(Promise.customer_id == customer.id, Promise.state == PromiseState.OPEN)
    return list(session.scalars(select(Promise).where(mine).order_by(Promise.due.is_(None), Promise.due, Promise.id)))


def _talk(session: Session, customer: Customer, *, open_question: bool) -> Conversation | None:
    wanted = (
        select(Conversation)
        .join(Present, Present.conversation_id == Conversation.id)
        .where(Present.customer_id == customer.id, Conversation.between_us.is_(False))
        .order_by(Conversation.day.desc(), Conversation.id.desc())
        .limit(1)
    )
    if open_question:
        wanted = wanted.where(Conversation.ask != "", Conversation.asked_on.is_(None))
    return session.scalars(wanted).one_or_none()


def _promised(promise: Promise, today: date) -> str:
    if promise.kind is PromiseKind.ORDER and promise.come_on:
        return _("Ordered, and it has come: {what}").format(what=promise.text)
    if promise.due is None:
        return _("Promised: {what}").format(what=promise.text)
    return _("Promised, by {day}: {what}").format(day=day_in_words(promise.due, today), what=promise.text)
