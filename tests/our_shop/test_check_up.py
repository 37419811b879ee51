"""The monthly check-up out of the records: when it is due, what it counts, whom it names, and what it says."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.our_shop import check_up
from shopfriend.our_shop.check_up_views import CheckUps, CheckUpTold
from shopfriend.our_shop.check_up_words import headline, how_computed, judgement, one_thing, said_of
from shopfriend.our_shop.counting import figures_until
from shopfriend.our_shop.figures import Figure, FigureKind
from shopfriend.our_shop.months import month_due, until_of, year_before
from shopfriend.problem import Problem
from shopfriend.records.audience import Heard
from shopfriend.records.card import Card
from shopfriend.records.check_up import CheckUp
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import (
    CardState,
    Direction,
    GestureKind,
    Gone,
    Occasion,
    PromiseState,
    Stage,
    SubjectKind,
)
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.visit import Visit
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)
NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)
days = st.dates(date(2, 1, 1), date(9999, 12, 31))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def found(database: Database) -> dict[FigureKind, Figure]:
    with database.reading() as session:
        return {figure.kind: figure for figure in figures_until(session, TODAY)}


def told(database: Database, month: date = NOVEMBER, today: date = TODAY) -> CheckUpTold:
    with database.reading() as session:
        return check_up.check_up(session, month, today)


def all_of(database: Database, today: date = TODAY) -> CheckUps:
    with database.reading() as session:
        return check_up.check_ups(session, today)


def customers(database: Database, *names: str, **values: object) -> list[int]:
    rows = [Customer(name=name, **values) for name in names]
    with database.writing() as session:
        session.add_all(rows)
    return [row.id for row in rows]


def names(figure: Figure) -> list[str]:
    return sorted(name for _uid, name in figure.people)


def test_an_empty_shop_knows_nothing_yet(database: Database) -> None:
    assert {figure.value for figure in found(database).values()} == {None}
    now = told(database)
    assert (now.is_kept, now.stands, now.last_year, now.compelled) == (False, None, None, None)
    assert now.judgement == "Too little is known yet to say; with each month of noting it gets plainer."
    assert now.to_do.startswith("Note who comes")
    assert not any(figure.is_known for pillar in now.pillars for figure in pillar.figures)


def test_newcomers_count_who_was_sent_and_nobody_who_is_no_longer(database: Database) -> None:
    ada, _ben, _cy = customers(database, "Ada", "Ben", "Cy", since=ago(10))
    customers(database, "Old", since=ago(92))
    customers(database, "Gone", since=ago(5), gone=Gone.DIED)
    customers(database, "Not yet", since=ago(5), stage=Stage.PROSPECT)
    (abel,) = customers(database, "Abel")
    with database.writing() as session:
        session.add(Referral(customer_id=abel, other_id=ada, direction=Direction.TO_US, day=ago(11)))
        session.add(Referral(customer_id=_ben, other_id=abel, direction=Direction.FROM_US, day=ago(11)))
    figure = found(database)[FigureKind.NEWCOMERS_SENT]
    assert (figure.good, figure.of, names(figure)) == (1, 3, ["Ada"])
    assert headline(figure) == "1 of 3"


def test_promises_count_as_they_were_kept_and_let_go_ones_do_not(database: Database) -> None:
    (ada,) = customers(database, "Ada")
    rows: list[tuple[int, PromiseState, int | None]] = [
        (10, PromiseState.KEPT, 10),
        (10, PromiseState.KEPT, 12),
        (10, PromiseState.KEPT, 9),
        (10, PromiseState.OPEN, None),
        (0, PromiseState.OPEN, None),
        (10, PromiseState.LET_GO, 11),
        (92, PromiseState.KEPT, 92),
    ]
    with database.writing() as session:
        for due, state, settled in rows:
            session.add(
                Promise(
                    customer_id=ada,
                    text="x",
                    made_on=ago(100),
                    due=ago(due),
                    state=state,
                    settled_on=None if settled is None else ago(settled),
                )
            )
    figure = found(database)[FigureKind.PROMISES_IN_TIME]
    assert (figure.good, figure.of) == (2, 4)


def test_complaints_are_answered_by_a_promise_kept_or_by_hand(database: Database) -> None:
    (ada,) = customers(database, "Ada")
    kept = Promise(customer_id=ada, text="x", made_on=ago(20), state=PromiseState.KEPT, settled_on=ago(18))
    with database.writing() as session:
        session.add(kept)
        session.flush()
        for values in (
            {"promise_uid": kept.uid, "customer_id": ada},
            {"answered_on": ago(1)},
            {},
        ):
            session.add(Heard(text="x", day=ago(20), is_complaint=True, **values))
        session.add(Heard(text="x", day=ago(1), is_complaint=True))
        session.add(Heard(text="praise", day=ago(20)))
    figure = found(database)[FigureKind.COMPLAINTS_ANSWERED]
    assert (figure.good, figure.of, names(figure)) == (2, 3, ["Ada"])


def test_regulars_were_talked_with_or_not(database: Database) -> None:
    keys = customers(database, "Ada", "Ben", "Cy", "Seldom")
    with database.writing() as session:
        for key in keys:
            for day in (300, 200, 100) if key != keys[-1] else (5, 6):
                session.add(Visit(customer_id=key, day=ago(day)))
        for key, day in ((keys[0], 20), (keys[1], 120), (keys[3], 3)):
            talk = Conversation(day=ago(day), text="x", present=[Present(customer_id=key)])
            session.add(talk)
    figure = found(database)[FigureKind.TALKED_WITH]
    assert (figure.good, figure.of, names(figure)) == (1, 3, ["Ada"])


def card(key: int, day: int, line: str = "", occasion: Occasion = Occasion.THANK_YOU) -> Card:
    return Card(
        customer_id=key,
        recipient_uid=f"{key:016}",
        occasion=occasion,
        subject=SubjectKind.CARD,
        subject_uid=f"{day:016}",
        day=ago(day),
        year=ago(day).year,
        state=CardState.SENT,
        sent_on=ago(day),
        personal_line=line,
    )


def test_cards_gestures_and_the_last_reason_to_come(database: Database) -> None:
    ada, ben, cy = customers(database, "Ada", "Ben", "Cy", stage=Stage.CLIENT, since=ago(500))
    (newest,) = customers(database, "New", since=ago(3), stage=Stage.CUSTOMER)
    with database.writing() as session:
        session.add_all([card(ada, 12, "a line"), card(ben, 13, " "), card(cy, 2, "another", Occasion.SYMPATHY)])
        session.add(Gesture(customer_id=ada, kind=GestureKind.GIFT, text="x", day=ago(20)))
        session.add(Gesture(customer_id=newest, kind=GestureKind.GIFT, text="x", day=ago(1)))
        session.add(Promise(customer_id=ben, text="x", made_on=ago(30), come_on=ago(9), told_on=ago(8)))
    now = found(database)
    lines, given_, reason = (
        now[kind] for kind in (FigureKind.PERSONAL_LINES, FigureKind.GIVEN, FigureKind.REASON_TO_COME)
    )
    assert (lines.good, lines.of, names(lines)) == (2, 3, ["Ada", "Cy"])
    assert (given_.good, given_.of, names(given_)) == (1, 3, ["Ada"])
    assert headline(given_) == "0.3"
    assert (reason.value, names(reason), headline(reason)) == (8, ["Ben"], "8 days ago")


def test_a_check_up_is_kept_once_and_kept_anew(database: Database) -> None:
    customers(database, "Ada", "Ben", "Cy", since=ago(10), stage=Stage.CLIENT)
    answers = {"proud_of": " The bench. ", "would_do_differently": "Ring at once."}
    check_up.keep(database, NOVEMBER, 2, answers, TODAY)
    kept = told(database)
    assert (kept.is_kept, kept.compelled, kept.answers["proud_of"]) == (True, 2, "The bench.")
    assert kept.stands is not None
    assert all_of(database).due is None
    last = all_of(database).last
    assert last is not None
    assert [figure.headline for figure in last.pillars[0].figures] == ["0 of 3", ""]
    later_in_it = told(database, NOVEMBER, date(2026, 12, 9))
    assert "24 November" in later_in_it.pillars[0].figures[0].how
    customers(database, "Dee", since=ago(9))
    later = told(database)
    newcomers = later.pillars[0].figures[0]
    assert (newcomers.headline, newcomers.people) == ("0 of 3", ())
    check_up.keep(database, TODAY, 5, answers, TODAY)
    assert len(all_of(database).history) == 1
    assert told(database).pillars[0].figures[0].headline == "0 of 4"
    december = told(database, date(2026, 12, 1), date(2026, 12, 31))
    assert december.meant == "Ring at once."


def test_answers_are_noted_before_the_month_is_done(database: Database) -> None:
    check_up.note(database, NOVEMBER, dict.fromkeys(("proud_of",), ""))
    assert not told(database).answers["proud_of"]
    check_up.note(database, TODAY, {"proud_of": " The bench "})
    noted = told(database)
    assert (noted.is_kept, noted.answers["proud_of"]) == (False, "The bench")
    assert (all_of(database).history, all_of(database).due) == ((), NOVEMBER)
    check_up.keep(database, NOVEMBER, 4, {"proud_of": "The slate"}, TODAY)
    check_up.note(database, NOVEMBER, {"proud_of": "Both"})
    assert (told(database).is_kept, told(database).answers["proud_of"]) == (True, "Both")


def test_last_year_stands_beside_it(database: Database) -> None:
    with database.writing() as session:
        session.add(CheckUp(month=date(2025, 11, 1), figures={"promises_in_time": 0.5}, answers={}, compelled=3))
    assert told(database).last_year is not None
    assert told(database).last_year.stands == 0.5  # type: ignore[union-attr]


@pytest.mark.parametrize("dots", [0, 6])
def test_the_one_question_that_must_be_answered(database: Database, dots: int) -> None:
    with pytest.raises(Problem) as problem:
        check_up.keep(database, NOVEMBER, dots, {}, TODAY)
    assert problem.value.code == "how-compelled"
    assert all_of(database).history == ()


@pytest.mark.parametrize(
    ("today", "done", "due"),
    [
        (date(2026, 11, 23), [], OCTOBER),
        (date(2026, 11, 24), [], NOVEMBER),
        (date(2026, 11, 23), [OCTOBER], None),
        (date(2026, 11, 30), [OCTOBER], NOVEMBER),
        (date(2026, 12, 1), [NOVEMBER], None),
        (date(2027, 1, 3), [], date(2026, 12, 1)),
        (date(2024, 2, 22), [], date(2024, 1, 1)),
        (date(2024, 2, 23), [], date(2024, 2, 1)),
    ],
)
def test_when_a_month_is_due(today: date, done: list[date], due: date | None) -> None:
    assert month_due(today, done) == due


@given(days)
def test_a_month_is_due_on_any_day_until_it_is_done(today: date) -> None:
    due = month_due(today, [])
    assert due is not None
    assert due <= today
    assert due.day == 1
    assert month_due(today, [due]) is None
    assert due <= until_of(due, today) <= today
    assert year_before(due) < due


def test_each_band_has_its_sentence_and_each_figure_its_words_and_its_thing_to_do() -> None:
    values = {FigureKind.PROMISES_IN_TIME: 0.9, FigureKind.GIVEN: 0.2}
    assert judgement(0.7, values) == "Most came because they wanted to; service carries us most, relationships least."
    assert judgement(0.5, values).startswith("Some came of their own accord, others had to be won;")
    assert judgement(0.2, {}) == "Most had to be convinced to come."
    assert one_thing(values) == "Give one client something they did not ask for."
    things = [one_thing({kind: 100.0 if kind is FigureKind.REASON_TO_COME else 0.0}) for kind in FigureKind]
    assert len(set(things)) == len(FigureKind)
    for kind in FigureKind:
        assert said_of(kind)
        assert "24 November" in how_computed(kind, TODAY, TODAY)


@pytest.mark.parametrize(
    ("kind", "value", "of", "said"),
    [
        (FigureKind.REASON_TO_COME, 0.0, 1, "today"),
        (FigureKind.REASON_TO_COME, 1.0, 1, "yesterday"),
        (FigureKind.TALKED_WITH, 0.61, 0, "61 of 100"),
        (FigureKind.TALKED_WITH, None, 2, ""),
    ],
)
def test_headlines(kind: FigureKind, value: float | None, of: int, said: str) -> None:
    assert headline(Figure(kind, value, 0, of)) == said


def test_the_sample_shops_year_stands_in_order(sample: Callable[[], Database]) -> None:
    found = all_of(sample())
    assert len(found.history) == 18
    assert found.due == NOVEMBER
    assert [each.month for each in found.history] == sorted(each.month for each in found.history)
    last = found.last
    assert last is not None
    assert last.month == OCTOBER
    assert last.last_year is not None
    assert last.stands is not None
    assert (last.last_year.stands or 1) < last.stands
    now = told(sample())
    known = [figure for pillar in now.pillars for figure in pillar.figures if figure.is_known]
    assert len(known) == 7
    assert sum(bool(figure.people) for figure in known) >= 6
