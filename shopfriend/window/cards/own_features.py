"""What keeping words of one's own for cards asks of the shop, as callables that run on its workers. Free of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shopfriend.cards.views import Draft, OwnNew, OwnShown
    from shopfriend.cards.wording import Text


@dataclass(frozen=True, slots=True)
class OwnFeatures:
    """`keep` gives the text that was kept, None for a beginning or an ending; `remove` and `to_all` an action to undo.

    `staff` are uids and names. `to_all` takes drafts by card.
    """

    all: "Callable[[], tuple[OwnShown, ...]]"
    staff: Callable[[], tuple[tuple[str, str], ...]]
    keep: "Callable[[OwnNew], Text | None]"
    remove: Callable[[str], str]
    to_all: "Callable[[Mapping[str, Draft]], str]"
    undo: Callable[[str], Any]
