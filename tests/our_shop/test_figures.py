"""The figures of a check-up, computed by hand and held against what must be true of any records."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.our_shop import figures
from shopfriend.our_shop.figures import Case, FigureKind, Pillar

UNTIL = date(2026, 11, 30)
NEVER = date.min
ADA, BEN, CY = ("a", "Ada"), ("b", "Ben"), ("c", "Cy")
SHARES = (figures.newcomers_sent, figures.complaints_answered, figures.promises_in_time, figures.personal_lines)

cases = st.lists(
    st.builds(
        Case,
        st.dates(date(2026, 5, 1), date(2027, 2, 1)),
        st.booleans(),
        st.sampled_from([None, ADA, BEN, CY]),
    ),
    max_size=12,
)
values = st.dictionaries(st.sampled_from(FigureKind), st.floats(0, 60, allow_nan=False))


def ago(days: int, good: bool = True, person: figures.Person | None = None) -> Case:
    return Case(UNTIL - timedelta(days=days), good, person)


def test_one_of_four_newcomers_was_sent() -> None:
    found = figures.newcomers_sent([ago(2, True, ADA), ago(9, False, BEN), ago(60, False), ago(91, False)], UNTIL)
    assert (found.value, found.good, found.of, found.people) == (0.25, 1, 4, (ADA,))


def test_two_newcomers_tell_nothing_and_one_of_long_ago_does_not_count() -> None:
    found = figures.newcomers_sent([ago(2), ago(9), ago(92), ago(-1)], UNTIL)
    assert (found.value, found.good, found.of, found.share) == (None, 2, 2, None)


def test_a_complaint_of_yesterday_may_wait() -> None:
    found = figures.complaints_answered([ago(40), ago(20, False), ago(1, False)], UNTIL)
    assert (found.value, found.good, found.of) == (0.5, 1, 2)
    assert figures.complaints_answered([ago(3, False)], UNTIL).value is None
    assert figures.complaints_answered([ago(4, False)], UNTIL).value == 0
    assert figures.complaints_answered([ago(0)], UNTIL).value == 1


def test_nine_of_ten_promises_were_kept_in_time() -> None:
    found = figures.promises_in_time([*(ago(day) for day in range(9)), ago(5, False), ago(0, False)], UNTIL)
    assert (found.value, found.good, found.of) == (0.9, 9, 10)


def test_three_of_five_regulars_were_talked_with() -> None:
    regulars = [ago(1, True, ADA), ago(50, True, BEN), ago(91, True, CY), ago(92), Case(NEVER, False)]
    found = figures.talked_with(regulars, UNTIL)
    assert (found.value, found.good, found.of, found.people) == (0.6, 3, 5, (ADA, BEN, CY))
    assert figures.talked_with(regulars[:2], UNTIL).value is None


def test_six_of_eight_cards_had_a_personal_line() -> None:
    found = figures.personal_lines([*(ago(3) for _ in range(6)), ago(4, False), ago(5, False)], UNTIL)
    assert found.value == 0.75


def test_three_gestures_to_twelve_clients_are_a_quarter_each() -> None:
    found = figures.given([ago(1, True, ADA), ago(2, True, ADA), ago(91, True, BEN), ago(92, True, CY)], 12, UNTIL)
    assert (found.value, found.good, found.of, found.people) == (0.25, 3, 12, (ADA, BEN))
    assert figures.given([ago(1)], 2, UNTIL).value is None
    assert figures.given([], 3, UNTIL).value == 0
    assert figures.given([ago(1)] * 9, 3, UNTIL).share == 1


def test_the_last_reason_to_come_was_six_days_ago() -> None:
    found = figures.reason_to_come([ago(40, True, CY), ago(6, True, ADA), ago(6, True, BEN), ago(-2)], UNTIL)
    assert (found.value, found.people) == (6, (ADA, BEN))
    assert found.share == pytest.approx(0.8)
    assert figures.reason_to_come([], UNTIL).value is None
    assert figures.reason_to_come([ago(30)], UNTIL).share == 0


def test_pillars_and_where_the_month_stands_computed_by_hand() -> None:
    found = {
        FigureKind.NEWCOMERS_SENT: 0.6,
        FigureKind.PROMISES_IN_TIME: 0.9,
        FigureKind.REASON_TO_COME: 6.0,
        FigureKind.TALKED_WITH: 0.5,
        FigureKind.PERSONAL_LINES: 0.75,
        FigureKind.GIVEN: 0.25,
    }
    assert figures.pillar_share(found, Pillar.QUALITY) == pytest.approx(0.6)
    assert figures.pillar_share(found, Pillar.SERVICE) == pytest.approx(0.85)
    assert figures.pillar_share(found, Pillar.RELATIONSHIPS) == pytest.approx(0.5)
    assert figures.stands_at(found, 4) == pytest.approx(0.675)
    assert figures.weakest(found) is FigureKind.GIVEN
    assert figures.strongest_and_weakest(found) == (Pillar.SERVICE, Pillar.RELATIONSHIPS)


def test_too_little_is_known_for_a_place_between_the_two() -> None:
    assert figures.stands_at({}, 5) is None
    assert figures.stands_at({FigureKind.GIVEN: 1.0}, None) is None
    assert figures.stands_at({FigureKind.GIVEN: 1.0}, 3) == 0.75
    assert figures.weakest({}) is None
    assert figures.strongest_and_weakest({FigureKind.GIVEN: 1.0}) is None
    assert figures.strongest_and_weakest({FigureKind.GIVEN: 0.5, FigureKind.PROMISES_IN_TIME: 0.5}) is None


@pytest.mark.parametrize("figure", SHARES)
@given(found=cases)
def test_a_share_is_a_share_and_more_good_cases_never_lower_it(figure: object, found: list[Case]) -> None:
    now = figure(found, UNTIL)  # type: ignore[operator]
    assert 0 <= now.good <= now.of <= len(found)
    assert now.value is None or now.value == now.good / now.of
    assert len(now.people) <= now.good
    better = figure([*found, ago(10)], UNTIL)  # type: ignore[operator]
    assert (better.good, better.of) == (now.good + 1, now.of + 1)
    assert now.value is None or better.value >= now.value


@given(cases, st.integers(0, 40))
def test_what_is_not_in_the_window_changes_nothing(found: list[Case], clients: int) -> None:
    out = [ago(92), ago(93, False), ago(-1), ago(400)]
    for figure in SHARES:
        assert figure([*found, *out], UNTIL) == figure(found, UNTIL)
    assert figures.given([*found, *out], clients, UNTIL) == figures.given(found, clients, UNTIL)


@given(cases)
def test_a_reason_to_come_is_no_older_than_any_other(found: list[Case]) -> None:
    now = figures.reason_to_come(found, UNTIL)
    past = [(UNTIL - case.day).days for case in found if case.day <= UNTIL]
    assert now.value == (min(past) if past else None)


@given(values, st.none() | st.integers(1, 5))
def test_every_share_lies_between_nothing_and_all(found: dict[FigureKind, float], compelled: int | None) -> None:
    where = figures.stands_at(found, compelled)
    assert where is None or 0 <= where <= 1
    for pillar in Pillar:
        share = figures.pillar_share(found, pillar)
        assert (share is None) == (not any(kind in found for kind in figures.PILLARS[pillar]))
    if compelled is not None and compelled < 5 and where is not None:
        assert (figures.stands_at(found, compelled + 1) or 0) > where
    least = figures.weakest(found)
    assert least is None or all(
        figures.share_of(least, found[least]) <= figures.share_of(kind, value) for kind, value in found.items()
    )
