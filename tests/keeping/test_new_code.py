"""Another code: the file, the keychain and the backups go over together, and a cut leaves one code or the other."""

import contextlib
import multiprocessing
import random
import signal
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from shopfriend.keeping import backups, new_code, recovery_sheet
from shopfriend.keeping.checking import check
from shopfriend.problem import Problem
from shopfriend.records.backup import Sheet, Why
from shopfriend.records.customer import Customer
from shopfriend.records.shop import Shop
from shopfriend.store import cipher
from shopfriend.store.database import Database
from shopfriend.store.key import NoKeychain, coming, fits, key_of
from shopfriend.store.recovery_code import code_of
from tests.conftest import SALT, SECRET
from tests.keeping.test_opening import DrawerKeychain

NEW = b"another secret!!"
KEY, NEW_KEY = cipher.raw_key(SECRET, SALT), cipher.raw_key(NEW, SALT)


@pytest.fixture
def shop(database: Database) -> Path:
    with database.writing() as session:
        session.add(Shop(name="Marlow"))
        session.add_all(Customer(name=f"Guest {n}", notes="x" * 900) for n in range(300))
    database.close()
    return database.path


def back_up(path: Path, day: date) -> None:
    database = Database(path, KEY)
    database.back_up(day, Why.DAY)
    database.close()


def test_the_new_code_opens_everything_in_reach_and_the_old_nothing(shop: Path, tmp_path: Path, today: date) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for n in range(3):
        back_up(shop, today + timedelta(n))
        backups.carry(shop, stick)
    keychain = DrawerKeychain()
    keychain.keep(SALT, SECRET)
    assert recovery_sheet.sheet_now(shop, SECRET) == Sheet(1, date(2026, 11, 24))
    changed = new_code.change(shop, SECRET, NEW, today, keychain, [stick])
    assert (changed.sheet, changed.backups, changed.left, changed.kept) == (Sheet(2, today), 7, (), True)
    assert keychain.recall(SALT) == NEW
    files = [shop, *(backup.file for backup in backups.of_shop(shop)), *stick.iterdir()]
    assert len(files) == 8
    for file in files:
        assert check(file, NEW_KEY).customers == 300
        assert not fits(file, SECRET)
        assert cipher.salt_of(file) == SALT
        assert file == shop or f"sheet 2 of {today.isoformat()}" in file.name
    assert recovery_sheet.sheet_now(shop, NEW) == Sheet(2, today)


def test_the_paper_tells_the_shop_its_number_and_the_code(shop: Path, today: date) -> None:
    paper = recovery_sheet.paper(shop, SECRET)
    assert (paper.code, paper.shop, paper.number, paper.day) == (code_of(SECRET), "Marlow", 1, "24 November 2026")
    coming_paper = recovery_sheet.paper_to_come(shop, SECRET, NEW, Sheet(2, today))
    assert (coming_paper.code, coming_paper.number) == (code_of(NEW), 2)


def test_a_backup_that_another_sheet_opens_is_left_and_named(shop: Path, today: date) -> None:
    database = Database(shop, KEY)
    old = database.back_up(today, Why.DAY)
    database.close()
    with contextlib.closing(cipher.connect(old.file, KEY)) as connection:
        connection.execute(f"PRAGMA rekey = \"x'{cipher.raw_key(b'long forgotten..', SALT)}'\"")
    changed = new_code.change(shop, SECRET, NEW, today, NoKeychain())
    assert changed.left == (old,)
    assert not changed.kept
    assert old.file.exists()


def test_a_change_cut_short_after_the_file_is_finished_by_the_keychain(shop: Path, today: date) -> None:
    keychain = DrawerKeychain()
    new_code.change(shop, SECRET, NEW, today, keychain)
    assert keychain.kept == {}
    keychain.kept = {SALT: SECRET, coming(SALT): NEW}
    assert key_of(shop, keychain, code=None, ask=None) == NEW_KEY
    assert keychain.recall(SALT) == NEW


def test_a_wrong_code_changes_nothing(shop: Path, today: date) -> None:
    before = shop.read_bytes()
    with pytest.raises(Problem) as problem:
        new_code.change(shop, NEW, SECRET, today, NoKeychain())
    assert problem.value.code == "wrong-key"
    assert shop.read_bytes() == before


def change_in_a_process(shop: Path, today: date) -> None:
    old, new = (SECRET, NEW) if fits(shop, SECRET) else (NEW, SECRET)
    new_code.change(shop, old, new, today, NoKeychain())


def test_killed_at_any_moment_one_code_opens_the_shop_and_every_backup(shop: Path, today: date) -> None:
    back_up(shop, today)
    chance = random.Random(7)
    context = multiprocessing.get_context("fork")
    begun = time.monotonic()
    whole = context.Process(target=change_in_a_process, args=(shop, today))
    whole.start()
    whole.join()
    lasts = time.monotonic() - begun
    seen = set()
    for _ in range(25):
        process = context.Process(target=change_in_a_process, args=(shop, today))
        process.start()
        time.sleep(chance.uniform(0.0, 1.3 * lasts))
        assert process.pid is not None
        process.kill()
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL)
        good = [key for key, secret in ((KEY, SECRET), (NEW_KEY, NEW)) if fits(shop, secret)]
        assert len(good) == 1
        seen.add(good[0])
        assert check(shop, good[0]).customers == 300
        for backup in backups.of_shop(shop):
            assert any(fits(backup.file, secret) for secret in (SECRET, NEW))
    assert seen == {KEY, NEW_KEY}
