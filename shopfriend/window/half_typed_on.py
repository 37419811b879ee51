"""What was half typed on any of the screens, for those that take their place: after a lock, or in other letters."""

from dataclasses import replace
from typing import TYPE_CHECKING

from shopfriend.window.counter.half_typed import HalfTyped

if TYPE_CHECKING:
    from shopfriend.window.screens import Screens


def half_typed_on(screens: "Screens") -> HalfTyped:
    """What stands in fields of these screens and is stored nowhere. Screens that were never seen are not built."""
    from shopfriend.window.counter.new_promise import NewPromise

    typed, promise = screens.counter.half_typed(), screens.findChild(NewPromise)
    return typed if promise is None else replace(typed, promise=promise.half_typed())


def put_back_on(screens: "Screens", typed: HalfTyped) -> None:
    """Let it stand there again as soon as its place is seen."""
    screens.counter.keep_half_typed(typed)
    if any(typed.promise):
        screens.promises.new.put_back(typed.promise)
