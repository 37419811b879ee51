"""Killed at random moments of every kind of write: nothing acknowledged is lost, nothing is half there.

A few times in every run; 300 times with SHOPFRIEND_TESTS=full (of remembering and importing see also test_kills).
"""

import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from shopfriend.counter.conversations import Talk, remember
from shopfriend.exchange.importing import store
from shopfriend.exchange.reading import read
from shopfriend.keeping import backups, new_code, opening, recovery_sheet, restoring
from shopfriend.keeping.checking import check
from shopfriend.printing.making import print_recovery_sheet
from shopfriend.records.backup import Why
from shopfriend.records.conversation import Conversation
from shopfriend.records.customer import Customer
from shopfriend.records.shop import Shop
from shopfriend.store import cipher, upgrade
from shopfriend.store.database import Database
from shopfriend.store.key import NoKeychain, fits
from tests.conftest import SALT, SECRET
from tests.end_to_end.how_often import times
from tests.keeping.test_opening import CODE, now
from tests.printing.shop import WORKSHOP

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 24)
KEY = cipher.raw_key(SECRET, SALT)
NEW = b"another secret!!"
KILLS = times(8, 60)
PEOPLE = 300
_fork = multiprocessing.get_context("fork")


@pytest.fixture
def shop(database: Database) -> Path:
    with database.writing() as session:
        session.add(Shop(name="Marlow"))
        session.add_all(Customer(name=f"Guest {n}", notes="x" * 900) for n in range(PEOPLE))
    database.back_up(TODAY, Why.DAY)
    database.close()
    return database.path


def killed(work: Callable[[], None], chance: random.Random, lasts: float) -> bool:
    """Do `work` in a process and kill it at a random moment of so many seconds; whether it was done by then."""
    process = _fork.Process(target=work)
    process.start()
    process.join(chance.uniform(0.0, 1.2 * lasts))
    process.kill()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode == 0


def seconds(work: Callable[[], None]) -> float:
    """How long `work` takes in a process of its own."""
    begun = time.monotonic()
    process = _fork.Process(target=work)
    process.start()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - begun


def health(path: Path) -> tuple[int, int]:
    found = check(path, KEY)
    return found.customers, found.conversations


