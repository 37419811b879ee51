"""What the counter's form changes: facts, details and talks."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from shopfriend.app import Surroundings

if TYPE_CHECKING:
    from shopfriend.counter.views import BroughtBack, Fact, Facts, Silenced
    from shopfriend.records.kinds import DetailKind, Gone
    from shopfriend.store.database import Database
    from shopfriend.window.counter.features import EditFeatures


class OpenEdits:
    """What the form may change in one open shop; each call is one transaction on a worker."""

    def __init__(self, here: Surroundings, database: "Callable[[], Database]") -> None:
        self._here = here
        self._database = database

    def facts(self, uid: str) -> "Facts":
        """What the form shows of a customer (uid)."""
        from shopfriend.counter.facts import facts_of

        with self._database().reading() as session:
            return facts_of(session, uid, self._here.today)

    def change(self, uid: str, typed: "Mapping[Fact, str]", seen: "Mapping[Fact, str]") -> Any:
        """Store what was typed over what was seen. Raises Problem where another window wrote there meanwhile."""
        from shopfriend.counter import facts

        return facts.change(self._database(), uid, typed, self._here.today, seen)

    def add_detail(self, uid: str, kind: "DetailKind", typed: str) -> Any:
        """Keep a detail as it was typed."""
        from shopfriend.counter import details

        return details.add(self._database(), uid, kind, typed)

    def remove_detail(self, detail: str) -> str:
        """Take a detail out; the action puts it back."""
        from shopfriend.counter import details

        return details.remove(self._database(), detail).action

    def put_back_detail(self, action: str) -> Any:
        """Put a detail back that was taken out."""
        from shopfriend.counter import details

        return details.put_back(self._database(), action)

    def reword(self, talk: str, text: str | None, ask: str | None, seen: tuple[str, str] | None) -> Any:
        """Change a talk, or its question, where it still is as it was seen."""
        from shopfriend.counter import conversations

        return conversations.reword(self._database(), talk, text, ask, seen)

    def silence_detail(self, detail: str, gone: "Gone") -> "Silenced":
        """Somebody around a customer is no longer."""
        from shopfriend.counter import no_longer

        return no_longer.silence_detail(self._database(), detail, gone, self._here.today)

    def silence_customer(self, uid: str, gone: "Gone") -> "Silenced":
        """A customer is no longer."""
        from shopfriend.counter import no_longer

        return no_longer.silence_customer(self._database(), uid, gone, self._here.today)

    def drop_questions(self, talks: list[str]) -> str:
        """Ask these talks' questions no more; gives the action."""
        from shopfriend.counter import no_longer

        return no_longer.drop_questions(self._database(), talks).action

    def bring_back_detail(self, detail: str) -> "BroughtBack":
        """Somebody around a customer is there after all."""
        from shopfriend.counter import brought_back

        return brought_back.bring_back_detail(self._database(), detail)

    def bring_back_customer(self, uid: str) -> "BroughtBack":
        """A customer is there after all."""
        from shopfriend.counter import brought_back

        return brought_back.bring_back_customer(self._database(), uid)

    def silent_page(self, name: str) -> str:
        """The page (uid) of somebody of this very name who is in no hits, or ""."""
        from shopfriend.counter import brought_back

        with self._database().reading() as session:
            return brought_back.silent_page(session, name)

    def features(self) -> "EditFeatures":
        """What the form asks for."""
        from shopfriend.window.counter.features import EditFeatures

        return EditFeatures(
            facts=self.facts,
            change=self.change,
            add_detail=self.add_detail,
            remove_detail=self.remove_detail,
            put_back_detail=self.put_back_detail,
            reword=self.reword,
            silence_detail=self.silence_detail,
            silence_customer=self.silence_customer,
            drop_questions=self.drop_questions,
            bring_back_detail=self.bring_back_detail,
            bring_back_customer=self.bring_back_customer,
            silent_page=self.silent_page,
        )
