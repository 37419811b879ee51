"""What the places ask for that a shop grows into, and which of them are there by now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from shopfriend.app import Surroundings

if TYPE_CHECKING:
    from shopfriend.counter.views import Named
    from shopfriend.goodwill.views import Circle
    from shopfriend.records.kinds import Stage
    from shopfriend.store.changes import Changes
    from shopfriend.store.database import Database
    from shopfriend.window.features import LaterFeatures
    from shopfriend.window.goodwill.features import CircleFeatures


def later_features(
    here: Surroundings, database: "Callable[[], Database]", names: "Callable[[str], Named]"
) -> "LaterFeatures":
    """All that the later places ask a shop for; `names` looks somebody up."""
    from shopfriend.opened.our_shop import our_shop_features
    from shopfriend.window.features import LaterFeatures

    def there() -> frozenset[str]:
        from shopfriend.keeping.later_places import places_there

        with database().reading() as session:
            return places_there(session, here.today)

    return LaterFeatures(there, circle_features(here, database, names), our_shop_features(here, database))


def circle_features(
    here: Surroundings, database: "Callable[[], Database]", names: "Callable[[str], Named]"
) -> "CircleFeatures":
    """What Circle asks for."""
    from shopfriend.opened.counter import noting
    from shopfriend.window.goodwill.features import CircleFeatures

    def circle() -> "Circle":
        from shopfriend.goodwill import circle

        with database().reading() as session:
            return circle.circle(session, here.today)

    def move(uid: str, stage: "Stage") -> "Changes":
        from shopfriend.goodwill import moving

        return moving.move(database(), uid, stage)

    def undo(action: str) -> "Changes":
        from shopfriend.store import undoing

        return undoing.undo(database(), action)

    return CircleFeatures(circle, move, names, noting(here, database), undo, lambda: here.today)
