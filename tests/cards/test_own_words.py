"""A shop's own words for cards: offered first, never twice to one person by chance, and to many only on purpose."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from shopfriend.cards import editing, own_words
from shopfriend.cards.month_pile import month_pile
from shopfriend.cards.queue import lay_out, take
from shopfriend.cards.repeats import said_before
from shopfriend.cards.views import MonthCard, OwnNew
from shopfriend.cards.wording import load_texts
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.household import Household
from shopfriend.records.kinds import CardState, Occasion, OwnKind
from shopfriend.records.staff import Staff
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add

MINE = OwnNew(OwnKind.TEXT, Occasion.BIRTHDAY, "en", "Many happy returns, {called}, from the whole bakery.")
BORN = {"birth_day": 4, "birth_month": 12}


@pytest.fixture(autouse=True)
def _a_shop(database: Database) -> None:
    add(database, a_shop(), Staff(name="Helen"), Staff(name="Old Tom", left=True))


def the_pile(database: Database) -> tuple[MonthCard, ...]:
    lay_out(database, NOVEMBER, MAKING)
    with database.reading() as session:
        found = month_pile(session, NOVEMBER, load_texts(MAKING.words))
    assert found is not None
    return found.cards


def kept(database: Database) -> tuple[str, ...]:
    with database.reading() as session:
        return tuple(one.words for one in own_words.own_words(session))


def test_own_words_come_first_in_the_window_and_at_the_command(database: Database) -> None:
    add(database, Customer(name="Ann Lee", given="Ann", **BORN))
    own_words.keep(database, MINE)
    own_words.keep(database, replace(MINE, kind=OwnKind.BEGINNING, words="My dear {called},"))
    own_words.keep(database, replace(MINE, kind=OwnKind.ENDING, words="Yours, floury,"))
    assert len(take(database, NOVEMBER, MAKING).cards) == 1
    with database.reading() as session:
        (card,) = session.scalars(select(Card))
    assert (card.beginning, card.paragraphs, card.ending) == (
        "My dear Ann,",
        ["Many happy returns, Ann, from the whole bakery."],
        "Yours, floury,",
    )
    (shown,) = the_pile(database)
    assert shown.choices[0].text == shown.draft.text
    assert len(shown.choices) > 12


def test_own_words_belong_to_their_language_and_occasion(database: Database) -> None:
    add(database, Customer(name="Anna", language="de", **BORN))
    own_words.keep(database, MINE)
    own_words.keep(database, replace(MINE, language="de", occasion=Occasion.CHRISTMAS))
    (shown,) = the_pile(database)
    assert not any(choice.text.key.startswith("own-") for choice in shown.choices)


def test_what_is_changed_is_new_and_what_was_written_stays(database: Database) -> None:
    add(database, Customer(name="Ann", **BORN))
    first = own_words.keep(database, MINE)
    (before,) = the_pile(database)
    own_words.keep(database, replace(MINE, words="Something else altogether, {called}.", instead_of=first.uid))
    (after,) = the_pile(database)
    assert kept(database) == ("Something else altogether, {called}.",)
    assert editing.words_of(after.draft).paragraphs == editing.words_of(before.draft).paragraphs
    with database.reading() as session:
        (second,) = own_words.own_words(session)
    for _twice in range(2):
        own_words.remove(database, second.uid)
    assert kept(database) == ()


def test_they_are_somebodys_of_those_who_work_here(database: Database) -> None:
    with database.reading() as session:
        ((uid, name),) = own_words.serving(session)
    assert name == "Helen"
    own_words.keep(database, replace(MINE, staff=uid))
    with database.reading() as session:
        assert [one.staff for one in own_words.own_words(session)] == ["Helen"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "no-words"),
        (" \n ", "no-words"),
        ("{called} {personal}", "no-words"),
        ("Dear {nobody}, hello", "hole-unknown"),
        ("Hello { there", "hole-unknown"),
        ("far too many words " * 90, "too-long"),
    ],
)
def test_words_that_no_card_could_have_are_refused(database: Database, words: str, code: str) -> None:
    with pytest.raises(Problem) as problem:
        own_words.keep(database, replace(MINE, words=words))
    assert problem.value.code == code
    assert kept(database) == ()


def test_the_same_to_all_is_on_purpose_until_one_is_given_other_words(database: Database) -> None:
    (house,) = add(database, Household(envelope_name="The Lees"))
    for name in ("Ann", "Bea", "Cy"):
        add(database, Customer(name=name, household_id=house, **BORN))
    cards = the_pile(database)
    text = cards[0].choices[0].text
    editing.to_all(database, {card.uid: replace(card.draft, text=text) for card in cards})
    cards = the_pile(database)
    assert {card.draft.text for card in cards} == {text}
    assert {card.said_before for card in cards} == {False}
    editing.write(database, cards[1].uid, cards[1].draft, ready=True)
    other = cards[2].choices[1].text
    editing.write(database, cards[2].uid, replace(cards[2].draft, text=other), ready=False)
    editing.write(database, cards[2].uid, cards[2].draft, ready=False)
    with database.reading() as session:
        assert said_before(session, [card.uid for card in cards]) == {cards[2].uid}


def test_the_same_to_all_leaves_what_is_on_paper_alone(database: Database) -> None:
    add(database, Customer(name="Ann", **BORN))
    (card,) = the_pile(database)
    with database.writing() as session:
        session.scalars(select(Card)).one().state = CardState.PRINTED
    assert editing.to_all(database, {card.uid: replace(card.draft, text=card.choices[1].text)}).sequence == 0
