"""The settings behind the window: what belongs to the shop, and what belongs to this computer."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopfriend import app
from shopfriend.app import Surroundings

if TYPE_CHECKING:
    from shopfriend.keeping.views import OfferedHand, ShopSettings
    from shopfriend.store.database import Database
    from shopfriend.window.keeping.features import SettingsFeatures


def settings_features(here: Surroundings, database: "Callable[[], Database]", file: Path) -> "SettingsFeatures":
    """What the screen of settings asks for; `file` is where the shop lies."""
    from shopfriend.keeping import this_computer
    from shopfriend.window.keeping.features import SettingsFeatures

    def shop() -> "ShopSettings":
        from shopfriend.keeping import settings

        return settings.of_shop(database())

    def change_shop(chosen: "ShopSettings") -> Any:
        from shopfriend.keeping import settings

        return settings.change(database(), chosen)

    def hands() -> "list[OfferedHand]":
        from shopfriend.keeping import own_hands
        from shopfriend.keeping.views import OfferedHand

        shipped = [OfferedHand(hand.name, own=False) for hand in app.shipped_hands(here)]
        return shipped + [OfferedHand(hand.name, own=True) for hand in own_hands.own_hands(database())]

    def remove_hand(name: str) -> Any:
        from shopfriend.keeping import own_hands

        return own_hands.remove(database(), name)

    def put_back(removed: Any) -> Any:
        from shopfriend.keeping import own_hands

        return own_hands.put_back(database(), removed)

    return SettingsFeatures(
        shop=shop,
        change_shop=change_shop,
        computer=lambda: this_computer.load(here.settings),
        change_computer=lambda chosen: this_computer.store(here.settings, chosen),
        languages=languages(here),
        card_languages=tuple(sorted(path.stem for path in (here.resources / "words").glob("*.toml"))),
        hands=hands,
        add_hand=lambda font: app.learn_hand(here, database(), font),
        remove_hand=remove_hand,
        put_back=put_back,
        file=str(file),
    )


def languages(here: Surroundings) -> tuple[str, ...]:
    """The languages that the window speaks."""
    translated = (here.resources / "translations").glob("*/LC_MESSAGES/shopfriend.mo")
    return ("en", *sorted(path.parent.parent.name for path in translated))
