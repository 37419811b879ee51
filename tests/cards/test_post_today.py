"""What Today says of cards: post, hand over, take out, and one for a birthday that was learnt late."""

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from shopfriend.cards.month_pile import month_pile
from shopfriend.cards.pile import pile, wants_by
from shopfriend.cards.post_today import done, for_today
from shopfriend.cards.queue import lay_out, take
from shopfriend.cards.wording import load_texts
from shopfriend.counter.customers import named
from shopfriend.counter.page import page_of
from shopfriend.records.card import Card
from shopfriend.records.customer import Address, Customer, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import CardState, DetailKind, Gone, Occasion, Reach, Stage
from shopfriend.store import cipher
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add, order
from tests.conftest import SALT, SECRET

POSTED_BY = date(2026, 12, 15)
"""Three working days before Friday the 18th."""


@pytest.fixture(autouse=True)
def _a_shop(database: Database) -> None:
    add(database, a_shop())


def born_on_the_18th(name: str, **more: object) -> Customer:
    return Customer(name=name, birth_day=18, birth_month=12, **more)


def home() -> Address:
    return Address(street="3 Mill Lane", town="Wyebridge", postcode="HR9 4TQ", postal=True)


def printed(database: Database) -> None:
    take(database, NOVEMBER, MAKING)
    with database.writing() as session:
        for card in session.scalars(select(Card)):
            card.state = CardState.PRINTED


def said(database: Database, today: date) -> list[str]:
    with database.reading() as session:
        return [row.words for row in for_today(session, today)]


def greeted(database: Database, name: str) -> tuple[str, ...]:
    with database.reading() as session:
        return page_of(session, named(session, name), POSTED_BY).lines


def test_a_card_is_posted_on_its_day_and_handed_over_in_the_week_before(database: Database) -> None:
    add(database, born_on_the_18th("Ann", addresses=[home()]), born_on_the_18th("Bea", reach=Reach.HAND_OVER))
    printed(database)
    assert said(database, date(2026, 12, 10)) == []
    assert said(database, date(2026, 12, 11)) == ["Hand over a card: Bea"]
    assert said(database, POSTED_BY) == ["Post today: Ann", "Hand over a card: Bea"]
    assert greeted(database, "Bea")[0] == "Hand over: a birthday card lies in the drawer"
    assert not any(line.startswith("Hand over") for line in greeted(database, "Ann"))
    with database.writing() as session:
        for card in session.scalars(select(Card)):
            card.state = CardState.SENT
    assert said(database, POSTED_BY) == []


def test_the_pile_and_the_paper_follow_the_day_of_posting(database: Database) -> None:
    abroad = Address(street="1 Rue Haute", town="Lyon", postcode="69001", country="France", postal=True)
    add(
        database,
        Customer(name="Early", birth_day=10, birth_month=12, addresses=[home()]),
        born_on_the_18th("By hand", reach=Reach.HAND_OVER),
        born_on_the_18th("Far", addresses=[abroad]),
    )
    taken = take(database, NOVEMBER, MAKING)
    with database.reading() as session:
        found = month_pile(session, NOVEMBER, load_texts(MAKING.words))
        assert found is not None
        assert [card.name for card in found.cards] == ["Far", "Early", "By hand"]
        on_paper = sorted(pile(session, taken.cards), key=wants_by)
        assert [card.uid for card in on_paper] == [card.uid for card in found.cards]


def test_thanks_are_handed_over_any_day_and_have_no_last_day_to_post(database: Database) -> None:
    ann, bea = add(database, Customer(name="Ann", addresses=[home()]), Customer(name="Bea"))
    add(database, order(ann), order(bea))
    printed(database)
    assert said(database, date(2026, 11, 30)) == ["Hand over a card: Bea"]


