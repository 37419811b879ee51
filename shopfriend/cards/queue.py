"""The pile of a month's cards: suggestions become rows that wait, with words that nobody has had before.

No transaction stays open while paper is made: the pile is a frozen list, read when all rows are stored.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards import wording
from shopfriend.cards.suggestions import Suggestion, next_month, suggest
from shopfriend.records.card import Card
from shopfriend.records.customer import Address, Customer
from shopfriend.records.kinds import CardState, Occasion
from shopfriend.records.shop import Shop
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_ON_THEIR_WAY = (CardState.SUGGESTED, CardState.WAITING, CardState.PRINTING, CardState.PRINTED)
_NEIGHBOURS_REMEMBER = timedelta(days=365)
_NEIGHBOUR_HAS_IT = 1000
"""Counts for more than any use in the pile: the same words to neighbours are the last resort."""

_LARGEST_SEED = 2**62


@dataclass(frozen=True, slots=True)
class Making:
    """How the cards are to be made: texts, hand, format, the designs for each occasion, and a seed for all or None."""

    words: Path
    hand: str
    format: str
    designs: Mapping[Occasion, Sequence[str]]
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """The cards of a month by uid, in the order of the pile, and what was written."""

    cards: tuple[str, ...]
    changes: Changes


def take(database: Database, month: date, making: Making) -> Taken:
    """Take every suggested thank-you and birthday of a month's end, and make its cards wait with their words.

    Cards that wait already keep their words and get the hand, format and seed now given. Raises Problem where a
    text is missing or damaged; then nothing is stored.
    """
    with database.writing() as session:
        suggestions = suggest(session, month)
        desk = _Desk(session, making, month)
        cards = [desk.card_for(found) for found in suggestions]
        session.add_all(card for card in cards if card is not None)
    uids = tuple(card.uid for card in cards if card is not None)
    return Taken(uids, changes_of(session))


class _Desk:
    """Everything that must be known to find the words for a pile of cards."""

    def __init__(self, session: Session, making: Making, month: date) -> None:
        self._making = making
        self._shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
        self._customers = {customer.uid: customer for customer in session.scalars(select(Customer))}
        self._cards: dict[tuple[str, Occasion, str, int], Card] = {}
        self._had: dict[str, list[str]] = defaultdict(list)
        self._used: Counter[str] = Counter()
        self._designs: Counter[Occasion] = Counter()
        self._near = _neighbourhoods(session)
        self._near_keys: dict[str, set[str]] = defaultdict(set)
        for card in session.scalars(select(Card).order_by(Card.day, Card.id)):
            self._cards[card.recipient_uid, card.occasion, card.subject_uid, card.year] = card
            self._note(card, month)

    def _note(self, card: Card, month: date) -> None:
        if not card.text_key:
            return
        self._had[card.recipient_uid].append(card.text_key)
        if card.day >= month - _NEIGHBOURS_REMEMBER:
            for place in self._near.get(card.recipient_uid, ()):
                self._near_keys[place].add(card.text_key)
        if month <= card.day < next_month(next_month(month)):
            self._used[card.text_key] += 1
            self._designs[card.occasion] += 1

    def card_for(self, found: Suggestion) -> Card | None:
        """The card for a suggestion, new or waiting already; None where it was sent or skipped."""
        there = self._cards.get((found.customer_uid, found.occasion, found.subject_uid, found.day.year))
        if there is not None and there.state not in _ON_THEIR_WAY:
            return None
        card = there or self._new(found)
        card.hand = self._making.hand
        card.format = self._making.format
        if there is None or self._making.seed is not None:
            card.seed = seed_of(self._making.seed or 0, found)
        if card.state is CardState.SUGGESTED:
            card.state = CardState.WAITING
        return card

    def _new(self, found: Suggestion) -> Card:
        customer = self._customers[found.customer_uid]
        texts = wording.texts_for(self._making.words, customer.language or self._shop.language)
        turn = f"{found.name} {found.occasion} {found.day}"
        known = {"called": customer.called_or_given, "shop": self._shop.name, **found.known}
        known = {name: value for name, value in known.items() if value.strip()}
        text = wording.choose(
            wording.fitting(texts, found.occasion, found.kind, known),
            self._had[found.customer_uid],
            self._weights(found.customer_uid),
            turn,
        )
        designs = self._making.designs.get(found.occasion, ())
        card = Card(
            customer_id=customer.id,
            recipient_uid=found.customer_uid,
            occasion=found.occasion,
            subject=found.subject,
            subject_uid=found.subject_uid,
            day=found.day,
            year=found.day.year,
            state=CardState.WAITING,
            language=texts.language,
            text_key=text.key,
            beginning=customer.beginning.strip() or wording.begin(texts, customer.called_or_given, turn),
            paragraphs=list(wording.fill(text, known)),
            ending=wording.one_of(texts.endings, turn),
            design=designs[self._designs[found.occasion] % len(designs)] if designs else "",
        )
        self._note(card, found.day.replace(day=1))
        return card

    def _weights(self, recipient: str) -> Mapping[str, int]:
        weights = Counter(self._used)
        for place in self._near.get(recipient, ()):
            weights.update(dict.fromkeys(self._near_keys[place], _NEIGHBOUR_HAS_IT))
        return weights


def _neighbourhoods(session: Session) -> dict[str, set[str]]:
    """For each customer's uid the places that she shares with neighbours: her household and her street."""
    places: dict[str, set[str]] = defaultdict(set)
    for uid, household in session.execute(
        select(Customer.uid, Customer.household_id).where(Customer.household_id.is_not(None))
    ):
        places[uid].add(f"household {household}")
    streets = select(Customer.uid, Address.street, Address.postcode).join(Address, Address.customer_id == Customer.id)
    for uid, street, postcode in session.execute(streets):
        if postcode:
            places[uid].add(f"postcode {postcode.casefold()}")
        elif street:
            places[uid].add(f"street {street.strip('0123456789 ,').casefold()}")
    return places


def seed_of(seed: int, found: Suggestion) -> int:
    """The chance of one card: from the seed of the pile and from what the card is, never from a random uid."""
    words = f"{seed}\n{found.name}\n{found.occasion}\n{found.day}\n{found.kind}".encode()
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest()) % _LARGEST_SEED
