"""What some cards will need, counted before they are printed: paper, envelopes, stamps. Nothing is laid out for it."""

from collections.abc import Sequence

from sqlalchemy import select

from shopfriend.cards.envelopes import is_abroad
from shopfriend.cards.pile import postal_addresses
from shopfriend.language import ngettext
from shopfriend.printing.imposition import sheets
from shopfriend.printing.letter_post import Posting, grams_of, said_of
from shopfriend.printing.making import Workshop
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import Reach
from shopfriend.records.shop import Shop
from shopfriend.store.database import Database


def before_print(
    database: Database, cards: Sequence[str], workshop: Workshop, *, paper: float | None = None
) -> Posting:
    """What these cards need in the workshop's format; `paper` as in `letter_post.grams_of`.

    Every card has its envelope where the format has one, also the one that is handed over; a stamp only what is posted.
    """
    with database.reading() as session:
        home = session.scalars(select(Shop.region).order_by(Shop.id).limit(1)).one()
        recipients = select(Customer).join(Card, Card.customer_id == Customer.id).where(Card.uid.in_(cards))
        posted = [each for each in session.scalars(recipients) if each.reach is Reach.POST]
        addresses = postal_addresses(session, posted)
    stamps = [addresses[each.id] for each in posted if each.id in addresses]
    form = workshop.form
    grams = grams_of(form, paper)
    kind, said = said_of(form, grams, workshop.letter_post, home)
    return Posting(
        sheets=len(sheets(len(cards), form)),
        envelopes=len(cards) if form.envelope else 0,
        stamps=len(stamps),
        grams=grams,
        kind=kind,
        note=" ".join(filter(None, (said, _abroad(sum(is_abroad(each, home) for each in stamps))))),
        handed_over=len(cards) - len(stamps),
    )


def _abroad(number: int) -> str:
    said = ngettext(
        "One of them goes abroad and wants another stamp.",
        "{number} of them go abroad and want other stamps.",
        number,
    )
    return said.format(number=number) if number else ""
