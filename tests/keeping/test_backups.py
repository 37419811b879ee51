"""Backups on real files: whole and checked or not there, thinned out, carried on, put back."""

import contextlib
import os
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from shopfriend.keeping import arrangements, backups, restoring
from shopfriend.keeping.arrangements import Arrangements
from shopfriend.keeping.checking import check
from shopfriend.problem import Problem
from shopfriend.records.backup import Sheet, Why
from shopfriend.records.conversation import Conversation
from shopfriend.records.customer import Customer
from shopfriend.records.shop import Shop
from shopfriend.store import cipher, copies
from shopfriend.store.database import Database
from shopfriend.store.sheet import name_sheet, sheet_of
from tests.conftest import SALT, SECRET

KEY = cipher.raw_key(SECRET, SALT)
OTHER_KEY = cipher.raw_key(b"another secret!!", SALT)


@pytest.fixture
def shop(database: Database) -> Database:
    with database.writing() as session:
        session.add_all([Shop(name="Marlow"), *(Customer(name=f"Guest {n}", notes="x" * 900) for n in range(50))])
        session.add_all(Conversation(day=date(2026, 11, n), text="Hello", folded="hello") for n in range(1, 9))
    return database


def add(database: Database, name: str) -> None:
    with database.writing() as session:
        session.add(Customer(name=name))


def customers(path: Path, key: str = KEY) -> int:
    return check(path, key).customers


def refusal(code: str, work: object, *arguments: object) -> str:
    with pytest.raises(Problem) as problem:
        work(*arguments)  # type: ignore[operator]
    assert problem.value.code == code
    return str(problem.value)


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def test_a_backup_is_a_checked_encrypted_copy_of_the_same_shop(shop: Database, today: date) -> None:
    made = shop.back_up(today, Why.DAY)
    assert made.file.name == "shop 00001 2026-11-24 daily, sheet 1 of 2026-11-24.shopfriend"
    assert customers(made.file) == 50
    assert cipher.salt_of(made.file) == SALT
    assert b"Guest" not in made.file.read_bytes()
    assert [path.name for path in made.file.parent.iterdir()] == [made.file.name]


def test_once_a_day_is_enough_also_when_the_clock_is_set_back(shop: Database, today: date) -> None:
    assert backups.is_due(shop.path, today)
    shop.back_up(today, Why.DAY)
    assert not backups.is_due(shop.path, today)
    assert backups.is_due(shop.path, today + timedelta(1))
    assert backups.is_due(shop.path, today - timedelta(400))
    earlier = shop.back_up(today - timedelta(400), Why.DAY)
    assert backups.of_shop(shop.path)[0] == earlier


def test_a_backup_is_made_while_others_write_and_holds_one_state(shop: Database, today: date) -> None:
    with shop.writing() as session:
        session.add(Customer(name="Half done"))
        session.flush()
        made = shop.back_up(today, Why.DAY)
    assert customers(made.file) == 50
    assert customers(shop.path) == 51


def test_old_ones_go_and_foreign_files_stay(shop: Database, today: date) -> None:
    folder = copies.folder_of(shop.path)
    for n in range(40):
        shop.back_up(today + timedelta(n), Why.DAY)
    (folder / "letter.txt").write_text("dear to somebody")
    other = folder / "shop 00001 2020-11-24 daily, sheet 1 of 2020-11-24.shopfriend"
    other.write_bytes(b"the salt of another shop, and more")
    shop.back_up(today + timedelta(40), Why.DAY)
    assert 9 <= len(backups.of_shop(shop.path)) <= 12
    assert other.exists()
    assert (folder / "letter.txt").exists()


