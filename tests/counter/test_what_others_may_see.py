"""Nothing between us, nobody who is no longer, and no private word ever stands where customers look on."""

from collections.abc import Iterable
from contextlib import closing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopfriend.cards.editing import to_write_about
from shopfriend.cards.post_today import for_today
from shopfriend.counter import needs, people_index, promises
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.greeting import greet
from shopfriend.counter.opened import opened
from shopfriend.counter.page import what_is_known
from shopfriend.counter.pasted_notes import read_notes, remember_notes, with_what_is_known
from shopfriend.counter.pasted_views import PastedLine, PastedNote
from shopfriend.counter.promise_list import open_promises
from shopfriend.counter.promises import NewPromise
from shopfriend.counter.story import story_of
from shopfriend.counter.today import today_at_the_counter
from shopfriend.counter.views import Hit
from shopfriend.records.card import Card
from shopfriend.records.customer import Address
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
    Reach,
    SubjectKind,
)
from shopfriend.records.private_words import is_private
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.shop import Shop
from shopfriend.store import cipher
from shopfriend.store.database import Database
from tests.conftest import SALT, SECRET

TODAY = date(2026, 11, 24)
HARMLESS = ["the blue scarf", "a rye loaf", "the lamp", "Emil", "zwei Brote", "le thé", "la tetera"]
PRIVATE = [
    *("hip operation", "chemo", "funeral", "church", "divorced", "pregnant", "voted", "gay", "refugee", "insulin"),
    *("Krankenhaus", "Beerdigung", "schwanger", "Kirche", "hôpital", "enterrement", "embarazada", "entierro"),
]


def found(database: Database, queries: Iterable[str]) -> list[Hit]:
    with closing(cipher.connect(database.path, cipher.raw_key(SECRET, SALT))) as connection:
        index = people_index.read_index(connection, TODAY)
        return [hit for query in queries for hit in people_index.find(index, connection, query, TODAY)]


def pasted(database: Database, lines: str) -> list[PastedLine]:
    with closing(cipher.connect(database.path, cipher.raw_key(SECRET, SALT))) as connection:
        index = people_index.read_index(connection, TODAY)
    with database.reading() as session:
        return with_what_is_known(session, read_notes(index, lines), TODAY)


def shown(database: Database, uid: str) -> str:
    """All that others may see: hits, today, chips for cards; and the greeting, for it may be read aloud."""
    hits = found(database, ("margit", "scarf lamp", "jens", "secret"))
    with database.reading() as session:
        today = today_at_the_counter(session, TODAY)
        chips = to_write_about(session, uid).facts
        greeting = greet(what_is_known(session, named(session, uid), TODAY).known, TODAY)
        page = opened(session, uid, TODAY)
        listed = open_promises(session, TODAY)
        glad = needs.who_would_be_glad(session)
    words = [f"{hit.why} {hit.reason}" for hit in hits]
    words += [words for _uid, words in (*today.promises, *today.birthdays, *today.cards)]
    words += [each.text for each in (*listed, *glad)]
    words += [*chips, *greeting.lines, *(page.lines), page.ask.ask if page.ask else "", *page.around, *page.likes]
    return "\n".join(words)


def margit(database: Database) -> str:
    return add(database, NewCustomer("Margit Sørensen", "Margit", "Sørensen"), TODAY).uid


many = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
texts = st.lists(st.sampled_from(HARMLESS), min_size=1, max_size=3).map(" and ".join)


@many
@given(texts, texts, st.booleans())
def test_nothing_between_us_is_ever_shown(database: Database, said: str, promised: str, kept: bool) -> None:
    uid = margit(database)
    talk = Talk(f"secret {said}", f"secret {said}?", NewPromise(f"secret {promised} today"), between_us=True)
    remember(database, [uid], talk, TODAY)
    with database.reading() as session:
        (promise,) = open_promises(session, TODAY)[-1:]
    if kept:
        promises.keep(database, promise.uid, TODAY)
    words = shown(database, uid)
    assert "secret" not in words
    assert kept or "Margit Sørensen: a promise" in words


