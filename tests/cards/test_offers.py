"""What is only offered: family birthdays, Christmas, renewals, partners, weddings, babies, and whom one misses."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from shopfriend.cards.month_pile import month_pile, still_to_do
from shopfriend.cards.pile import pile
from shopfriend.cards.queue import lay_out, take
from shopfriend.cards.views import PileCard, Suggestion
from shopfriend.cards.wording import load_texts
from shopfriend.records.card import Card
from shopfriend.records.customer import Address, Customer, Tag, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import (
    CardState,
    DetailKind,
    Gone,
    Occasion,
    PromiseKind,
    PromiseState,
    Stage,
    SubjectKind,
)
from shopfriend.records.promise import Promise
from shopfriend.records.visit import Visit
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add, order, suggested

WEEKLY = [date(2026, 9, 7) + timedelta(days=7 * week) for week in range(6)]
"""The last on 12 October, so that three weeks are over on 2 November."""


@pytest.fixture(autouse=True)
def _a_shop(database: Database) -> None:
    add(database, a_shop())


def only(database: Database, occasion: Occasion, month: date = NOVEMBER) -> list[Suggestion]:
    return [found for found in suggested(database, month) if found.occasion is occasion]


def child(customer: int, **more: object) -> Detail:
    values = {"kind": DetailKind.FAMILY, "name": "Emil Crane", "day": 9, "month": 12, "gets_cards": True}
    return Detail(customer_id=customer, **{**values, **more})


def the_pile(database: Database) -> list[PileCard]:
    lay_out(database, NOVEMBER, MAKING)
    with database.reading() as session:
        return pile(session, session.scalars(select(Card.uid).order_by(Card.id)).all())


def test_a_child_is_named_by_first_name_on_a_card_to_the_parent(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann Crane", given="Ann"))
    add(database, child(ann))
    (found,) = suggested(database)
    assert (found.name, found.day, found.reason) == (
        "Ann Crane",
        date(2026, 12, 9),
        "Emil: Birthday on Wednesday 9 December",
    )
    assert take(database, NOVEMBER, MAKING).cards
    (card,) = the_pile(database)
    assert card.called == "Ann"
    assert "Emil" in " ".join(card.paragraphs)
    assert "Crane" not in " ".join(card.paragraphs)


@pytest.mark.parametrize(
    "other", [{"gets_cards": False}, {"gone": Gone.DIED}, {"kind": DetailKind.PET}, {"name": "", "text": "a son"}]
)
def test_family_gets_a_card_only_where_it_was_wished_for(database: Database, other: dict[str, object]) -> None:
    (ann,) = add(database, Customer(name="Ann"))
    add(database, child(ann, **other))
    assert suggested(database) == []


def test_parent_and_child_have_a_card_each(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann", birth_day=9, birth_month=12))
    add(database, child(ann), child(ann, name="Ida", day=None))
    take(database, NOVEMBER, MAKING)
    cards = the_pile(database)
    assert [card.by_month_only for card in cards] == [True, False, False]
    assert len({card.paragraphs for card in cards}) == 3


def visits(customer: int, days: list[date] | None = None) -> list[Visit]:
    return [Visit(customer_id=customer, day=day) for day in days or WEEKLY]


def test_who_stayed_away_three_times_the_usual_is_missed_once(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann", since=date(2020, 1, 1)))
    add(database, *visits(ann))
    (found,) = only(database, Occasion.MISSED_YOU)
    assert (found.day, found.subject, found.only_offered) == (date(2026, 11, 2), SubjectKind.VISIT, True)
    assert found.reason.endswith("Do you know why?")
    assert only(database, Occasion.MISSED_YOU, date(2026, 10, 1)) == []
    assert only(database, Occasion.MISSED_YOU, date(2026, 12, 1)) == []


@pytest.mark.parametrize("days", [WEEKLY[:5], [*WEEKLY, date(2026, 11, 15)], [*WEEKLY, date(2026, 11, 30)]])
def test_five_visits_or_one_since_miss_nobody(database: Database, days: list[date]) -> None:
    (ann,) = add(database, Customer(name="Ann", since=date(2020, 1, 1)))
    add(database, *visits(ann, days))
    assert only(database, Occasion.MISSED_YOU) == []


def test_a_rare_guest_is_missed_after_a_year_and_a_half(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann", since=date(2010, 1, 1)))
    add(database, *visits(ann, [date(2022, 5, 20) + timedelta(days=180 * n) for n in range(6)]))
    last = date(2022, 5, 20) + timedelta(days=900)
    missed = last + timedelta(days=540)
    assert only(database, Occasion.MISSED_YOU, missed.replace(day=1))[0].day == missed


def test_a_house_that_comes_often_gets_one_card_for_christmas(database: Database) -> None:
    (house,) = add(database, Household(envelope_name="Ann & Bert Lee", beginning="Dear Ann and Bert"))
    ann, bert = add(
        database,
        Customer(name="Ann Lee", household_id=house, since=date(2020, 1, 1)),
        Customer(name="Bert Lee", household_id=house, since=date(2020, 1, 1), takes_household_post=True),
    )
    add(database, Address(customer_id=bert, street="3 Mill Lane", town="Wyebridge", postcode="HR9 4TQ", postal=True))
    recent = [date(2026, 11, 20) - timedelta(days=9 * n) for n in range(6)]
    add(database, *visits(ann, recent), *visits(bert, recent))
    (found,) = only(database, Occasion.CHRISTMAS)
    assert found.household_uid
    assert only(database, Occasion.CHRISTMAS, date(2026, 12, 1)) == []
    assert take(database, NOVEMBER, MAKING).cards == ()
    (card,) = the_pile(database)
    assert (card.name, card.called, card.beginning) == ("Ann & Bert Lee", "Ann and Bert", "Dear Ann and Bert")
    assert card.address is not None
    assert (card.address.street, card.post_by) == (("3 Mill Lane",), date(2026, 12, 18))


@pytest.mark.parametrize("of_bert", [{"gone": Gone.DIED}, {"wishes": [Wish(occasion=Occasion.CHRISTMAS)]}])
def test_where_one_of_the_house_is_gone_or_would_rather_not_the_other_is_greeted_alone(
    database: Database, of_bert: dict[str, object]
) -> None:
    (house,) = add(database, Household(envelope_name="Ann & Bert Lee"))
    add(
        database,
        Customer(name="Ann Lee", household_id=house, stage=Stage.PARTNER),
        Customer(name="Bert Lee", household_id=house, takes_household_post=True, **of_bert),
    )
    (found,) = only(database, Occasion.CHRISTMAS)
    assert (found.name, found.household_uid) == ("Ann Lee", "")


def test_a_house_that_has_its_card_gets_no_second_when_somebody_dies(database: Database) -> None:
    (house,) = add(database, Household(envelope_name="Ann & Bert Lee"))
    add(database, Customer(name="Ann Lee", household_id=house, stage=Stage.PARTNER))
    (bert,) = add(database, Customer(name="Bert Lee", household_id=house))
    lay_out(database, NOVEMBER, MAKING)
    with database.writing() as session:
        session.scalars(select(Card).where(Card.occasion == Occasion.CHRISTMAS)).one().state = CardState.PRINTED
        session.get_one(Customer, bert).gone = Gone.DIED
    assert only(database, Occasion.CHRISTMAS) == []


def test_who_moves_into_a_house_keeps_the_card_begun_before(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann Lee", stage=Stage.PARTNER))
    lay_out(database, NOVEMBER, MAKING)
    (house,) = add(database, Household(envelope_name="Ann & Bert Lee"))
    add(database, Customer(name="Bert Lee", household_id=house))
    with database.writing() as session:
        session.get_one(Customer, ann).household_id = house
    (found,) = only(database, Occasion.CHRISTMAS)
    assert (found.name, found.household_uid) == ("Ann Lee", "")


def test_somebody_seldom_seen_gets_nothing_for_christmas_by_itself(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann", since=date(2020, 1, 1)))
    add(database, *visits(ann, [date(2026, 11, 20), date(2026, 11, 21)]))
    assert suggested(database) == []


@pytest.mark.parametrize("known_by", [{"stage": Stage.PARTNER}, {"tags": [Tag(word="Supplier")]}])
def test_partners_and_suppliers_are_offered_once_a_year(database: Database, known_by: dict[str, object]) -> None:
    (ann,) = add(database, Customer(name="Ann", since=date(2019, 3, 31), **known_by))
    march, next_march = date(2026, 3, 1), date(2027, 3, 1)
    (found,) = suggested(database, march)
    assert (found.kind, found.only_offered) == ("partner", True)
    for month in (date(2026, 4, 1), date(2027, 1, 1), date(2019, 3, 1)):
        assert [one for one in suggested(database, month) if one.kind] == []
    lay_out(database, march, MAKING)
    with database.writing() as session:
        session.scalars(select(Card)).one().state = CardState.SENT
    assert suggested(database, march) == []
    assert [one.kind for one in suggested(database, next_march)] == ["partner"]
    add(database, order(ann, date(2026, 9, 3)))
    take(database, date(2026, 9, 1), MAKING)
    assert suggested(database, next_march) == []


def test_ten_years_are_thanked_for_though_a_partners_card_was_laid_and_left_before(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann", stage=Stage.PARTNER))
    lay_out(database, NOVEMBER, MAKING)
    with database.writing() as session:
        session.get_one(Customer, ann).since = date(2016, 12, 5)
    (uid,) = take(database, date(2026, 12, 1), MAKING).cards
    with database.reading() as session:
        card = session.scalars(select(Card).where(Card.uid == uid)).one()
        assert (card.day, card.text_key.startswith("years")) == (date(2026, 12, 5), True)


def test_a_renewal_is_offered_but_not_after_each_round(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann"))
    for day in (date(2026, 9, 4), date(2026, 11, 4)):
        add(
            database,
            Promise(
                customer_id=ann,
                kind=PromiseKind.RENEWAL,
                text="Mountain tea",
                made_on=day,
                state=PromiseState.KEPT,
                settled_on=day,
            ),
        )
    (found,) = suggested(database)
    assert (found.reason, found.only_offered, found.known) == ("Renewed: Mountain tea", True, {"thing": "Mountain tea"})
    lay_out(database, date(2026, 9, 1), MAKING)
    with database.writing() as session:
        session.scalars(select(Card)).one().state = CardState.SENT
    assert suggested(database) == []


@pytest.mark.parametrize(
    ("kind", "occasion"), [(DetailKind.ANNIVERSARY, Occasion.WEDDING), (DetailKind.FAMILY, Occasion.NEW_BABY)]
)
def test_a_wedding_and_a_baby_are_offered_in_the_month_in_which_they_are_heard_of(
    database: Database, kind: DetailKind, occasion: Occasion
) -> None:
    (ann,) = add(database, Customer(name="Ann"))
    add(database, Detail(customer_id=ann, kind=kind, name="Ida", day=3, month=10, year=2026))
    add(database, Detail(customer_id=ann, kind=kind, name="Old", day=3, month=10, year=2006))
    (found,) = suggested(database)
    assert (found.occasion, found.day, found.only_offered) == (occasion, date(2026, 10, 3), True)
    assert take(database, NOVEMBER, MAKING).cards == ()
    assert suggested(database, date(2026, 10, 1)) == suggested(database, date(2026, 12, 1)) == []


def test_a_birth_to_come_is_no_baby_yet(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann"))
    add(database, Detail(customer_id=ann, kind=DetailKind.FAMILY, name="Ida", day=3, month=12, year=2026))
    assert suggested(database) == []


def test_a_better_reason_takes_the_place_of_one_that_was_only_laid_but_not_of_a_line(database: Database) -> None:
    (ann,) = add(database, Customer(name="Ann", stage=Stage.PARTNER, since=date(2019, 10, 9)))
    october = date(2026, 10, 1)
    lay_out(database, october, MAKING)
    add(database, order(ann, date(2026, 10, 8)))
    assert [one.kind for one in suggested(database, october)] == ["order"]
    with database.writing() as session:
        session.scalars(select(Card)).one().personal_line = "Your cheese is the talk of the street."
    assert [one.kind for one in suggested(database, october)] == ["partner"]


def test_the_pile_and_its_count_hold_what_is_offered(database: Database) -> None:
    add(database, Customer(name="Ann", stage=Stage.PARTNER), Customer(name="Bea", birth_day=4, birth_month=12))
    lay_out(database, NOVEMBER, MAKING)
    with database.reading() as session:
        found = month_pile(session, NOVEMBER, load_texts(MAKING.words))
        assert found is not None
        assert [(card.name, card.occasion) for card in found.cards] == [
            ("Ann", Occasion.THANK_YOU),
            ("Bea", Occasion.BIRTHDAY),
            ("Ann", Occasion.CHRISTMAS),
        ]
        assert {card.state for card in found.cards} == {CardState.SUGGESTED}
        assert still_to_do(session, NOVEMBER) == 3
