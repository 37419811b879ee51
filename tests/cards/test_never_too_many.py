"""Whatever is known, and whoever dies, moves or declines meanwhile: never one too many, never the same words twice."""

from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.cards import by_hand, own_words, print_runs
from shopfriend.cards.queue import lay_out, take
from shopfriend.cards.suggestions import suggest
from shopfriend.cards.views import OwnNew, Suggestion
from shopfriend.cards.welcome import YEARLY
from shopfriend.counter.brought_back import bring_back_customer
from shopfriend.counter.no_longer import silence_customer
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import CardState, DetailKind, Gone, Occasion, OwnKind, Stage, SubjectKind
from shopfriend.records.promise import Promise, PromiseKind, PromiseState
from shopfriend.records.visit import Visit
from shopfriend.store.database import Database
from tests.cards.month import MAKING
from tests.cards.test_suggestions import MONTHS, PEOPLE, filled
from tests.end_to_end.how_often import times

BY_HAND_ONLY = {Occasion.GET_WELL, Occasion.SYMPATHY, Occasion.CONGRATULATIONS, Occasion.ANNIVERSARY, Occasion.YOUR_OWN}
MORE = st.fixed_dictionaries(
    {
        "partner": st.booleans(),
        "child": st.sampled_from([None, (9, 12, 2019), (None, 1, None), (29, 2, 2020), (3, 11, 2026)]),
        "gap": st.sampled_from([None, 1, 7, 30]),
        "renews": st.lists(st.sampled_from(MONTHS), max_size=2),
    }
)
HAPPENS = st.sampled_from(
    ["nothing", "nothing", "dies", "is back", "declines", "moves in", "moves out", "by hand", "by hand"]
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(MONTHS[:16]), st.booleans(), st.sampled_from(list(CardState)), HAPPENS, st.integers(0, 4)
    ),
    min_size=1,
    max_size=6,
)


def add_more(database: Database, more: list[dict[str, Any]]) -> None:
    with database.writing() as session:
        for customer, told in zip(session.scalars(select(Customer).order_by(Customer.id)).all(), more, strict=False):
            customer.stage = Stage.PARTNER if told["partner"] else Stage.CUSTOMER
            if told["child"]:
                day, month, year = told["child"]
                born = {"day": day, "month": month, "year": year, "gets_cards": True, "name": "Ida"}
                session.add(Detail(customer_id=customer.id, kind=DetailKind.FAMILY, **born))
            if told["gap"]:
                days = [date(2026, 9, 20) + timedelta(days=told["gap"] * n) for n in range(6)]
                session.add_all(Visit(customer_id=customer.id, day=day) for day in days)
            for month in told["renews"]:
                kept = {"state": PromiseState.KEPT, "settled_on": month, "made_on": month}
                session.add(Promise(customer_id=customer.id, kind=PromiseKind.RENEWAL, text="Mountain tea", **kept))


def begin_by_hand(database: Database, whom: int, month: date) -> None:
    with database.reading() as session:
        people = session.scalars(select(Customer.uid).order_by(Customer.id)).all()
    with suppress(Problem):
        by_hand.begin(database, people[whom % len(people)], YEARLY[whom % len(YEARLY)], MAKING, month)


def happens(database: Database, what: str, whom: int) -> None:
    with database.reading() as session:
        uids = session.scalars(select(Customer.uid).order_by(Customer.id)).all()
    if what == "dies":
        silence_customer(database, uids[whom % len(uids)], Gone.DIED, None)
    elif what == "is back":
        with suppress(Problem):
            bring_back_customer(database, uids[whom % len(uids)])
    with database.writing() as session:
        people = session.scalars(select(Customer).order_by(Customer.id)).all()
        customer = people[whom % len(people)]
        if what == "declines":
            session.add(Wish(customer_id=customer.id))
        elif what in ("moves in", "moves out"):
            customer.household_id = 1 if what == "moves in" else None


