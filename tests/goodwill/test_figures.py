"""Every figure of Circle: examples computed by hand, and what holds whatever the records are."""

from datetime import date, timedelta

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from shopfriend.goodwill.giving import Gift, Records, given
from shopfriend.goodwill.referrals import Sent, brought_by, fans, how_many_sent
from shopfriend.goodwill.silence import About, Heard, Remembered, in_order, no_word_since, one_thing
from shopfriend.goodwill.stages import Known, suggested
from shopfriend.records.kinds import GestureKind, Stage

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2024, 1, 1), date(2027, 6, 1))
VISITS = st.lists(DAYS, max_size=12).map(tuple)


def ago(*days: int) -> tuple[date, ...]:
    return tuple(TODAY - timedelta(days=each) for each in days)


WEEKLY = ago(5, 12, 19, 26, 33, 40)


@pytest.mark.parametrize(
    ("known", "stage", "reason"),
    [
        (Known(Stage.PROSPECT), None, ""),
        (Known(Stage.PROSPECT, ago(3)), Stage.CUSTOMER, "has been in"),
        (Known(Stage.CUSTOMER, ago(3)), None, ""),
        (Known(Stage.CUSTOMER, WEEKLY[:5]), None, ""),
        (Known(Stage.CUSTOMER, WEEKLY), Stage.CLIENT, "noted 6 times in a year, every 7 days"),
        (Known(Stage.CUSTOMER, ago(0, 1, 2, 3, 4, 5)), Stage.CLIENT, "noted 6 times in a year, daily"),
        # Weekly until three weeks after the last visit: missed by then, so not regularly here any more.
        (Known(Stage.CUSTOMER, ago(21, 28, 35, 42, 49, 56)), None, ""),
        (Known(Stage.CUSTOMER, ago(20, 27, 34, 41, 48, 55)), Stage.CLIENT, "noted 6 times in a year, every 7 days"),
        # Six visits, but one of them a year ago to the day.
        (Known(Stage.CUSTOMER, (*WEEKLY[:5], *ago(365))), None, ""),
        (Known(Stage.CUSTOMER, renewals=1), None, ""),
        (Known(Stage.CUSTOMER, renewals=2), Stage.CLIENT, "has renewed 2 times"),
        (Known(Stage.CLIENT, WEEKLY, sent=1), Stage.PARTNER, "has sent somebody to us"),
        (Known(Stage.PROSPECT, WEEKLY, sent=3), Stage.PARTNER, "has sent 3 people to us"),
        (Known(Stage.PARTNER, WEEKLY, renewals=5, sent=3), None, ""),
    ],
)
def test_a_stage_is_suggested_with_its_reason(known: Known, stage: Stage | None, reason: str) -> None:
    found = suggested(known, TODAY)
    assert (None, "") == (stage, reason) if found is None else (found.stage, found.reason) == (stage, reason)


@given_any(st.sampled_from(list(Stage)), VISITS, st.integers(0, 4), st.integers(0, 4))
def test_nobody_is_ever_moved_down(stage: Stage, visits: tuple[date, ...], renewals: int, sent: int) -> None:
    found = suggested(Known(stage, visits, renewals, sent), TODAY)
    if found is not None:
        order = list(Stage)
        assert order.index(found.stage) > order.index(stage)
        assert found.reason


def sent(*pairs: str) -> list[Sent[str]]:
    return [Sent(by, whom, TODAY + timedelta(days=place)) for place, (by, whom) in enumerate(pairs)]


def test_who_sent_two_different_people_is_a_fan() -> None:
    """A sent B and C; B sent D twice over; C sent themselves."""
    referrals = sent("AB", "AC", "BD", "BD", "CC")
    assert how_many_sent(referrals) == {"A": 2, "B": 1}
    assert fans(referrals) == {"A"}


def test_the_first_who_sent_somebody_brought_them_and_nobody_goes_round() -> None:
    """A brought B, whom C also sent; B brought C; that C sent A would go round: A, B, C."""
    found = brought_by(sent("AB", "CB", "BC", "CA"))
    assert {whom: each.by for whom, each in found.items()} == {"B": "A", "C": "B"}


