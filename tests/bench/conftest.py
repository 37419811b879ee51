"""Shops of many, made once for all benchmarks."""

import gc
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.bench import make_shop
from tests.end_to_end.command import done

ShopOfMany = Callable[[int], Path]


@pytest.fixture(scope="session", autouse=True)
def runner_set_aside() -> Iterator[None]:
    """What the runner holds, thousands of collected tests, is no part of what is measured.

    To look through it for rubbish takes it 0.4 s of the processor, at a moment that nobody chooses.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def large_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("large")
    done(home, "new", "--shop", home / "shop", "--sample", "20000")
    return home / "shop"


@pytest.fixture(scope="session")
def shop_of_many(tmp_path_factory: pytest.TempPathFactory, resources: Path) -> ShopOfMany:
    """A shop of so many regulars, each with ten conversations; whoever writes in it is the last to use it."""

    @cache
    def made(number: int) -> Path:
        path = tmp_path_factory.mktemp(f"many{number}") / "shop"
        make_shop.make(path, number, resources)
        return path

    return made
