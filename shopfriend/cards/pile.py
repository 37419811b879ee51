"""The pile as it goes to paper: cards with their words, their envelopes, and the list that keeps them in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards.envelopes import Lines, code_of, lines_of
from shopfriend.language import _, day_in_words
from shopfriend.records.card import Card
from shopfriend.records.customer import Address, Customer
from shopfriend.records.kinds import Occasion, Reach
from shopfriend.records.shop import Shop

_POST_DAYS_HOME = 3
_POST_DAYS_ABROAD = 10


@dataclass(frozen=True, slots=True)
class PileCard:
    """A card of the pile. `number` counts from 1; `called` is how it addresses the recipient.

    `address` is None for a card that is handed over; `post_by` is the last good day to post it, None for thanks.
    """

    number: int
    uid: str
    name: str
    called: str
    occasion: Occasion
    day: date
    language: str
    beginning: str
    paragraphs: tuple[str, ...]
    personal_line: str
    ending: str
    hand: str
    design: str
    seed: int
    address: Lines | None
    post_by: date | None


def pile(session: Session, cards: Sequence[str]) -> list[PileCard]:
    """The cards with these uids as they go to paper, in the order given."""
    shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
    rows = {
        card.uid: (card, customer)
        for card, customer in session.execute(
            select(Card, Customer).join(Customer, Customer.id == Card.customer_id).where(Card.uid.in_(cards))
        )
    }
    addresses = _postal_addresses(session)
    found = []
    for number, uid in enumerate(cards, start=1):
        card, customer = rows[uid]
        address = addresses.get(customer.id) if customer.reach is Reach.POST else None
        found.append(_pile_card(number, card, customer, address, shop))
    return found


def _pile_card(number: int, card: Card, customer: Customer, address: Address | None, shop: Shop) -> PileCard:
    return PileCard(
        number=number,
        uid=card.uid,
        name=customer.name,
        called=called_on(card.beginning, customer.called_or_given),
        occasion=card.occasion,
        day=card.day,
        language=card.language,
        beginning=card.beginning,
        paragraphs=tuple(card.paragraphs),
        personal_line=card.personal_line,
        ending=card.ending,
        hand=card.hand,
        design=card.design,
        seed=card.seed,
        address=None if address is None else lines_of(address, shop.region),
        post_by=_post_by(card, address, shop.region),
    )


def called_on(beginning: str, called: str) -> str:
    """How a beginning addresses somebody: the usual name where it stands there, else all after the first word."""
    if called in beginning:
        return called
    return beginning.partition(" ")[2].strip(" ,:!") or beginning.strip(" ,:!")


def _postal_addresses(session: Session) -> dict[int, Address]:
    """The address that each customer's envelope uses: her own postal one, else that of her household."""
    own = {
        address.customer_id: address
        for address in session.scalars(select(Address).order_by(Address.postal, Address.id.desc()))
        if address.street or address.town
    }
    members = select(Customer.household_id, Customer.id).where(Customer.takes_household_post)
    of_household = {household: own[key] for household, key in session.execute(members) if key in own}
    for key, household in session.execute(select(Customer.id, Customer.household_id)):
        if key not in own and household in of_household:
            own[key] = of_household[household]
    return own


def _post_by(card: Card, address: Address | None, home: str) -> date | None:
    if card.occasion is not Occasion.BIRTHDAY or address is None:
        return None
    abroad = code_of(address.country) not in ("", home)
    day = card.day - timedelta(days=_POST_DAYS_ABROAD if abroad else _POST_DAYS_HOME)
    return day - timedelta(days=1) if day.isoweekday() == 7 else day


def row_of(card: PileCard, today: date) -> tuple[str, str, str]:
    """What the list says of a card: its occasion and day, how it goes, and by when."""
    titles = {
        Occasion.BIRTHDAY: _("Birthday, {day}"),
        Occasion.THANK_YOU: _("Thank you, {day}"),
        Occasion.REFERRAL_THANKS: _("Thanks for a friend, {day}"),
    }
    occasion = titles[card.occasion].format(day=day_in_words(card.day, today, weekday=False))
    way = _("Hand over") if card.address is None else _("Post")
    return occasion, way, "" if card.post_by is None else day_in_words(card.post_by, today, weekday=False)
