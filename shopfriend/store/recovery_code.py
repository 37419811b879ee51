"""The recovery code: the secret of a shop as a person can copy it from paper.

128 random bits are written as 26 letters of Crockford's base32 and two letters of check value, in 7 groups of 4.
The check is that of ISO 7064 (as in an IBAN): the whole code, read as a number, leaves the remainder 1 when divided
by the prime 1021. As 32 has an order above 28 modulo 1021, every wrong letter and every swap of two letters shows.
"""

import secrets

from shopfriend.language import _
from shopfriend.problem import Problem

SECRET_BYTES = 16
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_AS_READ = str.maketrans("ILO", "110")
_MODULUS = 1021
_LENGTH = 28
_GROUP = 4


def new_secret() -> bytes:
    """A fresh secret from the system's source of chance."""
    return secrets.token_bytes(SECRET_BYTES)


def code_of(secret: bytes) -> str:
    """The code for a secret of 16 bytes, such as "0H7K-..."."""
    shifted = int.from_bytes(secret) << 10
    number = shifted + (1 - shifted) % _MODULUS
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def as_read(typed: str) -> str:
    """The letters of a code or of a part of it as they are meant, however they were typed."""
    return "".join(typed.upper().split()).replace("-", "").translate(_AS_READ)


def secret_of(code: str) -> bytes:
    """The secret that a typed code stands for; small letters, spaces, dashes and O for 0 or I for 1 are forgiven.

    Raises Problem "code-length", "code-letter" or "code-mistyped".
    """
    letters = as_read(code)
    unknown = sorted(set(letters) - set(_LETTERS))
    if unknown:
        raise Problem(
            "code-letter",
            _("A recovery code has no “{letter}” in it. Please compare it with your sheet."),
            letter=unknown[0],
        )
    if len(letters) != _LENGTH:
        raise Problem(
            "code-length",
            _("A recovery code has 7 groups of 4 letters, {letters} in all; this one has {found}."),
            letters=_LENGTH,
            found=len(letters),
        )
    number = 0
    for letter in letters:
        number = number * 32 + _LETTERS.index(letter)
    secret = number >> 10
    if number % _MODULUS != 1 or secret >> 8 * SECRET_BYTES:
        raise Problem(
            "code-mistyped", _("There is a mistake in this recovery code. Please compare it with your sheet.")
        )
    return secret.to_bytes(SECRET_BYTES)
