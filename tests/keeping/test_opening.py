import contextlib
import shutil
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from shopfriend.keeping.checking import check
from shopfriend.keeping.opening import make, open_shop
from shopfriend.problem import Problem
from shopfriend.records.customer import Customer
from shopfriend.store import cipher, key
from shopfriend.store.key import NoKeychain, key_of
from shopfriend.store.recovery_code import code_of
from tests.conftest import SALT, SECRET

CODE = code_of(SECRET)
OTHER_CODE = code_of(b"another secret!!")


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


class DrawerKeychain:
    """A keychain that behaves, in memory."""

    def __init__(self, *, takes: bool = True) -> None:
        self.takes = takes
        self.kept: dict[bytes, bytes] = {}

    def recall(self, shop: bytes) -> bytes | None:
        return self.kept.get(shop)

    def keep(self, shop: bytes, secret: bytes) -> bool:
        if self.takes:
            self.kept[shop] = secret
        return self.takes

    def drop(self, shop: bytes) -> None:
        self.kept.pop(shop, None)


def problem_when_opening(path: Path, today: date, code: str | None = CODE) -> Problem:
    with pytest.raises(Problem) as problem:
        open_shop(path, NoKeychain(), now, today, code=code)
    assert len(str(problem.value)) < 300
    return problem.value


def test_a_new_shop_opens_with_the_keychain_and_with_the_paper_alone(tmp_path: Path, today: date) -> None:
    keychain = DrawerKeychain()
    made = make(tmp_path / "deep" / "a shop.shopfriend", keychain, now)
    with made.database.writing() as session:
        session.add(Customer(name="Margit"))
    made.database.close()
    assert made.kept
    for opened in (
        open_shop(made.database.path, keychain, now, today),
        open_shop(made.database.path, NoKeychain(), now, today, code=made.recovery_code),
    ):
        with opened.reading() as session:
            assert session.scalars(select(Customer.name)).all() == ["Margit"]
        opened.close()


def test_a_keychain_that_takes_nothing_is_told(tmp_path: Path) -> None:
    made = make(tmp_path / "shop.shopfriend", DrawerKeychain(takes=False), now)
    made.database.close()
    assert not made.kept
    assert len(made.recovery_code) == 34


def test_a_lost_keychain_is_filled_again_from_the_sheet(shop_file: Path, today: date) -> None:
    keychain = DrawerKeychain()
    open_shop(shop_file, keychain, now, today, ask=lambda: CODE).close()
    assert keychain.kept == {SALT: SECRET}
    with pytest.raises(Problem) as problem:
        open_shop(shop_file, DrawerKeychain(), now, today, ask=lambda: OTHER_CODE)
    assert problem.value.code == "wrong-key"


def test_without_any_key_nothing_is_opened_and_nothing_made(shop_file: Path, tmp_path: Path, today: date) -> None:
    assert problem_when_opening(shop_file, today, code=None).code == "no-key"
    assert problem_when_opening(shop_file, today, code=OTHER_CODE).code == "wrong-key"
    assert problem_when_opening(tmp_path / "elsewhere", today).code == "no-shop"
    assert not (tmp_path / "elsewhere").exists()


def test_foreign_files_are_refused_and_left_as_they_are(tmp_path: Path, today: date) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    foreign = tmp_path / "foreign"
    with contextlib.closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE somebody_elses (x)")
    picture = tmp_path / "picture"
    picture.write_bytes(bytes(range(256)) * 64)
    other_cipher_file = tmp_path / "other"
    with contextlib.closing(cipher.connect(other_cipher_file, cipher.raw_key(SECRET, SALT), create=True)) as connection:
        connection.execute("CREATE TABLE somebody_elses (x)")
    for path, code in (
        (empty, "empty-file"),
        (foreign, "not-a-shop"),
        (picture, "wrong-key"),
        (other_cipher_file, "not-a-shop"),
    ):
        before = path.read_bytes()
        assert problem_when_opening(path, today).code == code
        assert path.read_bytes() == before
    assert problem_when_opening(tmp_path, today).code == "shop-unreadable"


def test_a_shop_is_never_made_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "shop").write_text("dear to somebody")
    with pytest.raises(Problem) as problem:
        make(tmp_path / "shop", NoKeychain(), now)
    assert problem.value.code == "shop-exists"
    assert (tmp_path / "shop").read_text() == "dear to somebody"


def test_a_folder_that_takes_nothing_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Problem) as problem:
        make(tmp_path / "file" / "shop", NoKeychain(), now)
    assert problem.value.code == "folder-refused"


def test_a_mistyped_code_makes_no_shop(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        make(tmp_path / "shop", NoKeychain(), now, code="ABCD")
    assert list(tmp_path.iterdir()) == []


def test_check_counts_a_whole_file_and_finds_damage(shop_file: Path, today: date) -> None:
    opened = open_shop(shop_file, NoKeychain(), now, today, code=CODE)
    with opened.writing() as session:
        session.add_all(Customer(name=f"Guest {n}", notes="x" * 2000) for n in range(200))
    opened.close()
    key = key_of(shop_file, NoKeychain(), code=CODE, ask=None)
    assert check(shop_file, key).customers == 200
    whole = shop_file.read_bytes()
    flipped = bytearray(whole)
    flipped[len(flipped) // 2] ^= 1
    for damaged in (bytes(flipped), whole[: len(whole) // 2], whole[: -4096 * 3]):
        path = Path(shutil.copy(shop_file, shop_file.with_name("damaged")))
        path.write_bytes(damaged)
        with pytest.raises(Problem) as problem:
            check(path, key)
        assert problem.value.code == "damaged"


def test_the_code_opens_where_the_keychain_has_another_one(shop_file: Path) -> None:
    # As after a backup from before a new code was put in the place of a shop that had it.
    keychain = DrawerKeychain()
    keychain.keep(SALT, b"another secret!!")
    kept = key.key_of(shop_file, keychain, code=None, ask=None)
    with pytest.raises(Problem) as refused, contextlib.closing(cipher.connect(shop_file, kept)) as connection:
        cipher.check_opens(connection, shop_file)
    assert refused.value.code == "wrong-key"
    assert key.kept_secret(shop_file, keychain) is None
    assert key.key_of(shop_file, keychain, code=None, ask=lambda: CODE) == cipher.raw_key(SECRET, SALT)
    assert keychain.recall(SALT) == b"another secret!!"
    key.keep(shop_file, keychain, CODE)
    assert key.kept_secret(shop_file, keychain) == SECRET


def test_no_keychain_opens_what_is_no_shop(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    for nothing in (tmp_path / "empty", tmp_path / "nowhere"):
        assert key.kept_secret(nothing, DrawerKeychain()) is None
