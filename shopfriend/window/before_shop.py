"""The screens that are seen before there is a shop, or before its code is known: made anew each time, and then left."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from shopfriend.window.asking import Asking
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    from shopfriend.window.keeping.welcome import CodeToKeep, CodeToType, FirstDay

Screen = TypeVar("Screen", bound=QWidget)


class BeforeShop:
    """Shows each of them on `stack`, upon whatever is seen there."""

    def __init__(self, colours: Colours, asking: Asking, stack: QStackedWidget) -> None:
        self._colours = colours
        self._asking = asking
        self._stack = stack

    def show_first_day(self) -> "FirstDay":
        """No shop yet."""
        from shopfriend.window.keeping.welcome import FirstDay

        first = self._show(FirstDay(self._colours, self._asking.backup))
        first.name.setFocus()
        return first

    def show_code(self, code: str) -> "CodeToKeep":
        """The code that must be written down."""
        from shopfriend.window.keeping.welcome import CodeToKeep

        return self._show(CodeToKeep(self._colours, code))

    def show_asking(self) -> "CodeToType":
        """The code that opens the shop is wanted."""
        from shopfriend.window.keeping.welcome import CodeToType

        asking = self._show(CodeToType(self._colours))
        asking.code.setFocus()
        return asking

    def _show(self, screen: Screen) -> Screen:
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        return screen
