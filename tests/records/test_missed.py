from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shopfriend.records.household import Member, addressed
from shopfriend.records.visit import VISITS_THAT_TELL, missed_on, rhythm

DAYS = st.lists(st.dates(date(2015, 1, 1), date(2030, 1, 1)), max_size=15)


@given(DAYS)
def test_nobody_is_missed_before_six_visits_and_three_times_the_rhythm(days: list[date]) -> None:
    missed = missed_on(days)
    visits = sorted(set(days))
    assert (missed is None) is (len(visits) < VISITS_THAT_TELL)
    if missed is not None:
        usual = rhythm(visits)
        assert usual is not None
        assert missed - visits[-1] >= timedelta(days=int(3 * usual))
        assert missed - visits[-1] >= timedelta(days=21)


def test_at_the_end_of_the_calendar_nobody_is_missed() -> None:
    assert missed_on([date(9990, 1, 1) + timedelta(days=700 * n) for n in range(5)] + [date(9999, 12, 30)]) is None


MEMBERS = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=6)


@given(MEMBERS)
def test_a_card_for_a_house_names_nobody_who_may_not_be_named(people: list[tuple[bool, bool]]) -> None:
    members = [Member(str(number), may, takes) for number, (may, takes) in enumerate(people)]
    named = {member.uid for member in members if member.may_be_named}
    greeted = addressed(members)
    assert set(greeted) <= named
    assert bool(greeted) is bool(named)
    assert len(greeted) in (0, 1, len(members))
    if greeted and len(greeted) == len(members):
        assert set(greeted) == named
    takes = [member.uid for member in members if member.may_be_named and member.takes_post]
    assert not takes or greeted[0] in takes
