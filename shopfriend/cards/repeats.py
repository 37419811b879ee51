"""Which words somebody had before, or a neighbour not long ago: such a card wants a line of the owner's own."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards.neighbours import REMEMBER, neighbours_of
from shopfriend.records.card import Card
from shopfriend.records.kinds import CardState


def said_before(session: Session, cards: Collection[str]) -> frozenset[str]:
    """The uids of those of these cards whose text the recipient had before, or a neighbour within twelve months.

    What the owner wanted for many on purpose is not among them.
    """
    columns = (Card.recipient_uid, Card.text_key, Card.day, Card.id)
    by_chance = Card.text_key != "", Card.on_purpose.is_(False)
    asked = session.execute(select(Card.uid, *columns).where(Card.uid.in_(cards), *by_chance)).all()
    keys = {text_key for _uid, _recipient, text_key, _day, _id in asked}
    of_keys = select(*columns).where(Card.text_key.in_(keys), Card.state != CardState.SKIPPED)
    others: dict[str, list[tuple[str, date, int]]] = {key: [] for key in keys}
    for recipient, text_key, day, number in session.execute(of_keys.order_by(Card.day, Card.id)):
        others[text_key].append((recipient, day, number))
    shared = {key for key, cards_of_key in others.items() if len(cards_of_key) > 1}
    near = neighbours_of(session, {recipient for key in shared for recipient, _day, _number in others[key]})
    return frozenset(
        uid
        for uid, recipient, text_key, day, number in asked
        if text_key in shared
        and any(
            other == recipient
            or other in near.see_too[recipient]
            or (day - on <= REMEMBER and near.places[other] & near.places[recipient])
            for other, on, nth in others[text_key]
            if (on, nth) < (day, number)
        )
    )
