"""Reading who sent whom: referrals to the shop as people and the ones through whom they came."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from shopfriend.goodwill.referrals import Sent, brought_by, fans, how_many_sent
from shopfriend.goodwill.views import Brought
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.kinds import CardState, Direction, SubjectKind
from shopfriend.records.referral import Referral

Person = tuple[int, str]
"""A customer by key, or (the sender's key, a name that was passed on and made comparable)."""


def referrals(session: Session) -> list[tuple[Sent[Person], Referral]]:
    """All that came to us, between people who may be named."""
    gone = set(session.scalars(select(Customer.id).where(Customer.gone.is_not(None))))
    rows = session.scalars(select(Referral).where(Referral.direction == Direction.TO_US).order_by(Referral.id))
    return [
        (Sent((row.customer_id, ""), _whom(row), row.day, row.step), row)
        for row in rows
        if row.customer_id not in gone and row.other_id not in gone
    ]


def _whom(row: Referral) -> Person:
    return (row.other_id, "") if row.other_id is not None else (row.customer_id, fold(row.other_name))


def thanked(session: Session, rows: Iterable[Referral]) -> dict[int, date]:
    """By the keys of those referrals for which a card was printed or sent, or another one has thanked too: its day."""
    cards = session.execute(
        select(Card.id, Card.subject_uid, Card.sent_on, Card.day).where(
            or_(Card.subject == SubjectKind.REFERRAL, Card.id.in_(select(Referral.thanked_by_id))),
            Card.state.in_((CardState.PRINTED, CardState.SENT)),
        )
    )
    days: dict[int | str, date] = {}
    for key, about, sent_on, day in cards:
        days[key] = days[about] = sent_on or day
    found = ((row.id, days.get(row.thanked_by_id or 0, days.get(row.uid))) for row in rows)
    return {key: day for key, day in found if day is not None}


def brought(session: Session, names: Mapping[int, tuple[str, str]]) -> tuple[Brought, ...]:
    """Everybody who sent somebody or was sent, each after who sent them; `names` gives uid and name by key."""
    found = referrals(session)
    sent = [each for each, _row in found]
    rows = dict(reversed(found))
    first, number, eager = brought_by(sent), how_many_sent(sent), fans(sent)
    told = thanked(session, (row for _each, row in found))
    places: dict[Person, int] = {}
    people: list[Brought] = []

    def add(person: Person) -> int:
        if person in places:
            return places[person]
        referral = first.get(person)
        sends, is_fan = number.get(person, 0), person in eager
        if referral is None:
            uid, name = names[person[0]]
            people.append(Brought(name, uid, sent=sends, is_fan=is_fan))
        else:
            row = rows[referral]
            uid, name = ("", row.other_name) if person[1] else names[person[0]]
            by = add(referral.by)
            people.append(Brought(name, uid, by, sends, is_fan, row.step, row.day, told.get(row.id)))
        places[person] = len(people) - 1
        return places[person]

    for each in sorted(sent, key=lambda one: (-number.get(one.by, 0), one.by)):
        add(each.by)
        add(each.whom)
    return tuple(people)
