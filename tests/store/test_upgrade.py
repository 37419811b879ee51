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
from shopfriend.records.change import Change
from shopfriend.records.everything import METADATA
from shopfriend.records.shop import Shop
from shopfriend.store import cipher, upgrade
from shopfriend.store.database import Database
from tests.conftest import SALT, SECRET

KEY = cipher.raw_key(SECRET, SALT)
POSTGRES = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


def differences(connection: sa.Connection) -> list[Any]:
    def ours(name: str | None, kind: str, parents: Any) -> bool:
        return not (
            kind in {"table", "index"} and name and name.startswith(("conversation_search", "ix_conversation_search"))
        )

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
    (backup,) = first_file.parent.glob("*before upgrade 0001*")
    with contextlib.closing(cipher.connect(backup, KEY)) as connection:
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
