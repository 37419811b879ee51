"""What the screen of settings asks for, as callables. Free of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopfriend.keeping.views import Learned, OfferedHand, ShopSettings, ThisComputer


@dataclass(frozen=True, slots=True)
class SettingsFeatures:
    """`shop`, `change_shop` and what is about hands ask the shop; the rest belongs to this computer.

    Languages and regions are codes. `add_hand` learns a font, which takes seconds; `remove_hand` gives what `put_back`
    takes.
    """

    shop: Callable[[], ShopSettings]
    change_shop: Callable[[ShopSettings], Any]
    computer: Callable[[], ThisComputer]
    change_computer: Callable[[ThisComputer], None]
    languages: Sequence[str]
    card_languages: Sequence[str]
    hands: Callable[[], list[OfferedHand]]
    add_hand: Callable[[Path], Learned]
    remove_hand: Callable[[str], Any]
    put_back: Callable[[Any], Any]
    file: str
