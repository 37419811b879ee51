"""The power fails at any moment of every kind of write: what was acknowledged is there, and all of it opens.

A real process writes and is traced; its writes are replayed up to a moment, and what was not written through by then
is there, missing or torn. 100 cuts in every run, 100 of each kind of write with SHOPFRIEND_TESTS=full.
"""

import contextlib
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from shopfriend.keeping import backups
from shopfriend.keeping.checking import check
from shopfriend.keeping.opening import open_shop
from shopfriend.records.conversation import Conversation
from shopfriend.records.customer import Customer
from shopfriend.records.shop import Shop
from shopfriend.store import cipher, upgrade
from shopfriend.store.database import Database
from shopfriend.store.key import NoKeychain, fits
from tests.end_to_end.how_often import times
from tests.keeping import full_disk, power
from tests.keeping.full_disk import KEY, NEW, TODAY
from tests.keeping.test_opening import CODE, now
from tests.keeping.traced_writes import TALKS, WRITES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not power.can_trace(), reason="needs the package strace and the right to trace processes"),
]
CUTS = times(13, 100)
AT_ONE_MOMENT = times(1, 4)
NEW_KEY = cipher.raw_key(NEW, full_disk.SALT)


def prepare(disk: Path, write: str) -> Path:
    """A shop of a hundred guests with a backup, and what this write needs beside it."""
    disk.mkdir()
    if write == "upgrade":
        return _first_release(disk / "shop")
    shop = full_disk.prepare(disk)
    rows = "\n".join(f"New{n},Of The House{n},note {n}" for n in range(300))
    (disk / "list.csv").write_text("First Name,Last Name,Memo\n" + rows, encoding="utf-8")
    (disk / "stick").mkdir()
    with contextlib.closing(Database(shop, KEY)) as database, database.writing() as session:
        session.add_all([Shop(name="Marlow"), Customer(name="Somebody of today")])
    if write == "replace":
        shop.write_bytes(damaged(shop.read_bytes()))
    return shop


def damaged(whole: bytes) -> bytes:
    """A shop with a wiped page, which is kept aside as it is and replaced by the backup."""
    place = len(whole) // 2
    return whole[:place] + bytes(4096) + whole[place + 4096 :]


