"""What was half typed on any of the screens, for those that take their place: after a lock, or in other letters."""

from dataclasses import replace
from typing import TYPE_CHECKING

from shopfriend.window.counter.half_typed import HalfTyped

if TYPE_CHECKING:
    from shopfriend.window.screens import Screens


def half_typed_on(screens: "Screens") -> HalfTyped:
    """What stands in fields of these screens and is stored nowhere. Screens that were never seen are not built."""
    from shopfriend.window.counter.new_promise import NewPromise
    from shopfriend.window.our_shop.better_part import BetterPart

    typed = screens.counter.half_typed()
    promise, better = screens.findChild(NewPromise), screens.findChild(BetterPart)
    return replace(
        typed,
        promise=typed.promise if promise is None else promise.half_typed(),
        better=typed.better if better is None else better.half_typed(),
    )


def put_back_on(screens: "Screens", typed: HalfTyped) -> None:
    """Let it stand there again as soon as its place is seen."""
    screens.counter.keep_half_typed(typed)
    if any(typed.promise):
        screens.promises.new.put_back(typed.promise)
    if typed.better:
        screens.our_shop.point.better.put_back(typed.better)
