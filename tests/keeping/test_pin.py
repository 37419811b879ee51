"""The PIN: kept as a slow hash in the keychain alone, counted across starts, and never a key to the file."""

import pytest

from shopfriend.keeping import pin
from shopfriend.problem import Problem
from tests.keeping.test_opening import DrawerKeychain

SHOP = b"salt of one shop"


def refusal(keychain: DrawerKeychain, typed: str) -> str:
    with pytest.raises(Problem) as problem:
        pin.check(keychain, SHOP, typed)
    return problem.value.code


@pytest.fixture
def keychain() -> DrawerKeychain:
    keychain = DrawerKeychain()
    pin.choose(keychain, SHOP, "2468")
    return keychain


def test_the_right_one_opens_and_a_wrong_one_does_not(keychain: DrawerKeychain) -> None:
    assert pin.is_set(keychain, SHOP)
    assert not pin.is_set(keychain, b"another")
    pin.check(keychain, SHOP, " 2468 ")
    assert refusal(keychain, "2469") == "pin-wrong"
    pin.check(keychain, SHOP, "2468")


def test_five_wrong_ones_are_the_end_until_the_code_is_typed(keychain: DrawerKeychain) -> None:
    assert [refusal(keychain, "1") for _ in range(5)] == ["pin-wrong"] * 4 + ["pin-too-often"]
    assert refusal(keychain, "2468") == "pin-too-often"
    pin.forgive(keychain, SHOP)
    pin.check(keychain, SHOP, "2468")


def test_a_right_one_begins_the_count_anew(keychain: DrawerKeychain) -> None:
    for _ in range(3):
        for _ in range(4):
            assert refusal(keychain, "1") == "pin-wrong"
        pin.check(keychain, SHOP, "2468")


def test_a_keychain_that_cannot_count_asks_for_the_code(keychain: DrawerKeychain) -> None:
    keychain.takes = False
    assert refusal(keychain, "2468") == "pin-too-often"


@pytest.mark.parametrize("typed", ["", "123", "1" * 13, "12a4", "١٢٣٤", "12 34"])
def test_only_digits_are_a_pin(keychain: DrawerKeychain, typed: str) -> None:
    with pytest.raises(Problem) as problem:
        pin.choose(keychain, SHOP, typed)
    assert problem.value.code == "pin-form"
    pin.check(keychain, SHOP, "2468")


def test_nowhere_but_in_a_keychain(keychain: DrawerKeychain) -> None:
    with pytest.raises(Problem) as problem:
        pin.choose(DrawerKeychain(takes=False), SHOP, "2468")
    assert problem.value.code == "pin-not-kept"
    assert b"2468" not in b"".join(keychain.kept.values())
    pin.take_out(keychain, SHOP)
    assert not pin.is_set(keychain, SHOP)
    assert refusal(keychain, "2468") == "pin-too-often"
