"""What the part of Settings about staff asks for, as callables. Free of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from shopfriend.keeping.views import Member


@dataclass(frozen=True, slots=True)
class StaffKeeping:
    """Members are named by uid; each change gives the action that `undo` takes back."""

    members: Callable[[], tuple[Member, ...]]
    add: Callable[[str], Any]
    give_hand: Callable[[str, str], Any]
    leave: Callable[[str], Any]
    come_back: Callable[[str], Any]
    undo: Callable[[str], Any]
