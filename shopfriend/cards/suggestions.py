"""Whom to thank this month, and whose birthday comes next month: each with a reason, none to the dead or unwilling."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from shopfriend.language import _, day_in_words
from shopfriend.records.birthday import day_in, falls_in
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Direction, Gone, Occasion, PromiseKind, SubjectKind
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.shop import Shop
from shopfriend.records.silence import in_mourning
from shopfriend.records.visit import Visit

THANKS = (Occasion.REFERRAL_THANKS, Occasion.THANK_YOU)
MONTH_END = (*THANKS, Occasion.BIRTHDAY)
"""The occasions of a month's end, in the order of the pile."""

_YEARS_WORTH_A_CARD = 5
_LONGEST_THING = 40


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One card that could be sent, and why. `kind` narrows a thank-you; `known` is what its words may mention."""

    customer_uid: str
    name: str
    occasion: Occasion
    kind: str
    subject: SubjectKind
    subject_uid: str
    day: date
    reason: str
    known: Mapping[str, str] = field(default_factory=dict)


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def suggest(session: Session, month: date) -> list[Suggestion]:
    """The thank-yous of `month` and the birthdays of the month after, in the order of the pile.

    At most one thank-you a person: for somebody sent to us before years with us, a special order, a kindness and a
    first visit.
    Nobody who has died, parted, lives in a bereaved house or would rather have no card is suggested.
    """
    month = month.replace(day=1)
    shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
    welcome = _Welcome(session, month)
    thanks: dict[str, Suggestion] = {}
    for found in (
        *_referrals(session, month),
        *_years(welcome.customers, month),
        *_orders(session, month),
        *_kindnesses(session, month),
        *_first_visits(session, month),
    ):
        if welcome.takes(found) and not welcome.thanked_otherwise(found):
            thanks.setdefault(found.customer_uid, found)
    birthdays = [found for found in _birthdays(welcome.customers, shop, month) if welcome.takes(found)]
    return sorted([*thanks.values(), *birthdays], key=_in_the_pile)


def _in_the_pile(found: Suggestion) -> tuple[int, date, str, str]:
    return MONTH_END.index(found.occasion), found.day, found.name.casefold(), found.customer_uid


class _Welcome:
    """Who may get a card, and who was thanked already this month."""

    def __init__(self, session: Session, month: date) -> None:
        self.customers = list(
            session.scalars(
                select(Customer)
                .where(Customer.gone.is_(None))
                .options(selectinload(Customer.wishes))
                .order_by(Customer.id)
            )
        )
        self._by_uid = {customer.uid: customer for customer in self.customers}
        mourning = _bereaved(session, self._by_uid, month)
        self._mourning = {customer.uid for customer in self.customers if customer.id in mourning}
        self._thanked: dict[str, set[str]] = defaultdict(set)
        done = select(Card.recipient_uid, Card.subject_uid).where(
            Card.occasion.in_(THANKS), Card.day >= month, Card.day < next_month(month)
        )
        for recipient, subject in session.execute(done):
            self._thanked[recipient].add(subject)

    def takes(self, found: Suggestion) -> bool:
        customer = self._by_uid.get(found.customer_uid)
        return (
            customer is not None
            and found.customer_uid not in self._mourning
            and not any(wish.forbids(found.occasion, found.day.year) for wish in customer.wishes)
        )

    def thanked_otherwise(self, found: Suggestion) -> bool:
        thanked = self._thanked.get(found.customer_uid, set())
        return bool(thanked) and found.subject_uid not in thanked


def _bereaved(session: Session, living: Mapping[str, Customer], month: date) -> set[int]:
    """Keys of customers in whose family or household somebody died within the last weeks before the month's end."""
    end = next_month(month)
    died: dict[int, list[date | None]] = defaultdict(list)
    family = select(Detail.customer_id, Detail.gone_on).where(
        Detail.kind == DetailKind.FAMILY, Detail.gone == Gone.DIED, Detail.gone_on.is_not(None)
    )
    for key, day in session.execute(family):
        died[key].append(day)
    households: dict[int, list[date | None]] = defaultdict(list)
    dead = select(Customer.household_id, Customer.gone_on).where(
        Customer.gone == Gone.DIED, Customer.household_id.is_not(None), Customer.gone_on.is_not(None)
    )
    for household, day in session.execute(dead):
        if household is not None:
            households[household].append(day)
    for customer in living.values():
        if customer.household_id in households:
            died[customer.id] += households[customer.household_id]
    return {key for key, days in died.items() if in_mourning(days, end)}


def _birthdays(customers: list[Customer], shop: Shop, month: date) -> Iterator[Suggestion]:
    coming = next_month(month)
    for customer in customers:
        birthday = customer.birthday
        to_march = shop.leap_day_to_march
        if birthday is None or not falls_in(birthday, coming.year, coming.month, leap_day_to_march=to_march):
            continue
        day = day_in(birthday, coming.year, leap_day_to_march=to_march)
        said = _("Birthday on {day}").format(day=day_in_words(day, month)) if day else _("Birthday some day this month")
        yield Suggestion(
            customer.uid, customer.name, Occasion.BIRTHDAY, "", SubjectKind.PERSON, customer.uid, day or coming, said
        )


def _referrals(session: Session, month: date) -> Iterator[Suggestion]:
    sent = (
        select(Referral, Customer)
        .join(Customer, Customer.id == Referral.customer_id)
        .where(Referral.direction == Direction.TO_US, Referral.day >= month, Referral.day < next_month(month))
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
        .where(
            Promise.kind == PromiseKind.ORDER,
            Promise.handed_over_on >= month,
            Promise.handed_over_on < next_month(month),
        )
        .order_by(Promise.handed_over_on, Promise.id)
    )
    for promise, customer in session.execute(handed):
        thing = promise.text.strip().rstrip(".")
        usable = len(thing) <= _LONGEST_THING and not any(letter.isdigit() or letter == "\n" for letter in thing)
        yield Suggestion(
            customer.uid,
            customer.name,
            Occasion.THANK_YOU,
            "order",
            SubjectKind.PROMISE,
            promise.uid,
            promise.handed_over_on or month,
            _("A special order was handed over: {thing}").format(thing=thing),
            {"thing": thing} if usable else {},
        )


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


def _years(customers: list[Customer], month: date) -> Iterator[Suggestion]:
    for customer in customers:
        since = customer.since
        if since is None or since.month != month.month:
            continue
        years = month.year - since.year
        if years > 0 and years % _YEARS_WORTH_A_CARD == 0:
            day = date(month.year, month.month, min(since.day, 28))
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
