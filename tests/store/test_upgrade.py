"""The revisions give the same tables as the records say, on both engines, to new shops and to older ones."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from shopfriend.problem import Problem
from shopfriend.records.audience import Heard
from shopfriend.records.backup import Why
from shopfriend.records.change import Change
from shopfriend.records.everything import METADATA
from shopfriend.records.own_hand import OwnHand
from shopfriend.records.own_picture import OwnPicture
from shopfriend.records.point_of_contact import Improvement, PointOfContact
from shopfriend.records.referral import Referral
from shopfriend.records.shop import Shop
from shopfriend.store import cipher, copies, upgrade
from shopfriend.store.database import Database
from tests.conftest import SALT, SECRET

KEY = cipher.raw_key(SECRET, SALT)
SEARCHES = ("conversation_search", "detail_search")
POSTGRES = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


def differences(connection: sa.Connection) -> list[Any]:
    def ours(name: str | None, kind: str, parents: Any) -> bool:
        return not (kind in {"table", "index"} and name and name.removeprefix("ix_").startswith(SEARCHES))

    context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_server_default": True})
    return [found for found in compare_metadata(context, METADATA) if "alembic_version" not in str(found)]


def test_the_migrated_file_is_what_the_records_say(database: Database) -> None:
    with database.reading() as session:
        assert differences(session.connection()) == []


def test_the_list_of_revisions_is_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(upgrade.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert [step.revision for step in script.walk_revisions()][::-1] == list(upgrade.REVISIONS)
    assert script.get_current_head() == upgrade.NEWEST


def test_a_file_of_a_newer_program_is_refused(shop_file: Path, today: date) -> None:
    with contextlib.closing(cipher.connect(shop_file, KEY)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(Problem) as problem:
            upgrade.bring_up_to_date(connection, shop_file, KEY, today)
    assert problem.value.code == "newer-file"


def test_a_file_that_is_up_to_date_is_left_alone(shop_file: Path, today: date) -> None:
    with contextlib.closing(cipher.connect(shop_file, KEY)) as connection:
        assert not upgrade.bring_up_to_date(connection, shop_file, KEY, today)
    assert [path.name for path in shop_file.parent.iterdir()] == [shop_file.name]


@pytest.fixture
def first_file(tmp_path: Path) -> Path:
    """A shop as the first release made it, with its row and its log."""
    path = tmp_path / "first.shopfriend"
    with contextlib.closing(cipher.connect(path, KEY, create=True)):
        upgrade.migrate(path, KEY, "0001")
    with contextlib.closing(cipher.connect(path, KEY)) as connection:
        connection.execute(
            "INSERT INTO shop (id, uid, version, created, changed, name, street, postcode, town, country, region,"
            " language, paper, hand, reputation, leap_day_to_march) VALUES (2, 'abcd', 3, '2026-11-01 09:00:00.000000',"
            " '2026-11-02 09:00:00.000000', 'Marlow & Daughter', '14 Mill Lane', 'HR9 4TQ', 'Wyebridge', '', 'GB',"
            " 'en', 'a4', 'Caveat', 'Kind', 1)"
        )
        connection.execute(
            "INSERT INTO change (action, table_name, row_uid, after, at)"
            " VALUES ('a', 'shop', 'abcd', '{}', '2026-11-02')"
        )
    return path


def test_an_older_file_is_backed_up_before_it_is_migrated(first_file: Path, today: date) -> None:
    with contextlib.closing(cipher.connect(first_file, KEY)) as connection:
        salt = cipher.salt_of(first_file)
        assert upgrade.bring_up_to_date(connection, first_file, KEY, today)
        assert upgrade.revision_of(connection) == upgrade.NEWEST
        assert not upgrade.bring_up_to_date(connection, first_file, KEY, today)
    (made,) = copies.backups_in(copies.folder_of(first_file), salt)
    backup = made.file
    assert (made.why, made.day, made.sheet) == (Why.UPGRADE, today, (1, date(2026, 11, 1)))
    with contextlib.closing(cipher.connect(backup, KEY, at_rest=True)) as connection:
        cipher.check_opens(connection, backup)
        assert upgrade.revision_of(connection) == "0001"
        assert connection.execute("SELECT name FROM shop").fetchall() == [("Marlow & Daughter",)]
    assert cipher.salt_of(backup) == cipher.salt_of(first_file) == salt


def test_an_older_file_keeps_what_it_remembers_and_is_then_as_a_new_one(first_file: Path, today: date) -> None:
    with contextlib.closing(cipher.connect(first_file, KEY)) as connection:
        upgrade.bring_up_to_date(connection, first_file, KEY, today)
    database = Database(first_file, KEY)
    with database.reading() as session:
        assert differences(session.connection()) == []
        shop = session.scalars(sa.select(Shop)).one()
        assert (shop.id, shop.uid, shop.version, shop.name, shop.hand) == (2, "abcd", 3, "Marlow & Daughter", "Caveat")
        assert (shop.reputation, shop.leap_day_to_march, shop.ink) == ("Kind", True, "blue-black")
        assert session.scalars(sa.select(Change.row_uid)).all() == ["abcd"]
        assert session.connection().exec_driver_sql("PRAGMA foreign_key_check").all() == []
        made = session.connection().exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'shop'").scalar_one()
        assert "AUTOINCREMENT" in made
    with database.writing() as session:
        session.delete(session.scalars(sa.select(Shop)).one())
        session.flush()
        session.add(Shop(name="Another"))
    with database.reading() as session:
        assert session.scalars(sa.select(Shop.id)).one() == 3
    database.close()


@pytest.fixture
def second_file(first_file: Path) -> Path:
    """A shop as the second release kept it, with a hand of the owner's and green ink."""
    with contextlib.closing(cipher.connect(first_file, KEY)):
        upgrade.migrate(first_file, KEY, "0002")
    with contextlib.closing(cipher.connect(first_file, KEY)) as connection:
        connection.execute("UPDATE shop SET ink = 'green', card_format = 'dl'")
        connection.execute(
            "INSERT INTO own_hand (uid, version, created, changed, name, joined, font, compiled)"
            " VALUES ('efgh', 1, '2026-11-02', '2026-11-02', 'Anna', 0, x'0102', x'0304')"
        )
    return first_file


