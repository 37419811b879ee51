"""What the screen of cards asks of the shop, as callables that run on its workers. Free of Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopfriend.window.cards.own_features import OwnFeatures
from shopfriend.window.cards.printing_features import Cancelled, PrintingFeatures, Progress
from shopfriend.window.cards.spelling_features import SpellingFeatures
from shopfriend.window.cards.whom_features import WhomFeatures

if TYPE_CHECKING:
    from shopfriend.cards.passes import PrintWish
    from shopfriend.cards.preview import FrontAlone, Preview
    from shopfriend.cards.views import Draft, MonthPile, OpenRun, Printed, ToWriteAbout
    from shopfriend.printing.fronts import Design


@dataclass(frozen=True, slots=True)
class CardFeatures:
    """Cards are named by uid. How a card looks, from `preview` to `designs`, is asked by the paper's worker.

    `write` takes card, draft, whether it is ready, and the draft that was seen before: it refuses where somebody else
    has changed the same thing meanwhile.
    """

    month: "Callable[[date], MonthPile]"
    still_to_do: Callable[[date], int]
    preview: "Callable[[Draft], Preview]"
    front: "Callable[[Draft], FrontAlone]"
    drawings: "Callable[[], Mapping[str, Design]]"
    hands: Callable[[], list[str]]
    designs: Callable[[str], list[str]]
    to_write_about: "Callable[[str], ToWriteAbout]"
    write: "Callable[[str, Draft, bool, Draft], Any]"
    skip: Callable[[str], Any]
    put_back: Callable[[str], Any]
    print_ready: "Callable[[date, Sequence[str], Path, PrintWish, Progress, Cancelled], Printed]"
    printing: PrintingFeatures
    whom: WhomFeatures
    own: OwnFeatures
    spelling: SpellingFeatures
    asked_about: "Callable[[], OpenRun | None]"
    settle: Callable[[str, Mapping[str, bool]], Any]
    sent: Callable[[list[str]], Any]
    day: Callable[[], date]
