"""What Circle asks of the shop, as callables that run on its workers. Free of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shopfriend.counter.views import Named
    from shopfriend.goodwill.noting_views import NotedDown, Noting
    from shopfriend.goodwill.views import Circle
    from shopfriend.records.kinds import Stage


@dataclass(frozen=True, slots=True)
class CircleFeatures:
    """`circle` gives all that the screen shows; `move` puts a customer (uid) at a stage, which `undo` takes back.

    `names` looks somebody up; `note` keeps whom a customer (uid) sent, and gives the action that `undo` takes back.
    """

    circle: "Callable[[], Circle]"
    move: "Callable[[str, Stage], Any]"
    names: "Callable[[str], Named]"
    note: "Callable[[str, Noting], NotedDown]"
    undo: Callable[[str], Any]
    day: Callable[[], date]
