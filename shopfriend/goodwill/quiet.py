"""Reading who has had no word from the shop lately, and one thing to say to each, which anybody may overhear."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from shopfriend.goodwill.brought import referrals, thanked
from shopfriend.goodwill.silence import About, Heard, Remembered, in_order, no_word_since, one_thing
from shopfriend.goodwill.views import Quiet
from shopfriend.goodwill.year import YEAR
from shopfriend.language import _, day_in_words
from shopfriend.records.birthday import next_birthday
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import CardState, DetailKind, Gone, PromiseState
from shopfriend.records.need import Need
from shopfriend.records.private_words import is_private
from shopfriend.records.promise import Promise
from shopfriend.records.silence import in_mourning, names_one, silent_words
from shopfriend.records.visit import VISITS_THAT_TELL, Visit

MOST = 100
"""So many are shown: who has a hundred to write to needs no longer list."""
_SOON = timedelta(days=21)


def quiet(session: Session, today: date) -> tuple[tuple[Quiet, ...], bool]:
    """Who has had no word, partners and clients first; and whether anybody has a rhythm at all.

    Nobody who is no longer, nor a house in the first weeks after a death: it is left in peace.
    """
    often = select(Visit.customer_id).group_by(Visit.customer_id).having(func.count() >= VISITS_THAT_TELL)
    has_rhythms = session.scalar(often.limit(1)) is not None
    away = often.having(func.max(Visit.day) <= today - _SOON)
    customers = {
        row.id: row for row in session.scalars(select(Customer).where(Customer.id.in_(away), Customer.gone.is_(None)))
    }
    heard = _heard(session, customers)
    since = {key: no_word_since(heard[key], today) for key in customers}
    ranked = in_order((customers[key].stage, day, str(key)) for key, day in since.items() if day is not None)
    silences = _Silences(session, [customers[int(key)] for _stage, _day, key in ranked])
    shown = [int(key) for _stage, _day, key in ranked if not silences.is_mourning(int(key), today)][:MOST]
    things = _things(session, {key: customers[key] for key in shown}, silences, today)
    return (
        tuple(
            Quiet(customers[key].uid, customers[key].name, customers[key].stage, since[key] or today, things[key])
            for key in shown
        ),
        has_rhythms,
    )


def _heard(session: Session, customers: dict[int, Customer]) -> dict[int, Heard]:
    """Visits and words of each: cards that went to them or to their house, gestures, and promises kept."""
    visits: dict[int, list[date]] = defaultdict(list)
    words: dict[int, list[date]] = defaultdict(list)
    for key, day in session.execute(select(Visit.customer_id, Visit.day).where(Visit.customer_id.in_(customers))):
        visits[key].append(day)
    kept = Promise.settled_on.is_not(None), Promise.state == PromiseState.KEPT
    sent = Card.sent_on.is_not(None), Card.state == CardState.SENT
    lives = Customer.household_id == Card.household_id
    told: tuple[Any, ...] = (
        select(Card.customer_id, Card.sent_on).where(Card.customer_id.in_(customers), *sent),
        select(Customer.id, Card.sent_on).join(Customer, lives).where(Customer.id.in_(customers), *sent),
        select(Gesture.customer_id, Gesture.day).where(Gesture.customer_id.in_(customers)),
        select(Promise.customer_id, Promise.settled_on).where(Promise.customer_id.in_(customers), *kept),
    )
    for chosen in told:
        for whose, word in session.execute(chosen):
            words[whose].append(word)
    return {key: Heard(row.stage, tuple(visits[key]), tuple(words[key])) for key, row in customers.items()}


class _Silences:
    """What may not be said to some customers, and who of them is in mourning."""

    def __init__(self, session: Session, customers: Collection[Customer]) -> None:
        houses = {customer.household_id for customer in customers if customer.household_id is not None}
        lives = or_(Customer.id.in_([customer.id for customer in customers]), Customer.household_id.in_(houses))
        living: dict[int, list[Customer]] = defaultdict(list)
        for member in session.scalars(select(Customer).where(lives)):
            living[member.household_id or -member.id].append(member)
        self._details: dict[int, list[Detail]] = defaultdict(list)
        chosen = select(Detail).where(Detail.customer_id.in_([customer.id for customer in customers]))
        for detail in session.scalars(chosen.order_by(Detail.id)):
            self._details[detail.customer_id].append(detail)
        self._house = {customer.id: living[customer.household_id or -customer.id] for customer in customers}
        self._silent = {key: silent_words(self._details[key], house) for key, house in self._house.items()}

    def may_be_said(self, key: int, words: str) -> bool:
        return bool(words.strip()) and not is_private(words) and not names_one(self._silent[key], words)

    def is_mourning(self, key: int, today: date) -> bool:
        family = [each for each in self._details[key] if each.kind is DetailKind.FAMILY]
        dead = [each.gone_on for each in family if each.gone is Gone.DIED]
        dead += [member.gone_on for member in self._house[key] if member.gone is Gone.DIED]
        return in_mourning(dead, today)

    def favourites(self, key: int) -> Iterator[str]:
        return (each.text for each in self._details[key] if each.kind is DetailKind.FAVOURITE and each.gone is None)


def _things(session: Session, customers: dict[int, Customer], silences: _Silences, today: date) -> dict[int, str]:
    found: dict[int, list[Remembered]] = defaultdict(list)
    sent = referrals(session)
    told = thanked(session, (row for _sent, row in sent))
    names = dict(iter(session.execute(select(Customer.id, Customer.name)))) if sent else {}
    for each, row in sent:
        if row.id not in told and each.by[0] in customers and today - row.day < YEAR:
            friend = names.get(row.other_id or 0, row.other_name)
            found[each.by[0]].append(Remembered(About.THANKS, friend))
    asked = (
        select(Present.customer_id, Conversation.ask, Conversation.text)
        .join(Conversation, Conversation.id == Present.conversation_id)
        .where(Present.customer_id.in_(customers), Conversation.ask != "", Conversation.asked_on.is_(None))
        .where(Conversation.between_us.is_(False))
        .order_by(Conversation.day.desc(), Conversation.id.desc())
    )
    for key, ask, text in session.execute(asked):
        if silences.may_be_said(key, ask) and not is_private(text):
            found[key].append(Remembered(About.QUESTION, ask))
    wished = select(Need.customer_id, Need.text).where(Need.customer_id.in_(customers), Need.met_on.is_(None))
    for key, text in session.execute(wished.order_by(Need.since)):
        if silences.may_be_said(key, text):
            found[key].append(Remembered(About.WISH, text))
    for key, customer in customers.items():
        coming = next_birthday(customer.birthday, today) if customer.birthday is not None else None
        if coming is not None and coming - today <= _SOON:
            found[key].append(Remembered(About.BIRTHDAY, day_in_words(coming, today, weekday=False)))
        found[key] += [
            Remembered(About.FAVOURITE, text) for text in silences.favourites(key) if silences.may_be_said(key, text)
        ][:1]
    return {key: _said(one_thing(found[key])) for key in customers}


def _said(thing: Remembered) -> str:
    return {
        About.THANKS: _("Not thanked yet for sending {what}"),
        About.QUESTION: _("Ask: {what}"),
        About.WISH: _("Wished for: {what}"),
        About.BIRTHDAY: _("Birthday on {what}"),
        About.FAVOURITE: _("Likes: {what}"),
        About.NOTHING: _("A good word, whatever it is about"),
    }[thing.about].format(what=thing.text)
