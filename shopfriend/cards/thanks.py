"""Reasons to thank somebody this month, each told in a sentence, from the best reason to the least."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, extract, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from shopfriend.cards.occasions import in_year, next_month, round_years
from shopfriend.cards.views import Suggestion
from shopfriend.cards.who import WHO
from shopfriend.language import _, day_in_words
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer, Tag
from shopfriend.records.folding import fold
from shopfriend.records.kinds import Direction, Occasion, PromiseKind, PromiseState, ReferralStep, Stage, SubjectKind
from shopfriend.records.promise import Promise
from shopfriend.records.referral import GIFT_FROM_FRIENDS, Referral, deserves_a_gift, friends_within_a_year
from shopfriend.records.visit import Visit

_LONGEST_THING = 40
_SUPPLIERS = {"supplier", "suppliers", "lieferant", "lieferantin", "lieferanten", "fournisseur", "proveedor"}
"""Tags, folded, by which an owner marks who supplies the shop."""


def thanks(session: Session, month: date) -> Iterator[Suggestion]:
    """All reasons, the best first: somebody sent to us, years, an order, a kindness, a renewal, a first visit.

    Last come partners and suppliers, for whom there is no reason but that everybody likes to be thanked. These and
    renewals, which may come every other month, are only offered.
    """
    yield from _referrals(session, month)
    yield from _years(session, month)
    yield from _orders(session, month)
    yield from _kindnesses(session, month)
    yield from _renewals(session, month)
    yield from _first_visits(session, month)
    yield from _partners(session, month)


def _referrals(session: Session, month: date) -> Iterator[Suggestion]:
    sent = (
        select(WHO, Referral.uid, Referral.other_id, Referral.other_name, Referral.day, Referral.step)
        .join(Customer, Customer.id == Referral.customer_id)
        .outerjoin(Card, Card.id == Referral.thanked_by_id)
        .where(Referral.direction == Direction.TO_US, Referral.day >= month, Referral.day < next_month(month))
        .where(or_(Card.id.is_(None), Card.subject_uid == Referral.uid), Customer.gone.is_(None))
        .order_by(Referral.day, Referral.id)
    )
    all_sent = _friends_sent(session, next_month(month))
    for whom, uid, other_id, other_name, day, step in session.execute(sent):
        other = session.get(Customer, other_id) if other_id else None
        if other is not None and other.gone is not None:
            continue
        friend = other.called_or_given if other is not None else other_name
        yield _thank(
            whom,
            Occasion.REFERRAL_THANKS,
            "",
            SubjectKind.REFERRAL,
            uid,
            day,
            _in_proportion(friend, step, friends_within_a_year(all_sent[whom.id], day)),
            {"friend": friend},
        )


def _friends_sent(session: Session, until: date) -> dict[int, list[tuple[date, int | str]]]:
    """Whom each has sent to us before that day, and when; one who has not come in yet by name alone."""
    rows = select(Referral.customer_id, Referral.day, Referral.other_id, Referral.other_name)
    found: dict[int, list[tuple[date, int | str]]] = defaultdict(list)
    for sender, day, other, name in session.execute(
        rows.where(Referral.direction == Direction.TO_US, Referral.day < until)
    ):
        found[sender].append((day, other or fold(name)))
    return found


def _in_proportion(friend: str, step: ReferralStep, friends: int) -> str:
    """The reason: how strong the referral was, and what thanks are in proportion."""
    strong = {
        ReferralStep.NAME_PASSED: _("Passed our name on to {friend}"),
        ReferralStep.INTRODUCED: _("Introduced {friend}"),
        ReferralStep.READY_TO_BUY: _("Sent {friend}, ready to buy"),
    }[step].format(friend=friend)
    if friends >= GIFT_FROM_FRIENDS:
        strong = _("{sent} ({number} in a year)").format(sent=strong, number=friends)
    said = _("{sent} · card and small gift") if deserves_a_gift(step, friends) else _("{sent} · a card")
    return said.format(sent=strong)


def _years(session: Session, month: date) -> Iterator[Suggestion]:
    came = (
        select(WHO, Customer.since)
        .where(extract("month", Customer.since) == month.month, Customer.gone.is_(None))
        .order_by(Customer.id)
    )
    for whom, since in session.execute(came):
        full = since and round_years(since, month)
        if not full:
            continue
        years, day = full
        said = _("{years} years with us").format(years=years)
        known = {"years": str(years)}
        yield _thank(whom, Occasion.THANK_YOU, "years_with_us", SubjectKind.PERSON, whom.uid, day, said, known)


def _orders(session: Session, month: date) -> Iterator[Suggestion]:
    for whom, uid, day, thing in _promises(session, month, Promise.handed_over_on, Promise.kind == PromiseKind.ORDER):
        said = _("A special order was handed over: {thing}") if thing else _("A special order was handed over")
        known = {"thing": thing} if thing else {}
        reason = said.format(thing=thing)
        yield _thank(whom, Occasion.THANK_YOU, "order", SubjectKind.PROMISE, uid, day, reason, known)


def _renewals(session: Session, month: date) -> Iterator[Suggestion]:
    kept = (Promise.kind == PromiseKind.RENEWAL) & (Promise.state == PromiseState.KEPT)
    for whom, uid, day, thing in _promises(session, month, Promise.settled_on, kept):
        said = _("Renewed: {thing}") if thing else _("Renewed what comes again")
        known = {"thing": thing} if thing else {}
        reason = said.format(thing=thing)
        yield _thank(
            whom, Occasion.THANK_YOU, "renewal", SubjectKind.PROMISE, uid, day, reason, known, only_offered=True
        )


def _promises(
    session: Session, month: date, day: InstrumentedAttribute[date | None], wanted: ColumnElement[bool]
) -> Iterator[tuple[Any, str, date, str]]:
    """Promises whose `day` lies in the month, but none that was made between us."""
    rows = (
        select(WHO, Promise.uid, day, Promise.text)
        .join(Customer, Customer.id == Promise.customer_id)
        .outerjoin(Conversation, Conversation.id == Promise.conversation_id)
        .where(wanted, day >= month, day < next_month(month), Customer.gone.is_(None))
        .where(or_(Conversation.id.is_(None), Conversation.between_us.is_(False)))
        .order_by(day, Promise.id)
    )
    for whom, uid, on, text in session.execute(rows):
        yield whom, uid, on or month, _thing(text)


def _thing(text: str) -> str:
    """What was ordered, if it is short enough to be named on a card; "" for notes, numbers and several lines."""
    thing = text.strip().rstrip(".")
    plain = not any(letter.isnumeric() or letter in "\r\n" for letter in thing)
    return thing if plain and len(thing) <= _LONGEST_THING else ""


def _kindnesses(session: Session, month: date) -> Iterator[Suggestion]:
    talks = (
        select(WHO, Conversation.uid, Conversation.day)
        .join(Present, Present.customer_id == Customer.id)
        .join(Conversation, Conversation.id == Present.conversation_id)
        .where(
            Conversation.kindness,
            Conversation.between_us.is_(False),
            Conversation.day >= month,
            Conversation.day < next_month(month),
            Customer.gone.is_(None),
        )
        .order_by(Conversation.day, Conversation.id, Present.id)
    )
    for whom, uid, day in session.execute(talks):
        said = _("A kindness, on {day}").format(day=day_in_words(day, month))
        yield _thank(whom, Occasion.THANK_YOU, "kindness", SubjectKind.CONVERSATION, uid, day, said)


def _first_visits(session: Session, month: date) -> Iterator[Suggestion]:
    before = aliased(Visit)
    earlier = exists().where(before.customer_id == Customer.id, before.day < month)
    first = (
        select(Visit.customer_id, func.min(Visit.day).label("day"))
        .where(Visit.day >= month, Visit.day < next_month(month))
        .group_by(Visit.customer_id)
        .subquery()
    )
    new = (
        select(WHO, Visit.uid, Visit.day)
        .join(first, first.c.customer_id == Customer.id)
        .join(Visit, (Visit.customer_id == first.c.customer_id) & (Visit.day == first.c.day))
        .where(~earlier, Customer.gone.is_(None), or_(Customer.since.is_(None), Customer.since >= month))
        .order_by(Visit.day, Visit.id)
    )
    for whom, uid, day in session.execute(new):
        said = _("First visit, on {day}").format(day=day_in_words(day, month))
        yield _thank(whom, Occasion.THANK_YOU, "first_visit", SubjectKind.VISIT, uid, day, said)


def _partners(session: Session, month: date) -> Iterator[Suggestion]:
    """Each once a year, in the month in which they came to the shop; in November where that is not known."""
    tagged = select(Tag.customer_id, Tag.word)
    suppliers = {key for key, word in session.execute(tagged) if fold(word) in _SUPPLIERS}
    near = (
        select(WHO, Customer.since)
        .where(Customer.gone.is_(None), or_(Customer.stage == Stage.PARTNER, Customer.id.in_(suppliers)))
        .order_by(Customer.id)
    )
    for whom, since in session.execute(near):
        day = in_year(since, month.year) if since else month.replace(month=11)
        if (day.year, day.month) != (month.year, month.month) or (since and since >= month):
            continue
        reason = _("Supplies the shop") if whom.id in suppliers else _("A partner of the shop")
        yield _thank(whom, Occasion.THANK_YOU, "partner", SubjectKind.PERSON, whom.uid, day, reason, only_offered=True)


def _thank(
    whom: Any,
    occasion: Occasion,
    kind: str,
    subject: SubjectKind,
    subject_uid: str,
    day: date,
    reason: str,
    known: dict[str, str] | None = None,
    *,
    only_offered: bool = False,
) -> Suggestion:
    return Suggestion(
        whom.uid, whom.name, occasion, kind, subject, subject_uid, day, reason, known or {}, only_offered=only_offered
    )