@many
@given(st.sampled_from(PRIVATE), texts, st.booleans(), st.sampled_from(list(GestureKind)))
def test_no_private_word_is_ever_shown(
    database: Database, private: str, promised: str, kept: bool, given: GestureKind
) -> None:
    uid = margit(database)
    remember(database, [uid], Talk("words", promise=NewPromise(f"{promised}, {private} today")), TODAY)
    with database.writing() as session:
        key = named(session, uid).id
        session.add(Gesture(customer_id=key, kind=given, text=f"Flowers, {private}", day=TODAY))
        session.add(Detail(customer_id=key, kind=DetailKind.TOPIC, text=private))
        promise = session.query(Promise).filter_by(customer_id=key).one()
        if kept:
            promise.state, promise.settled_on = PromiseState.KEPT, TODAY
    with database.reading() as session:
        today = today_at_the_counter(session, TODAY)
        chips = to_write_about(session, uid).facts
    hits = found(database, ("margit", private, promised, f"margit {private}"))
    seen = [*chips, *(words for _uid, words in today.promises), *(f"{hit.why} {hit.reason}" for hit in hits)]
    assert hits
    for words in seen:
        assert not is_private(words)


@many
@given(
    st.sampled_from(["Jens", "Plet", "Zoë", "Émile"]),
    st.sampled_from(["husband", "dog", "Mann", "fille", ""]),
    st.sampled_from(list(Gone)),
    st.booleans(),
    st.sampled_from(["", "'s", "’s", "s", "'"]),
)
def test_nobody_who_is_no_longer_is_ever_named(
    database: Database, name: str, relation: str, gone: Gone, lives_there: bool, ending: str
) -> None:
    uid = margit(database)
    talk = Talk(f"{name} sang", f"How is {name}{ending}?", NewPromise(f"{name}{ending} pipe today"))
    remember(database, [uid], talk, TODAY)
    if relation:
        remember(database, [uid], Talk("words", f"How is the {relation}?"), TODAY)
    other = add(database, NewCustomer(f"{name} Sørensen", name, "Sørensen"), TODAY).uid if lives_there else ""
    with database.writing() as session:
        customer = named(session, uid)
        session.add(Detail(customer_id=customer.id, kind=DetailKind.FAVOURITE, text=f"the tune of {name}"))
        session.add(Gesture(customer_id=customer.id, kind=GestureKind.GIFT, text=f"Flowers for {name}", day=TODAY))
        if lives_there:
            house = Household(envelope_name="The Sørensens")
            session.add(house)
            session.flush()
            them = named(session, other)
            customer.household_id = them.household_id = house.id
            them.gone = gone
        if relation or not lives_there:
            session.add(
                Detail(customer_id=customer.id, kind=DetailKind.FAMILY, name=name, relation=relation, gone=gone)
            )
    words = fold(shown(database, uid)).split()
    assert not {fold(name), fold(f"{name}s")} & set(words)
    assert not relation or fold(relation) not in words


names = st.sampled_from(["Jens", "Plet", "Zoë", "Émile"])


@many
@given(names, st.sampled_from(list(Gone)), st.sampled_from(PRIVATE), texts, st.booleans())
def test_pasted_notes_offer_no_private_word_and_nobody_who_is_no_longer(
    database: Database, name: str, gone: Gone, private: str, said: str, is_customer: bool
) -> None:
    uid = margit(database)
    with database.writing() as session:
        customer = named(session, uid)
        customer.called = "Maggie"
        session.add(Detail(customer_id=customer.id, kind=DetailKind.FAMILY, name=name, relation="brother", gone=gone))
    other = add(database, NewCustomer(f"{name} Ptak", name, "Ptak"), TODAY).uid if is_customer else ""
    if other:
        with database.writing() as session:
            named(session, other).gone = gone
    notes = f"Maggie: her brother {name} likes {said}, {private}\n{name}: likes {said}\n{name} Ptak: {private}"
    lines = pasted(database, notes)
    assert other not in {hit.uid for line in lines for hit in line.who} or not other
    stored = remember_notes(database, [PastedNote(uid, lines[0].words, lines[0].typed)], TODAY)
    for offer in (*(offer for line in lines for offer in line.offers), *stored[0].offers):
        assert not is_private(offer.words)
        assert fold(name) not in fold(f"{offer.words} {offer.name}").split()
    assert not any(is_private(f"{hit.why} {hit.reason}") for line in lines for hit in line.who)


