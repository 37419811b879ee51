"""What the screen of what was deleted and brought asks of the shop. Free of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shopfriend.exchange.views import Joined
    from shopfriend.keeping.bin_views import InBin, ListBrought, Silent


@dataclass(frozen=True, slots=True)
class BinFeatures:
    """`give_back` and `take_back` are told the action; `take_apart` whom two became one of (uid).

    `years` tells after how many silent years somebody is offered for forgetting, `silent` whom that means today.
    """

    deleted: "Callable[[], tuple[InBin, ...]]"
    lists: "Callable[[], tuple[ListBrought, ...]]"
    joined: "Callable[[], tuple[Joined, ...]]"
    give_back: Callable[[str], Any]
    take_back: Callable[[str], Any]
    take_apart: Callable[[str], Any]
    years: Callable[[], int]
    choose_years: Callable[[int], Any]
    silent: "Callable[[], tuple[Silent, ...]]"
    day: Callable[[], date]
