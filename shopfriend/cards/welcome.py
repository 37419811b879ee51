"""Who may get a card: nobody gone, unwilling or in mourning, and nothing that was thanked for already."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from shopfriend.cards.occasions import next_month
from shopfriend.cards.views import Suggestion
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer, Wish, forbids
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import CardState, DetailKind, Gone, Occasion, SubjectKind
from shopfriend.records.silence import in_mourning

THANKS = (Occasion.REFERRAL_THANKS, Occasion.THANK_YOU)

YEARLY = (Occasion.BIRTHDAY, Occasion.CHRISTMAS, Occasion.ANNIVERSARY)
"""What comes once a year: whoever has such a card, be it begun by hand, gets no second."""

_DONE_WITH = (CardState.SENT, CardState.SKIPPED)
_ALMOST_A_YEAR = timedelta(days=330)


class _Made(NamedTuple):
    occasion: Occasion
    year: int
    state: CardState
    day: date
    only_laid: bool
    """On the pile with words that the owner has not touched yet: a better reason may take its place."""


class Welcome:
    """Who may get which card at the end of `month`, as the shop stands now. Asked of the living alone."""

    def __init__(self, session: Session, month: date) -> None:
        self._month = month
        self._left_in_peace = _mourning(session, month)
        self._wishes: dict[str, list[tuple[Occasion | None, int | None]]] = defaultdict(list)
        wishes = select(Customer.uid, Wish.occasion, Wish.year).join(Wish, Wish.customer_id == Customer.id)
        for uid, wished, year in session.execute(wishes):
            self._wishes[uid].append((wished, year))
        self._made: dict[tuple[str, str], list[_Made]] = defaultdict(list)
        self._thanked: dict[str, set[str]] = defaultdict(set)
        self._thanked_lately: set[str] = set()
        self._by_hand: set[tuple[str, Occasion, int]] = set()
        columns = (Card.recipient_uid, Card.subject_uid, Card.occasion, Card.year, Card.state, Card.day)
        cards = select(*columns, Card.personal_line, Card.subject)
        for recipient, subject, occasion, year, state, day, line, kind in session.execute(cards):
            if kind is SubjectKind.CARD and state is not CardState.SKIPPED:
                self._by_hand.add((recipient, occasion, year))
            made = _Made(occasion, year, state, day, state is CardState.SUGGESTED and not line)
            self._made[recipient, subject].append(made)
            if occasion not in THANKS or made.only_laid:
                continue
            if month <= day < next_month(month):
                self._thanked[recipient].add(subject)
            elif month - _ALMOST_A_YEAR <= day < month:
                self._thanked_lately.add(recipient)

    def is_welcome(self, customer: str, occasion: Occasion, year: int) -> bool:
        """Whether a living customer may get cards for that occasion: no mourning, and no wish against it."""
        return customer not in self._left_in_peace and self._wants(customer, occasion, year)

    def takes(self, found: Suggestion) -> bool:
        """Whether the card may be made, or waits already; what was begun by hand also to a house in mourning."""
        wanted = self._wants if found.subject is SubjectKind.CARD else self.is_welcome
        return wanted(found.customer_uid, found.occasion, found.day.year) and not self._done_with(found)

    def thanked_otherwise(self, found: Suggestion) -> bool:
        """Whether this person has a card of thanks this month already, for another thing.

        Where there is no better reason than that thanks are liked, one card in almost a year is enough.
        """
        if found.only_offered and found.customer_uid in self._thanked_lately:
            return True
        thanked = self._thanked.get(found.customer_uid, set())
        return bool(thanked) and found.subject_uid not in thanked

    def on_its_way(self, recipients: Iterable[str], occasion: Occasion, year: int) -> str | None:
        """Which of these has a yearly card already, sent, skipped or still on the pile; the one furthest on."""
        there = [
            (not made.only_laid, recipient)
            for recipient in recipients
            for made in self._made.get((recipient, recipient), ())
            if (made.occasion, made.year) == (occasion, year)
        ]
        return max(there, key=lambda one: one[0])[1] if there else None

    def has_by_hand(self, recipient: str, occasion: Occasion, year: int) -> bool:
        """Whether a card for that occasion was begun by hand, and not put aside since."""
        return (recipient, occasion, year) in self._by_hand

    def _wants(self, customer: str, occasion: Occasion, year: int) -> bool:
        return not any(forbids(wished, when, occasion, year) for wished, when in self._wishes.get(customer, ()))

    def _done_with(self, found: Suggestion) -> bool:
        made = self._made.get((found.recipient_uid, found.subject_uid), ())
        if found.subject is SubjectKind.PERSON:
            same = [card for card in made if (card.occasion, card.year) == (found.occasion, found.day.year)]
            own = found.subject_uid == found.recipient_uid and found.occasion in YEARLY
            if own and self.has_by_hand(found.recipient_uid, found.occasion, found.day.year):
                return True
            return any(card.state in _DONE_WITH or self._of_another_month(card, found) for card in same)
        # An event has one card ever: its day may be corrected into another year, or a card begun by hand.
        return any(card.state in _DONE_WITH or card.occasion is not found.occasion for card in made)

    def _of_another_month(self, card: _Made, found: Suggestion) -> bool:
        """A person is thanked once a year for being there, be it as a partner or for the years."""
        there = card.day.month != found.day.month
        return found.occasion is Occasion.THANK_YOU and there and not card.only_laid


def _mourning(session: Session, month: date) -> set[str]:
    """Uids of the customers who are left in peace after a death, theirs of their family or in their house.

    Counted from the month's end, and on through the month after, when its cards may still be made and would arrive.
    """
    end = next_month(month)
    until = next_month(end)
    family = (
        select(Customer.uid, Customer.household_id, Detail.gone_on)
        .join(Customer, Customer.id == Detail.customer_id)
        .where(Detail.kind == DetailKind.FAMILY, Detail.gone == Gone.DIED)
        .where(or_(Customer.gone.is_(None), Customer.gone != Gone.PARTED))
    )
    dead = select(Customer.uid, Customer.household_id, Customer.gone_on).where(Customer.gone == Gone.DIED)
    mourners: set[str] = set()
    houses: set[int] = set()
    for deaths in (family, dead):
        for uid, house, day in session.execute(deaths):
            if day is None or not (in_mourning([day], end) or end <= day < until):
                continue
            mourners.add(uid)
            if house is not None:
                houses.add(house)
    if houses:
        mourners.update(session.scalars(select(Customer.uid).where(Customer.household_id.in_(houses))))
    return mourners
