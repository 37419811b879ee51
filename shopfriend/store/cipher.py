"""The door to SQLCipher: a bare connection to an encrypted shop file, and what its refusals mean.

The salt, the first 16 bytes of the file, is the shop's id: it can be read before the file is opened, and it stays
the same through backups and a change of key.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from shopfriend.language import _
from shopfriend.problem import Problem

SALT_BYTES = 16
APPLICATION_ID = 0x53684672
"""Four letters, ShFr, by which a decrypted file is known to be a shop."""

WAIT_FOR_OTHERS = 10.0
"""Seconds to wait while another process writes."""

_KEY_LABEL = b"shopfriend file key 1"


def raw_key(secret: bytes, salt: bytes) -> str:
    """The 96 hex digits that SQLCipher takes as raw key and salt: HMAC-SHA256 of a label under the secret."""
    return hmac.new(secret, _KEY_LABEL, hashlib.sha256).hexdigest() + salt.hex()


def new_salt() -> bytes:
    """The id of a shop that is to be made."""
    return secrets.token_bytes(SALT_BYTES)


def salt_of(path: Path) -> bytes:
    """The id of the shop in a file, read without its key.

    Raises Problem "no-shop", "empty-file", "not-a-shop" or "shop-unreadable".
    """
    try:
        with path.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except FileNotFoundError:
        raise Problem("no-shop", _("There is no shop file at {path}."), path=path) from None
    except OSError as fault:
        raise Problem(
            "shop-unreadable", _("The shop file {path} cannot be read: {why}."), path=path, why=fault.strerror
        ) from None
    if not salt:
        # SQLite would take it for a new and empty database.
        raise Problem(
            "empty-file", _("{file} is empty: something has wiped it. Restore the newest backup."), file=path.name
        )
    if len(salt) < SALT_BYTES or salt == b"SQLite format 3\0":
        raise not_a_shop(path)
    return salt


def not_a_shop(path: Path) -> Problem:
    """The problem with a file that holds no shop, or an empty one."""
    return Problem("not-a-shop", _("{file} is not a shop file of Shopfriend."), file=path.name)


def connect(path: Path, key: str, *, create: bool = False, at_rest: bool = False) -> Any:
    """A connection with the key set, in autocommit: whoever uses it begins and ends its transactions.

    Only with `create` may the file come to be. A file `at_rest`, which nobody writes, is only read and gets no files
    beside it, also where nothing can be written. Raises Problem as `problem_of` says; `check_opens` tries the rest.
    """
    mode = "ro&immutable=1" if at_rest else "rwc" if create else "rw"
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = None
    try:
        connection = sqlcipher.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, timeout=WAIT_FOR_OTHERS
        )
        for pragma in (
            "cipher_log_level = NONE",
            f"key = \"x'{key}'\"",
            "foreign_keys = ON",
            "synchronous = FULL",
            "fullfsync = ON",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}").close()
    except sqlcipher.Error as fault:
        if connection is not None:
            connection.close()
        raise problem_of(fault, path) from fault
    return connection


def check_opens(connection: Any, path: Path) -> None:
    """Try the key, and make sure that the file is a shop.

    Raises Problem "wrong-key" if the key does not fit or the first page is damaged (the two cannot be told apart),
    "not-a-shop" if another program made the file.
    """
    try:
        (found,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlcipher.DatabaseError as fault:
        raise problem_of(fault, path) from fault
    if found != APPLICATION_ID:
        raise not_a_shop(path)


def no_room() -> Problem:
    """The problem that the disk is full."""
    return Problem("no-room", _("The disk is full. Nothing was stored; make some room and try again."))


def problem_of(fault: BaseException, path: Path) -> BaseException:
    """What a refusal of SQLCipher means to the owner; the fault itself where it is a bug of ours."""
    text = str(fault)
    if "file is not a database" in text:
        return Problem(
            "wrong-key",
            _(
                "This code or key does not open {file}. Type the code from your recovery sheet; "
                "if that is right, the file is damaged or is no shop."
            ),
            file=path.name,
        )
    if "is full" in text:
        return no_room()
    if "disk I/O error" in text:
        return Problem("disk-fault", _("The disk did not answer as it should, or it is full. Nothing was stored."))
    if "is locked" in text:
        return Problem("busy", _("Another program is busy with this shop. Nothing was stored; please try again."))
    if "readonly" in text:
        return Problem("read-only", _("{file} may only be read here. Nothing was stored."), file=path.name)
    if "unable to open" in text and not os.access(path.parent, os.W_OK):
        return Problem(
            "read-only",
            _("{folder} may only be read, and a shop needs a folder that it can write. Copy {file} to another folder."),
            folder=path.parent,
            file=path.name,
        )
    if "unable to open" in text:
        return Problem("shop-unreadable", _("The shop file {file} cannot be opened here."), file=path.name)
    if "malformed" in text or "vtable constructor failed" in text:
        return Problem("damaged", _("{file} is damaged. Restore the newest backup."), file=path.name)
    return fault


def file_at(path: Path) -> tuple[int, int] | None:
    """Which file has this name now, as the system numbers them; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