@pytest.mark.parametrize("change", [{"gone": Gone.DIED}, {"wishes": [Wish()]}, {"wishes": [Wish(year=2026)]}])
def test_the_card_of_who_has_died_or_declined_since_is_taken_out(database: Database, change: dict[str, object]) -> None:
    (hugo,) = add(database, born_on_the_18th("Hugo", addresses=[home()]))
    printed(database)
    if "gone" in change:
        with database.writing() as session:
            session.get_one(Customer, hugo).gone = Gone.DIED
    else:
        for wish in change["wishes"]:  # type: ignore[attr-defined]
            add(database, Wish(customer_id=hugo, year=wish.year))
    assert said(database, date(2026, 12, 1)) == ["Take out: Hugo’s card"]


def test_what_is_done_is_sent_and_what_nobody_may_have_is_put_aside_with_its_words(database: Database) -> None:
    hugo, _ann = add(database, *(born_on_the_18th(name, addresses=[home()]) for name in ("Hugo", "Ann")))
    printed(database)
    add(database, Wish(customer_id=hugo))
    with database.reading() as session:
        rows = for_today(session, POSTED_BY)
    assert [row.words for row in rows] == ["Take out: Hugo’s card", "Post today: Ann"]
    for row in rows:
        done(database, row.card, POSTED_BY)
    assert said(database, POSTED_BY) == []
    with database.reading() as session:
        cards = session.scalars(select(Card).order_by(Card.customer_id)).all()
        assert [(card.state, card.sent_on) for card in cards] == [
            (CardState.SKIPPED, None),
            (CardState.SENT, POSTED_BY),
        ]
        assert all(card.paragraphs for card in cards)
    assert done(database, rows[0].card, POSTED_BY).sequence == 0


def test_a_house_is_told_of_by_its_name_and_opens_the_page_of_one_who_lives_there(database: Database) -> None:
    (house,) = add(database, Household(envelope_name="Ann & Bert Lee"))
    ann, bert = add(
        database,
        Customer(name="Ann Lee", household_id=house, stage=Stage.PARTNER),
        Customer(name="Bert Lee", household_id=house),
    )
    lay_out(database, NOVEMBER, MAKING)
    with database.writing() as session:
        session.scalars(select(Card).where(Card.occasion == Occasion.CHRISTMAS)).one().state = CardState.PRINTED
        uid = session.get_one(Customer, ann).uid
    with database.reading() as session:
        (row,) = for_today(session, date(2026, 12, 20))
    assert (row.words, row.customer_uid) == ("Hand over a card: Ann & Bert Lee", uid)
    with database.writing() as session:
        session.get_one(Customer, bert).gone = Gone.DIED
    assert said(database, date(2026, 12, 1)) == ["Take out: Ann & Bert Lee’s card"]


def test_a_birthday_learnt_late_becomes_one_card_in_today(shop_file: Path, database: Database) -> None:
    add(database, Customer(name="Late"), born_on_the_18th("Unwilling", wishes=[Wish()]))
    add(database, Customer(name="Ann", birth_day=30, birth_month=12), Customer(name="Over"))
    take(database, NOVEMBER, MAKING)
    add(database, born_on_the_18th("In the same second"))
    assert said(database, date(2026, 12, 5)) == []
    later = Database(shop_file, cipher.raw_key(SECRET, SALT), now=lambda: datetime(2026, 12, 3, 9, tzinfo=UTC))
    with closing(later), later.writing() as session:
        for name, day in (("Late", 18), ("Unwilling", 19), ("Over", 2)):
            who = session.scalars(select(Customer).where(Customer.name == name)).one()
            who.birth_day, who.birth_month = day, 12
        session.add(Detail(customer_id=who.id, kind=DetailKind.FAMILY, name="Ida", day=9, month=12, gets_cards=True))
    assert said(database, date(2026, 12, 5)) == [
        "Write a card: Late, birthday on 18 December",
        "Write a card: Over, birthday on 9 December",
    ]
    assert said(database, date(2026, 12, 19)) == []
