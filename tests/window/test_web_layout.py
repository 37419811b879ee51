"""Where people stand in the drawing: numbers, without a window."""

from datetime import date
from itertools import combinations
from math import dist, hypot

from hypothesis import given
from hypothesis import strategies as st

from shopfriend.goodwill.views import Brought
from shopfriend.records.kinds import ReferralStep
from shopfriend.tour.circle import people
from shopfriend.window.goodwill.web_layout import lay_out
from shopfriend.window.goodwill.web_page import in_words


@st.composite
def senders(draw: st.DrawFn) -> list[int]:
    return [draw(st.integers(-1, place - 1)) for place in range(draw(st.integers(0, 40)))]


@given(senders())
def test_whoever_was_sent_stands_further_out_and_nobody_on_somebody_else(by: list[int]) -> None:
    spots = lay_out(by)
    assert len(spots) == len(by)
    for place, sender in enumerate(by):
        away = hypot(spots[place].x, spots[place].y)
        assert away >= 100
        assert spots[place].generation == (1 if sender < 0 else spots[sender].generation + 1)
        if sender >= 0:
            assert away > hypot(spots[sender].x, spots[sender].y)
    assert all(dist(one[:2], other[:2]) > 1 for one, other in combinations(spots, 2))


def test_one_alone_stands_below_the_shop_and_300_stand_apart() -> None:
    ((x, y, generation),) = lay_out([-1])
    assert (round(x), round(y), generation) == (0, 165, 1)
    spots = lay_out([person.by for person in people(300)])
    assert min(dist(one[:2], other[:2]) for one, other in combinations(spots, 2)) > 20


def test_who_somebody_is_in_the_drawing_is_told_in_words() -> None:
    told = (
        Brought("Margit", "1", sent=2, is_fan=True),
        Brought("Oksana", "2", 0, step=ReferralStep.INTRODUCED, thanked_on=date(2026, 10, 30)),
        Brought("Her sister", "", 0, step=ReferralStep.NAME_PASSED),
    )
    assert [in_words(told, place) for place in range(3)] == [
        "Margit · sent Oksana, Her sister",
        "Oksana: introduced by Margit · thanked by card on 30 October 2026",
        "Her sister: Margit passed the name on · not thanked by card",
    ]
