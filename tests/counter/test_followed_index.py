import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from shopfriend.app import Surroundings
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add
from shopfriend.counter.followed_index import FollowedIndex
from shopfriend.counter.views import Fact
from shopfriend.opened.shop import OpenShop
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import DetailKind, Gone
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
    return [hit.name for hit in followed.as_of_now(connection, TODAY).find(query)]


def test_what_is_written_after_the_index_was_built_is_found(database: Database, connection: Any) -> None:
    followed = FollowedIndex(connection, TODAY)
    assert names(followed, connection, "ada") == []
    add(database, NewCustomer("Ada Nwosu"), TODAY)
    assert names(followed, connection, "ada") == ["Ada Nwosu"]


def test_a_name_that_was_changed_is_no_longer_found_by_the_old_one(database: Database, connection: Any) -> None:
    add(database, NewCustomer("Ada Nwosu"), TODAY)
    followed = FollowedIndex(connection, TODAY)
    with database.writing() as session:
        session.scalars(select(Customer)).one().name = "Berta Quist"
    assert names(followed, connection, "berta") == ["Berta Quist"]
    assert names(followed, connection, "quist nwo") == ["Berta Quist"]


def test_many_at_once_are_followed_too(database: Database, connection: Any) -> None:
    followed = FollowedIndex(connection, TODAY)
    with database.writing() as session:
        insert_rows(session, Customer, [{"name": f"Ada Number{n}"} for n in range(600)])
    assert len(followed.as_of_now(connection, TODAY)) == 600


def test_whoever_left_no_trace_in_the_log_is_gone_from_the_index(database: Database, connection: Any) -> None:
    add(database, NewCustomer("Ada Nwosu"), TODAY)
    add(database, NewCustomer("Berta Quist"), TODAY)
    followed = FollowedIndex(connection, TODAY)
    connection.execute("DELETE FROM visit")
    connection.execute("DELETE FROM customer WHERE name = 'Ada Nwosu'")
    connection.execute("DELETE FROM change")
    add(database, NewCustomer("Cleo Zapp"), TODAY)
    assert names(followed, connection, "ada nwosu") == []
    assert names(followed, connection, "zapp") == ["Cleo Zapp"]


def test_asking_whether_anything_was_written_costs_next_to_nothing(database: Database, connection: Any) -> None:
    followed = FollowedIndex(connection, TODAY)
    followed.as_of_now(connection, TODAY)
    begun = time.process_time()
    for _ in range(1000):
        followed.as_of_now(connection, TODAY)
    assert time.process_time() - begun < 0.1


@pytest.fixture
def two_windows(tmp_path: Path) -> Iterator[tuple[OpenShop, OpenShop]]:
    """Two windows on one file, as on two screens of one counter."""
    shop = tmp_path / "shop"
    done(tmp_path, "new", "--shop", shop, "--sample", "60")
    windows = [OpenShop(Surroundings(Path("resources"), None, TODAY, tmp_path / side), shop, CODE) for side in "ab"]
    for window in windows:
        window.prepare()
        window.build_index()
    yield windows[0], windows[1]
    for window in windows:
        window.close()


CHANGES = (
    ({Fact.NAME: "Quirina Zapf"}, "quirina zapf"),
    ({Fact.CALLED: "Quacky"}, "quacky"),
    ({Fact.SOUNDS_LIKE: "Kvikly"}, "kvikly"),
    ({Fact.PHONE: "01632 987654"}, "987654"),
    ({Fact.EMAIL: "zq@example.org"}, "zq@example"),
    ({Fact.TOWN: "Xanthopolis"}, "xanthopolis"),
    ({Fact.STREET: "7 Quagmire Lane"}, "quagmire"),
)


@pytest.mark.parametrize(("changed", "query"), CHANGES, ids=[query for _changed, query in CHANGES])
def test_a_fact_changed_in_one_window_is_found_in_the_other(
    two_windows: tuple[OpenShop, OpenShop], changed: dict[Fact, str], query: str
) -> None:
    here, there = two_windows
    uid = here.find("margit")[0].uid
    assert uid not in [hit.uid for hit in there.find(query)]
    here.features().counter.edit.change(uid, changed, {})
    assert there.find(query)[0].uid == here.find(query)[0].uid == uid


