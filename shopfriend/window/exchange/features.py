"""What the screen that brings a list along asks for, as callables that run on the workers. Free of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopfriend.exchange.headers import Kind
    from shopfriend.exchange.views import Brought, Look

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ImportFeatures:
    """`look` and `look_again` only read; `bring` stores the whole list or nothing of it."""

    look: "Callable[[Path], Look]"
    look_again: "Callable[[Look, Mapping[int, Kind]], Look]"
    bring: "Callable[[Look, Progress, Cancelled], Brought]"