def _first_release(path: Path) -> Path:
    with contextlib.closing(cipher.connect(path, KEY, create=True)):
        upgrade.migrate(path, KEY, "0001")
    with contextlib.closing(cipher.connect(path, KEY)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").close()
        connection.execute(
            "INSERT INTO shop (uid, version, created, changed, name, street, postcode, town, country, region, language,"
            " paper, hand, reputation, leap_day_to_march) VALUES ('abcd', 3, '2026-11-01 09:00:00', "
            "'2026-11-02 09:00:00', 'Marlow', '', '', '', '', 'GB', 'en', 'a4', 'Caveat', 'Kind', 1)"
        )
    return path


def cuts(steps: list[power.Step], disk: power.Disk, chance: random.Random, found: Path) -> Iterator[list[str]]:
    """Cut the power at moments spread over all the steps; what is left lies in `found`, and what was told is given."""
    moments = sorted(chance.randint(0, len(steps)) for _ in range(CUTS // AT_ONE_MOMENT - 1))
    done = 0
    for moment in [*moments, len(steps)]:
        for step in steps[done:moment]:
            disk.do(step)
        done = moment
        for _ in range(AT_ONE_MOMENT):
            shutil.rmtree(found, ignore_errors=True)
            for path, data in disk.cut(chance).items():
                file = found / Path(path).relative_to(found.with_name("disk"))
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            yield [line for line in disk.told if line]


def talks_of(shop: Path) -> list[str]:
    with contextlib.closing(open_shop(shop, NoKeychain(), now, TODAY, code=CODE)) as database:
        with database.reading() as session:
            return list(session.scalars(select(Conversation.text).order_by(Conversation.id)))


def talk_on(shop: Path, told: list[str]) -> None:
    acknowledged = [line for line in told if line != "done"]
    stored = talks_of(shop)
    assert stored == [f"Talk {number}" for number in range(len(stored))]
    assert len(acknowledged) <= len(stored) <= min(len(acknowledged) + 1, TALKS)
    check(shop, KEY)


def bring(shop: Path, told: list[str]) -> None:
    people = check(shop, KEY).customers
    assert people in ((401,) if told else (101, 401))


def back_up(shop: Path, told: list[str]) -> None:
    assert check(shop, KEY).customers == 101
    there = backups.of_shop(shop)
    assert len(there) in ((2,) if told else (1, 2))
    assert [check(backup.file, KEY).customers for backup in there] == [101, 100][2 - len(there) :]


def carry(shop: Path, told: list[str]) -> None:
    stick = shop.with_name("stick")
    carried = [file for file in stick.iterdir() if not file.name.endswith(".partial")] if stick.exists() else []
    assert len(carried) == 1 if told else len(carried) <= 1
    assert all(check(file, KEY).customers == 100 for file in carried)


def put_back(shop: Path, told: list[str]) -> None:
    assert check(shop, KEY).customers in ((100,) if told else (100, 101))
    assert not told or [check(backup.file, KEY).customers for backup in backups.of_shop(shop)] == [101, 100]


def replace(shop: Path, told: list[str]) -> None:
    """A damaged shop stays as it was, byte for byte, or is the backup; what it was is then kept aside."""
    if bytes(4096) in shop.read_bytes():
        assert not told
        return
    assert check(shop, KEY).customers == 100
    (aside,) = shop.with_name("shop backups").glob("shop damaged * 1")
    assert bytes(4096) in aside.read_bytes()


def lock_anew(shop: Path, told: list[str]) -> None:
    secret = NEW if fits(shop, NEW) else full_disk.SECRET
    assert secret == NEW or not told
    assert check(shop, cipher.raw_key(secret, full_disk.SALT)).customers == 101
    for backup in backups.of_shop(shop):
        check(backup.file, NEW_KEY if fits(backup.file, NEW) else KEY)


def make(shop: Path, told: list[str]) -> None:
    second = shop.with_name("second")
    assert second.exists() or not told
    if second.exists():
        health = check(second, cipher.raw_key(full_disk.SECRET, cipher.salt_of(second)))
        assert (health.customers, health.conversations) == (0, 0)


def upgraded(shop: Path, told: list[str]) -> None:
    with contextlib.closing(cipher.connect(shop, KEY)) as connection:
        cipher.check_opens(connection, shop)
        revision = upgrade.revision_of(connection)
        assert connection.execute("SELECT name, hand FROM shop").fetchall() == [("Marlow", "Caveat")]
    assert revision in ((upgrade.NEWEST,) if told else (upgrade.NEWEST, "0001"))
    assert revision == "0001" or backups.of_shop(shop)
    open_shop(shop, NoKeychain(), now, TODAY, code=CODE).close()
    check(shop, KEY)


JUDGES: dict[str, Callable[[Path, list[str]], None]] = {
    "talk_on": talk_on,
    "bring": bring,
    "back_up": back_up,
    "carry": carry,
    "put_back": put_back,
    "replace": replace,
    "lock_anew": lock_anew,
    "make": make,
    "upgrade": upgraded,
}


def trace(tmp_path: Path, write: str) -> tuple[list[power.Step], dict[str, bytes | None]]:
    disk = tmp_path / "disk"
    shop = prepare(disk, write)
    before = {str(path): path.read_bytes() if path.is_file() else None for path in disk.rglob("*")}
    command = [sys.executable, "-m", "tests.keeping.traced_writes", write, shop]
    return power.traced(command, disk, tmp_path / "trace"), before


def test_every_write_is_tried() -> None:
    assert JUDGES.keys() == WRITES.keys()


@pytest.mark.parametrize("write", sorted(JUDGES))
def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path, write: str) -> None:
    steps, before = trace(tmp_path, write)
    chance = random.Random(write)
    for told in cuts(steps, power.Disk(before), chance, tmp_path / "found"):
        JUDGES[write](tmp_path / "found" / "shop", told)
    assert told[-1] == "done"


def test_a_disk_that_does_not_write_through_is_noticed(tmp_path: Path) -> None:
    """What these tests are worth: on a disk that only says so, talks are lost, and the same look sees it."""
    steps, before = trace(tmp_path, "talk_on")
    chance = random.Random(8)
    lost = 0
    for told in cuts(steps, power.Disk(before, honest=False), chance, tmp_path / "found"):
        try:
            talk_on(tmp_path / "found" / "shop", told)
        except Exception:
            lost += 1
    assert lost >= CUTS // 3
