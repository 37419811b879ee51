"""Circle as it is read from a shop: whom it names, what it counts, and who is left in peace."""

from datetime import date, timedelta

import pytest

from shopfriend.goodwill.circle import circle
from shopfriend.goodwill.giving import Gift
from shopfriend.goodwill.moving import move
from shopfriend.goodwill.views import Circle
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import (
    CardState,
    DetailKind,
    Direction,
    GestureKind,
    Gone,
    Occasion,
    PromiseKind,
    PromiseState,
    ReferralStep,
    Stage,
    SubjectKind,
)
from shopfriend.records.need import Need
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.visit import Visit
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo

TODAY = date(2026, 11, 24)


def seen(database: Database) -> Circle:
    with database.reading() as session:
        return circle(session, TODAY)


def add(database: Database, *rows: object) -> None:
    with database.writing() as session:
        session.add_all(rows)


def customer(database: Database, name: str, *visits: int, **values: object) -> Customer:
    """Somebody who was in so many days ago."""
    row = Customer(name=name, **values)
    with database.writing() as session:
        session.add(row)
        session.flush()
        session.add_all(Visit(customer_id=row.id, day=TODAY - timedelta(days=ago)) for ago in visits)
    return row


WEEKLY_UNTIL_A_MONTH_AGO = (30, 37, 44, 51, 58, 65)


def quiet(database: Database, name: str = "Hanne Juhl", **values: object) -> Customer:
    return customer(database, name, *WEEKLY_UNTIL_A_MONTH_AGO, **values)


def talk(customer: Customer, ask: str, **values: object) -> Conversation:
    present = [Present(customer_id=customer.id)]
    return Conversation(day=TODAY - timedelta(days=30), text="Bread", ask=ask, present=present, **values)


def referral(by: Customer, other: Customer | None = None, name: str = "", **values: object) -> Referral:
    day = TODAY - timedelta(days=3)
    told = {"direction": Direction.TO_US, "day": day, **values}
    return Referral(customer_id=by.id, other_id=other.id if other else None, other_name=name, **told)


def test_an_empty_shop_says_not_yet(database: Database) -> None:
    found = seen(database)
    assert (found.people, found.brought, found.quiet, found.has_rhythms, found.wishes) == ((), (), (), False, 0)
    assert found.given is not None
    assert found.given.all == 0


def test_everybody_stands_somewhere_but_who_is_no_longer(database: Database) -> None:
    customer(database, "Zoé Martin", stage=Stage.PARTNER)
    customer(database, "Ann Bell", stage=Stage.PARTNER)
    customer(database, "Jens Holm", stage=Stage.PARTNER, gone=Gone.DIED)
    assert [person.name for person in seen(database).at(Stage.PARTNER)] == ["Ann Bell", "Zoé Martin"]


def test_whom_a_stage_speaks_for_stands_first_and_the_owner_decides(database: Database) -> None:
    customer(database, "Ann Bell", 3)
    regular = customer(database, "Maria Orfanidou", 5, 12, 19, 26, 33, 40)
    first = seen(database).at(Stage.CUSTOMER)[0]
    assert (first.name, first.perhaps, first.came) == ("Maria Orfanidou", Stage.CLIENT, 6)
    changes = move(database, regular.uid, Stage.CLIENT)
    assert [person.name for person in seen(database).at(Stage.CLIENT)] == ["Maria Orfanidou"]
    undo(database, changes.action)
    assert seen(database).at(Stage.CLIENT) == ()


def test_what_each_was_given_stands_beside_what_came_back(database: Database) -> None:
    ann = customer(database, "Ann Bell", 3, 10)
    kept = {"state": PromiseState.KEPT, "settled_on": TODAY, "made_on": TODAY}
    long_ago = TODAY - timedelta(days=365)
    add(
        database,
        Gesture(customer_id=ann.id, kind=GestureKind.GIFT, text="A jar", day=TODAY),
        Gesture(customer_id=ann.id, kind=GestureKind.GIFT, text="A jar", day=long_ago),
        Promise(customer_id=ann.id, kind=PromiseKind.FAVOUR, text="A bag", **kept),
        referral(ann, name="Her sister"),
    )
    (person,) = seen(database).people
    assert (person.gave, person.came, person.sent) == (2, 2, 1)


