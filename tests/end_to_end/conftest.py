"""A sample shop, made once by the command itself and copied for each test."""

import shutil
from pathlib import Path

import pytest

from tests.end_to_end.command import done


@pytest.fixture(scope="session")
def made_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    done(home, "new", "--shop", home / "shop", "--sample", "60")
    return home / "shop"


@pytest.fixture
def shop(made_shop: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_shop, tmp_path / "shop"))
