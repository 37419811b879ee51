"""How many things wait at the places of the rail, asked for without building their screens."""

from collections.abc import Callable

from shopfriend.window.background import Worker
from shopfriend.window.features import Features


class RailCounts:
    """Asks the shop that is open by then; `show` gets a place of the rail and its number."""

    def __init__(self, features: Callable[[], Features], reading: Worker, show: Callable[[str, int], None]) -> None:
        self._features = features
        self._reading = reading
        self._show = show

    def promises(self) -> None:
        """How many promises are due."""
        self._reading.run(self._features().promises.due, lambda number: self._show("promises", number))

    def cards(self) -> None:
        """How many cards the month's end still wants. A long question, asked only when the shop is opened."""
        cards = self._features().cards
        month = cards.day().replace(day=1)
        self._reading.run(lambda: cards.still_to_do(month), lambda number: self._show("cards", number))
