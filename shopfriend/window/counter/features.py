"""What the counter's screen asks of the shop, as callables that run on its workers. Free of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from shopfriend.counter.views import Opened, PromiseList, Today


@dataclass(frozen=True, slots=True)
class CounterFeatures:
    """What the counter asks for. `find` has a worker of its own, so that typing never waits for storing."""

    find: Callable[[str], list[Any]]
    open_page: Callable[[str], Opened]
    today: Callable[[], Today]
    remember: Callable[[str, str, str, str], Any]
    was_in: Callable[[str], Any]
    asked: Callable[[str], Any]
    keep: Callable[[str], Any]
    add: Callable[[str], str]
    day: Callable[[], date]


@dataclass(frozen=True, slots=True)
class PromiseFeatures:
    """What the list of promises asks for; promises are named by uid."""

    all: Callable[[], PromiseList]
    next_step: Callable[[str], Any]
    let_go: Callable[[str], Any]
    day: Callable[[], date]
