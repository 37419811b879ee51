from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.cards.print_runs import begin, open_runs, settle
from shopfriend.cards.queue import take
from shopfriend.cards.views import OpenRun
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.household import Household
from shopfriend.records.kinds import CardState, Occasion, SubjectKind
from shopfriend.records.print_run import PrintRun
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add

WAITING, PRINTING, PRINTED = CardState.WAITING, CardState.PRINTING, CardState.PRINTED


@pytest.fixture
def cards(database: Database) -> tuple[str, ...]:
    add(database, a_shop())
    add(database, *(Customer(name=f"Guest {n}", birth_day=n + 1, birth_month=12) for n in range(4)))
    return take(database, NOVEMBER, MAKING).cards


def states(database: Database, cards: tuple[str, ...]) -> list[CardState]:
    with database.reading() as session:
        found = {card.uid: card.state for card in session.scalars(select(Card))}
    return [found[uid] for uid in cards]


def asked_about(database: Database) -> list[OpenRun]:
    with database.reading() as session:
        return open_runs(session)


def test_a_run_keeps_its_order_and_asks_about_every_card(database: Database, cards: tuple[str, ...]) -> None:
    begun = begin(database, cards[::-1], "a4", "Office printer")
    assert begun.changes.tables == {"card", "print_run", "printed_card"}
    (run,) = asked_about(database)
    assert (run.uid, run.paper, run.printer) == (begun.run, "a4", "Office printer")
    assert run.started == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    assert [(card.uid, card.place, card.came_out) for card in run.cards] == [
        (uid, place, None) for place, uid in enumerate(cards[::-1], 1)
    ]
    assert run.cards[0].name == "Guest 3"
    assert states(database, cards) == [PRINTING] * 4


def test_what_came_out_is_printed_and_the_rest_waits_with_its_words(database: Database, cards: tuple[str, ...]) -> None:
    run = begin(database, cards, "a4").run
    settle(database, run, {cards[0]: True, cards[1]: False})
    assert states(database, cards) == [PRINTED, WAITING, PRINTING, PRINTING]
    assert [card.came_out for card in asked_about(database)[0].cards] == [True, False, None, None]
    settle(database, run, {cards[2]: True, cards[3]: True})
    assert asked_about(database) == []
    with database.reading() as session:
        assert session.scalars(select(PrintRun)).one().finished is not None
    again = begin(database, cards[1:2], "a4").run
    assert asked_about(database)[0].uid == again


def test_an_answer_given_twice_stays_the_first(database: Database, cards: tuple[str, ...]) -> None:
    run = begin(database, cards, "a4").run
    settle(database, run, {cards[0]: True})
    assert settle(database, run, {cards[0]: False}).sequence == 0
    assert states(database, cards)[0] is PRINTED


def test_a_card_goes_to_one_printer_at_a_time(database: Database, cards: tuple[str, ...]) -> None:
    begin(database, cards[:2], "a4")
    with pytest.raises(Problem) as problem:
        begin(database, cards[1:], "a4")
    assert problem.value.code == "pile-changed"
    assert states(database, cards) == [PRINTING, PRINTING, WAITING, WAITING]
    with pytest.raises(Problem):
        begin(database, ["no such card"], "a4")
    with database.reading() as session:
        assert len(session.scalars(select(PrintRun)).all()) == 1


def test_a_card_skipped_meanwhile_stays_skipped(database: Database, cards: tuple[str, ...]) -> None:
    run = begin(database, cards, "a4").run
    with database.writing() as session:
        session.scalars(select(Card).where(Card.uid == cards[0])).one().state = CardState.SKIPPED
    settle(database, run, dict.fromkeys(cards, False))
    assert states(database, cards) == [CardState.SKIPPED, WAITING, WAITING, WAITING]


def test_wrong_cards_are_a_mistake_of_the_caller(database: Database, cards: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="each once"):
        begin(database, [], "a4")
    with pytest.raises(ValueError, match="each once"):
        begin(database, [cards[0], cards[0]], "a4")
    run = begin(database, cards[:1], "a4").run
    with pytest.raises(ValueError, match="this run"):
        settle(database, run, {cards[1]: True})


def test_a_household_is_named_as_on_its_envelope(database: Database) -> None:
    add(database, a_shop())
    (house,) = add(database, Household(envelope_name="Marek & Ola"))
    card = Card(
        household_id=house,
        recipient_uid="house",
        occasion=Occasion.CHRISTMAS,
        subject=SubjectKind.PERSON,
        subject_uid="house",
        day=NOVEMBER,
        year=2026,
        state=WAITING,
    )
    add(database, card)
    begin(database, [card.uid], "a4")
    assert asked_about(database)[0].cards[0].name == "Marek & Ola"


steps = st.lists(st.tuples(st.booleans(), st.sets(st.integers(0, 3)), st.booleans()), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(steps)
def test_whatever_is_printed_and_said_each_card_is_in_one_place(
    database: Database, steps: list[tuple[bool, set[int], bool]]
) -> None:
    for run in asked_about(database):
        settle(database, run.uid, {card.uid: False for card in run.cards})
    with database.writing() as session:
        if not session.scalars(select(Card)).first():
            session.add(a_shop())
            session.add_all(Customer(name=f"Guest {n}", birth_day=n + 1, birth_month=12) for n in range(4))
        for card in session.scalars(select(Card)):
            card.state = WAITING
    cards = take(database, NOVEMBER, MAKING).cards
    for printing, chosen, out in steps:
        wanted = [cards[n] for n in sorted(chosen)]
        if printing and wanted:
            try:
                begin(database, wanted, "a4")
            except Problem:
                continue
        for run in [] if printing else asked_about(database):
            settle(database, run.uid, {card.uid: out for card in run.cards if card.uid in wanted})
    asked = [card.uid for run in asked_about(database) for card in run.cards if card.came_out is None]
    assert len(asked) == len(set(asked))
    for uid, state in zip(cards, states(database, cards), strict=True):
        assert state in (WAITING, PRINTING, PRINTED)
        assert (state is PRINTING) is (uid in asked)
