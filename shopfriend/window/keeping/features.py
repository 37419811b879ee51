"""What the screen of settings asks for, as callables. Free of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from shopfriend.keeping.views import ShopSettings, ThisComputer


@dataclass(frozen=True, slots=True)
class SettingsFeatures:
    """`shop` and `change_shop` ask the shop; the rest belongs to this computer. Languages and regions are codes."""

    shop: Callable[[], ShopSettings]
    change_shop: Callable[[ShopSettings], Any]
    computer: Callable[[], ThisComputer]
    change_computer: Callable[[ThisComputer], None]
    languages: Sequence[str]
    card_languages: Sequence[str]
    hands: Callable[[], list[str]]
    file: str