def goes_to_paper_only_where_it_is_welcome(database: Database) -> None:
    """The pile that a window has before it may be older than what has happened since."""
    with database.reading() as session:
        people = session.scalars(select(Customer)).all()
        wishes = session.scalars(select(Wish)).all()
        waiting = session.scalars(select(Card).where(Card.state == CardState.WAITING)).all()
    unwelcome = set()
    for card in waiting:
        house = card.household_id
        greeted = [one for one in people if (one.household_id if house else one.id) == (house or card.customer_id)]
        keys = {one.id for one in greeted if not one.gone}
        against = [wish for wish in wishes if wish.customer_id in keys and wish.forbids(card.occasion, card.year)]
        if len(keys) < len(greeted) or against:
            unwelcome.add(card.uid)
    for cards in filter(None, ([card.uid for card in waiting], [c.uid for c in waiting if c.uid not in unwelcome])):
        if unwelcome.isdisjoint(cards):
            run = print_runs.begin(database, cards, "a6").run
            print_runs.settle(database, run, dict.fromkeys(cards, False))
        else:
            with pytest.raises(Problem, match="no longer waiting"):
                print_runs.begin(database, cards, "a6")


def is_right(session: Any, found: list[Suggestion]) -> None:
    unwilling: dict[str, list[Wish]] = {}
    for uid, wish in session.execute(select(Customer.uid, Wish).join(Wish, Wish.customer_id == Customer.id)):
        unwilling.setdefault(uid, []).append(wish)
    people = {who.uid: who for who in session.scalars(select(Customer))}
    for one in found:
        house = people[one.customer_uid].household_id
        greeted = [one.customer_uid]
        if one.household_uid:
            greeted = [uid for uid, who in people.items() if who.household_id == house]
        for uid in greeted:
            assert people[uid].gone is None
            assert not any(wish.forbids(one.occasion, one.day.year) for wish in unwilling.get(uid, []))
        assert one.reason
        assert one.occasion not in BY_HAND_ONLY or one.subject is SubjectKind.CARD
    of_houses = [people[one.customer_uid].household_id for one in found if one.occasion is Occasion.CHRISTMAS]
    assert set(Counter(house for house in of_houses if house is not None).values()) <= {1}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=times(25, 300))
@given(st.lists(PEOPLE, min_size=1, max_size=4), st.lists(MORE, min_size=4, max_size=4), STEPS)
def test_never_one_too_many_nor_the_same_words_twice(
    empty_shop: Path,
    tmp_path: Path,
    people: list[dict[str, object]],
    more: list[dict[str, Any]],
    steps: list[tuple[date, bool, CardState, str, int]],
) -> None:
    with filled(empty_shop, tmp_path, people) as database:
        add_more(database, more)
        for occasion in (Occasion.BIRTHDAY, Occasion.THANK_YOU):
            own_words.keep(database, OwnNew(OwnKind.TEXT, occasion, "en", f"Of our own for a {occasion}: {{personal}}"))
        for month, by_command, state, what, whom in steps:
            with database.reading() as session:
                found = suggest(session, month)
                is_right(session, found)
            (take if by_command else lay_out)(database, month, MAKING)
            with database.writing() as session:
                cards = session.scalars(select(Card).order_by(Card.id)).all()
                for card in cards[whom :: len(cards) or 1]:
                    card.state = card.state if card.state is CardState.SKIPPED else state
            if what == "by hand":
                begin_by_hand(database, whom, month)
            happens(database, what, whom)
            goes_to_paper_only_where_it_is_welcome(database)
        with database.reading() as session:
            cards = session.scalars(select(Card)).all()
    yearly = Counter((c.subject_uid, c.occasion, c.year) for c in cards if c.subject is SubjectKind.PERSON)
    to_one = [c for c in cards if c.subject is SubjectKind.CARD or c.subject_uid == c.recipient_uid]
    to_one = [c for c in to_one if c.occasion in YEARLY and c.state is not CardState.SKIPPED]
    meant = Counter((c.recipient_uid, c.occasion, c.year) for c in to_one)
    events = Counter(c.subject_uid for c in cards if c.subject is not SubjectKind.PERSON)
    words = Counter((c.recipient_uid, tuple(c.paragraphs)) for c in cards)
    for counted in (yearly, meant, events, words):
        assert set(counted.values()) <= {1}
