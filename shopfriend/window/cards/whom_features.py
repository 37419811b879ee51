"""What choosing who gets a card, and who would rather not, asks of the shop: callables for its workers. Free of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shopfriend.records.kinds import Occasion

if TYPE_CHECKING:
    from shopfriend.counter.views import Hit, Named


@dataclass(frozen=True, slots=True)
class WhomFeatures:
    """`names` and `find` look people up as the counter does; `begin` takes customer and occasion, gives the card's uid.

    `not_ever` and `no_cards` take a card and give the action that `take_back` undoes. `knows` stores that whoever a
    card is for knows of the cards.
    """

    names: "Callable[[str], Named]"
    find: "Callable[[str], list[Hit]]"
    begin: Callable[[str, Occasion], str]
    not_ever: Callable[[str], str]
    no_cards: Callable[[str], str]
    take_back: Callable[[str], Any]
    knows: Callable[[str], Any]
