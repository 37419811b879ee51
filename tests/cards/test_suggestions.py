"""Who is suggested and who is not: the cases that would hurt somebody if they went wrong."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.cards.occasions import next_month
from shopfriend.cards.pile import pile
from shopfriend.cards.queue import take
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import CardState, DetailKind, Direction, Gone, Occasion, SubjectKind
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.visit import Visit
from shopfriend.store import cipher
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add, order, suggested
from tests.conftest import SALT, SECRET

DECEMBER = {"birth_day": 20, "birth_month": 12}


@pytest.fixture(autouse=True)
def _a_shop(database: Database) -> None:
    add(database, a_shop())


def death(customer: int, day: date) -> Detail:
    return Detail(customer_id=customer, kind=DetailKind.FAMILY, name="Jens", gone=Gone.DIED, gone_on=day)


def set_state(database: Database, state: CardState) -> None:
    with database.writing() as session:
        session.scalars(select(Card)).one().state = state


def test_what_was_ordered_between_us_is_not_thanked_for(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann"))
    (talk,) = add(
        database,
        Conversation(day=NOVEMBER, text="Secret", between_us=True, present=[Present(customer_id=ann)]),
    )
    add(database, order(ann, text="Pill box", conversation_id=talk))
    assert suggested(database) == []


@pytest.mark.parametrize("text", ["A scarf\nCall before noon", "Scarf 3", "A scarf " * 6, "."])
def test_an_order_that_is_no_short_thing_is_thanked_for_without_naming_it(database: Database, text: str) -> None:
    (ann,) = add(database, Customer(name="Ann"))
    add(database, order(ann, text=text))
    (found,) = suggested(database)
    assert (found.known, found.reason) == ({}, "A special order was handed over")


@pytest.mark.parametrize(
    ("day", "suggested_still"),
    [
        (date(2026, 10, 19), True),
        (date(2026, 10, 25), False),
        (date(2026, 11, 30), False),
        (date(2026, 12, 3), False),
        (date(2027, 1, 2), True),
    ],
)
def test_a_death_silences_the_month_also_when_its_cards_are_made_late(
    database: Database, day: date, suggested_still: bool
) -> None:
    (ann,) = add(database, Customer(name="Ann", **DECEMBER))
    add(database, death(ann, day))
    assert bool(suggested(database)) is suggested_still


def test_a_death_that_one_of_the_house_told_us_silences_the_house(database: Database) -> None:
    (house,) = add(database, Household(envelope_name="The Lees"))
    ann, _bea = add(database, Customer(name="Ann", household_id=house), Customer(name="Bea", household_id=house))
    add(database, Customer(name="Cas", household_id=house, **DECEMBER), Customer(name="Dov", **DECEMBER))
    add(database, death(ann, date(2026, 11, 10)))
    assert [found.name for found in suggested(database)] == ["Dov"]


def test_the_family_of_one_who_has_parted_is_not_the_houses(database: Database) -> None:
    (house,) = add(database, Household(envelope_name="The Lees"))
    ex, _ann = add(
        database,
        Customer(name="Ex", household_id=house, gone=Gone.PARTED),
        Customer(name="Ann", household_id=house, **DECEMBER),
    )
    add(database, death(ex, date(2026, 11, 10)))
    assert [found.name for found in suggested(database)] == ["Ann"]


@pytest.mark.parametrize("state", CardState)
def test_a_card_is_suggested_again_until_it_was_sent_or_skipped(database: Database, state: CardState) -> None:
    add(database, Customer(name="Ann", **DECEMBER))
    take(database, NOVEMBER, MAKING)
    set_state(database, state)
    assert bool(suggested(database)) is (state not in (CardState.SENT, CardState.SKIPPED))


def test_skipping_the_best_reason_does_not_bring_up_the_next(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann"))
    add(database, order(ann), Visit(customer_id=ann, day=date(2026, 11, 3)))
    take(database, NOVEMBER, MAKING)
    set_state(database, CardState.SKIPPED)
    assert suggested(database) == []


def test_an_event_has_one_card_even_if_its_day_moves_into_another_year(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann"))
    (promise,) = add(database, order(ann, date(2026, 12, 31)))
    first = take(database, date(2026, 12, 1), MAKING)
    with database.writing() as session:
        session.get_one(Promise, promise).handed_over_on = date(2027, 1, 1)
    again = take(database, date(2027, 1, 1), MAKING)
    assert again.cards == first.cards
    set_state(database, CardState.SENT)
    assert take(database, date(2027, 1, 1), MAKING).cards == ()


def test_an_event_that_has_a_card_begun_by_hand_needs_no_other(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann"))
    (promise,) = add(database, order(ann))
    with database.reading() as session:
        recipient, subject = session.get_one(Customer, ann).uid, session.get_one(Promise, promise).uid
    by_hand = Card(
        customer_id=ann,
        recipient_uid=recipient,
        occasion=Occasion.YOUR_OWN,
        subject=SubjectKind.PROMISE,
        subject_uid=subject,
        day=NOVEMBER,
        year=2026,
        state=CardState.WAITING,
    )
    add(database, by_hand)
    assert suggested(database) == []


def test_a_referral_that_another_card_thanked_for_is_done_with(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann"))
    with database.reading() as session:
        recipient = session.get_one(Customer, ann).uid
    by_hand = Card(
        customer_id=ann,
        recipient_uid=recipient,
        occasion=Occasion.YOUR_OWN,
        subject=SubjectKind.CARD,
        subject_uid="by hand",
        day=date(2026, 10, 9),
        year=2026,
        state=CardState.SENT,
    )
    (card,) = add(database, by_hand)
    day = date(2026, 11, 5)
    add(
        database,
        Referral(customer_id=ann, other_name="Noor", direction=Direction.TO_US, day=day, thanked_by_id=card),
    )
    assert suggested(database) == []


def test_somebody_whom_we_sent_elsewhere_is_not_thanked_for_it(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann"))
    add(database, Referral(customer_id=ann, other_name="Noor", direction=Direction.FROM_US, day=date(2026, 11, 5)))
    assert suggested(database) == []


def test_a_birthday_known_by_month_names_its_month(database: Database) -> None:
    add(database, Customer(name="Ann", birth_month=12))
    assert suggested(database)[0].reason == "Birthday in December 2026"


def test_names_lie_in_the_pile_without_regard_to_accents_and_namesakes_as_entered(database: Database) -> None:
    for name in ("Zoë", "Åsa", "Bea", "Åsa", "Łukasz"):
        add(database, Customer(name=name, **DECEMBER))
    found = suggested(database)
    assert [one.name for one in found] == ["Åsa", "Åsa", "Bea", "Łukasz", "Zoë"]
    with database.reading() as session:
        entered = session.scalars(select(Customer.uid).where(Customer.name == "Åsa").order_by(Customer.id)).all()
    assert [one.customer_uid for one in found[:2]] == list(entered)


MONTHS = [date(2026 + month // 12, month % 12 + 1, 1) for month in range(9, 40)]
EVENTS = st.tuples(st.sampled_from(["order", "visit", "kindness", "referral"]), st.sampled_from(MONTHS))
PEOPLE = st.fixed_dictionaries(
    {
        "birth": st.sampled_from([(None, None), (None, 12), (1, 12), (31, 12), (1, 1), (29, 2), (1, 3)]),
        "gone": st.sampled_from([None, None, None, Gone.DIED, Gone.PARTED]),
        "since": st.sampled_from([None, date(2016, 11, 30), date(2021, 12, 1), date(2026, 11, 2)]),
        "wish": st.sampled_from([None, None, (None, None), (Occasion.BIRTHDAY, 2026), (Occasion.THANK_YOU, None)]),
        "events": st.lists(EVENTS, max_size=3),
        "house": st.sampled_from([None, 1]),
    }
)


@contextmanager
def filled(empty_shop: Path, folder: Path, people: list[dict[str, object]]) -> Iterator[Database]:
    path = folder / "filled"
    path.unlink(missing_ok=True)
    shutil.copy(empty_shop, path)
    database = Database(path, cipher.raw_key(SECRET, SALT))
    try:
        add(database, a_shop(), Household(envelope_name="The Lees"))
        for number, person in enumerate(people):
            fill(database, number, person)
        yield database
    finally:
        database.close()


def fill(database: Database, number: int, person: dict[str, object]) -> None:
    day, month = person["birth"]  # type: ignore[misc]
    wishes = [Wish(occasion=person["wish"][0], year=person["wish"][1])] if person["wish"] else []  # type: ignore[index]
    values = {name: person[name] for name in ("gone", "since")}
    more = {"birth_day": day, "birth_month": month, "household_id": person["house"], "wishes": wishes}
    (key,) = add(database, Customer(name=f"Guest {number}", **values, **more))
    for nth, (kind, first) in enumerate(person["events"]):  # type: ignore[arg-type, var-annotated]
        on = first.replace(day=5 + nth)
        present = [Present(customer_id=key)]
        event = {
            "order": lambda on=on: order(key, on),
            "visit": lambda on=on: Visit(customer_id=key, day=on),
            "kindness": lambda on=on, p=present: Conversation(day=on, text="Swept", kindness=True, present=p),
            "referral": lambda on=on: Referral(customer_id=key, other_name="Noor", direction=Direction.TO_US, day=on),
        }
        add(database, event[kind]())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.lists(PEOPLE, min_size=1, max_size=5), st.lists(st.sampled_from(MONTHS), min_size=1, max_size=6))
def test_whatever_is_known_nobody_gets_a_card_too_many(
    empty_shop: Path, tmp_path: Path, people: list[dict[str, object]], months: list[date]
) -> None:
    with filled(empty_shop, tmp_path, people) as database:
        for month in months:
            take(database, month, MAKING)
        with database.reading() as session:
            rows = session.execute(select(Card, Customer).join(Customer, Customer.id == Card.customer_id)).all()
            wishes = session.scalars(select(Wish)).all()
    yearly = Counter((c.recipient_uid, c.occasion, c.year) for c, _who in rows if c.subject is SubjectKind.PERSON)
    events = Counter((c.recipient_uid, c.subject_uid) for c, _who in rows if c.subject is not SubjectKind.PERSON)
    thanks = Counter((c.recipient_uid, c.day.replace(day=1)) for c, _who in rows if c.occasion is not Occasion.BIRTHDAY)
    words = Counter((c.recipient_uid, "\n".join(c.paragraphs)) for c, _who in rows)
    for counted in (yearly, events, thanks, words):
        assert set(counted.values()) <= {1}
    for card, who in rows:
        assert who.gone is None
        assert not any(wish.forbids(card.occasion, card.year) for wish in wishes if wish.customer_id == who.id)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(PEOPLE, min_size=1, max_size=5), st.sampled_from(MONTHS[:6]))
def test_run_again_the_pile_is_the_same_and_holds_each_birthday_once(
    empty_shop: Path, tmp_path: Path, people: list[dict[str, object]], month: date
) -> None:
    with filled(empty_shop, tmp_path, people) as database:
        first = take(database, month, MAKING)
        with database.reading() as session:
            before = pile(session, first.cards)
        again = take(database, month, MAKING)
        with database.reading() as session:
            assert pile(session, again.cards) == before
            living = session.scalars(select(Customer).where(Customer.gone.is_(None))).all()
            unwilling = set(session.scalars(select(Wish.customer_id)))
    coming = next_month(month)
    welcome = {who.name for who in living if who.id not in unwilling}
    due = [who.name for who in living if who.name in welcome and who.birth_month == coming.month]
    birthdays = [card.name for card in before if card.occasion is Occasion.BIRTHDAY and card.name in welcome]
    assert sorted(birthdays) == sorted(due)


def test_two_shops_filled_from_one_list_make_the_same_pile(empty_shop: Path, tmp_path: Path) -> None:
    person = {"birth": (1, 12), "gone": None, "since": None, "wish": None, "events": [], "house": None}
    people = [{**person, "birth": (n % 3 + 1, 12), "events": [("order", NOVEMBER)] * (n % 2)} for n in range(12)]
    piles = []
    for _nth in range(2):
        with filled(empty_shop, tmp_path, people) as database:
            taken = take(database, NOVEMBER, MAKING)
            with database.reading() as session:
                piles.append([(c.name, c.seed, c.paragraphs, c.design, c.ending) for c in pile(session, taken.cards)])
    assert piles[0] == piles[1]
    assert len(piles[0]) == 18
