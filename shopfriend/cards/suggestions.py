"""Whom to thank this month, and whose birthday comes next month: each with a reason, none to the dead or unwilling."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import extract, func, or_, select
from sqlalchemy.orm import Session

from shopfriend.cards.occasions import card_day, months_near, next_month, round_years
from shopfriend.cards.views import Suggestion
from shopfriend.cards.welcome import THANKS, Welcome
from shopfriend.language import _, day_in_words, month_in_words
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.kinds import Direction, Occasion, PromiseKind, SubjectKind
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.shop import Shop
from shopfriend.records.visit import Visit

MONTH_END = (*THANKS, Occasion.BIRTHDAY)
"""The occasions of a month's end, in the order of the pile."""

_LONGEST_THING = 40


def suggest(session: Session, month: date) -> list[Suggestion]:
    """The thank-yous of `month` and the birthdays of the month after, in the order of the pile.

    At most one thank-you a person: for somebody sent to us before years with us, a special order, a kindness and a
    first visit. Nobody who has died, parted, lives in a bereaved house or would rather have no card is suggested, and
    nothing for which a card was sent or skipped; a card that waits or was printed is suggested again.
    """
    month = month.replace(day=1)
    shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
    welcome = Welcome(session, month)
    thanks: dict[str, Suggestion] = {}
    for found in (
        *_referrals(session, month),
        *_years(session, month),
        *_orders(session, month),
        *_kindnesses(session, month),
        *_first_visits(session, month),
    ):
        if welcome.takes(found) and not welcome.thanked_otherwise(found):
            thanks.setdefault(found.customer_uid, found)
    birthdays = [found for found in _birthdays(session, shop, month) if welcome.takes(found)]
    return sorted([*thanks.values(), *birthdays], key=_in_the_pile)


def _in_the_pile(found: Suggestion) -> tuple[int, date, str, str]:
    # Namesakes stay as they were entered; a uid would put them in another order in each shop filled from one list.
    return MONTH_END.index(found.occasion), found.day, fold(found.name), found.name


def _birthdays(session: Session, shop: Shop, month: date) -> Iterator[Suggestion]:
    coming = next_month(month)
    born = select(Customer).where(Customer.birth_month.in_(months_near(coming))).order_by(Customer.id)
    for customer in session.scalars(born):
        birthday = customer.birthday
        if birthday is None:
            continue
        day = card_day(birthday, coming, leap_day_to_march=shop.leap_day_to_march)
        if day is None:
            continue
        if birthday.day is None:
            said = _("Birthday in {month}").format(month=month_in_words(coming))
        else:
            said = _("Birthday on {day}").format(day=day_in_words(day, month))
        yield Suggestion(
            customer.uid, customer.name, Occasion.BIRTHDAY, "", SubjectKind.PERSON, customer.uid, day, said
        )


def _referrals(session: Session, month: date) -> Iterator[Suggestion]:
    sent = (
        select(Referral, Customer)
        .join(Customer, Customer.id == Referral.customer_id)
        .outerjoin(Card, Card.id == Referral.thanked_by_id)
        .where(Referral.direction == Direction.TO_US, Referral.day >= month, Referral.day < next_month(month))
        .where(or_(Card.id.is_(None), Card.subject_uid == Referral.uid))
        .order_by(Referral.day, Referral.id)
    )
    for referral, customer in session.execute(sent):
        other = session.get(Customer, referral.other_id) if referral.other_id else None
        if other is not None and other.gone is not None:
            continue
        friend = other.called_or_given if other is not None else referral.other_name
        yield Suggestion(
            customer.uid,
            customer.name,
            Occasion.REFERRAL_THANKS,
            "",
            SubjectKind.REFERRAL,
            referral.uid,
            referral.day,
            _("Sent {friend} to us").format(friend=friend),
            {"friend": friend},
        )


def _orders(session: Session, month: date) -> Iterator[Suggestion]:
    handed = (
        select(Promise, Customer)
        .join(Customer, Customer.id == Promise.customer_id)
        .outerjoin(Conversation, Conversation.id == Promise.conversation_id)
        .where(
            Promise.kind == PromiseKind.ORDER,
            Promise.handed_over_on >= month,
            Promise.handed_over_on < next_month(month),
            or_(Conversation.id.is_(None), Conversation.between_us.is_(False)),
        )
        .order_by(Promise.handed_over_on, Promise.id)
    )
    for promise, customer in session.execute(handed):
        thing = _thing(promise.text)
        said = _("A special order was handed over: {thing}") if thing else _("A special order was handed over")
        yield Suggestion(
            customer.uid,
            customer.name,
            Occasion.THANK_YOU,
            "order",
            SubjectKind.PROMISE,
            promise.uid,
            promise.handed_over_on or month,
            said.format(thing=thing),
            {"thing": thing} if thing else {},
        )


def _thing(text: str) -> str:
    """What was ordered, if it is short enough to be named on a card; "" for notes, numbers and several lines."""
    thing = text.strip().rstrip(".")
    plain = not any(letter.isnumeric() or letter in "\r\n" for letter in thing)
    return thing if plain and len(thing) <= _LONGEST_THING else ""


def _kindnesses(session: Session, month: date) -> Iterator[Suggestion]:
    talks = (
        select(Conversation, Customer)
        .join(Present, Present.conversation_id == Conversation.id)
        .join(Customer, Customer.id == Present.customer_id)
        .where(
            Conversation.kindness,
            Conversation.between_us.is_(False),
            Conversation.day >= month,
            Conversation.day < next_month(month),
        )
        .order_by(Conversation.day, Conversation.id, Present.id)
    )
    for talk, customer in session.execute(talks):
        said = _("A kindness, on {day}").format(day=day_in_words(talk.day, month))
        yield Suggestion(
            customer.uid,
            customer.name,
            Occasion.THANK_YOU,
            "kindness",
            SubjectKind.CONVERSATION,
            talk.uid,
            talk.day,
            said,
        )


def _first_visits(session: Session, month: date) -> Iterator[Suggestion]:
    first = select(Visit.customer_id, func.min(Visit.day).label("day")).group_by(Visit.customer_id).subquery()
    new = (
        select(Visit, Customer)
        .join(first, (first.c.customer_id == Visit.customer_id) & (first.c.day == Visit.day))
        .join(Customer, Customer.id == Visit.customer_id)
        .where(Visit.day >= month, Visit.day < next_month(month))
        .order_by(Visit.day, Visit.id)
    )
    for visit, customer in session.execute(new):
        if customer.since is not None and customer.since < month:
            continue
        said = _("First visit, on {day}").format(day=day_in_words(visit.day, month))
        yield Suggestion(
            customer.uid,
            customer.name,
            Occasion.THANK_YOU,
            "first_visit",
            SubjectKind.VISIT,
            visit.uid,
            visit.day,
            said,
        )


def _years(session: Session, month: date) -> Iterator[Suggestion]:
    came = select(Customer).where(extract("month", Customer.since) == month.month).order_by(Customer.id)
    for customer in session.scalars(came):
        full = customer.since and round_years(customer.since, month)
        if not full:
            continue
        years, day = full
        yield Suggestion(
            customer.uid,
            customer.name,
            Occasion.THANK_YOU,
            "years_with_us",
            SubjectKind.PERSON,
            customer.uid,
            day,
            _("{years} years with us").format(years=years),
            {"years": str(years)},
        )
