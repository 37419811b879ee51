"""Points of contact: looked at one by one, rated by us and by what was heard, and made better one at a time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.our_shop import heard, improvements, points
from shopfriend.our_shop.dots import heard_dots
from shopfriend.our_shop.views import Cycles, ExampleCycle, NewHeard, NewImprovement, PointPage, Rated
from shopfriend.problem import Problem
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo

TODAY = date(2026, 11, 24)
VISIT = ExampleCycle(
    "A visit to us",
    (("door", "Opens the door", "It opens with one hand."), ("wave", "Is greeted", "By name."), ("", "Pays", "")),
)
CALL = ExampleCycle("A phone call", (("phone", "Rings us up", "Picked up at the third ring."),))


def shown(database: Database, today: date = TODAY) -> Cycles:
    with database.reading() as session:
        return points.cycles(session, today)


def page(database: Database, uid: str) -> PointPage:
    with database.reading() as session:
        return points.point_page(session, uid, TODAY)


def names(database: Database) -> dict[str, list[str]]:
    return {cycle.name: [point.name for point in cycle.points] for cycle in shown(database).cycles}


@pytest.fixture
def door(database: Database) -> str:
    points.add_cycles(database, [VISIT, CALL])
    return shown(database).cycles[0].points[0].uid


def test_one_begins_with_examples_and_a_cycle_that_is_there_stays(database: Database, door: str) -> None:
    points.rate(database, door, 2, TODAY)
    points.add_cycles(database, [VISIT, ExampleCycle("A repair", (("", "Brings it in", ""),))])
    assert names(database) == {
        "A visit to us": ["Opens the door", "Is greeted", "Pays"],
        "A phone call": ["Rings us up"],
        "A repair": ["Brings it in"],
    }
    assert shown(database).cycles[0].points[0].dots == 2
    assert page(database, door).near_perfect == "It opens with one hand."


def test_the_last_rating_of_a_day_counts_and_days_make_a_history(database: Database, door: str) -> None:
    points.rate(database, door, 2, TODAY - timedelta(days=40))
    points.rate(database, door, 5, TODAY)
    points.rate(database, door, 4, TODAY)
    assert page(database, door).rated == (Rated(date(2026, 10, 15), 2), Rated(TODAY, 4))
    assert page(database, door).point.dots == 4


@pytest.mark.parametrize("dots", [0, 6, -1])
def test_a_point_gets_one_to_five_dots(database: Database, door: str, dots: int) -> None:
    with pytest.raises(Problem) as problem:
        points.rate(database, door, dots, TODAY)
    assert problem.value.code == "dots-out-of-range"


def test_what_is_heard_of_a_point_rates_it_for_a_year(database: Database, door: str) -> None:
    heard.say(database, NewHeard("It opens by itself now!", point=door), TODAY - timedelta(days=364))
    heard.say(database, NewHeard("Heavy as ever", is_complaint=True, point=door), TODAY)
    point = shown(database).cycles[0].points[0]
    assert (point.praised, point.blamed, point.heard_dots) == (1, 1, 3)
    later = shown(database, TODAY + timedelta(days=1)).cycles[0].points[0]
    assert (later.praised, later.blamed, later.heard_dots) == (0, 1, 1)
    assert [line.text for line in page(database, door).heard] == ["Heavy as ever", "It opens by itself now!"]


@pytest.mark.parametrize(
    ("praised", "blamed", "dots"),
    [(0, 0, None), (3, 0, 5), (0, 2, 1), (1, 1, 3), (2, 1, 4), (1, 2, 2), (7, 1, 5), (5, 3, 4), (1, 7, 2)],
)
def test_dots_by_what_was_heard_computed_by_hand(praised: int, blamed: int, dots: int | None) -> None:
    """1 + 4 x 2/3 = 3.67, 1 + 4/3 = 2.33, 1 + 4 x 7/8 = 4.5, 1 + 4 x 5/8 = 3.5, 1 + 4/8 = 1.5; a half goes up."""
    assert heard_dots(praised, blamed) == dots


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_praise_never_costs_a_dot(praised: int, blamed: int) -> None:
    now = heard_dots(praised, blamed)
    assert now is None or 1 <= now <= 5
    assert (now or 1) <= (heard_dots(praised + 1, blamed) or 0)
    assert (now or 5) >= (heard_dots(praised, blamed + 1) or 6)


def test_a_cycle_is_put_in_another_order_renamed_and_gets_new_points(database: Database, door: str) -> None:
    visit = shown(database).cycles[0]
    greeted = visit.points[1].uid
    points.rate(database, greeted, 5, TODAY)
    points.keep_cycle(
        database, "A visit to us", " A visit ", [(greeted, "Is greeted by name"), ("", "Waits"), (door, "Comes in")]
    )
    assert names(database)["A visit"] == ["Is greeted by name", "Waits", "Comes in"]
    assert [point.dots for point in shown(database).cycles[0].points] == [5, None, None]


def test_a_point_that_goes_takes_its_story_along_and_undo_brings_all_of_it_back(database: Database, door: str) -> None:
    points.rate(database, door, 2, TODAY)
    heard.say(database, NewHeard("Heavy", is_complaint=True, point=door), TODAY)
    improvements.begin(database, door, NewImprovement("A lighter door", ("Ask Jonas",)), TODAY)
    before = page(database, door)
    greeted, pays = (point.uid for point in shown(database).cycles[0].points[1:])
    rest = [(greeted, "Is greeted"), (pays, "Pays")]
    gone = points.keep_cycle(database, "A visit to us", "A visit to us", rest)
    assert names(database)["A visit to us"] == ["Is greeted", "Pays"]
    assert shown(database).improving is None
    with database.reading() as session:
        assert [line.point for line in heard.latest(session, TODAY)] == [""]
    with pytest.raises(Problem) as problem:
        page(database, door)
    assert problem.value.code == "no-such-point"
    undo(database, gone.action)
    assert page(database, door) == before


def test_a_cycle_goes_and_comes_back(database: Database, door: str) -> None:
    gone = points.remove_cycle(database, "A phone call")
    assert list(names(database)) == ["A visit to us"]
    undo(database, gone.action)
    assert names(database)["A phone call"] == ["Rings us up"]


@pytest.mark.parametrize(
    ("cycle", "name", "wanted", "code"),
    [
        ("A visit to us", " ", [("", "x")], "empty-cycle"),
        ("A visit to us", "A visit to us", [], "empty-point"),
        ("A visit to us", "A visit to us", [("", " \n")], "empty-point"),
        ("A visit to us", "A phone call", [("", "x")], "cycle-there"),
        ("", "A phone call", [("", "x")], "cycle-there"),
        ("", "A delivery", [("0" * 16, "x")], "no-such-point"),
    ],
)
def test_a_cycle_that_cannot_be_is_refused_in_a_sentence(
    database: Database, door: str, cycle: str, name: str, wanted: list[tuple[str, str]], code: str
) -> None:
    before = shown(database)
    with pytest.raises(Problem) as problem:
        points.keep_cycle(database, cycle, name, wanted)
    assert problem.value.code == code
    assert str(problem.value).endswith(".")
    assert shown(database) == before


def test_one_improvement_at_a_time_step_by_step_until_it_is_done(database: Database, door: str) -> None:
    new = NewImprovement("  A door for a full hand ", ("Ask Jonas", " ", "Hook it open"), "Nadia", date(2026, 12, 12))
    improvements.begin(database, door, new, TODAY)
    now = shown(database).improving
    assert now is not None
    assert (now.text, now.who, now.due) == ("A door for a full hand", "Nadia", date(2026, 12, 12))
    assert [step.text for step in now.steps] == ["Ask Jonas", "Hook it open"]
    assert shown(database).cycles[0].points[0].is_improving
    with pytest.raises(Problem) as problem:
        improvements.begin(database, door, NewImprovement("Something else"), TODAY)
    assert problem.value.code == "one-at-a-time"
    improvements.add_step(database, now.uid, "Try it with a tray")
    improvements.tick(database, now.steps[0].uid, True, TODAY)
    now = shown(database).improving
    assert now is not None
    assert [(step.text, step.done) for step in now.steps] == [
        ("Ask Jonas", True),
        ("Hook it open", False),
        ("Try it with a tray", False),
    ]
    improvements.tick(database, now.steps[0].uid, False, TODAY)
    improvements.finish(database, now.uid, TODAY)
    assert shown(database).improving is None
    (done,) = page(database, door).better
    assert (done.done_on, done.is_open) == (TODAY, False)
    improvements.begin(database, door, NewImprovement("A bell"), TODAY)
    assert [better.text for better in page(database, door).better] == ["A bell", "A door for a full hand"]


def test_what_matters_less_is_set_aside_and_what_is_over_stays_over(database: Database, door: str) -> None:
    improvements.begin(database, door, NewImprovement("A bell", ("Buy one",)), TODAY)
    now = shown(database).improving
    assert now is not None
    changes = improvements.set_aside(database, now.uid, TODAY)
    for does in (
        lambda: improvements.finish(database, now.uid, TODAY),
        lambda: improvements.add_step(database, now.uid, "x"),
        lambda: improvements.tick(database, now.steps[0].uid, True, TODAY),
    ):
        with pytest.raises(Problem) as problem:
            does()
        assert problem.value.code == "improvement-over"
    undo(database, changes.action)
    assert shown(database).improving == now


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_improvement_and_its_steps_need_words(database: Database, door: str, text: str) -> None:
    with pytest.raises(Problem) as problem:
        improvements.begin(database, door, NewImprovement(text), TODAY)
    assert problem.value.code == "empty-improvement"
    improvements.begin(database, door, NewImprovement("A bell"), TODAY)
    now = shown(database).improving
    assert now is not None
    with pytest.raises(Problem) as problem:
        improvements.add_step(database, now.uid, text)
    assert problem.value.code == "empty-step"


def test_a_point_says_how_it_is_and_what_near_perfect_would_be(database: Database, door: str) -> None:
    points.describe(database, door, "Heavy.\nPrams need two.", "Opens with an elbow.")
    assert (page(database, door).today, page(database, door).near_perfect) == (
        "Heavy.\nPrams need two.",
        "Opens with an elbow.",
    )
