"""Real parts for every test that stores: an encrypted file, migrated once and copied."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from shopfriend.store import cipher, upgrade
from shopfriend.store.database import Database
from tests.end_to_end.how_often import FULL, times

# A machine that is busy with other things makes no test wrong; speed has its own tests. Chance is for the full form:
# the short one says the same of the same code each time.
settings.register_profile("steady", deadline=None, max_examples=times(40, 400), derandomize=not FULL)
settings.load_profile("steady")

SECRET = b"sixteen bytes ok"
SALT = b"salt of one shop"


@pytest.fixture(scope="session")
def resources() -> Path:
    return Path(__file__).parent.parent / "resources"


@pytest.fixture
def today() -> date:
    return date(2026, 11, 24)


@pytest.fixture(scope="session")
def empty_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shops") / "empty.shopfriend"
    upgrade.make(path, cipher.raw_key(SECRET, SALT))
    return path


@pytest.fixture
def shop_file(empty_shop: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_shop, tmp_path / "shop.shopfriend"))


def shop_in(file: Path) -> Database:
    """The shop in a copy of `shop_file`."""
    return Database(file, cipher.raw_key(SECRET, SALT), now=lambda: datetime(2026, 11, 24, 9, 30, tzinfo=UTC))


@pytest.fixture
def database(shop_file: Path) -> Iterator[Database]:
    opened = shop_in(shop_file)
    yield opened
    opened.close()