@given_any(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), DAYS), max_size=20))
def test_every_way_back_ends_with_somebody_whom_nobody_sent(referrals: list[tuple[int, int, date]]) -> None:
    every = [Sent(by, whom, day) for by, whom, day in referrals]
    found = brought_by(every)
    assert found.keys() <= {each.whom for each in every}
    for person in found:
        steps = 0
        while person in found:
            person, steps = found[person].by, steps + 1
            assert steps <= len(found)
    senders = how_many_sent(every)
    assert fans(every) <= senders.keys()
    assert sum(senders.values()) <= len(every)


def test_what_was_given_is_counted_by_kind_within_the_month() -> None:
    records = Records(
        gestures=((GestureKind.FAVOUR, date(2026, 11, 1)), (GestureKind.GIFT, date(2026, 10, 31))),
        cards=(date(2026, 11, 30), date(2026, 12, 1)),
        promises=(date(2026, 11, 12),) * 2,
        sent_on=(date(2026, 11, 3),),
        visits=(date(2026, 11, 3), date(2026, 11, 4), date(2026, 9, 4)),
        sent_to_us=(date(2026, 11, 20),),
    )
    found = given(records, date(2026, 11, 1), date(2026, 12, 1))
    assert [found.of(gift) for gift in Gift] == [1, 0, 0, 0, 1, 2, 1]
    assert (found.all, found.visits, found.sent_to_us) == (5, 2, 1)


@given_any(st.lists(st.tuples(st.sampled_from(list(GestureKind)), DAYS)), VISITS, VISITS, DAYS, DAYS, DAYS)
def test_two_spans_count_what_their_whole_counts(
    gestures: list[tuple[GestureKind, date]],
    cards: tuple[date, ...],
    visits: tuple[date, ...],
    a: date,
    b: date,
    c: date,
) -> None:
    since, middle, until = sorted((a, b, c))
    records = Records(tuple(gestures), cards, cards, visits, visits)
    first, second, whole = (given(records, *span) for span in ((since, middle), (middle, until), (since, until)))
    assert first.all + second.all == whole.all
    assert first.visits + second.visits == whole.visits


@pytest.mark.parametrize(
    ("heard", "since"),
    [
        (Heard(Stage.CLIENT, ago(21, 28, 35, 42, 49, 56)), ago(21)),
        (Heard(Stage.CLIENT, ago(20, 27, 34, 41, 48, 55)), None),
        # A card on the way home is a word, too.
        (Heard(Stage.CLIENT, ago(60, 67, 74, 81, 88, 95), ago(20)), None),
        (Heard(Stage.CLIENT, ago(60, 67, 74, 81, 88, 95), ago(22)), ago(22)),
        # Once a month: three times thirty days.
        (Heard(Stage.CLIENT, ago(89, 119, 149, 179, 209, 239)), None),
        (Heard(Stage.CLIENT, ago(90, 120, 150, 180, 210, 240)), ago(90)),
        # Five visits: not yet.
        (Heard(Stage.PARTNER, ago(90, 120, 150, 180, 210)), None),
        (Heard(Stage.PARTNER, ()), None),
    ],
)
def test_no_word_is_told_after_three_times_their_own_rhythm(heard: Heard, since: tuple[date, ...] | None) -> None:
    assert no_word_since(heard, TODAY) == (since[0] if since else None)


@given_any(VISITS, VISITS)
def test_a_word_of_today_ends_every_silence(visits: tuple[date, ...], words: tuple[date, ...]) -> None:
    assert no_word_since(Heard(Stage.CLIENT, visits, (*words, TODAY)), TODAY) is None
    since = no_word_since(Heard(Stage.CLIENT, visits, words), TODAY)
    assert since is None or TODAY - since >= timedelta(days=21)


def test_partners_come_first_and_whoever_is_still_within_reach() -> None:
    quiet = [
        (Stage.CUSTOMER, *ago(22), "A"),
        (Stage.CLIENT, *ago(90), "B"),
        (Stage.CLIENT, *ago(30), "C"),
        (Stage.PARTNER, *ago(300), "D"),
    ]
    assert "".join(each[2] for each in in_order(quiet)) == "DCBA"


def test_one_thing_is_said_and_thanks_go_first() -> None:
    question = Remembered(About.QUESTION, "How was Swansea?")
    assert one_thing([Remembered(About.FAVOURITE, "Rye"), question]) == question
    assert one_thing([question, Remembered(About.THANKS, "Noor")]).about is About.THANKS
    assert one_thing([]).about is About.NOTHING
