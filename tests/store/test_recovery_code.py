import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.problem import Problem
from shopfriend.store.recovery_code import code_of, new_secret, secret_of

secrets = st.binary(min_size=16, max_size=16)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(secrets)
def test_a_code_gives_its_secret_back_however_it_is_typed(secret: bytes) -> None:
    code = code_of(secret)
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert secret_of(code) == secret
    assert secret_of(f"  {code.lower().replace('-', ' ')}\n") == secret
    assert secret_of(code.replace("0", "o").replace("1", "l").replace("-", "")) == secret


@given(secrets, st.integers(0, 27), st.sampled_from(LETTERS))
def test_no_wrong_letter_goes_unseen(secret: bytes, place: int, letter: str) -> None:
    code = code_of(secret).replace("-", "")
    wrong = code[:place] + letter + code[place + 1 :]
    if wrong != code:
        with pytest.raises(Problem) as problem:
            secret_of(wrong)
        assert problem.value.code == "code-mistyped"


@given(secrets, st.integers(0, 27), st.integers(0, 27))
def test_no_swap_of_two_letters_goes_unseen(secret: bytes, one: int, other: int) -> None:
    letters = list(code_of(secret).replace("-", ""))
    letters[one], letters[other] = letters[other], letters[one]
    wrong = "".join(letters)
    if wrong != code_of(secret).replace("-", ""):
        with pytest.raises(Problem):
            secret_of(wrong)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_secret_or_a_problem(text: str) -> None:
    try:
        assert len(secret_of(text)) == 16
    except Problem as problem:
        assert problem.code in {"code-letter", "code-length", "code-mistyped"}


def test_the_problem_says_what_is_wrong() -> None:
    with pytest.raises(Problem, match="this one has 4"):
        secret_of("ABCD")
    with pytest.raises(Problem, match="no “U” in it"):
        secret_of("UUUU")


def test_secrets_differ() -> None:
    assert new_secret() != new_secret()
