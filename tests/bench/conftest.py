"""A shop of 20,000, made once for all benchmarks."""

from pathlib import Path

import pytest

from tests.end_to_end.command import done


@pytest.fixture(scope="session")
def large_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("large")
    done(home, "new", "--shop", home / "shop", "--sample", "20000")
    return home / "shop"
