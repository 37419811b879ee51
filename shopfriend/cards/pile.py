"""The pile as it goes to paper: cards with their words, their envelopes, and the list that keeps them in order."""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from shopfriend.cards.envelopes import is_abroad, lines_of
from shopfriend.cards.occasions import post_by_for
from shopfriend.cards.suggestions import MONTH_END
from shopfriend.cards.views import PileCard
from shopfriend.language import _, day_in_words, month_in_words
from shopfriend.records.card import Card
from shopfriend.records.customer import Address, Customer
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import Gone, Occasion, Reach
from shopfriend.records.shop import Shop


def pile(session: Session, cards: Sequence[str]) -> list[PileCard]:
    """The cards with these uids as they go to paper, in the order given."""
    shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
    wanted = (
        select(Card, Customer, Household)
        .outerjoin(Customer, Customer.id == Card.customer_id)
        .outerjoin(Household, Household.id == Card.household_id)
        .where(Card.uid.in_(cards))
    )
    rows = {card.uid: (card, customer, house) for card, customer, house in session.execute(wanted)}
    recipients = [row[1:] for row in rows.values()]
    own = postal_addresses(session, [customer for customer, _house in recipients if customer is not None])
    of_houses = _addresses_of_houses(session, [house.id for _customer, house in recipients if house is not None])
    by_month = _known_by_month(session, [card for card, _customer, _house in rows.values()])
    found = []
    for number, uid in enumerate(cards, start=1):
        card, customer, house = rows[uid]
        if house is not None:
            address = of_houses.get(house.id)
        else:
            address = own.get(customer.id) if customer.reach is Reach.POST else None
        name, called = (house.envelope_name,) * 2 if house else (customer.name, customer.called_or_given)
        found.append(_pile_card(number, card, name, called, address, shop, by_month_only=card.subject_uid in by_month))
    return found


def wants_by(card: PileCard) -> tuple[int, date]:
    """What a pile is ordered by: its groups, and in each the day on which a card wants to be posted, or is for."""
    return MONTH_END.index(card.occasion), card.post_by or card.day


def _known_by_month(session: Session, cards: Collection[Card]) -> set[str]:
    """Of the people whose birthday these cards are for, those of whom only the month is known, by uid."""
    born = {card.subject_uid for card in cards if card.occasion is Occasion.BIRTHDAY}
    own = select(Customer.uid).where(Customer.uid.in_(born), Customer.birth_day.is_(None))
    family = select(Detail.uid).where(Detail.uid.in_(born), Detail.day.is_(None))
    return {*session.scalars(own), *session.scalars(family)}


def _pile_card(
    number: int, card: Card, name: str, called: str, address: Address | None, shop: Shop, *, by_month_only: bool
) -> PileCard:
    away = address is not None and is_abroad(address, shop.region)
    return PileCard(
        number=number,
        uid=card.uid,
        name=name,
        called=called_on(card.beginning, called),
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
        post_by=None if address is None else post_by_for(card.occasion, card.day, abroad=away),
        by_month_only=by_month_only,
    )


def called_on(beginning: str, called: str) -> str:
    """How a beginning addresses somebody: the usual name where it stands there, else all after the first word."""
    if re.search(rf"(?<!\w){re.escape(called)}(?!\w)", beginning):
        return called
    return beginning.partition(" ")[2].strip(" ,:!") or beginning.strip(" ,:!")


def postal_addresses(session: Session, recipients: Collection[Customer]) -> dict[int, Address]:
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


def _addresses_of_houses(session: Session, houses: Collection[int]) -> dict[int, Address]:
    """The address of each household: that of the member who takes its post, else of any who is still there."""
    members = (
        select(Customer)
        .where(Customer.household_id.in_(houses), or_(Customer.gone.is_(None), Customer.gone != Gone.PARTED))
        .order_by(Customer.takes_household_post, Customer.id.desc())
    )
    living = session.scalars(members).all()
    addresses = postal_addresses(session, living)
    return {
        member.household_id: addresses[member.id]
        for member in living
        if member.household_id is not None and member.id in addresses
    }


def row_of(card: PileCard, today: date) -> tuple[str, str, str]:
    """What the list says of a card: its occasion and day, how it goes, and by when."""
    if card.by_month_only:
        occasion = _("Birthday in {month}").format(month=month_in_words(card.day))
    else:
        occasion = _TITLES[card.occasion]().format(day=day_in_words(card.day, today, weekday=False))
    way = _("Hand over") if card.address is None else _("Post")
    return occasion, way, "" if card.post_by is None else day_in_words(card.post_by, today, weekday=False)


_TITLES: dict[Occasion, Callable[[], str]] = {
    Occasion.BIRTHDAY: lambda: _("Birthday, {day}"),
    Occasion.CHRISTMAS: lambda: _("Christmas"),
    Occasion.THANK_YOU: lambda: _("Thank you, {day}"),
    Occasion.REFERRAL_THANKS: lambda: _("Thanks for a friend, {day}"),
    Occasion.ANNIVERSARY: lambda: _("Anniversary, {day}"),
    Occasion.MISSED_YOU: lambda: _("Missed you"),
    Occasion.GET_WELL: lambda: _("Get well"),
    Occasion.SYMPATHY: lambda: _("Sympathy"),
    Occasion.CONGRATULATIONS: lambda: _("Congratulations"),
    Occasion.NEW_BABY: lambda: _("New baby"),
    Occasion.WEDDING: lambda: _("Wedding"),
    Occasion.YOUR_OWN: lambda: _("Your own words"),
}
