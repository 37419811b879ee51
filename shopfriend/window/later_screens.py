"""The screens of the places that a shop grows into: built when they are first wanted, and put on the stack then."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from shopfriend.window.asking import Asking
from shopfriend.window.background import Workers
from shopfriend.window.features import Features, LaterFeatures
from shopfriend.window.theme import Colours


def _circle(colours: Colours, features: LaterFeatures, workers: Workers, _asking: Asking) -> QWidget:
    from shopfriend.window.goodwill.screen import CircleScreen

    return CircleScreen(colours, features.circle, workers)


def _our_shop(colours: Colours, features: LaterFeatures, workers: Workers, asking: Asking) -> QWidget:
    from shopfriend.window.our_shop.screen import OurShopScreen

    return OurShopScreen(colours, features.our_shop, workers, asking.folder)


_MAKERS: dict[str, Callable[[Colours, LaterFeatures, Workers, Asking], QWidget]] = {
    "circle": _circle,
    "our_shop": _our_shop,
}
"""The later places that have a screen. It has `begin`, `use` (which takes LaterFeatures), `hide_people` and `stop`, and
the signals told (words), undoable (words, how it is taken back) and opened (whose page is wanted)."""


class LaterScreens(QObject):
    """Asks in the background which places are there by now, and builds their screens on `stack`.

    `there` tells the places by name, `built` a screen as soon as there is one, `wishes_wanted` that one wants to see
    who waits for what. Nothing is asked before the counter has had its first letters.
    """

    told = Signal(str)
    undoable = Signal(str, object)
    opened = Signal(str)
    there = Signal(object)
    built = Signal(QWidget)
    wishes_wanted = Signal()

    def __init__(
        self,
        colours: Colours,
        features: Callable[[], Features],
        workers: Workers,
        asking: Asking,
        stack: QStackedWidget,
    ) -> None:
        super().__init__(stack)
        self._colours = colours
        self._features = features
        self._workers = workers
        self._asking = asking
        self._stack = stack
        self._screens: dict[str, Any] = {}

    def ask(self) -> None:
        """Ask which places are there by now."""
        self._workers.reading.run(self._features().later.there, lambda places: self.there.emit(places & _MAKERS.keys()))

    def screen(self, place: str) -> Any:
        """The screen of a place."""
        if place not in self._screens:
            made: Any = _MAKERS[place](self._colours, self._features().later, self._workers, self._asking)
            made.told.connect(self.told)
            made.undoable.connect(self.undoable)
            made.opened.connect(self.opened)
            self.built.emit(made)
            if place == "circle":
                made.wishes_wanted.connect(self.wishes_wanted)
            self._screens[place] = made
            self._stack.addWidget(made)
        return self._screens[place]

    def place(self) -> str:
        """The name of the place that is seen; "" where it is none of these."""
        seen = self._stack.currentWidget()
        return next((name for name, each in self._screens.items() if each is seen), "")

    def use(self, features: LaterFeatures) -> None:
        """Ask another shop from now on."""
        for screen in self._screens.values():
            screen.use(features)

    def refresh(self) -> None:
        """Others have written into the shop meanwhile: show it where it is seen."""
        place = self.place()
        if place:
            self._screens[place].reload()

    def hide_people(self) -> None:
        """Nothing that names somebody stays in sight."""
        for screen in self._screens.values():
            screen.hide_people()

    def stop(self) -> None:
        """The screens go: store what was changed last."""
        for screen in self._screens.values():
            screen.stop()
