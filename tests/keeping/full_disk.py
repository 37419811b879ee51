"""Run on a small disk of its own: each write is tried with ever more room, until it is done; prints what came of it.

unshare --map-root-user --mount python -m tests.keeping.full_disk FOLDER WRITE
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from shopfriend.counter.conversations import Talk, remember
from shopfriend.exchange.importing import store
from shopfriend.exchange.reading import read
from shopfriend.keeping import backups, new_code, opening, restoring
from shopfriend.keeping.checking import check
from shopfriend.problem import Problem
from shopfriend.records.backup import Why
from shopfriend.records.customer import Customer
from shopfriend.store import cipher, upgrade
from shopfriend.store.database import Database
from shopfriend.store.key import NoKeychain, fits
from tests.conftest import SALT, SECRET
from tests.keeping.test_opening import CODE, now

KEY = cipher.raw_key(SECRET, SALT)
NEW = b"another secret!!"
TODAY = date(2026, 11, 24)
DISK = 6_000_000
STEP = 16_384


def prepare(disk: Path) -> Path:
    path = disk / "shop"
    upgrade.make(path, KEY)
    with closing(Database(path, KEY)) as database:
        with database.writing() as session:
            session.add_all(Customer(name=f"Guest {n}", notes="x" * 900) for n in range(100))
        database.back_up(TODAY, Why.DAY)
    return path


def talk(path: Path) -> None:
    with closing(opening.open_shop(path, NoKeychain(), now, TODAY, code=CODE)) as database:
        with database.reading() as session:
            uid = session.scalars(select(Customer.uid)).first()
        assert uid is not None
        remember(database, [uid], Talk("A talk that needs room. " * 1000), TODAY)


def bring(path: Path) -> None:
    table = path.with_name("list.csv")
    with closing(opening.open_shop(path, NoKeychain(), now, TODAY, code=CODE)) as database:
        store(database, read(table, "GB", today=TODAY))


def back_up(path: Path) -> None:
    with closing(opening.open_shop(path, NoKeychain(), now, TODAY, code=CODE)) as database:
        database.back_up(TODAY, Why.DAY)


def put_back(path: Path) -> None:
    restoring.restore(backups.of_shop(path)[-1].file, KEY, path, TODAY)


def lock_anew(path: Path) -> None:
    new_code.change(path, SECRET, NEW, TODAY, NoKeychain())


def make(path: Path) -> None:
    opening.make(path.with_name("second"), NoKeychain(), now, code=CODE).database.close()


WRITES: dict[str, Callable[[Path], None]] = {
    "talk": talk,
    "bring": bring,
    "back_up": back_up,
    "put_back": put_back,
    "lock_anew": lock_anew,
    "make": make,
}


def customers(path: Path) -> int:
    with closing(Database(path, KEY)) as database, database.reading() as session:
        return session.scalar(select(func.count(Customer.id))) or 0


def tried(master: Path, disk: Path, write: Callable[[Path], None], room: int) -> str:
    """Try a write with so much room left, and look whether the shop is as it was or as it was to be."""
    for path in disk.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(master, disk, dirs_exist_ok=True)
    path, ballast = disk / "shop", disk / "ballast"
    free = shutil.disk_usage(disk).free
    ballast.write_bytes(bytes(max(0, free - room)))
    try:
        write(path)
        outcome = "done"
    except Problem as problem:
        outcome = problem.code
    ballast.unlink()
    key = KEY if fits(path, SECRET) else cipher.raw_key(NEW, SALT)
    health = check(path, key)
    assert health.customers in ((100, 400) if write is bring else (100,))
    assert write is not bring or (health.customers == 400) == (outcome == "done")
    assert write is not talk or health.conversations == (outcome == "done")
    assert write is not lock_anew or (key != KEY) == (outcome == "done")
    for backup in backups.of_shop(path):
        assert check(backup.file, KEY if fits(backup.file, SECRET) else cipher.raw_key(NEW, SALT)).customers == 100
    second = disk / "second"
    assert second.exists() == (write is make and outcome == "done")
    assert not [left for left in disk.rglob("*") if ".partial" in left.name or ".restored" in left.name]
    return outcome


def main(folder: Path, name: str) -> None:
    master, disk = folder / "master", folder / "disk"
    master.mkdir()
    disk.mkdir()
    prepare(master)
    rows = "\n".join(f"New{n},Of The House{n},note {n}" for n in range(300))
    (master / "list.csv").write_text("First Name,Last Name,Memo\n" + rows, encoding="utf-8")
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", disk], check=True)
    outcomes: list[str] = []
    room = 0
    while "done" not in outcomes:
        outcomes.append(tried(master, disk, WRITES[name], room))
        room += STEP
    print(json.dumps(outcomes))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
