"""A customer with all that can be known of one, among others who stay: what forgetting is tried on."""

from datetime import date

from sqlalchemy import select

from shopfriend.counter import conversations, details, facts, promises
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.promises import NewPromise
from shopfriend.counter.views import Fact
from shopfriend.exchange.merging import merge
from shopfriend.records.audience import Heard
from shopfriend.records.card import Card
from shopfriend.records.customer import Photo, Wish
from shopfriend.records.gesture import Gesture
from shopfriend.records.household import Household
from shopfriend.records.kinds import (
    CardState,
    DetailKind,
    Direction,
    GestureKind,
    Occasion,
    SubjectKind,
)
from shopfriend.records.need import Need
from shopfriend.records.print_run import PrintedCard, PrintRun
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.shop import Shop
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)
HERS = {
    "Quendoline",
    "Brackwäter",
    "Ysoldette",
    "Fernhollow",
    "q.brackwater@example.org",
    "0770 900 4711",
    "Tannenweg",
    "barometers",
    "thunderstorms",
    "marzipan",
    "lighthouse",
    "sextant",
    "harmonium",
    "kettledrum",
    "zeppelin",
    "moonstone",
    "daguerreotype",
    "snapdragon",
    "PICTUREOFHER",
}
"""Her words: each stands somewhere before, and nowhere after."""
THEIRS = {"Thibault", "bassoon", "gardening", "Dovecote", "clementines"}
"""Words of others, which stay where they are."""


def fill(database: Database) -> tuple[str, str]:
    """The shop with her and others in it; her uid, and that of the man in her house."""
    with database.writing() as session:
        session.add(Shop(name="Marlow & Daughter"))
    her = add(database, NewCustomer("Quendoline Brackwäter", phone="0770 900 4711"), TODAY).uid
    him = add(database, NewCustomer("Thibault Dovecote", phone="020 7946 0018"), TODAY).uid
    twice = add(database, NewCustomer("Ysoldette Brackwäter"), TODAY).uid
    facts.change(database, her, {Fact.NAME: "Quendoline Fernhollow", Fact.NOTES: "Collects barometers"}, TODAY)
    facts.change(database, her, {Fact.NAME: "Quendoline Brackwäter", Fact.EMAIL: "q.brackwater@example.org"}, TODAY)
    facts.change(database, her, {Fact.STREET: "Tannenweg 3", Fact.BIRTHDAY: "5 December"}, TODAY)
    with database.writing() as session:
        house = Household(envelope_name="Thibault & Quendoline Brackwäter", beginning="Dear Thibault and Quendoline")
        session.add(house)
        session.flush()
        for uid in (her, him):
            named(session, uid).household_id = house.id
    remember(database, [her], Talk("She fears thunderstorms", "And the marzipan?", NewPromise("a lighthouse")), TODAY)
    talk = remember(database, [her], Talk("About her sextant", between_us=True), TODAY)
    conversations.reword(database, talk.uid, text="About her harmonium")
    remember(database, [her, him], Talk("Quendoline and Thibault like gardening"), TODAY)
    remember(database, [him], Talk("He met Quendoline Brackwäter with his bassoon"), TODAY)
    gone = details.add(database, her, DetailKind.FAVOURITE, "kettledrum")
    details.remove(database, gone.uid)
    details.add(database, her, DetailKind.PET, "Zeppelin, dachshund")
    merge(database, her, twice)
    _what_is_rare(database, her, him)
    with database.reading() as session:
        promise = session.scalars(select(Promise)).one()
    promises.keep(database, promise.uid, TODAY)
    return her, him


def _what_is_rare(database: Database, her: str, him: str) -> None:
    with database.writing() as session:
        me, other = named(session, her), named(session, him)
        referral = Referral(customer_id=other.id, other_id=me.id, direction=Direction.TO_US, day=TODAY)
        rows = [
            Photo(customer_id=me.id, picture=b"PICTUREOFHER" * 200),
            Wish(customer_id=me.id, said="No moonstone"),
            Gesture(customer_id=me.id, kind=GestureKind.GIFT, text="a daguerreotype", day=TODAY),
            Need(customer_id=me.id, text="snapdragon", since=TODAY),
            Heard(customer_id=me.id, text="Lovely clementines here", day=TODAY),
            referral,
        ]
        session.add_all(rows)
        session.flush()
        sent = _card(other.id, him, referral.uid, ["Thank you for sending Quendoline"], CardState.SENT)
        hers = _card(me.id, her, her, ["Dear barometers"], CardState.PRINTED)
        house = Card(
            household_id=me.household_id,
            recipient_uid="house",
            occasion=Occasion.CHRISTMAS,
            subject=SubjectKind.PERSON,
            subject_uid="house",
            day=TODAY,
            year=2026,
            beginning="Dear Thibault and Quendoline",
            state=CardState.SENT,
        )
        run = PrintRun(started=database.now(), paper="a4")
        session.add_all([sent, hers, house, run])
        session.flush()
        referral.thanked_by_id = sent.id
        session.add(PrintedCard(print_run_id=run.id, card_id=hers.id, place=1))


def _card(customer: int, recipient: str, subject: str, words: list[str], state: CardState) -> Card:
    return Card(
        customer_id=customer,
        recipient_uid=recipient,
        occasion=Occasion.REFERRAL_THANKS,
        subject=SubjectKind.REFERRAL,
        subject_uid=subject,
        day=TODAY,
        year=2026,
        paragraphs=words,
        state=state,
    )
