"""Between the check-up on the screen and the shop: loaded for the sheet and the page, and kept."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from shopfriend.language import _, month_alone
from shopfriend.our_shop.check_up_views import CheckUps, CheckUpTold
from shopfriend.window.background import Worker
from shopfriend.window.our_shop.check_up_page import CheckUpView
from shopfriend.window.our_shop.compelled_sheet import CompelledSheet
from shopfriend.window.our_shop.doing import Doing
from shopfriend.window.our_shop.features import OurShopFeatures
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button


class Checking(QObject):
    """`page_wanted` tells that the page is to be seen; `main` is the button that leads to the month that is due."""

    opened = Signal(str)
    page_wanted = Signal(object)

    def __init__(
        self,
        colours: Colours,
        features: Callable[[], OurShopFeatures],
        reading: Worker,
        doing: Doing,
        sheet: CompelledSheet,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._features, self._reading, self._doing, self._sheet = features, reading, doing, sheet
        self._latest = 0
        self._month: date | None = None
        self._due: date | None = None
        self.view = CheckUpView(colours)
        self.main: QPushButton = button(_("Do the check-up"), 52, main=True, icon="list", colour="#ffffff")
        self.main.hide()
        self.main.clicked.connect(lambda: self.open(self._due))
        sheet.opened.connect(self.open)
        self.view.kept.connect(self._keep)
        self.view.noted.connect(self._note)
        self.view.opened.connect(self.opened)

    def reload(self) -> None:
        """Ask for the months anew, and for the one that is seen."""
        self._latest += 1
        number, features = self._latest, self._features().check_up
        self._reading.run(features.all, self._show_all)
        month = self._month
        if month is not None:
            self._reading.run(lambda: features.month(month), lambda told: self._show(number, told))

    def open(self, month: date | None) -> None:
        """Show the page of a month."""
        if month is not None:
            self._month = month
            self.page_wanted.emit(self.view)

    def leave(self) -> None:
        """The page is not seen any more."""
        self._month = None

    def hide_people(self) -> None:
        """Nobody behind a figure stays in sight, nor comes with an answer that is on its way."""
        self._latest += 1
        self._month = None
        self.view.store_now()
        self.view.hide_people()

    def _show_all(self, found: CheckUps) -> None:
        self._due = found.due
        self.main.setVisible(found.due is not None)
        if found.due is not None:
            words = _("Do {month}’s check-up").format(month=month_alone(found.due))
            self.main.setText(f"  {words}")
            self.main.setAccessibleName(words)
        self._sheet.show_check_ups(found)

    def _show(self, number: int, told: CheckUpTold) -> None:
        if number == self._latest:
            self.view.show_check_up(told)

    def _note(self, month: date, answers: Mapping[str, str]) -> None:
        note = self._features().check_up.note
        self._doing.do(lambda: note(month, answers), _("Noted."))

    def _keep(self, month: date, compelled: int, answers: Mapping[str, str]) -> None:
        keep = self._features().check_up.keep
        said = _("{month} is kept.").format(month=month_alone(month))
        self._doing.do(lambda: keep(month, compelled, answers), said, self.view.refuse)
