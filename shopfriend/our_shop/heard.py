"""What somebody said of us: logged in a moment, praise or a complaint; a complaint becomes a promise."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.language import _
from shopfriend.our_shop.views import HeardLine, NewHeard, SaidChoices
from shopfriend.problem import Problem
from shopfriend.records.audience import Audience, Heard
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import PromiseKind, PromiseState
from shopfriend.records.point_of_contact import PointOfContact
from shopfriend.records.private_words import is_private
from shopfriend.records.promise import Promise
from shopfriend.records.silence import names_one, silent_words
from shopfriend.records.typed_words import clean
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

COUNTED_FOR = timedelta(days=365)
"""What was said longer ago tells of the shop as it was then."""
ANSWER_WITHIN = timedelta(days=3)
"""A complaint that is promised to be put right is due so soon: whoever waits longer has told it on."""


def say(database: Database, new: NewHeard, today: date) -> Changes:
    """Log what somebody said. A complaint of a known customer becomes a promise to put it right.

    Raises Problem "nothing-said"; "no-such-customer" where the customer is not there, or is no longer.
    """
    text = clean(new.text)
    if not text:
        raise Problem("nothing-said", _("What did they say? A few words are enough."))
    with database.writing() as session:
        customer = _customer(session, new.customer)
        promise_uid = ""
        if new.is_complaint and customer is not None:
            promise = Promise(
                customer_id=customer.id,
                kind=PromiseKind.FAVOUR,
                text=_("Put right: {what}").format(what=text),
                made_on=today,
                due=today + ANSWER_WITHIN,
            )
            session.add(promise)
            session.flush()
            promise_uid = promise.uid
        session.add(
            Heard(
                audience_id=_key(session, Audience, new.audience),
                point_of_contact_id=_key(session, PointOfContact, new.point),
                customer_id=customer.id if customer else None,
                text=text,
                day=today,
                is_complaint=new.is_complaint,
                promise_uid=promise_uid,
            )
        )
    return changes_of(session)


def choices(session: Session) -> SaidChoices:
    """The groups and the points there are, as they are shown."""
    groups = session.execute(select(Audience.uid, Audience.name).order_by(Audience.id))
    points = session.execute(
        select(PointOfContact.uid, PointOfContact.name).order_by(PointOfContact.cycle, PointOfContact.place)
    )
    return SaidChoices(tuple((uid, name) for uid, name in groups), tuple((uid, name) for uid, name in points))


def answered(database: Database, uid: str, today: date) -> Changes:
    """A complaint of somebody unknown was answered: something was done about it. Raises Problem "no-such-words"."""
    with database.writing() as session:
        _named(session, uid).answered_on = today
    return changes_of(session)


def take_out(database: Database, uid: str) -> Changes:
    """Words go that were logged by mistake; a promise made of them stays. Raises Problem "no-such-words"."""
    with database.writing() as session:
        session.delete(_named(session, uid))
    return changes_of(session)


def of_point(session: Session, key: int) -> tuple[HeardLine, ...]:
    """What was heard of one point of contact, the latest first."""
    return _lines(session, _wanted().where(Heard.point_of_contact_id == key))


def latest(session: Session, today: date) -> tuple[HeardLine, ...]:
    """What was heard in the last twelve months, the latest first."""
    return _lines(session, _wanted().where(Heard.day > today - COUNTED_FOR))


def waiting(lines: tuple[HeardLine, ...]) -> tuple[HeardLine, ...]:
    """The complaints among these that nobody has answered yet."""
    return tuple(line for line in lines if line.is_complaint and not line.answered)


def _wanted() -> Any:
    return (
        select(Heard, Audience.name, PointOfContact.name, Customer, Promise.state)
        .outerjoin(Audience, Audience.id == Heard.audience_id)
        .outerjoin(PointOfContact, PointOfContact.id == Heard.point_of_contact_id)
        .outerjoin(Customer, Customer.id == Heard.customer_id)
        .outerjoin(Promise, Promise.uid == Heard.promise_uid)
        .order_by(Heard.day.desc(), Heard.id.desc())
    )


def _lines(session: Session, wanted: Any) -> tuple[HeardLine, ...]:
    rows = session.execute(wanted).all()
    silent = _silent(session, [customer for *_rest, customer, _state in rows if customer is not None])
    return tuple(
        _line(row, audience, point, customer, state, silent.get(customer.id) if customer is not None else None)
        for row, audience, point, customer, state in rows
    )


def _line(
    row: Heard,
    audience: str | None,
    point: str | None,
    customer: Customer | None,
    state: PromiseState | None,
    silent: frozenset[str] | None,
) -> HeardLine:
    may_be_named = customer is not None and customer.gone is None
    is_unsaid = is_private(row.text) or names_one(silent or frozenset(), row.text)
    return HeardLine(
        uid=row.uid,
        text=_("Something that is not for other eyes.") if is_unsaid else row.text,
        day=row.day,
        audience=audience or "",
        who=customer.name if customer is not None and may_be_named else "",
        who_uid=customer.uid if customer is not None and may_be_named else "",
        point=point or "",
        is_complaint=row.is_complaint,
        is_promised=state is PromiseState.OPEN,
        answered=row.answered_on is not None or state is PromiseState.KEPT,
        is_hidden=is_unsaid,
    )


def _silent(session: Session, customers: Iterable[Customer]) -> dict[int, frozenset[str]]:
    """The words, for each customer, that would name those of the house who are no longer."""
    there = {customer.id: customer for customer in customers}
    details: dict[int, list[Detail]] = defaultdict(list)
    for detail in session.scalars(select(Detail).where(Detail.customer_id.in_(there))):
        details[detail.customer_id].append(detail)
    houses: dict[int, list[Customer]] = defaultdict(list)
    at_home = {customer.household_id for customer in there.values()} - {None}
    for member in session.scalars(select(Customer).where(Customer.household_id.in_(at_home))):
        houses[member.household_id or 0].append(member)
    return {
        key: silent_words(details[key], houses.get(customer.household_id or 0, [customer]))
        for key, customer in there.items()
    }


def _customer(session: Session, uid: str) -> Customer | None:
    if not uid:
        return None
    found = session.scalars(select(Customer).where(Customer.uid == uid, Customer.gone.is_(None))).one_or_none()
    if found is None:
        raise Problem("no-such-customer", _("This customer is no longer there. Log the words without a name."))
    return found


def _key(session: Session, noun: type[Audience] | type[PointOfContact], uid: str) -> int | None:
    return session.scalars(select(noun.id).where(noun.uid == uid)).one_or_none()


def _named(session: Session, uid: str) -> Heard:
    found = session.scalars(select(Heard).where(Heard.uid == uid)).one_or_none()
    if found is None:
        raise Problem("no-such-words", _("These words are no longer there: another window has taken them out."))
    return found