def test_a_file_of_the_second_release_keeps_its_hands_and_has_room_for_pictures(second_file: Path, today: date) -> None:
    with contextlib.closing(cipher.connect(second_file, KEY)) as connection:
        assert upgrade.bring_up_to_date(connection, second_file, KEY, today)
        assert upgrade.revision_of(connection) == upgrade.NEWEST
    (backup,) = copies.backups_in(copies.folder_of(second_file), cipher.salt_of(second_file))
    with contextlib.closing(cipher.connect(backup.file, KEY, at_rest=True)) as connection:
        assert connection.execute("SELECT name FROM own_hand").fetchall() == [("Anna",)]
    with contextlib.closing(Database(second_file, KEY)) as database:
        with database.writing() as session:
            session.add(OwnPicture(name="Shop sign", content=b"dots"))
        with database.reading() as session:
            assert differences(session.connection()) == []
            hand = session.scalars(sa.select(OwnHand)).one()
            assert (hand.uid, hand.name, hand.font, hand.compiled) == ("efgh", "Anna", b"\1\2", b"\3\4")
            assert session.scalars(sa.select(OwnPicture.content)).one() == b"dots"
            assert session.execute(sa.select(Shop.ink, Shop.card_format)).one() == ("green", "dl")


def test_details_of_an_older_file_are_searched_from_then_on(first_file: Path, today: date) -> None:
    told = "'2026-11-01 09:00:00.000000', '2026-11-01 09:00:00.000000'"
    with contextlib.closing(cipher.connect(first_file, KEY)) as connection:
        connection.execute(
            "INSERT INTO customer (id, uid, version, created, changed, name, given, family, called, sounds_like, "
            "beginning, reference, stage, language, reach, notes, sources, takes_household_post) VALUES "
            f"(1, 'a', 1, {told}, 'Ann', '', '', '', '', '', '', 'customer', '', 'post', '', '{{}}', 0)"
        )
        for key, kind, name, gone in ((1, "pet", "Zoë", None), (2, "pet", "Rex", "died"), (3, "allergy", "nuts", None)):
            connection.execute(
                "INSERT INTO detail (id, uid, version, created, changed, customer_id, kind, text, name, relation, "
                f"gets_cards, allowed_by, source, gone) VALUES (?1, ?1, 1, {told}, 1, ?2, '', ?3, 'cat', 0, '', '', "
                "?4)",
                (key, kind, name, gone),
            )
        upgrade.bring_up_to_date(connection, first_file, KEY, today)
        found = connection.execute("SELECT rowid FROM detail_search WHERE detail_search MATCH 'zoe OR rex OR cat'")
        assert found.fetchall() == [(1,)]
        connection.execute("UPDATE detail SET gone = 'died' WHERE id = 1")
        connection.execute("DELETE FROM detail WHERE id = 3")
        connection.execute("INSERT INTO detail_search (detail_search, rank) VALUES ('integrity-check', 0)")
        assert connection.execute("SELECT count(*) FROM detail_search WHERE detail_search MATCH 'cat'").fetchone() == (
            0,
        )


