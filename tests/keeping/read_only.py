"""Run on a disk that is put under write protection: what opens, what is refused; prints a JSON table of it.

unshare --map-root-user --mount python -m tests.keeping.read_only FOLDER
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from shopfriend.keeping import backups, new_code, opening, restoring
from shopfriend.keeping.checking import check
from shopfriend.problem import Problem
from shopfriend.records.backup import Why
from shopfriend.store import cipher
from shopfriend.store.database import Database
from shopfriend.store.key import NoKeychain
from tests.keeping import full_disk
from tests.keeping.full_disk import KEY, NEW, TODAY
from tests.keeping.test_opening import CODE, now


def talks(path: Path) -> int:
    return check(path, KEY).conversations


def back_up(path: Path) -> None:
    with closing(Database(path, KEY, now)) as database:
        database.back_up(TODAY, Why.DAY)


def opens(path: Path) -> None:
    with closing(opening.open_shop(path, NoKeychain(), now, TODAY, code=CODE)) as database:
        full_disk.customers(database.path)


def main(folder: Path) -> None:
    disk = folder / "disk"
    disk.mkdir()
    shop = full_disk.prepare(folder)
    full_disk.talk(shop)
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", disk], check=True)
    for path in (shop, shop.with_name("shop backups")):
        (shutil.copytree if path.is_dir() else shutil.copy)(path, disk / path.name)
    path = disk / "shop"
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    tried: dict[str, Callable[[], object]] = {
        "check": lambda: talks(path),
        "open": lambda: opens(path),
        "remember": lambda: full_disk.talk(path),
        "back up": lambda: back_up(path),
        "back up elsewhere": lambda: backups.back_up_to(path, KEY, TODAY, folder / "elsewhere"),
        "restore": lambda: restoring.restore(backups.of_shop(path)[0].file, KEY, path, TODAY),
        "restore elsewhere": lambda: restoring.restore(backups.of_shop(path)[0].file, KEY, folder / "again", TODAY),
        "new code": lambda: new_code.change(path, full_disk.SECRET, NEW, TODAY, NoKeychain()),
        "new shop": lambda: opening.make(disk / "second", NoKeychain(), now, code=CODE),
    }
    outcomes: dict[str, str] = {}
    for name, work in tried.items():
        try:
            work()
            outcomes[name] = "done"
        except Problem as problem:
            outcomes[name] = problem.code
    cipher.salt_of(path)
    print(json.dumps(outcomes))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
