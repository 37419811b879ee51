"""The pile as it goes to paper: cards with their words, their envelopes, and the list that keeps them in order."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from shopfriend.cards.envelopes import is_abroad, lines_of
from shopfriend.cards.occasions import post_by
from shopfriend.cards.views import PileCard
from shopfriend.language import _, day_in_words, month_in_words
from shopfriend.records.card import Card
from shopfriend.records.customer import Address, Customer
from shopfriend.records.kinds import Gone, Occasion, Reach
from shopfriend.records.shop import Shop


def pile(session: Session, cards: Sequence[str]) -> list[PileCard]:
    """The cards with these uids as they go to paper, in the order given."""
    shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
    rows = {
        card.uid: (card, customer)
        for card, customer in session.execute(
            select(Card, Customer).join(Customer, Customer.id == Card.customer_id).where(Card.uid.in_(cards))
        )
    }
    addresses = _postal_addresses(session, [customer for _card, customer in rows.values()])
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
        by_month_only=card.occasion is Occasion.BIRTHDAY and customer.birth_day is None,
    )


def called_on(beginning: str, called: str) -> str:
    """How a beginning addresses somebody: the usual name where it stands there, else all after the first word."""
    if re.search(rf"(?<!\w){re.escape(called)}(?!\w)", beginning):
        return called
    return beginning.partition(" ")[2].strip(" ,:!") or beginning.strip(" ,:!")


def _postal_addresses(session: Session, recipients: Collection[Customer]) -> dict[int, Address]:
    """The address that each customer's envelope uses: her own postal one, else that of her household.

    Somebody who has parted took the address along; after a death it is still the house's.
    """
    keys = {customer.id for customer in recipients}
    houses = {customer.household_id for customer in recipients if customer.household_id is not None}
    post_of: dict[int | None, int] = {}
    takes_it = select(Customer).where(Customer.household_id.in_(houses), Customer.takes_household_post)
    for member in session.scalars(takes_it.where(or_(Customer.gone.is_(None), Customer.gone != Gone.PARTED))):
        post_of[member.household_id] = member.id
    wanted = select(Address).where(Address.customer_id.in_(keys | set(post_of.values())))
    own = {
        address.customer_id: address
        for address in session.scalars(wanted.order_by(Address.postal, Address.id.desc()))
        if address.street or address.town
    }
    found = {}
    for customer in recipients:
        address = own.get(customer.id) or own.get(post_of.get(customer.household_id, 0))
        if address is not None:
            found[customer.id] = address
    return found


def _post_by(card: Card, address: Address | None, home: str) -> date | None:
    if card.occasion is not Occasion.BIRTHDAY or address is None:
        return None
    return post_by(card.day, abroad=is_abroad(address, home))


def row_of(card: PileCard, today: date) -> tuple[str, str, str]:
    """What the list says of a card: its occasion and day, how it goes, and by when."""
    titles = {
        Occasion.BIRTHDAY: _("Birthday, {day}"),
        Occasion.THANK_YOU: _("Thank you, {day}"),
        Occasion.REFERRAL_THANKS: _("Thanks for a friend, {day}"),
    }
    if card.by_month_only:
        occasion = _("Birthday in {month}").format(month=month_in_words(card.day))
    else:
        occasion = titles[card.occasion].format(day=day_in_words(card.day, today, weekday=False))
    way = _("Hand over") if card.address is None else _("Post")
    return occasion, way, "" if card.post_by is None else day_in_words(card.post_by, today, weekday=False)
