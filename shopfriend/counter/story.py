"""A customer's whole story, newest first: talks, promises, cards with their words, what was given, who sent whom."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from shopfriend.counter.story_views import Happened, Story, ThingKind
from shopfriend.language import _, day_in_words
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import (
    CardState,
    Direction,
    GestureKind,
    Occasion,
    PromiseKind,
    PromiseState,
)
from shopfriend.records.need import Need
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.staff import Staff

_Days = Callable[[date], str]


def story_of(session: Session, uid: str, today: date) -> Story:
    """The story of one customer. What is between us stands in it, and says so: it is the opened page gone on with.

    A statement for each sort of thing, however long the story is. Whoever is no longer is named by no heading; what
    was said stays as it was said. Raises Problem "nobody-named" where the customer is no longer there.
    """
    customer = session.scalars(select(Customer).where(Customer.uid == uid)).one_or_none()
    if customer is None:
        raise Problem("nobody-named", _("This customer is no longer there."))

    @cache
    def days(day: date) -> str:
        return day_in_words(day, today)

    things = [
        *_talks(session, customer, days),
        *_promises(session, customer, days),
        *_cards(session, customer, days),
        *_gestures(session, customer, days),
        *_referrals(session, customer, days),
        *_needs(session, customer, days),
    ]
    things.sort(key=lambda thing: thing.day, reverse=True)
    return Story(uid, customer.name, tuple(things))


def _thing(
    uid: str, kind: ThingKind, day: date, heading: str, words: str, after: str = "", *, between_us: bool = False
) -> Happened:
    if between_us:
        heading = _("{day} · between us").format(day=heading)
    folded = fold(f"{heading} {words} {after}")
    return Happened(uid, kind, day, heading, words, after, between_us, folded)


def _talks(session: Session, customer: Customer, days: _Days) -> Iterator[Happened]:
    others = _others_present(session, customer)
    rows = session.execute(
        select(
            Conversation.id,
            Conversation.uid,
            Conversation.day,
            Conversation.text,
            Conversation.ask,
            Conversation.asked_on,
            Conversation.between_us,
            Present.told,
            Staff.name,
        )
        .join(Present, Present.conversation_id == Conversation.id)
        .join(Staff, Staff.id == Conversation.staff_id, isouter=True)
        .where(Present.customer_id == customer.id)
        .order_by(Conversation.day.desc(), Conversation.id.desc())
    )
    for key, uid, day, text, ask, asked_on, between_us, told, staff in rows:
        heading = days(day)
        who = [*others.get(key, ()), *([staff.split(" ")[0]] if staff else [])]
        if who:
            heading = _("{day}, with {name}").format(day=heading, name=", ".join(who))
        if told:
            heading = _("{day} · you told them").format(day=heading)
        after = ""
        if ask and asked_on:
            after = _("Asked on {day}: {question}").format(day=days(asked_on), question=ask)
        elif ask:
            after = _("To ask next time: {question}").format(question=ask)
        yield _thing(uid, ThingKind.TALK, day, heading, text, after, between_us=between_us)


def _others_present(session: Session, customer: Customer) -> dict[int, list[str]]:
    """Who else was there, by the key of the talk; nobody who is no longer."""
    mine = aliased(Present)
    rows = session.execute(
        select(Present.conversation_id, Customer.name)
        .join(mine, mine.conversation_id == Present.conversation_id)
        .join(Customer, Customer.id == Present.customer_id)
        .where(mine.customer_id == customer.id, Present.customer_id != customer.id, Customer.gone.is_(None))
        .order_by(Present.id)
    )
    found: dict[int, list[str]] = {}
    for talk, name in rows:
        found.setdefault(talk, []).append(name)
    return found


def _promises(session: Session, customer: Customer, days: _Days) -> Iterator[Happened]:
    rows = session.execute(
        select(Promise, Conversation.between_us)
        .join(Conversation, Conversation.id == Promise.conversation_id, isouter=True)
        .where(Promise.customer_id == customer.id)
        .order_by(Promise.id.desc())
    )
    for promise, between_us in rows:
        heading = _("{day} · promised").format(day=days(promise.made_on))
        after = _what_became(promise, days)
        yield _thing(
            promise.uid,
            ThingKind.PROMISE,
            promise.made_on,
            heading,
            promise.text,
            after,
            between_us=bool(between_us),
        )


def _what_became(promise: Promise, days: _Days) -> str:
    steps = (
        (_("ordered {day}"), promise.ordered_on),
        (_("come {day}"), promise.come_on),
        (_("told {day}"), promise.told_on),
        (_("handed over {day}"), promise.handed_over_on),
    )
    said = [words.format(day=days(on)) for words, on in steps if on is not None and promise.kind is PromiseKind.ORDER]
    if promise.state is PromiseState.OPEN:
        said.append(_("by {day}").format(day=days(promise.due)) if promise.due else _("still open"))
    elif promise.settled_on is not None:
        kept = _("kept {day}") if promise.state is PromiseState.KEPT else _("let go {day}")
        said.append(kept.format(day=days(promise.settled_on)))
    if promise.why:
        said.append(promise.why)
    return " · ".join(said)


def _cards(session: Session, customer: Customer, days: _Days) -> Iterator[Happened]:
    """What was sent or printed, to the customer or to the house: the words as they were written."""
    mine: ColumnElement[bool] = Card.customer_id == customer.id
    if customer.household_id is not None:
        mine = or_(mine, Card.household_id == customer.household_id)
    written = select(Card).where(mine, Card.state.in_((CardState.PRINTED, CardState.SENT))).order_by(Card.id.desc())
    for card in session.scalars(written):
        day = card.sent_on or card.day
        heading = _("{day} · {card}").format(day=days(day), card=card_in_words(card.occasion))
        if card.household_id is not None:
            heading = _("{day}, to the house").format(day=heading)
        words = "\n".join(filter(None, (card.beginning, *card.paragraphs, card.ending)))
        after = "" if card.state is CardState.SENT else _("printed, not on its way yet")
        yield _thing(card.uid, ThingKind.CARD, day, heading, words, after)


def card_in_words(occasion: Occasion) -> str:
    """What a card for that occasion is called."""
    return {
        Occasion.BIRTHDAY: _("birthday card"),
        Occasion.CHRISTMAS: _("Christmas card"),
        Occasion.THANK_YOU: _("thank-you card"),
        Occasion.REFERRAL_THANKS: _("thanks for sending somebody"),
        Occasion.ANNIVERSARY: _("anniversary card"),
        Occasion.MISSED_YOU: _("missed-you card"),
        Occasion.GET_WELL: _("get-well card"),
        Occasion.SYMPATHY: _("card of sympathy"),
        Occasion.CONGRATULATIONS: _("card of congratulations"),
        Occasion.NEW_BABY: _("card for a new baby"),
        Occasion.WEDDING: _("wedding card"),
        Occasion.YOUR_OWN: _("card of your own"),
    }[occasion]


def _gestures(session: Session, customer: Customer, days: _Days) -> Iterator[Happened]:
    said = {
        GestureKind.FAVOUR: _("a favour"),
        GestureKind.EXTRA_MILE: _("an extra mile"),
        GestureKind.GIFT: _("a gift"),
        GestureKind.INTRODUCTION: _("an introduction"),
    }
    given = select(Gesture).where(Gesture.customer_id == customer.id).order_by(Gesture.id.desc())
    for gesture in session.scalars(given):
        heading = _("{day} · we gave {what}").format(day=days(gesture.day), what=said[gesture.kind])
        yield _thing(gesture.uid, ThingKind.GESTURE, gesture.day, heading, gesture.text)


def _referrals(session: Session, customer: Customer, days: _Days) -> Iterator[Happened]:
    sender, other = aliased(Customer), aliased(Customer)
    rows = session.execute(
        select(Referral, sender.name, sender.gone, other.name, other.gone)
        .join(sender, sender.id == Referral.customer_id)
        .join(other, other.id == Referral.other_id, isouter=True)
        .where(or_(Referral.customer_id == customer.id, Referral.other_id == customer.id))
        .order_by(Referral.id.desc())
    )
    for referral, sender_name, sender_gone, other_name, other_gone in rows:
        is_theirs = referral.customer_id == customer.id
        name = (other_name or referral.other_name) if is_theirs else sender_name
        if (other_gone if is_theirs else sender_gone) is not None:
            name = _("somebody")
        to_us = referral.direction is Direction.TO_US
        if is_theirs:
            words = _("Sent {name} to us") if to_us else _("We sent them to {name}")
        else:
            words = _("Was sent to us by {name}") if to_us else _("We sent {name} to them")
        heading = _("{day} · a word passed on").format(day=days(referral.day))
        after = _("thanked with a card") if is_theirs and referral.thanked_by_id is not None else ""
        yield _thing(referral.uid, ThingKind.REFERRAL, referral.day, heading, words.format(name=name), after)


def _needs(session: Session, customer: Customer, days: _Days) -> Iterator[Happened]:
    wished = select(Need).where(Need.customer_id == customer.id).order_by(Need.id.desc())
    for need in session.scalars(wished):
        heading = _("{day} · would like").format(day=days(need.since))
        after = _("met {day}").format(day=days(need.met_on)) if need.met_on else ""
        yield _thing(need.uid, ThingKind.NEED, need.since, heading, need.text, after)
