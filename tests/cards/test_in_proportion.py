"""Thanks for a friend in proportion: a card for a name that was passed on, a small gift with it for more."""

from datetime import date

import pytest

from shopfriend.records.customer import Customer
from shopfriend.records.kinds import Direction, ReferralStep
from shopfriend.records.referral import Referral, deserves_a_gift, friends_within_a_year
from shopfriend.store.database import Database
from tests.cards.month import a_shop, add, suggested

PASSED, INTRODUCED, READY = ReferralStep


@pytest.mark.parametrize(
    ("step", "friends", "gift"),
    [(PASSED, 1, False), (PASSED, 2, True), (INTRODUCED, 1, True), (READY, 1, True), (READY, 5, True)],
)
def test_a_gift_by_hand(step: ReferralStep, friends: int, gift: bool) -> None:
    assert deserves_a_gift(step, friends) is gift


def test_friends_within_a_year_by_hand() -> None:
    sent = [(date(2025, 11, 5), "a"), (date(2025, 11, 6), "b"), (date(2026, 11, 5), "c"), (date(2026, 11, 5), "b")]
    assert friends_within_a_year(sent, date(2026, 11, 5)) == 2
    assert friends_within_a_year(sent, date(2026, 11, 4)) == 2
    assert friends_within_a_year(sent, date(2027, 11, 5)) == 0
    assert friends_within_a_year([], date(2026, 11, 5)) == 0
    leap = [(date(2023, 2, 28), "a"), (date(2023, 3, 1), "b"), (date(2024, 2, 29), "c")]
    assert friends_within_a_year(leap, date(2024, 2, 29)) == 2


def test_the_reason_says_how_strong_it_was_and_what_is_in_proportion(database: Database) -> None:
    add(database, a_shop())
    ann, bea, cem, dag = add(database, *(Customer(name=name) for name in ("Ann", "Bea", "Cem", "Dag")))

    def sent(by: int, friend: str, step: ReferralStep, day: date = date(2026, 11, 5)) -> Referral:
        return Referral(customer_id=by, other_name=friend, direction=Direction.TO_US, step=step, day=day)

    add(
        database,
        sent(ann, "Noor", PASSED),
        sent(bea, "Omar", INTRODUCED),
        sent(cem, "Pia", READY),
        sent(dag, "Quin", PASSED, date(2026, 3, 1)),
        sent(dag, "Rosa", PASSED),
    )
    assert {found.name: found.reason for found in suggested(database)} == {
        "Ann": "Passed our name on to Noor · a card",
        "Bea": "Introduced Omar · card and small gift",
        "Cem": "Sent Pia, ready to buy · card and small gift",
        "Dag": "Passed our name on to Rosa (2 in a year) · card and small gift",
    }
