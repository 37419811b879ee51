import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from shopfriend.app import Surroundings
from shopfriend.counter.customers import NewCustomer, add
from shopfriend.counter.followed_index import FollowedIndex
from shopfriend.open_shop import OpenShop
from shopfriend.records.customer import Customer
from shopfriend.store import cipher
from shopfriend.store.change_log import insert_rows
from shopfriend.store.database import Database
from tests.conftest import SALT, SECRET
from tests.end_to_end.command import CODE, done

TODAY = date(2026, 11, 24)


@pytest.fixture
def connection(shop_file: Path) -> Iterator[Any]:
    opened = cipher.connect(shop_file, cipher.raw_key(SECRET, SALT))
    yield opened
    opened.close()


def names(followed: FollowedIndex, connection: Any, query: str) -> list[str]:
    return [hit.name for hit in followed.as_of_now(connection).find(query)]


def test_what_is_written_after_the_index_was_built_is_found(database: Database, connection: Any) -> None:
    followed = FollowedIndex(connection)
    assert names(followed, connection, "ada") == []
    add(database, NewCustomer("Ada Nwosu"), TODAY)
    assert names(followed, connection, "ada") == ["Ada Nwosu"]


def test_a_name_that_was_changed_is_no_longer_found_by_the_old_one(database: Database, connection: Any) -> None:
    add(database, NewCustomer("Ada Nwosu"), TODAY)
    followed = FollowedIndex(connection)
    with database.writing() as session:
        session.scalars(select(Customer)).one().name = "Berta Quist"
    assert names(followed, connection, "berta") == ["Berta Quist"]
    assert names(followed, connection, "quist nwo") == ["Berta Quist"]


def test_many_at_once_are_followed_too(database: Database, connection: Any) -> None:
    followed = FollowedIndex(connection)
    with database.writing() as session:
        insert_rows(session, Customer, [{"name": f"Ada Number{n}"} for n in range(600)])
    assert len(followed.as_of_now(connection)) == 600


def test_whoever_left_no_trace_in_the_log_is_gone_from_the_index(database: Database, connection: Any) -> None:
    add(database, NewCustomer("Ada Nwosu"), TODAY)
    add(database, NewCustomer("Berta Quist"), TODAY)
    followed = FollowedIndex(connection)
    connection.execute("DELETE FROM visit")
    connection.execute("DELETE FROM customer WHERE name = 'Ada Nwosu'")
    connection.execute("DELETE FROM change")
    add(database, NewCustomer("Cleo Zapp"), TODAY)
    assert names(followed, connection, "ada nwosu") == []
    assert names(followed, connection, "zapp") == ["Cleo Zapp"]


def test_asking_whether_anything_was_written_costs_next_to_nothing(database: Database, connection: Any) -> None:
    followed = FollowedIndex(connection)
    followed.as_of_now(connection)
    begun = time.process_time()
    for _ in range(1000):
        followed.as_of_now(connection)
    assert time.process_time() - begun < 0.1


def test_another_process_remembers_and_imports_and_the_open_index_finds_it(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    done(tmp_path, "new", "--shop", shop, "--sample", "60")
    window = OpenShop(Surroundings(Path("resources"), None, TODAY, tmp_path / "settings"), shop, CODE)
    window.prepare()
    window.build_index()
    before = [hit.name for hit in window.find("m")]
    (tmp_path / "new.csv").write_text("Name,Phone\nZuzanna Quagliotti,000 123 4567\n", encoding="utf-8")
    done(tmp_path, "import", tmp_path / "new.csv", "--shop", shop)
    assert [hit.name for hit in window.find("quagl")] == ["Zuzanna Quagliotti"]
    done(tmp_path, "remember", before[-1], "was in again", "--shop", shop)
    assert [hit.name for hit in window.find("m")] != before
    window.close()
