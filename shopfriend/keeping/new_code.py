"""Changing the code of a shop: the file, its key in the keychain, and the backups that can be reached.

Whoever does so has the new sheet on paper before. Cut short at any moment, the shop opens with the old code or with
the new one, and the keychain knows both until the file has changed.
"""

import contextlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from shopfriend.problem import Problem
from shopfriend.records.backup import Backup, Sheet, Why, name_of
from shopfriend.store import cipher, copies, forgotten_list
from shopfriend.store.key import Keychain, coming, fits
from shopfriend.store.sheet import name_sheet, sheet_of


@dataclass(frozen=True, slots=True)
class Changed:
    """The sheet that opens the shop now, how many backups it opens too, and those that it does not open.

    `kept` tells whether the keychain has the new key.
    """

    sheet: Sheet
    backups: int
    left: tuple[Backup, ...]
    kept: bool


def change(path: Path, old: bytes, new: bytes, today: date, keychain: Keychain, places: Sequence[Path] = ()) -> Changed:
    """Lock a shop with another secret, and the backups beside it and in `places` as well.

    A backup is made first. Raises Problem as `copies.back_up`, "busy" where another process holds the shop, or
    "no-room"; then the old code is as good as before.
    """
    shop = cipher.salt_of(path)
    old_key, new_key = cipher.raw_key(old, shop), cipher.raw_key(new, shop)
    known = keychain.recall(shop) is not None
    with closing(cipher.connect(path, old_key)) as connection:
        cipher.check_opens(connection, path)
        copies.back_up(connection, path, old_key, today, Why.CODE)
        if known:
            keychain.keep(coming(shop), new)
        sheet = Sheet(sheet_of(connection).number + 1, today)
        mine = forgotten_list.rows_of(connection)
        try:
            connection.execute("BEGIN IMMEDIATE").close()
            name_sheet(connection, sheet)
            # SQLCipher writes every page anew and ends the transaction itself.
            connection.execute(f"PRAGMA rekey = \"x'{new_key}'\"").close()
        except sqlcipher.Error as fault:
            raise cipher.problem_of(fault, path) from fault
    if not fits(path, new):
        # SQLCipher does not tell that the last step found no room; all of it has been taken back then.
        raise cipher.no_room()
    kept = known and keychain.keep(shop, new)
    done, left = 0, []
    for folder in (copies.folder_of(path), *places):
        for backup in copies.backups_in(folder, shop):
            if _lock_anew(backup, old_key, new_key, sheet):
                done += 1
            else:
                left.append(backup)
        listed = mine | (forgotten_list.read(forgotten_list.file_in(folder, path.stem), old_key) or set())
        forgotten_list.lay_in(folder, path.stem, new_key, listed)
    return Changed(sheet, done, tuple(left), kept)


def _lock_anew(backup: Backup, old_key: str, new_key: str, sheet: Sheet) -> bool:
    """Put a backup under the new key and name its sheet; False where it cannot be: then it is as it was."""

    def prepare(copy: Path) -> None:
        with closing(cipher.connect(copy, new_key)) as connection:
            name_sheet(connection, sheet)

    shop = backup.file.name.removesuffix(name_of("", backup.number, backup.day, backup.why, backup.sheet))
    target = backup.file.with_name(name_of(shop, backup.number, backup.day, backup.why, sheet))
    with contextlib.suppress(Problem, OSError):
        with closing(cipher.connect(backup.file, old_key, at_rest=True)) as connection:
            cipher.check_opens(connection, backup.file)
            copies.write_copy(connection, backup.file, target, new_key, prepare=prepare)
        backup.file.unlink(missing_ok=True)
        return True
    return False
