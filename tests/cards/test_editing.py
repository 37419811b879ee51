"""What the owner decides about a card, on a real file."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.cards import editing, print_runs
from shopfriend.cards.month_pile import month_pile, still_to_do
from shopfriend.cards.preview import preview
from shopfriend.cards.queue import lay_out, take
from shopfriend.cards.views import MonthCard
from shopfriend.cards.wording import load_texts
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import CardState, DetailKind, Gone
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add
from tests.cards.test_month_end import WORKSHOP

LINE = "Greetings to the dachshund!"


@pytest.fixture
def ann(database: Database) -> int:
    add(database, a_shop())
    return add(database, Customer(name="Ann Lee", given="Ann", birth_day=4, birth_month=12))[0]


def pile(database: Database) -> tuple[MonthCard, ...]:
    with database.reading() as session:
        found = month_pile(session, NOVEMBER, load_texts(MAKING.words))
    assert found is not None
    return found.cards


@pytest.fixture
def card(database: Database, ann: int) -> MonthCard:
    lay_out(database, NOVEMBER, MAKING)
    return pile(database)[0]


def row(database: Database) -> Card:
    with database.reading() as session:
        return session.scalars(select(Card)).one()


def test_a_suggestion_without_its_card_makes_no_pile_yet(database: Database, ann: int) -> None:
    with database.reading() as session:
        assert month_pile(session, NOVEMBER, load_texts(MAKING.words)) is None
        assert still_to_do(session, NOVEMBER) == 1


def test_laid_out_it_is_only_suggested_and_laid_out_again_it_stays(database: Database, card: MonthCard) -> None:
    assert card.state is CardState.SUGGESTED
    editing.write(database, card.uid, replace(card.draft, personal_line=LINE), ready=True)
    lay_out(database, NOVEMBER, MAKING)
    (after,) = pile(database)
    assert (after.state, after.draft.personal_line) == (CardState.WAITING, LINE)
    assert after.draft.text in [choice.text for choice in after.choices]


def test_the_line_stands_in_the_words_that_go_to_paper(database: Database, card: MonthCard) -> None:
    editing.write(database, card.uid, replace(card.draft, personal_line=f"  {LINE} "), ready=True)
    stored = row(database)
    assert LINE in " ".join(stored.paragraphs)
    assert stored.personal_line == LINE


def test_other_words_are_taken_with_the_line_in_their_place(database: Database, card: MonthCard) -> None:
    other = next(choice.text for choice in card.choices if choice.text != card.draft.text)
    editing.write(database, card.uid, replace(card.draft, text=other, personal_line=LINE), ready=False)
    stored = row(database)
    assert (stored.text_key, stored.state) == (other.key, CardState.SUGGESTED)
    assert LINE in " ".join(stored.paragraphs)


@pytest.mark.parametrize("state", [CardState.PRINTING, CardState.PRINTED, CardState.SENT])
def test_a_card_that_is_on_paper_stays_as_it_is(database: Database, card: MonthCard, state: CardState) -> None:
    with database.writing() as session:
        session.scalars(select(Card)).one().state = state
    for decide in (
        lambda: editing.write(database, card.uid, card.draft, ready=True),
        lambda: editing.skip(database, card.uid),
    ):
        with pytest.raises(Problem, match="gone to paper"):
            decide()
    assert row(database).state is state


def test_a_skipped_card_leaves_the_pile_and_comes_back(database: Database, card: MonthCard) -> None:
    editing.skip(database, card.uid)
    assert pile(database) == ()
    editing.put_back(database, card.uid)
    assert [each.uid for each in pile(database)] == [card.uid]


def test_printed_cards_are_sent_when_the_owner_says_so(database: Database, card: MonthCard) -> None:
    take(database, NOVEMBER, MAKING)
    editing.sent(database, [card.uid], date(2026, 11, 30))
    assert row(database).state is CardState.WAITING
    run = print_runs.begin(database, [card.uid], "a4").run
    print_runs.settle(database, run, {card.uid: True})
    with database.reading() as session:
        assert still_to_do(session, NOVEMBER) == 0
    editing.sent(database, [card.uid], date(2026, 11, 30))
    assert (row(database).state, row(database).sent_on) == (CardState.SENT, date(2026, 11, 30))


def test_a_text_that_was_taken_out_of_the_file_is_kept_as_it_stands(database: Database, card: MonthCard) -> None:
    editing.write(database, card.uid, replace(card.draft, personal_line=LINE), ready=True)
    with database.writing() as session:
        session.scalars(select(Card)).one().text_key = "no-such-text"
    (after,) = pile(database)
    assert list(editing.words_of(after.draft).paragraphs) == row(database).paragraphs
    assert after.choices[0].text == after.draft.text


def test_what_is_remembered_leaves_out_allergies_the_gone_and_what_was_said_between_us(
    database: Database, ann: int
) -> None:
    add(
        database,
        Detail(customer_id=ann, kind=DetailKind.PET, name="Plet", relation="dachshund"),
        Detail(customer_id=ann, kind=DetailKind.ALLERGY, text="nuts", allowed_by="Ann"),
        Detail(customer_id=ann, kind=DetailKind.FAMILY, name="Bert", gone=Gone.DIED),
    )
    talks = (3, "The new boat"), (9, "A bit nervous about the hip operation"), (12, "Bert and the sea"), (20, "Divorce")
    for day, text in talks:
        between_us = text == "Divorce"
        (talk,) = add(database, Conversation(day=date(2026, 11, day), text=text, between_us=between_us))
        add(database, Present(conversation_id=talk, customer_id=ann))
    with database.reading() as session:
        uid = session.scalars(select(Customer.uid)).one()
        found = editing.to_write_about(session, uid)
    assert found.facts == ("Plet, dachshund",)
    assert (found.talk, found.talked_on) == ("The new boat", date(2026, 11, 3))


def test_the_personal_line_is_found_again_on_the_card(database: Database, card: MonthCard) -> None:
    found = preview(replace(card.draft, personal_line=LINE), WORKSHOP, {})
    words = [word.text for item in found.inside.items for word in item.writing.words]  # type: ignore[union-attr]
    assert " ".join(words[slice(*found.line)]) == LINE


@given(st.text(max_size=120))
def test_any_line_is_written_or_refused_in_a_sentence(line: str) -> None:
    text = next(t for t in load_texts(MAKING.words).spoken("en").texts if t.occasion == "birthday")
    from shopfriend.cards.views import Draft

    draft = Draft(text, "Dear Ann,", "Yours,", {"called": "Ann"}, line, "", "birthday_cake", 7)
    try:
        found = preview(draft, WORKSHOP, {})
    except Problem as problem:
        assert str(problem).endswith((".", "…")) or "letters" in str(problem)
    else:
        assert found.line[0] <= found.line[1]


@given(
    st.sampled_from(["personal_line", "hand", "design", "text"]),
    st.sampled_from(["personal_line", "hand", "design", "text"]),
    st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_of_two_who_change_a_card_nobody_overwrites_the_other_unseen(
    database: Database, card: MonthCard, theirs: str, mine: str, alike: bool
) -> None:
    other = next(choice.text for choice in card.choices if choice.text != card.draft.text)
    third = next(choice.text for choice in card.choices if choice.text not in (card.draft.text, other))
    new = {"personal_line": ("One", "Two"), "hand": ("Helen", "Rosie"), "design": ("a", "b"), "text": (other, third)}
    editing.write(database, card.uid, card.draft, ready=False)
    first = replace(card.draft, **{theirs: new[theirs][0]})
    second = replace(card.draft, **{mine: new[mine][not (alike and mine == theirs)]})
    editing.write(database, card.uid, first, ready=True, seen=card.draft)
    words = {"personal_line", "text"}
    clash = first != second and (mine == theirs or {mine, theirs} == words)
    if clash:
        with pytest.raises(Problem, match="changed in another window"):
            editing.write(database, card.uid, second, ready=False, seen=card.draft)
    else:
        editing.write(database, card.uid, second, ready=False, seen=card.draft)
    now, (shown,) = row(database), pile(database)
    assert now.state is CardState.WAITING
    assert getattr(shown.draft, theirs) == getattr(first, theirs)
    assert clash or getattr(shown.draft, mine) == getattr(second, mine)
    assert not shown.draft.personal_line or shown.draft.personal_line in "\n".join(now.paragraphs)


def test_one_text_for_all_leaves_the_line_that_another_window_wrote(database: Database, card: MonthCard) -> None:
    other = next(choice.text for choice in card.choices if choice.text != card.draft.text)
    editing.write(database, card.uid, replace(card.draft, personal_line=LINE), ready=True)
    editing.to_all(database, {card.uid: replace(card.draft, text=other)})
    now = row(database)
    assert (now.personal_line, now.text_key) == (LINE, other.key)
    assert LINE in "\n".join(now.paragraphs)
