"""Files with flipped bytes, cut off, emptied, or with a spoilt journal: a sentence, or a state that once was stored."""

import contextlib
import random
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from shopfriend.counter import people_index
from shopfriend.counter.conversations import Talk, remember
from shopfriend.keeping.checking import check
from shopfriend.keeping.opening import open_shop
from shopfriend.problem import Problem
from shopfriend.records.conversation import Conversation
from shopfriend.records.customer import Customer
from shopfriend.records.shop import Shop
from shopfriend.store import cipher
from shopfriend.store.bare import bare_connection
from shopfriend.store.database import Database
from shopfriend.store.key import NoKeychain, key_of
from tests.conftest import SALT, SECRET
from tests.end_to_end.how_often import times
from tests.keeping.test_opening import CODE, now

KEY = cipher.raw_key(SECRET, SALT)
TODAY = date(2026, 11, 24)


@pytest.fixture
def shop(database: Database) -> Path:
    with database.writing() as session:
        session.add(Shop(name="Marlow"))
        people = [Customer(name=f"Guest {n}", notes="x" * (n * 7 % 900)) for n in range(60)]
        session.add_all(people)
    for n, person in enumerate(people[:30]):
        remember(database, [person.uid], Talk(f"Talk {n} " + "about the garden " * 20), TODAY)
    database.close()
    return database.path


def everything(path: Path) -> tuple[set[str], set[str], int]:
    """All that the window and the commands read: names, talks, and how many the look-up knows."""
    opened = open_shop(path, NoKeychain(), now, TODAY, code=CODE)
    try:
        with opened.reading() as session:
            names = set(session.scalars(select(Customer.name)))
            talks = set(session.scalars(select(Conversation.text)))
    finally:
        opened.close()
    with bare_connection(path, key_of(path, NoKeychain(), code=CODE, ask=None), TODAY) as connection:
        index = people_index.read_index(connection, TODAY)
        return names, talks, len(people_index.find(index, connection, "Guest 7", TODAY))


def told(path: Path) -> tuple[set[str], set[str], int] | Problem:
    """What is read, or the one sentence; anything else fails the test."""
    try:
        return everything(path)
    except Problem as problem:
        assert len(str(problem)) <= 300
        return problem


def test_flipped_bytes_are_a_sentence_or_harmless_and_never_fewer_rows(shop: Path, tmp_path: Path) -> None:
    whole = shop.read_bytes()
    expected = everything(shop)
    chance = random.Random(5)
    sentences = 0
    for number in range(times(40, 200)):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 3, 40))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path = tmp_path / f"flipped {number}"
        path.write_bytes(data)
        found = told(path)
        if isinstance(found, Problem):
            assert found.code in ("wrong-key", "damaged", "not-a-shop"), found
            sentences += 1
        else:
            assert found == expected
            with contextlib.suppress(Problem):
                assert check(path, KEY).customers == 60
        path.unlink()
    assert sentences > times(40, 200) // 4


@pytest.mark.parametrize("size", [0, 1, 15, 16, 100, 4095, 4096, 4097, 20_000, -4096, -1])
def test_a_file_that_was_cut_off_is_one_sentence_with_a_way_on(shop: Path, size: int) -> None:
    data, expected = shop.read_bytes(), everything(shop)
    shop.write_bytes(data[:size] if size >= 0 else data[: len(data) + size])
    found = told(shop)
    # Where only the end of the last page lacks, all that is read may still be there.
    assert isinstance(found, Problem) or (size == -1 and found == expected)
    with pytest.raises(Problem) as problem:
        check(shop, KEY)
    assert "backup" in str(problem.value) or "sheet" in str(problem.value) or problem.value.code == "not-a-shop"


def test_an_emptied_file_is_not_taken_for_a_new_shop(shop: Path) -> None:
    shop.write_bytes(b"")
    found = told(shop)
    assert isinstance(found, Problem)
    assert found.code == "empty-file"
    assert "backup" in str(found)
    assert shop.read_bytes() == b""


def test_a_spoilt_journal_ends_in_a_state_that_once_was_stored(shop: Path, tmp_path: Path) -> None:
    living = Database(shop, KEY)
    with living.reading() as session:
        person = session.scalars(select(Customer.uid)).first()
    assert person is not None
    before = len(everything(shop)[1])
    for n in range(10):
        remember(living, [person], Talk(f"Today {n}"), TODAY)
    journal = shop.with_name(shop.name + "-wal")
    main, spoilt = shop.read_bytes(), journal.read_bytes()
    living.close()
    chance = random.Random(6)
    for number in range(times(20, 100)):
        path = tmp_path / f"journal {number}"
        data = bytearray(spoilt)
        if number % 3 == 0:
            del data[chance.randrange(len(data)) :]
        else:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(main)
        path.with_name(path.name + "-wal").write_bytes(data)
        found = told(path)
        assert not isinstance(found, Problem), found
        today = {talk for talk in found[1] if talk.startswith("Today")}
        assert len(found[1]) == before + len(today)
        assert today == {f"Today {n}" for n in range(len(today))}
        assert check(path, KEY).customers == 60
