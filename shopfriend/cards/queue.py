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
from shopfriend.cards.occasions import next_month
from shopfriend.cards.suggestions import suggest
from shopfriend.cards.views import Suggestion
from shopfriend.records.card import Card
from shopfriend.records.customer import Address, Customer
from shopfriend.records.kinds import CardState, Occasion, SubjectKind
from shopfriend.records.shop import Shop
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

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

    Cards that wait already, or were printed, keep their words and get the hand, format and seed now given, and the
    day where it was corrected; a card that is on the printer just now stays as it is. Raises Problem where a text is
    missing or damaged; then nothing is stored.
    """
    with database.writing() as session:
        desk, suggestions = _desk(session, making, month)
        cards = [desk.taken(found) for found in suggestions]
        session.add_all(cards)
    return Taken(tuple(card.uid for card in cards), changes_of(session))


def lay_out(database: Database, month: date, making: Making) -> Changes:
    """Lay a card with its words on the pile for every suggestion of a month's end; none is ready before it is seen.

    What lies there already keeps its words and looks. Raises Problem as `take`.
    """
    with database.writing() as session:
        desk, suggestions = _desk(session, making, month)
        session.add_all([desk.laid(found) for found in suggestions])
    return changes_of(session)


def _desk(session: Session, making: Making, month: date) -> "tuple[_Desk, list[Suggestion]]":
    suggestions = suggest(session, month)
    return _Desk(session, making, month, suggestions), suggestions


Key = tuple[str, Occasion, str, int | None]


def key_of(recipient: str, occasion: Occasion, subject: SubjectKind, subject_uid: str, year: int) -> Key:
    """What makes a card the same card: an event has one ever, a person one a year."""
    return recipient, occasion, subject_uid, year if subject is SubjectKind.PERSON else None


def known_of(customer: Customer, shop: Shop, found: Suggestion) -> dict[str, str]:
    """What the words of a card may mention."""
    return {"called": customer.called_or_given, "shop": shop.name, **found.known}


class _Desk:
    """Everything that must be known to find the words for a pile of cards."""

    def __init__(self, session: Session, making: Making, month: date, pile: Sequence[Suggestion]) -> None:
        self._making = making
        self._shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
        recipients = {found.customer_uid for found in pile}
        of_pile = select(Customer).where(Customer.uid.in_(recipients))
        self._customers = {customer.uid: customer for customer in session.scalars(of_pile)}
        waiting = select(Card).where(Card.recipient_uid.in_(recipients)).order_by(Card.day, Card.id)
        self._cards = {
            key_of(card.recipient_uid, card.occasion, card.subject, card.subject_uid, card.year): card
            for card in session.scalars(waiting)
        }
        self._had: dict[str, list[str]] = defaultdict(list)
        self._used: Counter[str] = Counter()
        self._designs: Counter[Occasion] = Counter()
        self._near = _neighbourhoods(session)
        self._near_keys: dict[str, set[str]] = defaultdict(set)
        worded = select(Card.recipient_uid, Card.text_key, Card.day, Card.occasion).where(Card.text_key != "")
        for recipient, text_key, day, occasion in session.execute(worded.order_by(Card.day, Card.id)):
            self._note(recipient, text_key, recent=day >= month - _NEIGHBOURS_REMEMBER)
            if month <= day < next_month(next_month(month)):
                self._lay_on_pile(text_key, occasion)

    def _note(self, recipient: str, text_key: str, *, recent: bool) -> None:
        self._had[recipient].append(text_key)
        if recent:
            for place in self._near.get(recipient, ()):
                self._near_keys[place].add(text_key)

    def _lay_on_pile(self, text_key: str, occasion: Occasion) -> None:
        self._used[text_key] += 1
        self._designs[occasion] += 1

    def taken(self, found: Suggestion) -> Card:
        """The card for a suggestion, ready for paper in the hand, format and seed now given."""
        card = self.laid(found)
        if card.state is CardState.PRINTING:
            return card
        card.hand = self._making.hand
        card.format = self._making.format
        if self._making.seed is not None:
            card.seed = seed_of(self._making.seed, found)
        if card.state is CardState.SUGGESTED:
            card.state = CardState.WAITING
        return card

    def laid(self, found: Suggestion) -> Card:
        """The card for a suggestion, new or on its way already, with the day as it is known now."""
        key = key_of(found.customer_uid, found.occasion, found.subject, found.subject_uid, found.day.year)
        card = self._cards.get(key)
        if card is None:
            return self._new(found)
        if card.state is not CardState.PRINTING:
            card.day, card.year = found.day, found.day.year
        return card

    def _new(self, found: Suggestion) -> Card:
        customer = self._customers[found.customer_uid]
        texts = wording.load_texts(self._making.words)
        turn = f"{found.name} {found.occasion} {found.day}"
        known = known_of(customer, self._shop, found)
        text = wording.choose(
            texts,
            found.occasion,
            found.kind,
            customer.language or self._shop.language,
            known,
            used=self._had[found.customer_uid],
            recent=self._weights(found.customer_uid),
            turn=turn,
        )
        beginning = wording.begin(texts, text, known, turn, own=customer.beginning)
        words = wording.fill(text, beginning, wording.end(texts, text, turn), known)
        designs = self._making.designs.get(found.occasion, ())
        card = Card(
            customer_id=customer.id,
            recipient_uid=found.customer_uid,
            occasion=found.occasion,
            subject=found.subject,
            subject_uid=found.subject_uid,
            day=found.day,
            year=found.day.year,
            state=CardState.SUGGESTED,
            language=text.language,
            text_key=words.text_key,
            beginning=words.beginning,
            paragraphs=list(words.paragraphs),
            ending=words.ending,
            design=designs[self._designs[found.occasion] % len(designs)] if designs else "",
            hand=self._making.hand,
            format=self._making.format,
            seed=seed_of(self._making.seed or 0, found),
        )
        self._note(found.customer_uid, text.key, recent=True)
        self._lay_on_pile(text.key, found.occasion)
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
