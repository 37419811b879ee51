"""The pile of a month's cards: suggestions become rows that wait, with words that nobody has had before.

No transaction stays open while paper is made: the pile is a frozen list, read when all rows are stored.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards import neighbours, own_words, wording
from shopfriend.cards.occasions import next_month
from shopfriend.cards.suggestions import suggest
from shopfriend.cards.views import Suggestion
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.household import Household
from shopfriend.records.kinds import CardState, Occasion, SubjectKind
from shopfriend.records.shop import Shop
from shopfriend.records.staff import Staff
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_NEIGHBOUR_HAS_IT = 1_000_000
"""Counts for more than any use in the pile: the same words to neighbours are the last resort."""

_LARGEST_SEED = 2**62


@dataclass(frozen=True, slots=True)
class Making:
    """How the cards are to be made: texts, hand, format, the designs for each occasion, and a seed for all or None.

    The hand is the usual one, and gives way to that of whoever knows somebody best, unless it is `for_all`.
    """

    words: Path
    hand: str
    format: str
    designs: Mapping[Occasion, Sequence[str]]
    seed: int | None = None
    for_all: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """The cards of a month by uid, in the order of the pile, and what was written."""

    cards: tuple[str, ...]
    changes: Changes


def take(database: Database, month: date, making: Making) -> Taken:
    """Take every suggested thank-you and birthday of a month's end, and make its cards wait with their words.

    What is only offered is left to the owner, and so is a card in words that the person had before: it stays on the
    pile and wants a personal line. Cards that wait already, or were printed, keep their words and get the
    hand, format and seed now given, and the day where it was corrected; a card that is on the printer just now stays
    as it is. Raises Problem where a text is missing or damaged; then nothing is stored.
    """
    with database.writing() as session:
        desk, suggestions = _desk(session, making, month)
        cards = [desk.taken(found) for found in suggestions if not found.only_offered]
        session.add_all(cards)
    taken = (card for card in cards if card.state is not CardState.SUGGESTED)
    return Taken(tuple(card.uid for card in taken), changes_of(session))


def lay_out(database: Database, month: date, making: Making) -> Changes:
    """Lay a card with its words on the pile for every suggestion of a month's end; none is ready before it is seen.

    What lies there already keeps its words and looks. Raises Problem as `take`.
    """
    with database.writing() as session:
        desk, suggestions = _desk(session, making, month)
        session.add_all([desk.laid(found) for found in suggestions])
    return changes_of(session)


def _desk(session: Session, making: Making, month: date) -> "tuple[Desk, list[Suggestion]]":
    suggestions = suggest(session, month)
    return Desk(session, making, month, suggestions), suggestions


Key = tuple[str, Occasion, str, int | None]


def key_of(recipient: str, occasion: Occasion, subject: SubjectKind, subject_uid: str, year: int) -> Key:
    """What makes a card the same card: an event has one ever, a person one a year."""
    return recipient, occasion, subject_uid, year if subject is SubjectKind.PERSON else None


def key_of_found(found: Suggestion) -> Key:
    """The key of the card that a suggestion is."""
    return key_of(found.recipient_uid, found.occasion, found.subject, found.subject_uid, found.day.year)


def cards_of(session: Session, pile: Sequence[Suggestion]) -> dict[Key, Card]:
    """The cards that these suggestions have already, by key."""
    recipients = {found.recipient_uid for found in pile}
    rows = select(Card).where(Card.recipient_uid.in_(recipients)).order_by(Card.day, Card.id)
    return {
        key_of(card.recipient_uid, card.occasion, card.subject, card.subject_uid, card.year): card
        for card in session.scalars(rows)
    }


def known_of(customer: Customer, shop: Shop, found: Suggestion) -> dict[str, str]:
    """What the words of a card may mention; a house is called as its envelope is."""
    called = found.name if found.household_uid else customer.called_or_given
    return {"called": called, "shop": shop.name, **found.known}


class Desk:
    """Everything that must be known to find the words for a pile of cards."""

    def __init__(self, session: Session, making: Making, month: date, pile: Sequence[Suggestion]) -> None:
        self._making = making
        self._own_first = own_words.OwnFirst(session, wording.load_texts(making.words))
        self._shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
        of_pile = select(Customer).where(Customer.uid.in_({found.customer_uid for found in pile}))
        self._customers = {customer.uid: customer for customer in session.scalars(of_pile)}
        of_houses = select(Household).where(Household.uid.in_({found.household_uid for found in pile} - {""}))
        self._houses = {house.uid: house for house in session.scalars(of_houses)}
        self._cards = cards_of(session, pile)
        serving = select(Staff.id, Staff.hand).where(Staff.left.is_(False), Staff.hand != "")
        self._hands = dict(iter(session.execute(serving)))
        self._had: dict[str, list[str]] = defaultdict(list)
        self._used: Counter[str] = Counter()
        self._designs: Counter[Occasion] = Counter()
        self._near_days: dict[str, dict[str, date]] = defaultdict(dict)
        worded = session.execute(
            select(Card.recipient_uid, Card.text_key, Card.day, Card.occasion)
            .where(Card.text_key != "")
            .order_by(Card.day, Card.id)
        ).all()
        lately = {recipient for recipient, _key, day, _occasion in worded if day >= month - neighbours.REMEMBER}
        self._near = neighbours.neighbours_of(session, lately | {found.recipient_uid for found in pile})
        for recipient, text_key, day, occasion in worded:
            self._note(recipient, text_key, day, recent=day >= month - neighbours.REMEMBER)
            if month <= day < next_month(next_month(month)):
                self._lay_on_pile(text_key, occasion)

    def _note(self, recipient: str, text_key: str, day: date, *, recent: bool) -> None:
        for reader in self._near.see_too[recipient] | {recipient}:
            self._had[reader].append(text_key)
        if recent:
            for place in self._near.places[recipient]:
                self._near_days[place][text_key] = day

    def _lay_on_pile(self, text_key: str, occasion: Occasion) -> None:
        self._used[text_key] += 1
        self._designs[occasion] += 1

    def taken(self, found: Suggestion) -> Card:
        """The card for a suggestion in the hand, format and seed now given; ready unless it repeats what was told."""
        card = self.laid(found)
        if card.state is CardState.PRINTING:
            return card
        card.hand = self._hand_for(found)
        card.format = self._making.format
        if self._making.seed is not None:
            card.seed = seed_of(self._making.seed, found)
        told_before = self._had[found.recipient_uid].count(card.text_key) > 1 and not card.personal_line
        if card.state is CardState.SUGGESTED and not told_before:
            card.state = CardState.WAITING
        return card

    def laid(self, found: Suggestion) -> Card:
        """The card for a suggestion, new or on its way already, with the day as it is known now."""
        card = self._cards.get(key_of_found(found))
        if card is None:
            return self._new(found)
        if card.state is not CardState.PRINTING:
            if self._was_laid_for_another_reason(card, found):
                self._word(card, found)
            card.day, card.year = found.day, found.day.year
        return card

    def _was_laid_for_another_reason(self, card: Card, found: Suggestion) -> bool:
        """A person thanked as a partner in spring, but never looked at, may be thanked for ten years in autumn."""
        untouched = card.state is CardState.SUGGESTED and not card.personal_line
        thanked = found.occasion is Occasion.THANK_YOU and found.subject is SubjectKind.PERSON
        return untouched and thanked and card.day.month != found.day.month

    def _new(self, found: Suggestion) -> Card:
        house = self._houses.get(found.household_uid)
        card = Card(
            customer_id=None if house else self._customers[found.customer_uid].id,
            household_id=house.id if house else None,
            recipient_uid=found.recipient_uid,
            occasion=found.occasion,
            subject=found.subject,
            subject_uid=found.subject_uid,
            day=found.day,
            year=found.day.year,
            state=CardState.SUGGESTED,
            hand=self._hand_for(found),
            format=self._making.format,
            seed=seed_of(self._making.seed or 0, found),
        )
        self._word(card, found)
        designs = self._making.designs.get(found.occasion, ())
        card.design = designs[self._designs[found.occasion] % len(designs)] if designs else ""
        self._note(found.recipient_uid, card.text_key, found.day, recent=True)
        self._lay_on_pile(card.text_key, found.occasion)
        return card

    def _hand_for(self, found: Suggestion) -> str:
        """The hand of whoever knows them best, as long as that one is here."""
        knows = self._customers[found.customer_uid].known_best_by_id
        return self._making.hand if self._making.for_all or knows is None else self._hands.get(knows, self._making.hand)

    def _word(self, card: Card, found: Suggestion) -> None:
        customer = self._customers[found.customer_uid]
        house = self._houses.get(found.household_uid)
        texts = self._own_first.texts(customer.known_best_by_id)
        turn = f"{found.name} {found.occasion} {found.day}"
        known = known_of(customer, self._shop, found)
        language = customer.language or self._shop.language
        if found.occasion is Occasion.YOUR_OWN:
            text = wording.blank(texts, found.occasion, language)
        else:
            had, recent = self._had[found.recipient_uid], self._weights(found)
            text = wording.choose(
                texts, found.occasion, found.kind, language, known, used=had, recent=recent, turn=turn
            )
        beginning = wording.begin(texts, text, known, turn, own=(house or customer).beginning)
        words = wording.fill(text, beginning, wording.end(texts, text, turn), known)
        card.language, card.text_key = text.language, words.text_key
        card.beginning, card.paragraphs, card.ending = words.beginning, list(words.paragraphs), words.ending

    def _weights(self, found: Suggestion) -> Mapping[str, int]:
        """How little each text is wanted: words that a neighbour had, the more so the less long ago, come last."""
        weights = Counter(self._used)
        last: dict[str, date] = {}
        for place in self._near.places[found.recipient_uid]:
            for key, day in self._near_days[place].items():
                last[key] = max(day, last.get(key, day))
        for key, day in last.items():
            weights[key] += _NEIGHBOUR_HAS_IT - (found.day - day).days
        return weights


def seed_of(seed: int, found: Suggestion) -> int:
    """The chance of one card: from the seed of the pile and from what the card is, never from a random uid."""
    words = f"{seed}\n{found.name}\n{found.occasion}\n{found.day}\n{found.kind}".encode()
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest()) % _LARGEST_SEED