@many
@given(names, st.sampled_from(list(Gone)), texts, st.booleans())
def test_a_story_says_of_what_is_between_us_that_it_is_and_names_nobody_gone_by_itself(
    database: Database, name: str, gone: Gone, said: str, between_us: bool
) -> None:
    uid = margit(database)
    other = add(database, NewCustomer(f"{name} Ptak", name, "Ptak"), TODAY).uid
    remember(database, [uid, other], Talk(said, f"{said}?", NewPromise(f"{said} today"), between_us=between_us), TODAY)
    with database.writing() as session:
        mine, theirs = named(session, uid).id, named(session, other)
        theirs.gone = gone
        session.add(Referral(customer_id=mine, other_id=theirs.id, direction=Direction.TO_US, day=TODAY))
        session.add(Referral(customer_id=theirs.id, other_id=mine, direction=Direction.FROM_US, day=TODAY))
    with database.reading() as session:
        things = story_of(session, uid, TODAY).things
    told = [thing for thing in things if thing.words.startswith(said)]
    assert len(told) == 2
    assert all(thing.between_us == ("between us" in thing.heading) == between_us for thing in told)
    own = " ".join(thing.heading if thing in told else f"{thing.heading} {thing.words}" for thing in things)
    assert fold(name) not in fold(own).split()


def test_whoever_lives_and_is_called_the_same_may_be_named(database: Database) -> None:
    uid = margit(database)
    remember(database, [uid], Talk("words", "How is Jens at school?"), TODAY)
    with database.writing() as session:
        key = named(session, uid).id
        session.add(Detail(customer_id=key, kind=DetailKind.FAMILY, name="Jens", relation="husband", gone=Gone.DIED))
        session.add(Detail(customer_id=key, kind=DetailKind.FAMILY, name="Jens", relation="grandson"))
    assert "How is Jens at school?" in shown(database, uid)


@pytest.mark.parametrize(("reach", "by_hand", "to_post"), [(Reach.HAND_OVER, 1, 0), (Reach.POST, 0, 1)])
def test_a_printed_card_waits_to_be_handed_over_or_posted(
    database: Database, reach: Reach, by_hand: int, to_post: int
) -> None:
    uid = margit(database)
    with database.writing() as session:
        customer = named(session, uid)
        customer.reach = reach
        session.add(Shop(name="Ours", region="GB"))
        session.add(
            Address(customer_id=customer.id, street="3 Mill Lane", postcode="HR9 4TQ", town="Ross", postal=True)
        )
        session.add(
            Card(
                customer_id=customer.id,
                recipient_uid=uid,
                occasion=Occasion.BIRTHDAY,
                subject=SubjectKind.PERSON,
                subject_uid=uid,
                day=TODAY,
                year=2026,
                state=CardState.PRINTED,
            )
        )
    with database.reading() as session:
        rows = [row.words for row in for_today(session, TODAY)]
        assert sum(words.startswith("Hand over") for words in rows) == by_hand
        assert today_at_the_counter(session, TODAY).to_post == to_post
        lines = greet(what_is_known(session, named(session, uid), TODAY).known, TODAY).lines
    assert ("Hand over: a birthday card lies in the drawer" in lines) is bool(by_hand)
    with database.writing() as session:
        named(session, uid).gone = Gone.PARTED
    with database.reading() as session:
        assert [row.words.split(":")[0] for row in for_today(session, TODAY)] == ["Take out"]
        assert today_at_the_counter(session, TODAY).to_post == 0


@pytest.mark.parametrize(
    ("today", "to_march", "is_seen"),
    [
        (date(2028, 2, 29), False, True),
        (date(2028, 2, 28), False, False),
        (date(2026, 2, 28), False, True),
        (date(2026, 3, 1), False, False),
        (date(2026, 2, 28), True, False),
        (date(2026, 3, 1), True, True),
    ],
)
def test_a_birthday_on_29_february_is_told_on_the_day_that_the_shop_keeps(
    database: Database, today: date, to_march: bool, is_seen: bool
) -> None:
    uid = margit(database)
    with database.writing() as session:
        session.add(Shop(name="Ours", region="GB", leap_day_to_march=to_march))
        customer = named(session, uid)
        customer.birth_day, customer.birth_month = 29, 2
    with database.reading() as session:
        assert today_at_the_counter(session, today).birthdays == (((uid, "Margit Sørensen"),) if is_seen else ())