def test_what_one_window_notes_and_takes_back_the_other_finds_and_loses(
    two_windows: tuple[OpenShop, OpenShop],
) -> None:
    here, there = two_windows
    uid = here.find("margit")[0].uid
    edit = here.features().counter.edit
    edit.add_detail(uid, DetailKind.PET, "Zebedee, tortoise")
    assert [hit.uid for hit in there.find("zebedee tortoise")] == [uid]
    (pet,) = [known.uid for known in edit.facts(uid).details if known.words == "Zebedee, tortoise"]
    action = edit.remove_detail(pet)
    assert there.find("zebedee") == []
    edit.put_back_detail(action)
    assert [hit.uid for hit in there.find("zebedee tortoise")] == [uid]
    remember(here.database, [uid], Talk("The zeppelin landed"), TODAY)
    assert [hit.uid for hit in there.find("zeppelin")] == [uid]
    new = here.add("Zuleika Quist")
    assert there.find("zuleika")[0].uid == new
    with here.database.writing() as session:
        session.scalars(select(Customer).where(Customer.uid == new)).one().gone = Gone.PARTED
    assert new not in [hit.uid for hit in there.find("zuleika")]
    assert len(there.index_now()) == len(here.index_now())


def test_whoever_was_just_in_stands_first_in_both_windows(two_windows: tuple[OpenShop, OpenShop]) -> None:
    here, there = two_windows
    last = here.find("m")[-1].uid
    here.was_in(last)
    assert there.find("m")[0].uid == here.find("m")[0].uid == last


def test_two_processes_write_one_after_the_other_and_an_open_index_follows_both(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    done(tmp_path, "new", "--shop", shop, "--sample", "60")
    window = OpenShop(Surroundings(Path("resources"), None, TODAY, tmp_path / "settings"), shop, CODE)
    window.prepare()
    window.build_index()
    rows = "".join(f"Zora Quill{number},000 123 {number:04}\n" for number in range(600))
    (tmp_path / "many.csv").write_text(f"Name,Phone\n{rows}", encoding="utf-8")
    done(tmp_path, "import", tmp_path / "many.csv", "--shop", shop)
    assert window.find("quill417")[0].name == "Zora Quill417"
    done(tmp_path, "remember", "Zora Quill599", "Talked about zithers", "--shop", shop)
    assert [hit.name for hit in window.find("zithers")] == ["Zora Quill599"]
    assert window.find("zora")[0].name == "Zora Quill599"
    answered = done(tmp_path, "find", "zora", "--shop", shop, "--json").answer["hits"]
    assert [hit["name"] for hit in answered] == [hit.name for hit in window.find("zora")]
    window.close()


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


def test_a_backup_brought_back_by_another_process_is_noticed_however_far_its_log_has_come(tmp_path: Path) -> None:
    """The log goes back; or, before the window looks again, it has come as far as before in another way, or farther."""
    shop = tmp_path / "shop"
    done(tmp_path, "new", "--shop", shop, "--sample", "60")
    done(tmp_path, "backup", tmp_path / "backup", "--shop", shop)
    window = OpenShop(Surroundings(Path("resources"), None, TODAY, tmp_path / "settings"), shop, CODE)
    window.prepare()
    window.build_index()
    margit = window.find("margit")[0].uid
    for written in range(3):
        # Where somebody is missing the number of people tells, too; a name that was changed leaves it as it is.
        gone = window.add("Zuleika Quist") if written == 0 else ""
        window.features().counter.edit.change(margit, {Fact.CALLED: f"Quacky{written}"}, {})
        assert [hit.uid for hit in window.find(f"quacky{written}")] == [margit]
        done(tmp_path, "restore", tmp_path / "backup", "--shop", shop)
        for number in range(written):
            done(tmp_path, "remember", "Margit Sørensen", f"Talk {number}", "--shop", shop)
        assert [hit.uid for hit in window.find(f"quacky{written}") if hit.uid == margit] == []
        assert gone not in [hit.uid for hit in window.find("zuleika")]
        assert window.find("maggie")[0].uid == margit
        anew = OpenShop(Surroundings(Path("resources"), None, TODAY, tmp_path / "settings"), shop, CODE)
        anew.prepare()
        anew.build_index()
        assert [hit.uid for hit in window.find("m")] == [hit.uid for hit in anew.find("m")]
        anew.close()
    window.close()