def test_talks_that_were_acknowledged_are_there(shop: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"

    def talk_on() -> None:
        with closing(Database(shop, KEY, now)) as database, told.open("a") as acknowledged:
            with database.reading() as session:
                uid = session.scalars(select(Customer.uid)).first()
            assert uid is not None
            for n in range(10_000):
                text = f"{os.getpid()} {n}"
                remember(database, [uid], Talk(text), TODAY)
                acknowledged.write(text + "\n")
                acknowledged.flush()

    chance = random.Random(1)
    for _ in range(KILLS):
        assert not killed(talk_on, chance, 0.5)
        lines = told.read_text().splitlines()
        assert health(shop)[0] == PEOPLE
        with closing(Database(shop, KEY)) as database, database.reading() as session:
            stored = list(session.scalars(select(Conversation.text)))
        assert set(lines) <= set(stored)
        assert len(stored) == len(set(stored))
    assert lines


def test_an_import_is_whole_or_not_there(shop: Path, tmp_path: Path) -> None:
    def bring(number: int) -> None:
        table = tmp_path / f"list {number}.csv"
        rows = "\n".join(f"New{number}x{n},Of The House{n},note {n}" for n in range(200))
        table.write_text("First Name,Last Name,Memo\n" + rows, encoding="utf-8")
        with closing(Database(shop, KEY, now)) as database:
            store(database, read(table, "GB", today=TODAY))

    lasts, people = seconds(lambda: bring(0)), PEOPLE + 200
    chance = random.Random(2)
    for number in range(1, KILLS):
        was_done = killed(lambda number=number: bring(number), chance, lasts)  # type: ignore[misc]
        found = health(shop)[0]
        assert found in (people, people + 200)
        assert found == people + 200 or not was_done
        people = found


def test_a_backup_is_whole_or_has_no_name(shop: Path) -> None:
    def back_up() -> None:
        with closing(Database(shop, KEY, now)) as database:
            database.back_up(TODAY, Why.IMPORT)

    lasts, number = seconds(back_up), len(backups.of_shop(shop))
    chance = random.Random(3)
    for _ in range(KILLS):
        was_done = killed(back_up, chance, lasts)
        there = backups.of_shop(shop)
        assert all(health(backup.file)[0] == PEOPLE for backup in there)
        assert len(there) in (number, number + 1) or len(there) == 20
        assert len(there) > number or not was_done or len(there) >= 20
        number = len(there)
    back_up()
    assert not list(backups.of_shop(shop)[0].file.parent.glob("*.partial*"))


@pytest.mark.parametrize("damaged", [False, True], ids=["a sound shop", "a damaged shop"])
def test_a_restored_shop_is_that_of_today_or_that_of_the_backup(shop: Path, tmp_path: Path, damaged: bool) -> None:
    backup = backups.of_shop(shop)[0].file
    with closing(Database(shop, KEY, now)) as database, database.writing() as session:
        session.add(Customer(name="Somebody of today"))
    if damaged:
        data = bytearray(shop.read_bytes())
        data[len(data) // 2] ^= 1
        shop.write_bytes(data)
    as_today = Path(shutil.copy(shop, tmp_path / "as today"))
    before = as_today.read_bytes()

    def put_back() -> None:
        restoring.restore(backup, KEY, shop, TODAY)

    lasts = seconds(put_back)
    chance = random.Random(4)
    for _ in range(KILLS // 2):
        for ending in ("-wal", "-shm"):
            shop.with_name(shop.name + ending).unlink(missing_ok=True)
        shutil.copy(as_today, shop)
        was_done = killed(put_back, chance, lasts)
        if damaged and shop.read_bytes() == before:
            assert not was_done
        else:
            people = health(shop)[0]
            assert people == PEOPLE or (people == PEOPLE + 1 and not damaged and not was_done)
        assert health(backup)[0] == PEOPLE


def test_one_code_opens_the_shop_and_every_backup(shop: Path) -> None:
    def change() -> None:
        old, new = (SECRET, NEW) if fits(shop, SECRET) else (NEW, SECRET)
        new_code.change(shop, old, new, TODAY, NoKeychain())

    lasts = seconds(change)
    chance = random.Random(5)
    for _ in range(KILLS):
        before = fits(shop, SECRET)
        was_done = killed(change, chance, lasts)
        after = fits(shop, SECRET)
        assert after != fits(shop, NEW)
        assert after != before or not was_done
        assert check(shop, KEY if after else cipher.raw_key(NEW, SALT)).customers == PEOPLE
        assert all(fits(each.file, SECRET) or fits(each.file, NEW) for each in backups.of_shop(shop))


def test_an_upgrade_is_done_or_not_begun_and_has_its_backup(tmp_path: Path) -> None:
    first = tmp_path / "first"
    with closing(cipher.connect(first, KEY, create=True)):
        upgrade.migrate(first, KEY, "0001")
    with closing(cipher.connect(first, KEY)) as connection:
        connection.execute(
            "INSERT INTO shop (uid, version, created, changed, name, street, postcode, town, country, region, language,"
            " paper, hand, reputation, leap_day_to_march) VALUES ('abcd', 3, '2026-11-01 09:00:00', "
            "'2026-11-02 09:00:00', 'Marlow', '', '', '', '', 'GB', 'en', 'a4', 'Caveat', 'Kind', 1)"
        )
    path = tmp_path / "shop"

    def open_it() -> None:
        opening.open_shop(path, NoKeychain(), now, TODAY, code=CODE).close()

    shutil.copy(first, path)
    lasts = seconds(open_it)
    chance = random.Random(6)
    for _ in range(KILLS):
        for ending in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        shutil.copy(first, path)
        was_done = killed(open_it, chance, lasts)
        with closing(cipher.connect(path, KEY)) as connection:
            cipher.check_opens(connection, path)
            revision = upgrade.revision_of(connection)
            assert connection.execute("SELECT name, hand FROM shop").fetchall() == [("Marlow", "Caveat")]
        assert revision == upgrade.NEWEST or (revision == "0001" and not was_done)
        assert revision == "0001" or backups.of_shop(path)
        open_it()


def test_a_page_is_whole_or_not_there(shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "paper" / "sheet.pdf"
    file.parent.mkdir()

    def print_sheet() -> None:
        print_recovery_sheet(recovery_sheet.paper(shop, SECRET), file, WORKSHOP)

    lasts = seconds(print_sheet)
    whole = file.read_bytes()
    chance = random.Random(7)
    for _ in range(KILLS):
        file.unlink(missing_ok=True)
        killed(print_sheet, chance, lasts)
        assert not file.exists() or file.read_bytes() == whole
