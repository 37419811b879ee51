"""A folder that may only be read, and a clock that is set back: one sentence with a way on, or no harm at all."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from shopfriend.counter.conversations import Talk, remember
from shopfriend.keeping import backups, restoring
from shopfriend.keeping.checking import check
from shopfriend.records.backup import Why
from shopfriend.records.conversation import Conversation
from shopfriend.records.customer import Customer
from shopfriend.store import cipher
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo
from tests.conftest import SALT, SECRET
from tests.keeping.test_full_disk import OWN_MOUNTS, may_mount

KEY = cipher.raw_key(SECRET, SALT)


@pytest.mark.slow
@may_mount
def test_a_folder_that_may_only_be_read_is_told_in_one_sentence_and_a_copy_can_still_be_made(tmp_path: Path) -> None:
    command = [*OWN_MOUNTS, sys.executable, "-m", "tests.keeping.read_only", tmp_path]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=300)
    assert ended.returncode == 0, ended.stderr[-3000:]
    outcomes = json.loads(ended.stdout)
    assert outcomes["restore elsewhere"] == "done"
    for name in ("remember", "back up", "restore", "new code", "new shop"):
        assert outcomes[name] in ("read-only", "backup-refused", "folder-refused"), outcomes
    assert outcomes["open"] == "read-only", outcomes


def test_a_clock_that_is_set_back_costs_nothing(database: Database, today: date) -> None:
    with database.writing() as session:
        person = Customer(name="Margit")
        session.add(person)
    first = remember(database, [person.uid], Talk("Said today"), today)
    database.back_up(today, Why.DAY)
    long_ago = today - timedelta(3000)
    early = Database(database.path, KEY, lambda: datetime(2018, 9, 7, tzinfo=UTC))
    second = remember(early, [person.uid], Talk("Said with the clock wrong"), long_ago)
    early.back_up(long_ago, Why.DAY)
    assert second.changes.sequence > first.changes.sequence
    assert [backup.day for backup in backups.of_shop(database.path)] == [long_ago, today]
    assert backups.is_due(database.path, today)
    undo(database, second.changes.action)
    with database.reading() as session:
        assert session.scalars(select(Conversation.text)).all() == ["Said today"]
    early.close()
    assert check(database.path, KEY).conversations == 1


def test_a_window_that_was_open_while_a_damaged_shop_was_replaced_writes_into_the_new_one(
    database: Database, today: date
) -> None:
    with database.writing() as session:
        session.add_all(Customer(name=f"Guest {n}", notes="x" * 900) for n in range(100))
    backup = database.back_up(today, Why.DAY).file
    with database.writing() as session:
        session.add(Customer(name="Not in the backup"))
    path = database.path
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert restoring.restore(backup, KEY, path, today).aside is not None
    with database.writing() as session:
        session.add(Customer(name="Remembered afterwards"))
    assert check(path, KEY).customers == 101
    database.close()
    assert check(path, KEY).customers == 101
