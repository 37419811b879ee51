"""The seven steps to a reputation: what they say for each group, how far they have come, and which one is thin."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.our_shop import heard, reputation
from shopfriend.our_shop.seven_steps import steps_of, thin_step
from shopfriend.our_shop.views import PLAN_STEPS, NewHeard, Plan, Reputation, SaidChoices
from shopfriend.problem import Problem
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo

TODAY = date(2026, 11, 24)
WHOLE = dict.fromkeys(PLAN_STEPS[1:], "something")
words = st.sampled_from(["", " ", "something"])
plans = st.lists(
    st.builds(Plan, st.just("u"), st.just("n"), words, words, words, words, words, words, heard_lately=st.booleans()),
    max_size=6,
)


def shown(database: Database, today: date = TODAY) -> Reputation:
    with database.reading() as session:
        return reputation.reputation(session, today)


def test_steps_counted_by_hand() -> None:
    """Two groups: one whole and heard; the other says what it should say, and how we hear, but was not heard."""
    two = [Plan("a", "Regulars", **WHOLE, heard_lately=True), Plan("b", "The street", "Go there", how_we_hear="Nora")]
    counted = [(step.number, step.done, step.of) for step in steps_of(two)]
    assert counted == [(1, 2, 3), (2, 2, 2), (3, 1, 2), (4, 1, 2), (5, 1, 2), (6, 1, 2), (7, 1, 2)]
    assert thin_step(steps_of(two)) == 3


def test_without_a_group_the_first_step_is_thin_and_with_all_done_none_is() -> None:
    assert thin_step(steps_of([])) == 1
    whole = [Plan(str(n), "x", **WHOLE, heard_lately=True) for n in range(3)]
    assert thin_step(steps_of(whole)) is None


@given(plans)
def test_the_thin_step_has_come_least_far_and_no_step_further_than_all(those: list[Plan]) -> None:
    steps = steps_of(those)
    assert [step.number for step in steps] == [1, 2, 3, 4, 5, 6, 7]
    assert all(0 <= step.share <= 1 for step in steps)
    thin = thin_step(steps)
    if thin is None:
        assert all(step.share == 1 for step in steps)
    else:
        assert all(step.share > steps[thin - 1].share for step in steps[: thin - 1])
        assert all(step.share >= steps[thin - 1].share for step in steps)


@given(plans)
def test_a_group_with_everything_makes_no_step_thinner(those: list[Plan]) -> None:
    more = steps_of([*those, Plan("x", "x", **WHOLE, heard_lately=True)])
    assert all(after.share >= before.share for before, after in zip(steps_of(those), more, strict=True))


def test_a_group_is_named_planned_for_and_heard(database: Database) -> None:
    reputation.want(database, " They remember you there. ")
    lane = reputation.add_group(database, " Mill Lane ")
    reputation.keep_plan(database, lane, {"should_say": "Knock at Marlow's", "how_we_hear": "Nora"})
    heard.say(database, NewHeard("Lovely", audience=lane), TODAY - timedelta(days=100))
    found = shown(database)
    assert found.wanted == "They remember you there."
    assert [(plan.name, plan.should_say, plan.praised, plan.heard_lately) for plan in found.plans] == [
        ("Mill Lane", "Knock at Marlow's", 1, False)
    ]
    heard.say(database, NewHeard("Dear", is_complaint=True, audience=lane), TODAY)
    (plan,) = shown(database).plans
    assert (plan.praised, plan.blamed, plan.heard_lately) == (1, 1, True)
    assert [line.audience for line in shown(database).heard] == ["Mill Lane", "Mill Lane"]
    with database.reading() as session:
        assert heard.choices(session) == SaidChoices(((lane, "Mill Lane"),), ())


def test_a_group_that_goes_leaves_what_was_heard_and_comes_back(database: Database) -> None:
    lane = reputation.add_group(database, "Mill Lane")
    heard.say(database, NewHeard("Lovely", audience=lane), TODAY)
    before = shown(database)
    gone = reputation.remove_group(database, lane)
    assert [line.audience for line in shown(database).heard] == [""]
    undo(database, gone.action)
    assert shown(database) == before


def test_what_cannot_be_is_refused_in_a_sentence(database: Database) -> None:
    lane = reputation.add_group(database, "Mill Lane")
    for does, code in (
        (lambda: reputation.add_group(database, " "), "empty-group"),
        (lambda: reputation.add_group(database, "Mill  Lane"), "group-there"),
        (lambda: reputation.keep_plan(database, lane, {"name": "\n"}), "empty-group"),
        (lambda: reputation.keep_plan(database, "0" * 16, {}), "no-such-group"),
        (lambda: reputation.remove_group(database, "0" * 16), "no-such-group"),
    ):
        with pytest.raises(Problem) as problem:
            does()
        assert problem.value.code == code
        assert str(problem.value).endswith(".")
