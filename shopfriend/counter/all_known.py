"""All that is known about one customer, in words to be printed: the facts with their names, then the whole story."""

import base64
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.counter.facts import facts_of
from shopfriend.counter.story import card_in_words, story_of
from shopfriend.counter.views import ADDRESS, Fact
from shopfriend.language import _, day_in_words, short_day, yearly_day_in_words
from shopfriend.printing.story_pages import AllKnown, StoryRow
from shopfriend.records.audience import Heard
from shopfriend.records.customer import Customer, Photo, Tag, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.double import Merged
from shopfriend.records.household import Household
from shopfriend.records.kinds import DetailKind, Stage
from shopfriend.records.shop import Shop
from shopfriend.records.visit import Visit
from shopfriend.store.by_uid import customer_of


def all_known(session: Session, uid: str, today: date) -> AllKnown:
    """What is known about a customer (uid), and the story. Raises Problem "nobody-named" where she is not there.

    Talks between us are in it: it is for her whose words they are. Relations who are no longer are not named.
    """
    story = story_of(session, uid, today)
    day = yearly_day_in_words(today.day, today.month, today.year)
    note = _("All that is remembered, on {day}. It is meant for nobody else.").format(day=day)
    rows = tuple(StoryRow(thing.heading, thing.words, thing.after, thing.day.year) for thing in story.things)
    facts = tuple((name, said) for name, said in _facts(session, uid, today) if said.strip())
    closing = _(
        "If something is wrong here, we put it right. If you would rather have no cards, or be forgotten for good, "
        "tell us: both are done at once."
    )
    return AllKnown(story.name, note, facts, rows, _shop_in_words(session), closing)


def as_json(session: Session, uid: str, known: AllKnown) -> dict[str, Any]:
    """The same for a program to read: facts by name, the story newest first with its days, and the photo in base64.

    `known` may have been covered; days and photo are the customer's own.
    """
    things = story_of(session, uid, date.max).things
    photo = session.scalar(select(Photo.picture).join(Customer).where(Customer.uid == uid))
    return {
        "name": known.name,
        "shop": known.shop,
        "note": known.note,
        "facts": [{"what": name, "said": said} for name, said in known.facts],
        "story": [
            {
                "day": thing.day.isoformat(),
                "kind": thing.kind.value,
                "heading": row.heading,
                "words": row.words,
                "after": row.after,
            }
            for thing, row in zip(things, known.story, strict=True)
        ],
        "photo": base64.b64encode(photo).decode("ascii") if photo else None,
    }


def _shop_in_words(session: Session) -> str:
    shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).first()
    if shop is None:
        return ""
    return ", ".join(filter(None, (shop.name, shop.street, f"{shop.postcode} {shop.town}".strip())))


def _facts(session: Session, uid: str, today: date) -> Iterator[tuple[str, str]]:
    customer = customer_of(session, uid)
    known = facts_of(session, uid, today)
    typed, born = known.typed, customer.birthday
    yield _("Called"), typed[Fact.CALLED]
    yield _("Sounds like"), typed[Fact.SOUNDS_LIKE]
    yield _("Cards begin"), customer.beginning
    yield _("Birthday"), yearly_day_in_words(born.day, born.month, born.year) if born else ""
    yield _("Phone"), typed[Fact.PHONE]
    yield _("E-mail"), typed[Fact.EMAIL]
    yield _("Address"), ", ".join(filter(None, (typed[fact] for fact in ADDRESS)))
    yield _("Also known"), "\n".join(known.more)
    yield _("Number"), customer.reference
    yield _("Since"), day_in_words(customer.since, today) if customer.since else ""
    yield _("Stands as"), _stage_in_words(customer.stage)
    yield _("Household"), _household(session, customer)
    yield _("Details"), "\n".join(_details(session, customer))
    tags = session.scalars(select(Tag.word).where(Tag.customer_id == customer.id).order_by(Tag.id))
    yield _("Marked as"), ", ".join(tags)
    wishes = session.scalars(select(Wish).where(Wish.customer_id == customer.id).order_by(Wish.id))
    yield _("Wishes"), "\n".join(_wish(wish) for wish in wishes)
    yield _("Notes"), typed[Fact.NOTES]
    yield _("Was in"), "\n".join(_visits(session, customer))
    heard = session.scalars(select(Heard.text).where(Heard.customer_id == customer.id).order_by(Heard.id))
    yield _("Said of us"), "\n".join(heard)
    was = session.scalars(select(Merged.name).where(Merged.customer_id == customer.id).order_by(Merged.id))
    yield _("Noted before as"), ", ".join(was)
    has_photo = session.scalar(select(Photo.id).where(Photo.customer_id == customer.id)) is not None
    yield _("Photo"), _("one is kept") if has_photo else ""
    yield _("Noted from"), ", ".join(sorted({source for source in customer.sources.values() if source}))


def _visits(session: Session, customer: Customer) -> Iterator[str]:
    """The days of each year on a line of their own, as few letters as a day needs."""
    days = session.scalars(select(Visit.day).where(Visit.customer_id == customer.id).order_by(Visit.day.desc())).all()
    for year, of_year in groupby(days, lambda day: day.year):
        said = ", ".join(map(short_day, sorted(of_year)))
        yield _("{year}: {days}").format(year=year, days=said)


def _stage_in_words(stage: Stage) -> str:
    return {
        Stage.PROSPECT: _("somebody who may become a customer"),
        Stage.CUSTOMER: _("a customer"),
        Stage.CLIENT: _("a regular customer"),
        Stage.PARTNER: _("a friend of the shop who sends others"),
    }[stage]


def _household(session: Session, customer: Customer) -> str:
    house = session.get(Household, customer.household_id) if customer.household_id is not None else None
    return "" if house is None else house.envelope_name


def _details(session: Session, customer: Customer) -> Iterator[str]:
    mine = select(Detail).where(Detail.customer_id == customer.id, Detail.gone.is_(None)).order_by(Detail.id)
    for detail in session.scalars(mine):
        words = ", ".join(dict.fromkeys(filter(None, (detail.name, detail.relation, detail.text))))
        if detail.kind is DetailKind.ALLERGY:
            words = _("Allergy: {what}").format(what=words)
        if detail.date is not None:
            day = yearly_day_in_words(detail.date.day, detail.date.month, detail.date.year)
            words = _("{what} ({day})").format(what=words, day=day) if words else day
        if detail.allowed_by:
            words = _("{what}, noted with the leave of {name}").format(what=words, name=detail.allowed_by)
        yield words


def _wish(wish: Wish) -> str:
    which = _("no {card}").format(card=card_in_words(wish.occasion)) if wish.occasion is not None else _("no cards")
    when = _("in {year}").format(year=wish.year) if wish.year is not None else ""
    return " · ".join(filter(None, (f"{which} {when}".strip(), wish.said)))
