"""The shop's own words for cards, behind the window."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shopfriend.cards.views import Draft, OwnNew, OwnShown
    from shopfriend.cards.wording import Text
    from shopfriend.store.database import Database
    from shopfriend.window.cards.own_features import OwnFeatures


def own_features(database: "Callable[[], Database]") -> "OwnFeatures":
    """What keeping own words asks for."""
    from shopfriend.window.cards.own_features import OwnFeatures

    def every() -> "tuple[OwnShown, ...]":
        from shopfriend.cards import own_words

        with database().reading() as session:
            return own_words.own_words(session)

    def staff() -> tuple[tuple[str, str], ...]:
        from shopfriend.cards import own_words

        with database().reading() as session:
            return own_words.serving(session)

    def keep(new: "OwnNew") -> "Text | None":
        from shopfriend.cards import own_words

        return own_words.keep(database(), new).text

    def remove(uid: str) -> str:
        from shopfriend.cards import own_words

        return own_words.remove(database(), uid).action

    def to_all(drafts: "Mapping[str, Draft]") -> str:
        from shopfriend.cards import editing

        return editing.to_all(database(), drafts).action

    def undo(action: str) -> Any:
        from shopfriend.store.undoing import undo

        return undo(database(), action)

    return OwnFeatures(every, staff, keep, remove, to_all, undo)
