"""The screens of a window by name, for whoever stands before it: each is built when it is first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from shopfriend.window.screen_stack import ScreenStack

if TYPE_CHECKING:
    from shopfriend.window.cards.screen import CardsScreen
    from shopfriend.window.counter.promises_screen import PromisesScreen
    from shopfriend.window.exchange.import_screen import ImportScreen
    from shopfriend.window.goodwill.screen import CircleScreen
    from shopfriend.window.keeping.measuring_screen import MeasuringScreen
    from shopfriend.window.keeping.safety_screen import SafetyScreen
    from shopfriend.window.keeping.settings_screen import SettingsScreen
    from shopfriend.window.our_shop.screen import OurShopScreen


class SeenScreens(QWidget):
    """What lies on its stack."""

    _stack: ScreenStack

    @property
    def importing(self) -> "ImportScreen":
        """The screen that brings a list along."""
        return self._stack.importing

    @property
    def measuring(self) -> "MeasuringScreen":
        """Where a printer is measured."""
        return self._stack.measuring

    @property
    def cards(self) -> "CardsScreen":
        """The month's cards."""
        return self._stack.cards

    @property
    def promises(self) -> "PromisesScreen":
        """What was promised."""
        return self._stack.promises

    @property
    def settings(self) -> "SettingsScreen":
        """The settings of the shop and of this computer."""
        return self._stack.settings

    @property
    def safety(self) -> "SafetyScreen":
        """The recovery sheet and the backups."""
        return self._stack.safety

    @property
    def circle(self) -> "CircleScreen":
        """Who stands where, and who sent whom."""
        screen: CircleScreen = self._stack.later.screen("circle")
        return screen

    @property
    def our_shop(self) -> "OurShopScreen":
        """Points of contact, reputation and check-up."""
        screen: OurShopScreen = self._stack.later.screen("our_shop")
        return screen
