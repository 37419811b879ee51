"""The whole story of a customer, on a real file: everything in it, newest first, narrowed by what is typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.counter.all_known import all_known
from shopfriend.counter.conversations import Talk, asked, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.promises import NewPromise
from shopfriend.counter.story import story_of
from shopfriend.counter.story_views import Happened, Story, ThingKind, narrowed
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.customer import Wish
from shopfriend.records.detail import Detail
from shopfriend.records.folding import fold
from shopfriend.records.gesture import Gesture
from shopfriend.records.household import Household
from shopfriend.records.kinds import (
    CardState,
    DetailKind,
    Direction,
    GestureKind,
    Gone,
    Occasion,
    PromiseState,
    SubjectKind,
)
from shopfriend.records.need import Need
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.staff import Staff
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def maggie(database: Database) -> str:
    return add(database, NewCustomer("Margit Sørensen", "Margit", "Sørensen", "Maggie"), TODAY).uid


@pytest.fixture
def jens(database: Database) -> str:
    return add(database, NewCustomer("Jens Krogh", "Jens", "Krogh"), TODAY).uid


def story(database: Database, uid: str) -> Story:
    with database.reading() as session:
        return story_of(session, uid, TODAY)


def card(database: Database, uid: str, state: CardState, *, day: date, house: int | None = None) -> None:
    with database.writing() as session:
        key = named(session, uid).id
        session.add(
            Card(
                customer_id=key if house is None else None,
                household_id=house,
                recipient_uid=uid if house is None else "the house",
                occasion=Occasion.BIRTHDAY,
                subject=SubjectKind.PERSON,
                subject_uid=uid,
                day=day,
                year=day.year,
                state=state,
                sent_on=day if state is CardState.SENT else None,
                beginning="Dear Maggie,",
                paragraphs=["Happy birthday.", "Tell Emil we saw him."],
                ending="Yours, Helen",
            )
        )


def told(found: Story) -> list[tuple[ThingKind, str, str, str]]:
    return [(thing.kind, thing.heading, thing.words, thing.after) for thing in found.things]


def test_everything_stands_in_it_newest_first(database: Database, maggie: str, jens: str) -> None:
    with database.writing() as session:
        session.add(Staff(name="Helen Blackwood"))
    with database.reading() as session:
        helen = session.query(Staff).one().uid
    old = remember(database, [maggie], Talk("Emil drove", "How was Swansea?"), ago(10), helen)
    asked(database, old.uid, ago(2))
    remember(database, [maggie, jens], Talk("A quince", "Did it ripen?", between_us=True), ago(9))
    remember(database, [maggie], Talk("Our oven", told=True), ago(8))
    card(database, maggie, CardState.SENT, day=ago(7))
    card(database, maggie, CardState.SUGGESTED, day=ago(400))
    with database.writing() as session:
        key, other = named(session, maggie).id, named(session, jens).id
        session.add(Gesture(customer_id=key, kind=GestureKind.FAVOUR, text="Rang the taxi", day=ago(6)))
        session.add(Referral(customer_id=key, other_id=other, direction=Direction.TO_US, day=ago(5)))
        session.add(Referral(customer_id=other, other_id=key, direction=Direction.FROM_US, day=ago(4)))
        session.add(Referral(customer_id=key, other_name="the florist", direction=Direction.FROM_US, day=ago(3)))
        session.add(Need(customer_id=key, text="Kenyan beans", since=ago(2), met_on=ago(1)))
    assert told(story(database, maggie)) == [
        (ThingKind.NEED, "Sunday 22 November · would like", "Kenyan beans", "met Monday 23 November"),
        (ThingKind.REFERRAL, "Saturday 21 November · a word passed on", "We sent them to the florist", ""),
        (ThingKind.REFERRAL, "Friday 20 November · a word passed on", "We sent Jens Krogh to them", ""),
        (ThingKind.REFERRAL, "Thursday 19 November · a word passed on", "Sent Jens Krogh to us", ""),
        (ThingKind.GESTURE, "Wednesday 18 November · we gave a favour", "Rang the taxi", ""),
        (
            ThingKind.CARD,
            "Tuesday 17 November · birthday card",
            "Dear Maggie,\nHappy birthday.\nTell Emil we saw him.\nYours, Helen",
            "",
        ),
        (ThingKind.TALK, "Monday 16 November · you told them", "Our oven", ""),
        (
            ThingKind.TALK,
            "Sunday 15 November, with Jens Krogh · between us",
            "A quince",
            "To ask next time: Did it ripen?",
        ),
        (
            ThingKind.TALK,
            "Saturday 14 November, with Helen",
            "Emil drove",
            "Asked on Sunday 22 November: How was Swansea?",
        ),
    ]


def test_a_promise_tells_what_became_of_it(database: Database, maggie: str) -> None:
    remember(database, [maggie], Talk("words", promise=NewPromise("Order the blue scarf by 27 November")), TODAY)
    remember(database, [maggie], Talk("secret words", promise=NewPromise("Ring the aunt"), between_us=True), TODAY)
    with database.writing() as session:
        order, ring = session.query(Promise).order_by(Promise.id)
        order.ordered_on, order.come_on = ago(3), ago(1)
        ring.state, ring.settled_on, ring.why = PromiseState.LET_GO, ago(1), "moved away"
    found = {thing.words: thing for thing in story(database, maggie).things if thing.kind is ThingKind.PROMISE}
    order_told, ring_told = found["Order the blue scarf by 27 November"], found["Ring the aunt"]
    assert order_told.after == "ordered Saturday 21 November · come Monday 23 November · by Friday 27 November"
    assert (ring_told.after, ring_told.between_us) == ("let go Monday 23 November · moved away", True)
    assert "between us" in ring_told.heading


def test_a_card_to_the_house_and_one_that_is_printed_are_told_as_such(database: Database, maggie: str) -> None:
    with database.writing() as session:
        house = Household(envelope_name="The Sørensens")
        session.add(house)
        session.flush()
        named(session, maggie).household_id = house.id
        key = house.id
    card(database, maggie, CardState.SENT, day=ago(1), house=key)
    card(database, maggie, CardState.PRINTED, day=TODAY)
    assert [(heading, after) for _kind, heading, _words, after in told(story(database, maggie))] == [
        ("Tuesday 24 November · birthday card", "printed, not on its way yet"),
        ("Monday 23 November · birthday card, to the house", ""),
    ]


def test_no_heading_names_whoever_is_no_longer(database: Database, maggie: str, jens: str) -> None:
    remember(database, [maggie, jens], Talk("They laughed"), TODAY)
    with database.writing() as session:
        key, other = named(session, maggie).id, named(session, jens).id
        session.add(Referral(customer_id=other, other_id=key, direction=Direction.TO_US, day=TODAY))
        session.add(Referral(customer_id=key, other_id=other, direction=Direction.FROM_US, day=TODAY))
        named(session, jens).gone = Gone.DIED
    assert not [thing for thing in story(database, maggie).things if "jens" in thing.folded]


def test_whoever_is_not_there_has_no_story(database: Database, maggie: str) -> None:
    assert story(database, maggie).things == ()
    with pytest.raises(Problem):
        story(database, "nobody")


def test_typing_narrows_in_letters_without_accents(database: Database, maggie: str) -> None:
    remember(database, [maggie], Talk("Émile fährt nach Łódź", "Wie war's?"), date(2024, 3, 5))
    remember(database, [maggie], Talk("Apfelkuchen"), TODAY)
    things = story(database, maggie).things
    for typed, words in (
        ("emile", "Émile fährt nach Łódź"),
        ("LODZ faehrt", ""),
        ("lodz fahr", "Émile fährt nach Łódź"),
        ("2024", "Émile fährt nach Łódź"),
        ("march", "Émile fährt nach Łódź"),
        ("kuchen", "Apfelkuchen"),
        ("wie wars", "Émile fährt nach Łódź"),
        ("zebra", ""),
    ):
        assert [thing.words for thing in narrowed(things, typed)] == ([words] if words else []), typed
    assert narrowed(things, "  ") == list(things)


said = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=40)


@given(st.lists(said, max_size=8), said)
def test_whatever_is_typed_leaves_only_what_holds_each_word(words: list[str], typed: str) -> None:
    things = [Happened(str(n), ThingKind.TALK, TODAY, "", each, "", False, fold(each)) for n, each in enumerate(words)]
    found = narrowed(things, typed)
    assert all(word in thing.folded for thing in found for word in fold(typed).split())
    assert [thing for thing in things if fold(typed) in thing.folded] == [
        thing for thing in found if fold(typed) in thing.folded
    ]


def test_all_that_is_known_has_names_and_leaves_out_what_is_not_known(database: Database, maggie: str) -> None:
    remember(database, [maggie], Talk("A quince", between_us=True), TODAY)
    with database.writing() as session:
        customer = named(session, maggie)
        customer.birth_day, customer.birth_month, customer.notes = 10, 12, "The lower bell"
        key = customer.id
        session.add(Detail(customer_id=key, kind=DetailKind.ALLERGY, text="walnuts", allowed_by="Margit herself"))
        session.add(Detail(customer_id=key, kind=DetailKind.FAMILY, name="Emil", relation="grandson", day=14, month=9))
        session.add(Detail(customer_id=key, kind=DetailKind.FAMILY, name="Jens", relation="husband", gone=Gone.DIED))
        session.add(Wish(customer_id=key, occasion=Occasion.CHRISTMAS, year=2026, said="away"))
    with database.reading() as session:
        known = all_known(session, maggie, TODAY)
    assert dict(known.facts) == {
        "Called": "Maggie",
        "Birthday": "10 December",
        "Since": "Tuesday 24 November",
        "Stands as": "a customer",
        "Details": "Allergy: walnuts, noted with the leave of Margit herself\nEmil, grandson (14 September)",
        "Wishes": "no Christmas card in 2026 · away",
        "Notes": "The lower bell",
        "Was in": "2026: 24 Nov",
        "Noted from": "at the counter",
    }
    assert [row.words for row in known.story] == ["A quince"]
