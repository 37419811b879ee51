"""What was deleted and brought, behind the window: given back, taken back, and who was silent for years."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from shopfriend.app import Surroundings

if TYPE_CHECKING:
    from shopfriend.exchange.views import Joined
    from shopfriend.keeping.bin_views import InBin, ListBrought, Silent
    from shopfriend.store.database import Database
    from shopfriend.window.keeping.bin_features import BinFeatures


def bin_features(here: Surroundings, database: "Callable[[], Database]", stored: Callable[[], None]) -> "BinFeatures":
    """What the screen asks for; `stored` is called when many have changed at once."""
    from shopfriend.window.keeping.bin_features import BinFeatures

    def deleted() -> "tuple[InBin, ...]":
        from shopfriend.keeping import bin as keeping_bin

        return keeping_bin.in_bin(database())

    def lists() -> "tuple[ListBrought, ...]":
        from shopfriend.keeping import bin as keeping_bin

        return keeping_bin.lists_brought(database())

    def joined() -> "tuple[Joined, ...]":
        from shopfriend.exchange.taking_apart import joined

        return joined(database())

    def give_back(action: str) -> Any:
        from shopfriend.keeping import bin as keeping_bin

        return keeping_bin.give_back(database(), action)

    def take_back(action: str) -> None:
        give_back(action)
        stored()

    def take_apart(gone: str) -> Any:
        from shopfriend.exchange.taking_apart import take_apart

        return take_apart(database(), gone)

    def years() -> int:
        from shopfriend.keeping import retention

        return retention.years(database())

    def choose_years(chosen: int) -> Any:
        from shopfriend.keeping import retention

        return retention.choose_years(database(), chosen)

    def silent() -> "tuple[Silent, ...]":
        from shopfriend.keeping import retention

        return retention.silent(database(), here.today)

    return BinFeatures(
        deleted=deleted,
        lists=lists,
        joined=joined,
        give_back=give_back,
        take_back=take_back,
        take_apart=take_apart,
        years=years,
        choose_years=choose_years,
        silent=silent,
        day=lambda: here.today,
    )
