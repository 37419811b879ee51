"""The door to the keychain of the system: keeps the secret of each shop under the shop's id.

Only keychains known to encrypt are used, by name: keyring would otherwise fall back to a plain file or to nothing
without a word. Every call has a time limit, because a keychain without a home waits for ever.
"""

import base64
import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.store import cipher, recovery_code

_SERVICE = "Shopfriend"
_TIME_LIMIT = 5.0
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
        """Take the secret of a shop out again, where it is there."""

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


def _backend() -> Any:
    import keyring

    chosen = keyring.get_keyring()
    candidates = [chosen, *getattr(chosen, "backends", ())]
    return next((backend for backend in candidates if type(backend).__module__.startswith(_TRUSTED)), None)


def _within_time(work: Callable[[], Answer]) -> Answer | None:
    """What `work` answers, or None where it fails or takes longer than the limit: then the code is asked for."""
    answers: list[Answer] = []

    def run() -> None:
        # Each keychain fails in its own words and exceptions (locked, denied, never made), and all of them mean
        # the same to the owner: the code from the sheet is needed.
        with contextlib.suppress(Exception):
            answers.append(work())

    thread = threading.Thread(target=run, name="keychain", daemon=True)
    thread.start()
    thread.join(_TIME_LIMIT)
    return answers[0] if answers else None


def key_of(path: Path, keychain: Keychain, *, code: str | None, ask: Callable[[], str] | None) -> str:
    """The raw key of a shop file, from the code, the keychain or the owner, in this order.

    Raises Problem "no-key" where none of them has it.
    """
    salt = cipher.salt_of(path)
    if code is not None:
        return cipher.raw_key(recovery_code.secret_of(code), salt)
    kept = keychain.recall(salt)
    if kept is not None:
        return cipher.raw_key(kept, salt)
    if ask is None:
        raise Problem(
            "no-key",
            _("This computer's keychain has no key for {file}. Type the code from your recovery sheet."),
            file=path.name,
        )
    secret = recovery_code.secret_of(ask())
    key = cipher.raw_key(secret, salt)
    with contextlib.closing(cipher.connect(path, key)) as connection:
        cipher.check_opens(connection, path)
    keychain.keep(salt, secret)
    return key
