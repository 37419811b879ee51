"""The PIN of a locked window: a short number that saves typing the code, kept beside the key in the system's keychain.

It gates the window and nothing else. The file's key does not depend on it, so it makes the file neither stronger nor
weaker: whoever is logged in as the owner can open the shop without it, as the command line does. After five wrong ones
only the code opens. What is kept is a slow hash and how often a wrong one was typed, which a new start does not forget.
"""

import hashlib
import hmac
import re
import secrets

from shopfriend.language import _, ngettext
from shopfriend.problem import Problem
from shopfriend.store.key import Keychain

MOST_WRONG = 5
SHORTEST, LONGEST = 4, 12

_SALT = 16


def is_set(keychain: Keychain, shop: bytes) -> bool:
    """Whether the window of the shop with this id has a PIN."""
    return keychain.recall(_place(shop)) is not None


def choose(keychain: Keychain, shop: bytes, pin: str) -> None:
    """Let this PIN open the window from now on. Raises Problem "pin-form" or "pin-not-kept"."""
    if not re.fullmatch(rf"\d{{{SHORTEST},{LONGEST}}}", pin, re.ASCII):
        raise Problem(
            "pin-form", _("A PIN has {least} to {most} digits and nothing else."), least=SHORTEST, most=LONGEST
        )
    salt = secrets.token_bytes(_SALT)
    if not keychain.keep(_place(shop), bytes([0]) + salt + _hash(pin, salt)):
        raise Problem(
            "pin-not-kept",
            _("This computer's keychain does not take a PIN. The window locks without one, too."),
        )


def take_out(keychain: Keychain, shop: bytes) -> None:
    """Let no PIN be asked for any more."""
    keychain.drop(_place(shop))


def check(keychain: Keychain, shop: bytes, typed: str) -> None:
    """Come back if the PIN is right. Raises Problem "pin-wrong", which counts, or "pin-too-often"."""
    kept = keychain.recall(_place(shop))
    if kept is None or kept[0] >= MOST_WRONG:
        raise _too_often()
    salt, right = kept[1 : 1 + _SALT], kept[1 + _SALT :]
    # Counted before it is looked at: ending the program in between does not give another try.
    if not keychain.keep(_place(shop), bytes([kept[0] + 1]) + kept[1:]):
        raise _too_often()
    if not hmac.compare_digest(_hash(typed.strip(), salt), right):
        left = MOST_WRONG - kept[0] - 1
        if not left:
            raise _too_often()
        raise Problem(
            "pin-wrong",
            ngettext(
                "That is not the PIN. One more try, then the code from your sheet is needed.",
                "That is not the PIN. {left} more tries, then the code from your sheet is needed.",
                left,
            ),
            left=left,
        )
    forgive(keychain, shop)


def forgive(keychain: Keychain, shop: bytes) -> None:
    """Forget the wrong ones, once the owner has shown that it is she."""
    kept = keychain.recall(_place(shop))
    if kept is not None and kept[0]:
        keychain.keep(_place(shop), bytes([0]) + kept[1:])


def _too_often() -> Problem:
    return Problem("pin-too-often", _("The PIN opens no more. Type the code from your sheet."))


def _place(shop: bytes) -> bytes:
    return shop + b" pin"


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=1 << 14, r=8, p=1)
