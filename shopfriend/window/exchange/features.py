"""What the screens about many customers at once ask for, as callables that run on the workers. Free of Qt."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopfriend.exchange.headers import Kind
    from shopfriend.exchange.views import Brought, Joined, Look, Pair
    from shopfriend.records.written_day import Order

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ImportFeatures:
    """`look` and `look_again` only read; `bring` stores the whole list or nothing of it."""

    look: "Callable[[Path, Progress, Cancelled], Look]"
    look_again: "Callable[[Look, Mapping[int, Kind], Order | None], Look]"
    bring: "Callable[[Look, Progress, Cancelled], Brought]"


@dataclass(frozen=True, slots=True)
class TakingFeatures:
    """`take` writes everything into a new folder in the one that is given, `move_in` stores such a folder in a new shop
    and tells how many customers have come; `addresses` and `birthdays` write a list for the wall as PDF,
    `notice` the page for the counter.
    """

    take: "Callable[[Path, Progress, Cancelled], Path]"
    move_in: "Callable[[Path, Progress, Cancelled], int]"
    addresses: "Callable[[Path], Path]"
    birthdays: "Callable[[Path], Path]"
    notice: "Callable[[Path], Path]"


@dataclass(frozen=True, slots=True)
class DoublesFeatures:
    """`find` looks for pairs, `joined` for those who were made one. `make_one` takes who stays, who goes, and the facts
    that shall stay as the one who goes has them; what it and `are_two` give, `undo` takes.
    """

    find: "Callable[[Cancelled], tuple[Pair, ...]]"
    joined: "Callable[[], tuple[Joined, ...]]"
    make_one: "Callable[[str, str, Collection[str]], str]"
    are_two: "Callable[[str, str], str]"
    take_apart: "Callable[[str], None]"
    undo: "Callable[[str], None]"
