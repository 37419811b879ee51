"""Run under a trace: one kind of write on a real shop, which says on standard output what it was told is stored.

python -m tests.keeping.traced_writes WRITE SHOP
"""

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from shopfriend.counter.conversations import Talk, remember
from shopfriend.keeping import backups, opening
from shopfriend.records.customer import Customer
from shopfriend.store.database import Database
from shopfriend.store.key import NoKeychain
from tests.keeping import full_disk
from tests.keeping.full_disk import KEY, TODAY
from tests.keeping.test_opening import CODE, now

TALKS = 120
"""Enough for the journal to be written back into the file while talks go on."""


def talk_on(path: Path) -> None:
    """Remember on two mornings: the shop is closed and opened between."""
    for morning in range(2):
        with closing(Database(path, KEY, now)) as database:
            with database.reading() as session:
                uid = session.scalars(select(Customer.uid)).first()
            assert uid is not None
            for number in range(TALKS // 2):
                text = f"Talk {morning * TALKS // 2 + number}"
                remember(database, [uid], Talk(text, ask="And then?" * 20), TODAY)
                print(text, flush=True)


def carry(path: Path) -> None:
    """Carry the newest backup to a second place."""
    assert backups.carry(path, path.with_name("stick"))


def upgrade(path: Path) -> None:
    """Open a shop of the first release."""
    opening.open_shop(path, NoKeychain(), now, TODAY, code=CODE).close()


WRITES: dict[str, Callable[[Path], None]] = {
    "talk_on": talk_on,
    "carry": carry,
    "upgrade": upgrade,
    "replace": full_disk.put_back,
    **{name: write for name, write in full_disk.WRITES.items() if name != "talk"},
}

if __name__ == "__main__":
    WRITES[sys.argv[1]](Path(sys.argv[2]))
    print("done", flush=True)
