"""What the counter's screen asks of the shop, as callables that run on its workers. Free of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from shopfriend.counter.views import Fact, Facts, Opened, PromiseList, Today
from shopfriend.records.kinds import DetailKind


@dataclass(frozen=True, slots=True)
class EditFeatures:
    """What the form changes. Talks and details are named by uid, customers too; `reword` leaves what is None.

    `remove_detail` gives the action that `put_back_detail` undoes.
    """

    facts: Callable[[str], Facts]
    change: Callable[[str, Mapping[Fact, str]], Any]
    add_detail: Callable[[str, DetailKind, str], Any]
    remove_detail: Callable[[str], str]
    put_back_detail: Callable[[str], Any]
    reword: Callable[[str, str | None, str | None], Any]


@dataclass(frozen=True, slots=True)
class CounterFeatures:
    """What the counter asks for. `find` has a worker of its own, so that typing never waits for storing.

    `add` takes a new face's name, phone, e-mail and what to call them.
    """

    find: Callable[[str], list[Any]]
    open_page: Callable[[str], Opened]
    today: Callable[[], Today]
    remember: Callable[[str, str, str, str], Any]
    was_in: Callable[[str], Any]
    asked: Callable[[str], Any]
    keep: Callable[[str], Any]
    add: Callable[[str, str, str, str], str]
    edit: EditFeatures
    day: Callable[[], date]


@dataclass(frozen=True, slots=True)
class PromiseFeatures:
    """What the list of promises asks for; promises are named by uid."""

    all: Callable[[], PromiseList]
    due: Callable[[], int]
    next_step: Callable[[str], Any]
    let_go: Callable[[str], Any]
    day: Callable[[], date]
