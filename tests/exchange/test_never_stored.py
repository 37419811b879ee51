"""Numbers of payment cards and passwords are never stored, wherever in a file they stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.exchange.never_stored import LEFT_OUT, holds_payment_card, without_secrets
from shopfriend.exchange.person import Reading
from shopfriend.exchange.reading import read_bytes

VISA, MASTERCARD, AMEX = "4111 1111 1111 1111", "5555555555554444", "3782-822463-10005"


def reading(text: str) -> Reading:
    return read_bytes(text.encode(), "list.csv", "GB", today=date(2026, 11, 24))


@pytest.mark.parametrize("number", [VISA, MASTERCARD, AMEX, "6011000990139424", "2223003122003222", "3530111333300000"])
@pytest.mark.parametrize("around", ["{}", "card {}, exp 12/27", "({})\nnext line"])
def test_a_payment_card_is_known_by_its_check_digit(number: str, around: str) -> None:
    assert holds_payment_card(around.format(number))
    assert without_secrets(around.format(number)) == around.format(LEFT_OUT)


@pytest.mark.parametrize(
    "text", ["4111 1111 1111 1112", "+4930123456789012", "4006381333931", "020 7946 0000", "2026-11-24 10:00", "1" * 30]
)
def test_other_numbers_stay(text: str) -> None:
    assert without_secrets(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Password: tea4two", "Password: …"),
        ("likes tea. Passwort = geheim, ruft an", "likes tea. Passwort = … ruft an"),
        ("PIN: 1234", "PIN: …"),
        ("her mot de passe est soleil", "her mot de passe est …"),
        ("$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy", "…"),
        ("forgot her password twice", "forgot her password twice"),
        ("wears a pin with a dachshund", "wears a pin with a dachshund"),
    ],
)
def test_a_password_is_known_by_the_word_before_it(text: str, kept: str) -> None:
    assert without_secrets(text) == kept


@pytest.mark.parametrize("header", ["Note", "Phone", "Customer number", "Street", "Shoe", "Tags"])
def test_no_column_brings_a_card_in_and_the_owner_is_told(header: str) -> None:
    found = reading(f"Name,{header}\nAnn Lee,{VISA}\nBob Lee,2\nCat Lee,3\n")
    assert "1111" not in repr(found.people)
    assert [problem.line for problem in found.problems] == [2]
    assert "1111" not in found.problems[0].text


def test_a_column_of_cards_is_left_out_whatever_its_header_says() -> None:
    found = reading(f"Name,Reference\nAnn Lee,{VISA}\nBob Lee,{MASTERCARD}\nCat Lee,{AMEX}\n")
    assert [(person.reference, person.notes) for person in found.people] == [("", "")] * 3
    assert found.problems == ()


def test_a_vcard_brings_none_in() -> None:
    found = reading(f"BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nNOTE:pays with {VISA}\nEND:VCARD\n")
    assert found.people[0].notes == "pays with …"


@given(st.text())
def test_what_was_cleared_stays_as_it_is(text: str) -> None:
    once = without_secrets(text)
    assert without_secrets(once) == once