def add_row(connection: Any, table: str, **values: object) -> None:
    """A row with something in each column that must have something."""
    row: dict[str, object] = {}
    for _place, name, kind, must, _default, _key in connection.execute(f"PRAGMA table_info({table})"):
        if name in values:
            row[name] = values[name]
        elif must:
            at = "2026-11-01 09:00:00.000000" if kind == "DATETIME" else "2026-11-01"
            row[name] = at if kind.startswith("DATE") else "x" if "CHAR" in kind else 1
    places = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values()))


def test_rows_that_others_point_to_stay_in_an_older_file(first_file: Path, today: date) -> None:
    with contextlib.closing(cipher.connect(first_file, KEY)) as connection:
        add_row(connection, "staff", name="Nadia")
        add_row(connection, "point_of_contact", name="Waits", today="Too long")
        add_row(connection, "improvement", text="A bench", staff_id=1)
        add_row(connection, "heard", text="Lovely")
        add_row(connection, "customer", name="Ada", stage="customer", reach="post", sources="{}")
        sent = {"occasion": "birthday", "subject": "person", "state": "sent", "paragraphs": "[]"}
        add_row(connection, "card", customer_id=1, **sent)
        told = {"direction": "to_us", "step": "name_passed", "thanked_by_id": 1}
        add_row(connection, "referral", other_name="Ben", **told)
        upgrade.bring_up_to_date(connection, first_file, KEY, today)
    database = Database(first_file, KEY)
    with database.reading() as session:
        better = session.scalars(sa.select(Improvement)).one()
        assert (better.text, better.who, better.due, better.set_aside_on) == ("A bench", "Nadia", None, None)
        point = session.scalars(sa.select(PointOfContact)).one()
        assert (point.today, point.near_perfect, point.icon) == ("Too long", "", "")
        heard = session.scalars(sa.select(Heard)).one()
        assert (heard.text, heard.is_complaint, heard.promise_uid, heard.answered_on) == ("Lovely", False, "", None)
        assert session.scalars(sa.select(Referral.thanked_by_id)).all() == [1]
        assert session.connection().exec_driver_sql("PRAGMA foreign_key_check").all() == []
    database.close()


def test_an_upgrade_that_fails_leaves_the_older_file_as_it_was(first_file: Path, today: date) -> None:
    with contextlib.closing(cipher.connect(first_file, KEY)) as connection:
        connection.execute("CREATE TABLE own_hand (id INTEGER)")
        with pytest.raises(sa.exc.OperationalError, match="own_hand"):
            upgrade.bring_up_to_date(connection, first_file, KEY, today)
        assert upgrade.revision_of(connection) == "0001"
        assert "ink" not in [row[1] for row in connection.execute("PRAGMA table_info(shop)")]


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    if POSTGRES is None:
        pytest.skip("needs the package postgresql")
    # Its server refuses to run as root, and its own user may not enter the folders of the tests.
    folder = Path(tempfile.mkdtemp(prefix="shopfriend-postgresql-"))
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"
    run = lambda *command: subprocess.run([*as_user, *command], check=True, capture_output=True, cwd=folder)  # noqa: E731
    run(str(POSTGRES / "initdb"), "-D", str(data), "-U", "shop", "-A", "trust", "--no-sync")
    options = f"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    run(str(POSTGRES / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    yield f"postgresql+psycopg://shop@127.0.0.1:{port}/postgres"
    run(str(POSTGRES / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    shutil.rmtree(folder)


def test_the_revisions_hold_on_postgresql_too(postgres: str) -> None:
    engine = sa.create_engine(postgres)
    with engine.connect() as connection:
        upgrade.run_migrations(connection, "0001")
        connection.execute(
            sa.text(
                "INSERT INTO shop (uid, version, created, changed, name, street, postcode, town, country, region, "
                "language, paper, hand, reputation, leap_day_to_march) VALUES "
                "('abcd', 1, now(), now(), 'Marlow', '', '', '', '', 'GB', 'en', 'a4', '', '', false)"
            )
        )
        connection.commit()
        upgrade.run_migrations(connection)
        connection.commit()
        assert differences(connection) == []
        assert connection.scalar(sa.text("SELECT ink FROM shop")) == "blue-black"
        assert (
            connection.scalar(sa.text("SELECT count(*) FROM pg_indexes WHERE indexname = 'ix_conversation_search'"))
            == 1
        )
        with pytest.raises(sa.exc.IntegrityError):
            connection.execute(
                sa.text(
                    'INSERT INTO staff (uid, version, created, changed, name, role, "left") '
                    "VALUES ('a', 1, now(), now(), '  ', '', false)"
                )
            )
    engine.dispose()
