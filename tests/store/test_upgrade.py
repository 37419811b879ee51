"""The first revision gives the same tables as the records say, on both engines."""

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
from shopfriend.records.everything import METADATA
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


def test_an_older_file_is_backed_up_before_it_is_migrated(
    shop_file: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrade, "REVISIONS", ("0000", "0001"))
    with contextlib.closing(cipher.connect(shop_file, KEY)) as connection:
        connection.execute("DROP TABLE change")
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
        with pytest.raises(Exception, match="0000"):
            upgrade.bring_up_to_date(connection, shop_file, KEY, today)
    (backup,) = shop_file.parent.glob("*before upgrade 0000*")
    with contextlib.closing(cipher.connect(backup, KEY)) as connection:
        cipher.check_opens(connection, backup)
        assert upgrade.revision_of(connection) == "0000"
    assert cipher.salt_of(backup) == SALT


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


def test_the_first_revision_holds_on_postgresql_too(postgres: str) -> None:
    engine = sa.create_engine(postgres)
    with engine.connect() as connection:
        upgrade.run_migrations(connection)
        connection.commit()
        assert differences(connection) == []
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
