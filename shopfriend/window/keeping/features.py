"""What the screen of settings asks for, as callables. Free of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopfriend.keeping.views import AddedPicture, Learned, OfferedHand, ShopSettings, ThisComputer
from shopfriend.window.keeping.lock_features import LockFeatures
from shopfriend.window.keeping.staff_features import StaffKeeping

if TYPE_CHECKING:
    from shopfriend.printing.own_picture import FrontPicture


@dataclass(frozen=True, slots=True)
class SettingsFeatures:
    """`shop`, `change_shop` and what is about hands ask the shop; the rest belongs to this computer.

    Languages and regions are codes. `add_hand` learns a font, which takes seconds; what `remove_hand` gives,
    `put_back_hand` takes, and so with pictures and with `words` that were kept as right.
    """

    shop: Callable[[], ShopSettings]
    change_shop: Callable[[ShopSettings, ShopSettings], Any]
    computer: Callable[[], ThisComputer]
    change_computer: Callable[[ThisComputer], None]
    languages: Sequence[str]
    card_languages: Sequence[str]
    hands: Callable[[], list[OfferedHand]]
    add_hand: Callable[[Path], Learned]
    remove_hand: Callable[[str], Any]
    put_back_hand: Callable[[Any], Any]
    pictures: "Callable[[], tuple[FrontPicture, ...]]"
    add_picture: Callable[[Path], AddedPicture]
    remove_picture: Callable[[str], Any]
    put_back_picture: Callable[[Any], Any]
    words: Callable[[], tuple[str, ...]]
    remove_word: Callable[[str], str]
    put_back_word: Callable[[str], Any]
    file: str
    lock: LockFeatures
    staff: StaffKeeping
