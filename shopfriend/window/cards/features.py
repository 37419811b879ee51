"""What the screen of cards asks of the shop, as callables that run on its workers. Free of Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shopfriend.cards.preview import Preview
    from shopfriend.cards.views import Draft, MonthPile, OpenRun, Printed, ToWriteAbout
    from shopfriend.printing.fronts import Design

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class CardFeatures:
    """Cards are named by uid. `preview`, `drawings`, `hands` and `designs` are asked by the paper's worker."""

    month: "Callable[[date], MonthPile]"
    still_to_do: Callable[[date], int]
    preview: "Callable[[Draft], Preview]"
    drawings: "Callable[[], Mapping[str, Design]]"
    hands: Callable[[], list[str]]
    designs: Callable[[str], list[str]]
    to_write_about: "Callable[[str], ToWriteAbout]"
    write: "Callable[[str, Draft, bool], Any]"
    skip: Callable[[str], Any]
    put_back: Callable[[str], Any]
    print_ready: "Callable[[date, Sequence[str], Path, Progress, Cancelled], Printed]"
    asked_about: "Callable[[], OpenRun | None]"
    settle: Callable[[str, Mapping[str, bool]], Any]
    sent: Callable[[list[str]], Any]
    day: Callable[[], date]
