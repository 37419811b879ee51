"""What the counter's form changes: facts, details and talks."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from shopfriend.app import Surroundings

if TYPE_CHECKING:
    from shopfriend.counter.views import Fact, Facts
    from shopfriend.records.kinds import DetailKind
    from shopfriend.store.database import Database
    from shopfriend.window.counter.features import EditFeatures


def edit_features(here: Surroundings, database: "Callable[[], Database]") -> "EditFeatures":
    """What the form asks for."""
    from shopfriend.window.counter.features import EditFeatures

    def facts(uid: str) -> "Facts":
        from shopfriend.counter.facts import facts_of

        with database().reading() as session:
            return facts_of(session, uid, here.today)

    def change(uid: str, typed: "Mapping[Fact, str]") -> Any:
        from shopfriend.counter import facts

        return facts.change(database(), uid, typed, here.today)

    def add_detail(uid: str, kind: "DetailKind", typed: str) -> Any:
        from shopfriend.counter import details

        return details.add(database(), uid, kind, typed)

    def remove_detail(detail: str) -> str:
        from shopfriend.counter import details

        return details.remove(database(), detail).action

    def put_back_detail(action: str) -> Any:
        from shopfriend.counter import details

        return details.put_back(database(), action)

    def reword(talk: str, text: str | None, ask: str | None) -> Any:
        from shopfriend.counter import conversations

        return conversations.reword(database(), talk, text, ask)

    return EditFeatures(facts, change, add_detail, remove_detail, put_back_detail, reword)