def test_who_sent_whom_is_told_through_whom_and_whether_thanked(database: Database) -> None:
    ann, bea = customer(database, "Ann Bell"), customer(database, "Bea Lund")
    introduced = referral(ann, bea, step=ReferralStep.INTRODUCED)
    add(database, introduced, referral(ann, name="Her cousin Declan"), referral(bea, ann))
    found = {each.name: each for each in seen(database).brought}
    assert {name: each.by for name, each in found.items()} == {"Ann Bell": -1, "Bea Lund": 0, "Her cousin Declan": 0}
    assert (found["Ann Bell"].is_fan, found["Bea Lund"].is_fan) == (True, False)
    assert (found["Her cousin Declan"].uid, found["Bea Lund"].step) == ("", ReferralStep.INTRODUCED)
    assert found["Bea Lund"].thanked_on is None
    add(
        database,
        Card(
            customer_id=ann.id,
            recipient_uid=ann.uid,
            occasion=Occasion.REFERRAL_THANKS,
            subject=SubjectKind.REFERRAL,
            subject_uid=introduced.uid,
            day=TODAY,
            year=2026,
            state=CardState.PRINTED,
        ),
    )
    assert {each.name: each.thanked_on for each in seen(database).brought}["Bea Lund"] == TODAY


def test_nobody_who_is_no_longer_is_drawn(database: Database) -> None:
    ann, jens = customer(database, "Ann Bell"), customer(database, "Jens Holm", gone=Gone.DIED)
    bea = customer(database, "Bea Lund")
    add(database, referral(jens, ann), referral(ann, jens), referral(ann, bea))
    assert [each.name for each in seen(database).brought] == ["Ann Bell", "Bea Lund"]


def test_a_month_is_counted_by_kind(database: Database) -> None:
    ann = customer(database, "Ann Bell", 3)
    add(
        database,
        Gesture(customer_id=ann.id, kind=GestureKind.FAVOUR, text="A lift", day=date(2026, 11, 1)),
        Gesture(customer_id=ann.id, kind=GestureKind.FAVOUR, text="A lift", day=date(2026, 10, 31)),
        referral(ann, name="The florist", direction=Direction.FROM_US),
    )
    found = seen(database)
    assert found.given is not None
    assert found.before is not None
    assert (found.given.of(Gift.FAVOUR), found.given.of(Gift.SENT_ON), found.given.visits) == (1, 1, 1)
    assert found.before.all == 1


def test_who_had_no_word_is_told_with_the_question_that_is_open(database: Database) -> None:
    hanne = quiet(database, stage=Stage.CLIENT)
    add(database, talk(hanne, "Does the radio work?"), Need(customer_id=hanne.id, text="Rye flour", since=TODAY))
    (found,) = seen(database).quiet
    assert (found.name, found.since, found.thing) == (
        "Hanne Juhl",
        TODAY - timedelta(days=30),
        "Ask: Does the radio work?",
    )
    assert seen(database).wishes == 1


@pytest.mark.parametrize(
    ("ask", "values"),
    [
        ("How is the knee?", {"between_us": True}),
        ("How was the operation?", {}),
        ("How is Jens?", {}),
        ("Was it dry?", {"asked_on": TODAY}),
    ],
)
def test_what_others_may_not_hear_is_no_suggestion(database: Database, ask: str, values: dict[str, object]) -> None:
    hanne = quiet(database)
    jens = Detail(customer_id=hanne.id, kind=DetailKind.FAMILY, name="Jens", gone=Gone.DIED, gone_on=date(2026, 1, 1))
    likes = Detail(customer_id=hanne.id, kind=DetailKind.FAVOURITE, text="Rye loaf")
    add(database, talk(hanne, ask, **values), jens, likes)
    (found,) = seen(database).quiet
    assert found.thing == "Likes: Rye loaf"


def test_a_house_in_mourning_is_left_in_peace(database: Database) -> None:
    hanne = quiet(database)
    add(
        database,
        Detail(
            customer_id=hanne.id,
            kind=DetailKind.FAMILY,
            name="Jens",
            gone=Gone.DIED,
            gone_on=TODAY - timedelta(days=20),
        ),
    )
    found = seen(database)
    assert found.quiet == ()
    assert found.has_rhythms


def test_a_card_on_its_way_is_a_word(database: Database) -> None:
    hanne = quiet(database)
    card = Card(
        customer_id=hanne.id,
        recipient_uid=hanne.uid,
        occasion=Occasion.THANK_YOU,
        subject=SubjectKind.PERSON,
        subject_uid=hanne.uid,
        day=TODAY,
        year=2026,
        state=CardState.SENT,
        sent_on=TODAY - timedelta(days=5),
    )
    add(database, card)
    assert seen(database).quiet == ()


def test_thanks_that_are_due_are_the_first_thing_to_say(database: Database) -> None:
    hanne = quiet(database)
    add(database, talk(hanne, "Does the radio work?"), referral(hanne, name="Her sister"))
    assert seen(database).quiet[0].thing == "Not thanked yet for sending Her sister"
