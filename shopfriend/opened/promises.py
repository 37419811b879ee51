"""What the screen of promises asks for: the list, each change to a promise, and who would be glad of what came in."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from shopfriend.app import Surroundings
from shopfriend.keeping import this_computer

if TYPE_CHECKING:
    from shopfriend.counter.promising import Promising
    from shopfriend.counter.views import Glad, Hit, Named, PromiseList
    from shopfriend.records.kinds import PromiseKind
    from shopfriend.store.database import Database
    from shopfriend.window.counter.features import PromiseFeatures


class OpenPromises:
    """The promises and wishes of the shop that is open by then."""

    def __init__(self, here: Surroundings, database: "Callable[[], Database]") -> None:
        self._here = here
        self._database = database

    def features(self, names: "Callable[[str], Named]", find: "Callable[[str], list[Hit]]") -> "PromiseFeatures":
        """What the screen asks for; `names` and `find` look somebody up, as at the counter."""
        from shopfriend.window.counter.features import PromiseFeatures

        return PromiseFeatures(
            names=names,
            find=find,
            kind_of=self.kind_of,
            promise=self.promise,
            all=self.all,
            due=self.due,
            next_step=self.next_step,
            let_go=self.let_go,
            delete=self.delete,
            tell_first=self.tell_first,
            put_off=self.put_off,
            put_off_to=self.put_off_to,
            glad=self.glad,
            tell_later=self.tell_later,
            was_told=self.was_told,
            no_longer_wished=self.no_longer_wished,
            undo=self.undo,
            day=lambda: self._here.today,
        )

    def all(self) -> "PromiseList":
        """Everything promised."""
        from shopfriend.counter import promise_list

        with self._database().reading() as session:
            return promise_list.promise_list(session, self._here.today)

    def kind_of(self, said: str) -> "PromiseKind":
        """What sort of promise these words make; told at once, without the shop."""
        from shopfriend.counter.said.promise_kind import kind_of

        return kind_of(said)

    def promise(self, customer: str, what: str, kind: "PromiseKind | None", by: str) -> "Promising":
        """Promise something to a customer, noted by whoever stands at this computer."""
        from shopfriend.counter import promising
        from shopfriend.counter.promises import NewPromise

        staff = this_computer.load(self._here.settings).staff or None
        new = NewPromise(what, kind=kind)
        return promising.promise(self._database(), customer, new, self._here.today, by, staff)

    def due(self) -> int:
        """How many promises are due today or late."""
        from shopfriend.counter import promise_list

        with self._database().reading() as session:
            return promise_list.how_many_are_due(session, self._here.today)

    def next_step(self, promise: str, seen: int) -> Any:
        """An order goes a step on; anything else is kept."""
        from shopfriend.counter import promises

        return promises.next_step(self._database(), promise, self._here.today, seen)

    def let_go(self, promise: str, why: str, seen: int) -> Any:
        """A promise is let go; they know."""
        from shopfriend.counter import promises

        return promises.let_go(self._database(), promise, self._here.today, why, seen)

    def delete(self, promise: str) -> Any:
        """A promise that was never made goes into the bin."""
        from shopfriend.keeping import deleting

        return deleting.delete_promise(self._database(), promise)

    def tell_first(self, promise: str, why: str, seen: int) -> Any:
        """A promise is let go as soon as they have been told."""
        from shopfriend.counter import promises

        return promises.tell_first(self._database(), promise, self._here.today, why, seen)

    def put_off(self, promise: str, seen: int) -> Any:
        """A promise is due tomorrow."""
        from shopfriend.counter import promises

        return promises.put_off(self._database(), promise, self._here.today + timedelta(days=1), seen)

    def put_off_to(self, promise: str, said: str, seen: int) -> "tuple[Any, date]":
        """A promise is due on the day that was said."""
        from shopfriend.counter import promises
        from shopfriend.counter.conversations import region_of

        with self._database().reading() as session:
            day = promises.day_said(said, self._here.today, region_of(session))
        return promises.put_off(self._database(), promise, day, seen), day

    def glad(self, what: str) -> "list[Glad]":
        """Who would be glad of what has come in; for a blank text whoever waits for anything."""
        from shopfriend.counter import needs

        with self._database().reading() as session:
            return needs.who_would_be_glad(session, what)

    def tell_later(self, uid: str, what: str) -> Any:
        """A wish or an order has come and is to be told."""
        from shopfriend.counter import needs

        return needs.tell_later(self._database(), uid, what, self._here.today)

    def was_told(self, uid: str) -> Any:
        """A wish or an order has come and was told."""
        from shopfriend.counter import needs

        return needs.was_told(self._database(), uid, self._here.today)

    def no_longer_wished(self, uid: str) -> Any:
        """Nobody waits for a wish any more."""
        from shopfriend.counter import needs

        return needs.no_longer_wished(self._database(), uid)

    def undo(self, action: str) -> Any:
        """Take back what one action wrote."""
        from shopfriend.store.undoing import undo

        return undo(self._database(), action)
