"""Who may get a card: nobody gone, unwilling or in mourning, and nothing that was thanked for already."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from shopfriend.cards.occasions import next_month
from shopfriend.cards.views import Suggestion
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import CardState, DetailKind, Gone, Occasion, SubjectKind
from shopfriend.records.silence import in_mourning

THANKS = (Occasion.REFERRAL_THANKS, Occasion.THANK_YOU)

_DONE_WITH = (CardState.SENT, CardState.SKIPPED)


class _Made(NamedTuple):
    occasion: Occasion
    year: int
    state: CardState


class Welcome:
    """Who may get which card at the end of `month`, as the shop stands now."""

    def __init__(self, session: Session, month: date) -> None:
        living = select(Customer.uid, Customer.id, Customer.household_id).where(Customer.gone.is_(None))
        mourners, houses = _mourning(session, month)
        self._keys = {
            uid: key for uid, key, house in session.execute(living) if key not in mourners and house not in houses
        }
        self._wishes: dict[int, list[Wish]] = defaultdict(list)
        for wish in session.scalars(select(Wish)):
            self._wishes[wish.customer_id].append(wish)
        self._made: dict[tuple[str, str], list[_Made]] = defaultdict(list)
        self._thanked: dict[str, set[str]] = defaultdict(set)
        cards = select(Card.recipient_uid, Card.subject_uid, Card.occasion, Card.year, Card.state, Card.day)
        for recipient, subject, occasion, year, state, day in session.execute(cards):
            self._made[recipient, subject].append(_Made(occasion, year, state))
            if occasion in THANKS and month <= day < next_month(month):
                self._thanked[recipient].add(subject)

    def takes(self, found: Suggestion) -> bool:
        """Whether the card may be made, or waits already."""
        key = self._keys.get(found.customer_uid)
        return (
            key is not None
            and not any(wish.forbids(found.occasion, found.day.year) for wish in self._wishes.get(key, ()))
            and not self._done_with(found)
        )

    def thanked_otherwise(self, found: Suggestion) -> bool:
        """Whether this person has a card of thanks this month already, for another thing."""
        thanked = self._thanked.get(found.customer_uid, set())
        return bool(thanked) and found.subject_uid not in thanked

    def _done_with(self, found: Suggestion) -> bool:
        made = self._made.get((found.customer_uid, found.subject_uid), ())
        if found.subject is SubjectKind.PERSON:
            return any((found.occasion, found.day.year, state) in made for state in _DONE_WITH)
        # An event has one card ever: its day may be corrected into another year, or a card begun by hand.
        return any(card.state in _DONE_WITH or card.occasion is not found.occasion for card in made)


def _mourning(session: Session, month: date) -> tuple[set[int], set[int]]:
    """Keys of the customers and of the households who are left in peace after a death.

    Counted from the month's end, and on through the month after, when its cards may still be made and would arrive.
    """
    end = next_month(month)
    until = next_month(end)
    family = (
        select(Detail.customer_id, Customer.household_id, Detail.gone_on)
        .join(Customer, Customer.id == Detail.customer_id)
        .where(Detail.kind == DetailKind.FAMILY, Detail.gone == Gone.DIED)
        .where(or_(Customer.gone.is_(None), Customer.gone != Gone.PARTED))
    )
    dead = select(Customer.id, Customer.household_id, Customer.gone_on).where(Customer.gone == Gone.DIED)
    mourners: set[int] = set()
    houses: set[int] = set()
    for deaths in (family, dead):
        for key, house, day in session.execute(deaths):
            if day is None or not (in_mourning([day], end) or end <= day < until):
                continue
            mourners.add(key)
            if house is not None:
                houses.add(house)
    return mourners, houses
