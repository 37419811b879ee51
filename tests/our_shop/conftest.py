"""The sample shop, made once for these tests."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from shopfriend.keeping import sample as sample_shop
from shopfriend.store.database import Database
from shopfriend.store.key import NoKeychain


@pytest.fixture
def sample(resources: Path, tmp_path: Path) -> Iterator[Callable[[], Database]]:
    made = sample_shop.make(
        tmp_path / "sample",
        NoKeychain(),
        lambda: datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
        resources / "sample",
        date(2026, 11, 24),
    )
    yield lambda: made.database
    made.database.close()
