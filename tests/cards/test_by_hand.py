"""A card for anybody and any occasion, and what somebody would rather not have, on a real file."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from shopfriend.cards import by_hand, editing, first_card, wishes
from shopfriend.cards.month_pile import month_pile
from shopfriend.cards.queue import lay_out, take
from shopfriend.cards.views import MonthCard
from shopfriend.cards.wording import load_texts
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import CardState, DetailKind, Gone, Occasion, Stage
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add, suggested
from tests.cards.test_editing import LINE

TODAY = date(2026, 11, 24)


@pytest.fixture
def ann(database: Database) -> str:
    add(database, a_shop(), Customer(name="Ann Lee", given="Ann"))
    with database.reading() as session:
        return session.scalars(select(Customer.uid)).one()


def begun(database: Database, customer: str, occasion: Occasion) -> str:
    return by_hand.begin(database, customer, occasion, MAKING, TODAY).card


def the_pile(database: Database, month: date = NOVEMBER) -> tuple[MonthCard, ...]:
    with database.reading() as session:
        found = month_pile(session, month, load_texts(MAKING.words))
    assert found is not None
    return found.cards


def change(database: Database, uid: str, **values: object) -> None:
    with database.writing() as session:
        customer = session.scalars(select(Customer).where(Customer.uid == uid)).one()
        for name, value in values.items():
            setattr(customer, name, value)


@pytest.mark.parametrize("occasion", Occasion)
def test_any_occasion_can_be_begun_and_waits_on_the_months_pile(
    database: Database, ann: str, occasion: Occasion
) -> None:
    uid = begun(database, ann, occasion)
    (card,) = the_pile(database)
    assert (card.uid, card.occasion, card.state, card.day) == (uid, occasion, CardState.SUGGESTED, TODAY)
    assert card.draft.beginning.endswith("Ann,")
    assert the_pile(database, date(2026, 12, 1)) == ()
    assert take(database, NOVEMBER, MAKING).cards == ()


def test_a_card_of_ones_own_has_the_owners_words_alone(database: Database, ann: str) -> None:
    uid = begun(database, ann, Occasion.YOUR_OWN)
    (card,) = the_pile(database)
    with pytest.raises(Problem, match="no words"):
        editing.write(database, uid, card.draft, ready=True)
    editing.write(database, uid, replace(card.draft, personal_line=LINE), ready=True)
    (card,) = the_pile(database)
    assert (card.state, editing.words_of(card.draft).paragraphs) == (CardState.WAITING, (LINE,))


def test_one_can_be_begun_twice_but_not_what_comes_once_a_year(database: Database, ann: str) -> None:
    assert begun(database, ann, Occasion.THANK_YOU) != begun(database, ann, Occasion.THANK_YOU)
    first = begun(database, ann, Occasion.CHRISTMAS)
    with pytest.raises(Problem, match="already"):
        begun(database, ann, Occasion.CHRISTMAS)
    editing.skip(database, first)
    assert begun(database, ann, Occasion.CHRISTMAS)


def test_a_yearly_card_begun_by_hand_is_not_suggested_again(database: Database, ann: str) -> None:
    change(database, ann, birth_day=4, birth_month=12, stage=Stage.PARTNER)
    occasions = {found.occasion for found in suggested(database)}
    assert occasions >= {Occasion.BIRTHDAY, Occasion.CHRISTMAS}
    for occasion in (Occasion.BIRTHDAY, Occasion.CHRISTMAS):
        begun(database, ann, occasion)
    assert [found.reason for found in suggested(database)].count("Begun by you") == 2
    assert len(suggested(database)) == 2 + (len(occasions) - 2)


def test_a_suggested_birthday_is_not_begun_a_second_time(database: Database, ann: str) -> None:
    change(database, ann, birth_day=4, birth_month=12)
    lay_out(database, NOVEMBER, MAKING)
    with pytest.raises(Problem, match="already"):
        begun(database, ann, Occasion.BIRTHDAY)


def test_sympathy_goes_to_a_house_in_mourning_and_nothing_to_the_dead(database: Database, ann: str) -> None:
    with database.reading() as session:
        key = session.scalars(select(Customer.id)).one()
    add(database, Detail(customer_id=key, kind=DetailKind.FAMILY, name="Jens", gone=Gone.DIED, gone_on=TODAY))
    begun(database, ann, Occasion.SYMPATHY)
    assert [card.occasion for card in the_pile(database)] == [Occasion.SYMPATHY]
    change(database, ann, gone=Gone.DIED)
    assert the_pile(database) == ()
    with pytest.raises(Problem, match="no longer with us"):
        begun(database, ann, Occasion.THANK_YOU)


def test_nobody_is_no_longer_there(database: Database, ann: str) -> None:
    for write in (lambda: begun(database, "nobody", Occasion.THANK_YOU), lambda: wishes.no_cards(database, "nobody")):
        with pytest.raises(Problem, match="no longer there"):
            write()


def test_no_cards_is_kept_until_it_is_taken_back(database: Database, ann: str) -> None:
    change(database, ann, birth_day=4, birth_month=12)
    lay_out(database, NOVEMBER, MAKING)
    said = wishes.no_cards(database, ann, " Too much paper ")
    assert wishes.no_cards(database, ann).sequence == 0
    assert suggested(database) == []
    with pytest.raises(Problem, match="rather have no"):
        begun(database, ann, Occasion.THANK_YOU)
    with database.reading() as session:
        assert session.scalars(select(Wish.said)).one() == "Too much paper"
    wishes.take_back(database, said.action)
    wishes.take_back(database, said.action)
    assert [card.occasion for card in the_pile(database)] == [Occasion.BIRTHDAY]


def test_not_this_year_comes_again_next_year_and_not_ever_does_not(database: Database, ann: str) -> None:
    change(database, ann, birth_day=4, birth_month=12)
    lay_out(database, NOVEMBER, MAKING)
    (card,) = the_pile(database)
    editing.skip(database, card.uid)
    later = date(2027, 11, 1)
    assert suggested(database) == []
    assert [found.occasion for found in suggested(database, later)] == [Occasion.BIRTHDAY]
    wishes.not_ever(database, card.uid)
    assert suggested(database, later) == []
    assert begun(database, ann, Occasion.THANK_YOU)


def test_no_more_for_a_house_is_no_cards_to_anybody_there(database: Database, ann: str) -> None:
    (house,) = add(database, Household(envelope_name="Ann & Bert Lee"))
    add(database, Customer(name="Bert Lee", household_id=house, stage=Stage.PARTNER))
    change(database, ann, household_id=house)
    lay_out(database, NOVEMBER, MAKING)
    with database.reading() as session:
        card = session.scalars(select(Card.uid).where(Card.occasion == Occasion.CHRISTMAS)).one()
    said = wishes.no_more(database, card)
    assert suggested(database) == []
    wishes.take_back(database, said.action)
    assert suggested(database) != []


def test_a_first_card_is_ready_only_when_it_was_said_that_they_know(database: Database, ann: str) -> None:
    change(database, ann, birth_day=4, birth_month=12, knows_on=None)
    lay_out(database, NOVEMBER, MAKING)
    (card,) = the_pile(database)
    assert card.is_first
    with pytest.raises(Problem, match="first card"):
        editing.write(database, card.uid, card.draft, ready=True)
    first_card.knows(database, card.uid, TODAY)
    (card,) = the_pile(database)
    assert not card.is_first
    editing.write(database, card.uid, card.draft, ready=True)
    with database.reading() as session:
        assert session.scalars(select(Customer.knows_on)).one() == TODAY


def test_whoever_had_a_card_before_knows_of_them(database: Database, ann: str) -> None:
    change(database, ann, birth_day=4, birth_month=12, knows_on=None)
    lay_out(database, NOVEMBER, MAKING)
    with database.writing() as session:
        session.scalars(select(Card)).one().state = CardState.SENT
    begun(database, ann, Occasion.THANK_YOU)
    assert [card.is_first for card in the_pile(database)] == [False]


def test_of_a_house_it_is_enough_that_one_knows(database: Database, ann: str) -> None:
    (house,) = add(database, Household(envelope_name="Ann & Bert Lee"))
    add(database, Customer(name="Bert Lee", household_id=house, stage=Stage.PARTNER))
    change(database, ann, household_id=house)
    lay_out(database, NOVEMBER, MAKING)
    christmas = next(card for card in the_pile(database) if card.occasion is Occasion.CHRISTMAS)
    assert not christmas.is_first
    with database.writing() as session:
        for customer in session.scalars(select(Customer)):
            customer.knows_on = None
    assert all(card.is_first for card in the_pile(database))
    first_card.knows(database, christmas.uid, TODAY)
    with database.reading() as session:
        assert session.scalars(select(Customer.knows_on)).all() == [TODAY] * 2


def test_not_ever_for_a_house_is_the_wish_of_each_who_lives_there(database: Database, ann: str) -> None:
    (house,) = add(database, Household(envelope_name="Ann & Bert Lee"))
    add(database, Customer(name="Bert Lee", household_id=house, stage=Stage.PARTNER))
    change(database, ann, household_id=house)
    lay_out(database, NOVEMBER, MAKING)
    with database.reading() as session:
        card = session.scalars(select(Card.uid).where(Card.occasion == Occasion.CHRISTMAS)).one()
    wishes.not_ever(database, card)
    assert [found for found in suggested(database) if found.occasion is Occasion.CHRISTMAS] == []
    with database.reading() as session:
        assert session.scalars(select(Wish.occasion)).all() == [Occasion.CHRISTMAS] * 2
