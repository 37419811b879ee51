"""The door to the keychain of the system: keeps the secret of each shop under the shop's id.

Only keychains known to encrypt are used, by name: keyring would otherwise fall back to a plain file or to nothing
without a word. Every call has a time limit, because a keychain without a home waits for ever.
"""

import base64
import contextlib
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.store import cipher, recovery_code

_SERVICE = "Shopfriend"
_TIME_LIMIT = 5.0
_LEFT_ALONE = 30.0
"""Seconds for which a keychain that did not answer is not asked again: opening by the code asks it three times."""
_TRUSTED = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)

Answer = TypeVar("Answer")


class Keychain(Protocol):
    """Where secrets lie while the owner works; the recovery sheet opens the shop without it."""

    def recall(self, shop: bytes) -> bytes | None:
        """The secret of the shop with this id, or None where the keychain has none or does not answer."""
        ...

    def keep(self, shop: bytes, secret: bytes) -> bool:
        """Keep a secret; True only once it was read back."""
        ...

    def drop(self, shop: bytes) -> None:
        """Take a secret out again, where it is there."""
        ...


class SystemKeychain:
    """The keychain of the user's session, where there is one that can be trusted."""

    def recall(self, shop: bytes) -> bytes | None:
        """See `Keychain`."""

        def ask() -> str | None:
            backend = _backend()
            return None if backend is None else backend.get_password(_SERVICE, shop.hex())

        kept = _within_time(ask)
        if kept is None:
            return None
        with contextlib.suppress(ValueError):
            return base64.b64decode(kept, validate=True)
        return None

    def keep(self, shop: bytes, secret: bytes) -> bool:
        """See `Keychain`."""

        def store() -> None:
            backend = _backend()
            if backend is not None:
                backend.set_password(_SERVICE, shop.hex(), base64.b64encode(secret).decode("ascii"))

        _within_time(store)
        return self.recall(shop) == secret

    def drop(self, shop: bytes) -> None:
        """See `Keychain`."""

        def delete() -> None:
            backend = _backend()
            if backend is not None:
                backend.delete_password(_SERVICE, shop.hex())

        _within_time(delete)


class NoKeychain:
    """For shops whose code is given each time."""

    def recall(self, shop: bytes) -> bytes | None:
        """See `Keychain`: there is never anything here."""
        return None

    def keep(self, shop: bytes, secret: bytes) -> bool:
        """See `Keychain`: nothing is kept."""
        return False

    def drop(self, shop: bytes) -> None:
        """See `Keychain`: nothing is there."""


def _backend() -> Any:
    import keyring

    chosen = keyring.get_keyring()
    candidates = [chosen, *getattr(chosen, "backends", ())]
    return next((backend for backend in candidates if type(backend).__module__.startswith(_TRUSTED)), None)


_silent_since = [float("-inf")]


def _within_time(work: Callable[[], Answer]) -> Answer | None:
    """What `work` answers, or None where it fails or takes longer than the limit: then the code is asked for."""
    answers: list[Answer] = []
    if time.monotonic() - _silent_since[0] < _LEFT_ALONE:
        return None

    def run() -> None:
        # Each keychain fails in its own words and exceptions (locked, denied, never made), and all of them mean
        # the same to the owner: the code from the sheet is needed.
        with contextlib.suppress(Exception):
            answers.append(work())

    thread = threading.Thread(target=run, name="keychain", daemon=True)
    thread.start()
    thread.join(_TIME_LIMIT)
    if thread.is_alive():
        _silent_since[0] = time.monotonic()
    return answers[0] if answers else None


def key_of(path: Path, keychain: Keychain, *, code: str | None, ask: Callable[[], str] | None) -> str:
    """The raw key of a shop file, found as `secret_for` does."""
    return cipher.raw_key(secret_for(path, keychain, code=code, ask=ask), cipher.salt_of(path))


def secret_for(path: Path, keychain: Keychain, *, code: str | None, ask: Callable[[], str] | None) -> bytes:
    """The secret of a shop file, from the code, the keychain or the owner, in this order.

    What the keychain has may be another one, where this is a backup from before a new code: then the owner is asked,
    and what is kept for the shop of today stays. Raises Problem "no-key" where none of them has it.
    """
    salt = cipher.salt_of(path)
    if code is not None:
        return recovery_code.secret_of(code)
    kept = keychain.recall(salt)
    if kept is not None and not fits(path, kept):
        came = _come_true(path, keychain, salt)
        if came is not None or ask is None:
            return came or kept
    elif kept is not None:
        return kept
    if ask is None:
        raise Problem(
            "no-key",
            _("This computer's keychain has no key for {file}. Type the code from your recovery sheet."),
            file=path.name,
        )
    secret = recovery_code.secret_of(ask())
    with contextlib.closing(cipher.connect(path, cipher.raw_key(secret, salt))) as connection:
        cipher.check_opens(connection, path)
    if kept is None:
        keychain.keep(salt, secret)
    return secret


def keep(path: Path, keychain: Keychain, code: str) -> None:
    """Keep the code that opened the shop of this computer, whatever was kept for it before."""
    salt, secret = cipher.salt_of(path), recovery_code.secret_of(code)
    if keychain.recall(salt) != secret:
        keychain.keep(salt, secret)


def kept_secret(path: Path, keychain: Keychain) -> bytes | None:
    """The secret of a shop file as the keychain has it; None where it has none, or none that opens what lies there."""
    try:
        secret = keychain.recall(cipher.salt_of(path))
    except Problem:
        return None
    return secret if secret is not None and fits(path, secret) else None


def coming(shop: bytes) -> bytes:
    """The name under which a keychain keeps the secret that a shop is about to have, while its code is changed."""
    return shop + b" coming"


def fits(path: Path, secret: bytes) -> bool:
    """Whether a secret opens a file; True also where something else than the key is in the way."""
    try:
        with contextlib.closing(cipher.connect(path, cipher.raw_key(secret, cipher.salt_of(path)))) as connection:
            cipher.check_opens(connection, path)
    except Problem as problem:
        return problem.code != "wrong-key"
    return True


def _come_true(path: Path, keychain: Keychain, salt: bytes) -> bytes | None:
    """The secret of a change of code that was cut short after the file had changed; it is the shop's from now on."""
    secret = keychain.recall(coming(salt))
    if secret is None or not fits(path, secret):
        return None
    keychain.keep(salt, secret)
    return secret