def test_a_damaged_shop_gives_no_backup_and_costs_none(shop: Database, today: date) -> None:
    good = shop.back_up(today, Why.DAY)
    shop.close()
    flip(shop.path, shop.path.stat().st_size // 2)
    sentence = refusal("damaged", shop.back_up, today, Why.DAY)
    assert sentence.startswith("shop.shopfriend is damaged")
    assert list(good.file.parent.iterdir()) == [good.file]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_takes_nothing_is_one_sentence(shop: Database, today: date) -> None:
    shop.path.parent.chmod(0o500)
    try:
        refusal("backup-refused", shop.back_up, today, Why.DAY)
    finally:
        shop.path.parent.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_one_sentence(shop: Database, today: date) -> None:
    copies.folder_of(shop.path).write_text("dear to somebody")
    refusal("backup-refused", shop.back_up, today, Why.DAY)


def test_the_second_place_gets_the_newest_and_is_thinned_out(shop: Database, tmp_path: Path, today: date) -> None:
    stick = tmp_path / "stick"
    assert backups.carry(shop.path, stick) is None
    stick.mkdir()
    for n in range(30):
        shop.back_up(today + timedelta(n), Why.DAY)
        carried = backups.carry(shop.path, stick)
    assert carried is not None
    assert customers(carried) == 50
    assert backups.carry(shop.path, stick) == carried
    assert 9 <= len(list(stick.iterdir())) <= 12


def test_a_second_place_that_takes_nothing_is_one_sentence(shop: Database, tmp_path: Path, today: date) -> None:
    stick = tmp_path / "stick"
    made = shop.back_up(today, Why.DAY)
    (stick / made.file.name).mkdir(parents=True)
    refusal("backup-refused", backups.carry, shop.path, stick)
    assert [path.name for path in stick.iterdir()] == [made.file.name]


def test_a_backup_goes_where_the_owner_says_and_replaces_only_its_like(
    shop: Database, tmp_path: Path, today: date
) -> None:
    target = tmp_path / "my backup"
    assert backups.back_up_to(shop.path, KEY, today, target).health.customers == 50
    add(shop, "One more")
    assert backups.back_up_to(shop.path, KEY, today, target).health.customers == 51
    assert customers(target) == 51
    (tmp_path / "letter").write_text("dear to somebody, and long enough")
    refusal("not-replaced", backups.back_up_to, shop.path, KEY, today, tmp_path / "letter")
    refusal("not-replaced", backups.back_up_to, shop.path, KEY, today, shop.path)
    refusal("no-folder", backups.back_up_to, shop.path, KEY, today, tmp_path / "no" / "folder")
    assert backups.back_up_to(shop.path, KEY, today, tmp_path).file.name.startswith("shop 00001 2026-11-24 daily")


def test_before_an_import_there_is_a_backup_unless_nobody_is_there_yet(database: Database, today: date) -> None:
    assert backups.before_import(database, today) is None
    add(database, "Margit")
    made = backups.before_import(database, today)
    assert made is not None
    assert made.why is Why.IMPORT


def test_what_a_backup_holds_is_told_without_words_and_without_a_trace(shop: Database, today: date) -> None:
    made = shop.back_up(today, Why.DAY)
    holds = restoring.look(made.file, KEY)
    assert (holds.health.customers, holds.health.conversations) == (50, 8)
    assert holds.latest == tuple(date(2026, 11, n) for n in (8, 7, 6, 5, 4))
    assert holds.sheet == Sheet(1, date(2026, 11, 24))
    assert list(made.file.parent.iterdir()) == [made.file]


def test_restoring_brings_the_day_back_and_keeps_today_aside(shop: Database, today: date) -> None:
    made = shop.back_up(today, Why.DAY)
    add(shop, "Somebody of today")
    done = restoring.restore(made.file, KEY, shop.path, today)
    assert done.health.customers == customers(shop.path) == 50
    assert done.aside is not None
    assert customers(done.aside) == 51
    with shop.reading() as session:
        assert session.query(Customer).count() == 50
    add(shop, "Remembered afterwards")
    assert customers(shop.path) == 51
    assert not list(shop.path.parent.glob("*.restored*"))


def test_a_shop_that_is_gone_is_put_there_again(shop: Database, tmp_path: Path, today: date) -> None:
    made = shop.back_up(today, Why.DAY)
    fresh = tmp_path / "new account" / "shop"
    done = restoring.restore(made.file, KEY, fresh, today)
    assert done.aside is None
    opened = Database(fresh, KEY, now=lambda: datetime(2026, 11, 25, tzinfo=UTC))
    add(opened, "Remembered afterwards")
    opened.close()
    assert customers(fresh) == 51
    assert [path.name for path in fresh.parent.iterdir()] == ["shop"]


@pytest.mark.parametrize("damage", ["first page", "middle", "truncated", "empty"])
def test_a_damaged_shop_is_kept_aside_as_it_is_and_replaced(shop: Database, today: date, damage: str) -> None:
    made = shop.back_up(today, Why.DAY)
    add(shop, "Somebody of today")
    shop.close()
    whole = shop.path.read_bytes()
    broken = {
        "first page": whole[:100] + bytes(100) + whole[200:],
        "middle": whole[: len(whole) // 2] + bytes(100) + whole[len(whole) // 2 + 100 :],
        "truncated": whole[: len(whole) // 3],
        "empty": b"",
    }[damage]
    shop.path.write_bytes(broken)
    done = restoring.restore(made.file, KEY, shop.path, today)
    assert customers(shop.path) == 50
    assert done.aside is not None
    assert done.aside.read_bytes() == broken


def test_what_cannot_be_restored_changes_nothing(shop: Database, tmp_path: Path, today: date) -> None:
    made = shop.back_up(today, Why.DAY)
    add(shop, "Somebody of today")
    damaged = Path(shutil.copy(made.file, tmp_path / "damaged"))
    flip(damaged, damaged.stat().st_size // 2)
    newer = Path(shutil.copy(made.file, tmp_path / "newer"))
    with contextlib.closing(cipher.connect(newer, KEY)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    other = tmp_path / "other"
    other_key = cipher.raw_key(SECRET, b"salt of a second")
    with contextlib.closing(cipher.connect(other, other_key, create=True)) as connection:
        connection.execute(f"PRAGMA application_id = {cipher.APPLICATION_ID}")
    before = sorted(copies.folder_of(shop.path).iterdir())
    refusal("damaged", restoring.restore, damaged, KEY, shop.path, today)
    refusal("newer-file", restoring.restore, newer, KEY, shop.path, today)
    refusal("newer-file", restoring.look, newer, KEY)
    refusal("wrong-key", restoring.restore, made.file, OTHER_KEY, shop.path, today)
    refusal("another-shop", restoring.restore, other, other_key, shop.path, today)
    refusal("no-shop", restoring.restore, tmp_path / "nowhere", KEY, shop.path, today)
    assert customers(shop.path) == 51
    assert sorted(copies.folder_of(shop.path).iterdir()) == before


def test_a_backup_of_an_older_sheet_comes_back_under_the_key_of_today(shop: Database, today: date) -> None:
    made = shop.back_up(today, Why.DAY)
    old = made.file.with_name("old")
    with contextlib.closing(cipher.connect(made.file, KEY)) as connection:
        copies.write_copy(connection, made.file, old, OTHER_KEY)
    with contextlib.closing(cipher.connect(shop.path, KEY)) as connection:
        name_sheet(connection, Sheet(3, today))
    restoring.restore(old, OTHER_KEY, shop.path, today, shop_key=KEY)
    with contextlib.closing(cipher.connect(shop.path, KEY)) as connection:
        cipher.check_opens(connection, shop.path)
        assert sheet_of(connection) == Sheet(3, today)


def test_arrangements_are_kept_for_each_shop(tmp_path: Path, today: date) -> None:
    file = tmp_path / "config" / "backups.json"
    chosen = Arrangements("/media/stick", today, 2, "It lies in a network folder.")
    arrangements.store(file, SALT, chosen)
    arrangements.store(file, b"another", Arrangements("/elsewhere"))
    assert arrangements.load(file, SALT) == chosen
    assert arrangements.load(file, b"unknown") == Arrangements()
    assert not chosen.is_away_too_long(today + timedelta(13), backups.LONGEST_AWAY)
    assert chosen.is_away_too_long(today + timedelta(14), backups.LONGEST_AWAY)
    for unreadable in ("", "[]", "{", f'{{"{SALT.hex()}": {{"place": 7, "reached": "soon", "sheet": "x"}}}}'):
        file.write_text(unreadable)
        assert arrangements.load(file, SALT) == Arrangements()
    file.unlink()
    file.mkdir()
    refusal("settings-not-stored", arrangements.store, file, SALT, chosen)
