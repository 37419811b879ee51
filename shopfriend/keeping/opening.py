"""Making a shop and opening it again: the file, its key, and bringing it up to date."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from shopfriend.records.shop import Shop
from shopfriend.store import cipher, recovery_code, upgrade
from shopfriend.store.database import Database
from shopfriend.store.key import Keychain, key_of


@dataclass(frozen=True, slots=True)
class NewKey:
    """The key of a shop to be: its id, its secret, and whether the keychain has it already."""

    salt: bytes
    secret: bytes
    kept: bool

    @property
    def code(self) -> str:
        """The recovery code, as it belongs on paper."""
        return recovery_code.code_of(self.secret)


@dataclass(frozen=True, slots=True)
class NewShop:
    """A shop just made. `kept` tells whether the keychain has the key; the code belongs on paper either way."""

    database: Database
    recovery_code: str
    kept: bool


def new_key(keychain: Keychain) -> NewKey:
    """A key for a shop that is made later, so that its code can be on paper before anything is stored."""
    salt, secret = cipher.new_salt(), recovery_code.new_secret()
    return NewKey(salt, secret, keychain.keep(salt, secret))


def make(
    path: Path,
    keychain: Keychain,
    now: Callable[[], datetime],
    *,
    code: str | None = None,
    new: NewKey | None = None,
    name: str = "",
    region: str = "GB",
) -> NewShop:
    """Make a shop file; under the new key or the code that is given, else under a fresh one that the keychain keeps.

    Raises Problem where a file is there already, the code is mistyped, or the folder takes no file.
    """
    if new is not None:
        salt, secret = new.salt, new.secret
    else:
        salt = cipher.new_salt()
        secret = recovery_code.new_secret() if code is None else recovery_code.secret_of(code)
    key = cipher.raw_key(secret, salt)
    upgrade.make(path, key)
    database = Database(path, key, now)
    try:
        with database.writing() as session:
            session.add(Shop(name=name, region=region))
    except BaseException:
        discard(database)
        raise
    kept = new.kept if new is not None else code is None and keychain.keep(salt, secret)
    return NewShop(database, recovery_code.code_of(secret), kept)


def discard(database: Database) -> None:
    """Take a shop away again that could not be made whole."""
    database.close()
    for ending in ("", "-wal", "-shm"):
        database.path.with_name(database.path.name + ending).unlink(missing_ok=True)


def open_shop(
    path: Path,
    keychain: Keychain,
    now: Callable[[], datetime],
    today: date,
    *,
    code: str | None = None,
    ask: Callable[[], str] | None = None,
) -> Database:
    """Open a shop with the code where given, else with the keychain, else by asking the owner.

    A code that was asked for and fits is given to the keychain again. Raises Problem where the file is missing, is
    no shop, is newer than the program, or where no key fits.
    """
    key = key_of(path, keychain, code=code, ask=ask)
    with contextlib.closing(cipher.connect(path, key)) as connection:
        cipher.check_opens(connection, path)
        upgrade.bring_up_to_date(connection, path, key, today)
    return Database(path, key, now)
